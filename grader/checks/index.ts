/** The vocabulary of checks: the one list of what an exercise may ask of a cluster, or of a learner's function. */
export { type FunctionAgrees, functionAgrees } from './function-agrees.ts'
export { type Ask, type FunctionHolds, functionHolds } from './function-holds.ts'
export { hostsAnswer } from './hosts-answer.ts'
export { podsAnswer } from './pods-answer.ts'
export { serviceEndpoints } from './service-endpoints.ts'
export { serviceOffers } from './service-offers.ts'
export { serviceSelects } from './service-selects.ts'
export type { Shape } from './shape.ts'

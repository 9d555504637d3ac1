/** The vocabulary of checks: the one list of what an exercise may ask of a cluster. */
export { hostsAnswer } from './hosts-answer.ts'
export { podsAnswer } from './pods-answer.ts'
export { serviceEndpoints } from './service-endpoints.ts'
export { serviceOffers } from './service-offers.ts'
export { serviceSelects } from './service-selects.ts'

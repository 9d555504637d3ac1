/**
 * The vocabulary of checks: the one list of what an exercise may ask of a cluster, of commands that were typed, of what was
 * foretold, or of a learner's function.
 */

export { type AnsweredMeanwhile, answeredMeanwhile } from './answered-meanwhile.ts'
export { type BalancerAnswers, balancerAnswers } from './balancer-answers.ts'
export {
  type RequestNotApproved,
  type RequestSigned,
  requestNotApproved,
  requestSigned,
  type SecretHoldsCertificate,
  secretHoldsCertificate,
} from './certificate-requests.ts'
export { type AffinityLasts, affinityLasts, type ClientsStay, clientsStay } from './clients-stay.ts'
export { type CommandPrints, commandPrints } from './command-prints.ts'
export { type CommandUses, commandUses, type KubectlUse, type ProgramName, type Use } from './command-uses.ts'
export { type FamilyAnswers, familyAnswers } from './family-answers.ts'
export { type SameOrAny, type Sent, sameOrAny } from './foretell-affinity.ts'
export { howManyNames, type NameForetold, whichAddress, whichAlias, whichFullName } from './foretell-name.ts'
export { type Foretold, howItEnds, whichSource, whoAnswers } from './foretell-request.ts'
export { type FunctionAgrees, functionAgrees } from './function-agrees.ts'
export { type Ask, type FunctionHolds, functionHolds } from './function-holds.ts'
export { hostsAnswer } from './hosts-answer.ts'
export { type IngressLeads, type IngressRequest, ingressLeads } from './ingress-leads.ts'
export { type NameGivesPods, nameGivesPods } from './name-gives-pods.ts'
export { type NameIsAlias, nameIsAlias } from './name-is-alias.ts'
export { perInput } from './per-input.ts'
export { type PodLeavesGently, podLeavesGently } from './pod-leaves-gently.ts'
export { podsAnswer } from './pods-answer.ts'
export { type PodsKnowService, podsKnowService } from './pods-know-service.ts'
export { type PodsReady, podsReady } from './pods-ready.ts'
export { type ProgramBoots, programBoots } from './program-boots.ts'
export { type RolloutLosesNone, rolloutLosesNone } from './rollout-loses-none.ts'
export { type SeesClient, seesClient } from './sees-client.ts'
export { serviceEndpoints } from './service-endpoints.ts'
export { serviceOffers } from './service-offers.ts'
export { serviceSelects } from './service-selects.ts'
export { type SettingLeads, settingLeads } from './setting-leads.ts'
export type { Shape } from './shape.ts'
export { type StaysClosed, staysClosed } from './stays-closed.ts'
export { type ZoneAnswers, zoneAnswers } from './zone-answers.ts'

/**
 * The name rules as validators need them. Their home is sim/names: label selectors, one floor below, need them too.
 *
 * Example: refuseName('dns1123-label', ['metadata', 'name'], 'Web')
 */
export * from '../names/dns.ts'
export * from '../names/domain.ts'
export * from '../names/identifier.ts'
export * from '../names/label.ts'
export { byteLength, mustBeBetween, mustBeNoLonger, mustBeNonEmpty, mustMatch } from '../names/message.ts'
export * from '../names/object-name.ts'
export * from '../names/port.ts'
export { nameRefusals, refuseName } from '../names/refuse.ts'
export { type NameRule, nameRules } from '../names/rules.ts'

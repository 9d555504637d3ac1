/** Refusals as validators make them. Their home is sim/refusal.ts: label selectors, one floor below, refuse too. */
export {
  duplicate,
  fieldErrorLine,
  immutable,
  negative,
  notSupported,
  outOfRange,
  refusal,
  refusedField,
  tooLong,
  tooMany,
} from '../refusal.ts'

/**
 * Labels, and the selectors that pick objects by them: the door to this room.
 *
 * A Service selects with a plain map; workloads and `kubectl -l` select with requirements. Source:
 * kubernetes/apimachinery pkg/labels.
 *
 * Example: matchesSelector({ app: 'web' }, pod.metadata.labels)
 */
export { type SelectorGap, selectorGaps } from './labels/gaps.ts'
export { equalityMapOf, selectorFrom } from './labels/label-selector.ts'
export { matchesSelector, requiresExactMatch } from './labels/match.ts'
export { parseSelector } from './labels/parse.ts'
export { printRequirement, printSelector } from './labels/print.ts'
export { requirement } from './labels/requirement.ts'
export {
  everything,
  isSelector,
  nothing,
  type Operator,
  type Requirement,
  type Selector,
} from './labels/selector.ts'
export { hasLabel, labelsConflict, mergeLabels, parseLabels, printLabels, sameLabels } from './labels/set.ts'

/**
 * Which selector does a LabelSelector of a manifest mean (matchLabels and matchExpressions, all of them required)?
 * An absent one selects nothing, an empty one everything.
 *
 * Models LabelSelectorAsSelector and LabelSelectorAsMap of kubernetes/apimachinery pkg/apis/meta/v1/helpers.go.
 *
 * Example: selectorFrom({ matchLabels: { app: 'web' } }) prints as app=web.
 */
import type { LabelSelector, LabelSelectorRequirement, Labels } from '../api/meta.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { quoteText } from '../quote.ts'
import { requirement } from './requirement.ts'
import {
  everything,
  nothing,
  type Operator,
  type Requirement,
  type Selector,
  selectorOf,
} from './selector.ts'

/** The first requirement that is malformed refuses the whole, as upstream stops there. */
export function selectorFrom(selector: LabelSelector | null | undefined): Outcome<Selector> {
  if (selector === null || selector === undefined) return ok(nothing)
  const requirements: Requirement[] = []
  const labels = selector.matchLabels ?? {}
  for (const key of Object.keys(labels).sort()) {
    const built = requirement(key, '=', [labels[key] ?? ''])
    if (!built.ok) return built
    requirements.push(built.value)
  }
  for (const expression of selector.matchExpressions ?? []) {
    const built = requirementFrom(expression)
    if (!built.ok) return built
    requirements.push(built.value)
  }
  return ok(requirements.length === 0 ? everything : selectorOf(requirements))
}

/** An expression may come without a key or an operator; Go reads the empty text then. */
function requirementFrom({
  key = '',
  operator = '',
  values,
}: LabelSelectorRequirement): Outcome<Requirement> {
  const known = operators.get(operator)
  if (known !== undefined) return requirement(key ?? '', known, values ?? [])
  return refuse(unknownOperator(operator ?? '', 'is not a valid label selector operator'))
}

const operators: ReadonlyMap<string, Operator> = new Map([
  ['In', 'in'],
  ['NotIn', 'notin'],
  ['Exists', 'exists'],
  ['DoesNotExist', '!'],
])

/** What a plain map can hold of a LabelSelector: all of it when there are no diagnostics. */
export interface EqualityMap {
  /** Undefined for an absent LabelSelector; else the pairs found until the first that no map can express. */
  readonly labels: Labels | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** The older form of a selector, a map: `In` with a single value fits, nothing else of matchExpressions does. */
export function equalityMapOf(selector: LabelSelector | null | undefined): EqualityMap {
  if (selector === null || selector === undefined) return { labels: undefined, diagnostics: [] }
  const labels: Record<string, string> = { ...selector.matchLabels }
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    const value = values?.[0]
    if (operator !== 'In' || value === undefined || values?.length !== 1) {
      return { labels, diagnostics: [notAPair(operator)] }
    }
    labels[key] = value
  }
  return { labels, diagnostics: [] }
}

function notAPair(operator: string): Diagnostic {
  if (!operators.has(operator)) return unknownOperator(operator, 'is not a valid selector operator')
  const many = operator === 'In' ? ' without a single value' : ''
  const upstream = `operator ${quoteText(operator)}${many} cannot be converted into the old label selector format`
  return diagnose('selector/not-only-equality', { operator }, { upstream })
}

function unknownOperator(operator: string, problem: string): Diagnostic {
  const facts = { operator, operators: [...operators.keys()] }
  return diagnose('selector/operator-unknown', facts, { upstream: `${quoteText(operator)} ${problem}` })
}

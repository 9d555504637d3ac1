/** The label rules against what Kubernetes tests itself with. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../upstream-cases.ts'
import type { LabelSelector, Labels } from './api/meta.ts'
import {
  equalityMapOf,
  hasLabel,
  labelsConflict,
  matchesSelector,
  mergeLabels,
  type Operator,
  parseLabels,
  parseSelector,
  printLabels,
  printRequirement,
  printSelector,
  type Requirement,
  requirement,
  requiresExactMatch,
  type Selector,
  selectorFrom,
} from './labels.ts'
import { refusedField } from './refusal.ts'

interface WrittenRequirement {
  readonly key: string
  readonly operator: Operator
  readonly values?: readonly string[]
}

function selectorOf(requirements: readonly WrittenRequirement[]): Selector {
  return { requirements: requirements.map(requirementOf), selectsNothing: false }
}

function requirementOf({ key, operator, values = [] }: WrittenRequirement): Requirement {
  return { key, operator, values }
}

function byKey(requirements: readonly WrittenRequirement[]): readonly Requirement[] {
  return requirements.map(requirementOf).sort((a, b) => (a.key < b.key ? -1 : 1))
}

interface ParseExpect {
  readonly valid: boolean
  readonly canonical?: string
  readonly requirements?: readonly WrittenRequirement[]
  readonly requirementsUnordered?: readonly WrittenRequirement[]
}

describe('selector text, as kubectl -l reads it', () => {
  for (const { id, input, expect: wanted } of upstreamCases<{ selector: string }, ParseExpect>(
    'selector-parse',
  ).cases) {
    it(id, () => {
      const parsed = parseSelector(input.selector)
      expect(parsed.ok).toBe(wanted.valid)
      if (!parsed.ok) return
      if (wanted.canonical !== undefined) expect(printSelector(parsed.value)).toBe(wanted.canonical)
      const requirements = wanted.requirements ?? wanted.requirementsUnordered
      if (requirements !== undefined) expect(parsed.value.requirements).toEqual(byKey(requirements))
    })
  }
})

interface MatchInput {
  readonly selector?: string
  readonly matchLabels?: Labels
  readonly requirements?: readonly WrittenRequirement[]
  readonly labels: Labels
}

describe('a selector applied to labels', () => {
  for (const { id, input, expect: wanted } of upstreamCases<MatchInput, { matches: boolean }>(
    'selector-match',
  ).cases) {
    it(id, () => {
      expect(matchesSelector(selectorIn(input), input.labels)).toBe(wanted.matches)
    })
  }
})

function selectorIn(input: Omit<MatchInput, 'labels'>): Labels | Selector {
  if (input.requirements !== undefined) return selectorOf(input.requirements)
  if (input.selector === undefined) return input.matchLabels ?? {}
  const parsed = parseSelector(input.selector)
  if (!parsed.ok) throw new Error(`not readable: ${input.selector}`)
  return parsed.value
}

describe('one requirement', () => {
  type Expect = { valid: boolean; errors?: readonly { type: string; field: string }[] }
  for (const { id, input, expect: wanted } of upstreamCases<WrittenRequirement, Expect>(
    'selector-requirement',
  ).cases) {
    it(id, () => {
      const built = requirement(input.key, input.operator, input.values ?? [])
      expect(built.ok).toBe(wanted.valid)
      const errors = built.diagnostics.map((fault) => ({ type: fault.refused, field: refusedField(fault) }))
      if (wanted.errors !== undefined) expect(errors).toEqual(wanted.errors)
    })
  }
})

describe('a selector that pins a label to one value', () => {
  type Input = { requirements: readonly WrittenRequirement[]; label: string }
  type Expect = { found: boolean; value?: string }
  for (const { id, input, expect: wanted } of upstreamCases<Input, Expect>('selector-exact-match').cases) {
    it(id, () => {
      const value = requiresExactMatch(selectorOf(input.requirements), input.label)
      expect(value !== undefined).toBe(wanted.found)
      if (wanted.value !== undefined) expect(value).toBe(wanted.value)
    })
  }
})

describe('a selector printed', () => {
  type Input = { requirements?: readonly WrittenRequirement[]; matchLabels?: Labels }
  for (const { id, input, expect: wanted } of upstreamCases<Input, { string: string }>('selector-tostring')
    .cases) {
    it(id, () => {
      const list = input.requirements?.map(requirementOf).map(printRequirement).join(',')
      expect(list ?? printSelector(input.matchLabels ?? {})).toBe(wanted.string)
    })
  }
})

interface SetInput {
  readonly op: 'print' | 'conflict' | 'merge' | 'has' | 'parse-equality'
  readonly a?: Labels
  readonly b?: Labels
  readonly labels?: Labels
  readonly label?: string
  readonly key?: string
  readonly selector?: string
}

interface SetExpect {
  readonly string?: string
  readonly conflict?: boolean
  readonly has?: boolean
  readonly valid?: boolean
  readonly labels?: Labels
}

describe('plain label sets', () => {
  for (const { id, input, expect: wanted } of upstreamCases<SetInput, SetExpect>('label-sets').cases) {
    it(id, () => {
      expect(setFacts(input)).toEqual(wanted)
    })
  }
})

function setFacts({ op, a = {}, b = {}, labels = {}, label, key, selector = '' }: SetInput): SetExpect {
  switch (op) {
    case 'print':
      return { string: printLabels(labels) }
    case 'conflict':
      return { conflict: labelsConflict(a, b) }
    case 'merge':
      return { labels: mergeLabels(a, b) }
    case 'has':
      return { has: hasLabel(labels, label ?? key ?? '') }
    case 'parse-equality': {
      const parsed = parseLabels(selector)
      return parsed.ok ? { valid: true, labels: parsed.value } : { valid: false }
    }
  }
}

interface ObjectExpect {
  readonly error: boolean
  readonly selects?: 'nothing' | 'everything'
  readonly selector?: string
  readonly map?: Labels | null
}

describe('a LabelSelector of a manifest', () => {
  type Input = { op: 'as-selector' | 'as-map'; labelSelector: LabelSelector | null }
  for (const { id, input, expect: wanted } of upstreamCases<Input, ObjectExpect>('labelselector-object')
    .cases) {
    it(id, () => {
      if (input.op === 'as-map') {
        const { labels, diagnostics } = equalityMapOf(input.labelSelector)
        expect(diagnostics.length > 0).toBe(wanted.error)
        if (wanted.map !== undefined) expect(labels ?? null).toEqual(wanted.map)
        return
      }
      const selector = selectorFrom(input.labelSelector)
      expect(!selector.ok).toBe(wanted.error)
      if (!selector.ok) return
      expect(selector.value.selectsNothing).toBe(wanted.selects === 'nothing')
      if (wanted.selects === 'everything') expect(selector.value.requirements).toEqual([])
      if (wanted.selector !== undefined) expect(printSelector(selector.value)).toBe(wanted.selector)
    })
  }
})

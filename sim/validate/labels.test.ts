/** Label maps and LabelSelectors, accepted or refused, against what Kubernetes tests itself with. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { LabelSelector, Labels } from '../api/meta.ts'
import { refusedField } from '../refusal.ts'
import { hasInvalidLabelValue, validateLabelSelector, validateLabels } from './labels.ts'

describe('whole label maps and selectors, accepted or refused', () => {
  type Input = { labels?: Labels; labelSelector?: LabelSelector }
  type Expect = {
    valid: boolean
    errorCount?: number
    errors?: readonly { field?: string; type?: string }[]
  }
  for (const { id, input, expect: wanted } of upstreamCases<Input, Expect>('labels-object-validation')
    .cases) {
    it(id, () => {
      const faults =
        input.labelSelector === undefined
          ? validateLabels(input.labels, ['field'])
          : validateLabelSelector(input.labelSelector, ['field'])
      expect(faults.length === 0).toBe(wanted.valid)
      if (wanted.errorCount !== undefined) expect(faults.length).toBe(wanted.errorCount)
      if (wanted.errors !== undefined) {
        expect(faults.map((fault) => ({ type: fault.refused, field: refusedField(fault) }))).toMatchObject(
          wanted.errors,
        )
      }
    })
  }
})

describe('a LabelSelector', () => {
  const rows: readonly [fact: string, selector: LabelSelector | null, lines: readonly string[]][] = [
    ['may be absent', null, []],
    ['may be empty', {}, []],
    [
      'lists values for In',
      { matchExpressions: [{ key: 'a', operator: 'In' }] },
      ["f.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"],
    ],
    [
      'lists no values for Exists',
      { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] },
      [
        "f.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      ],
    ],
    [
      'knows four operators',
      { matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] },
      ['f.matchExpressions[0].operator: Invalid value: "Gt": not a valid selector operator'],
    ],
  ]
  it.each(rows)('%s', (_, selector, lines) => {
    expect(validateLabelSelector(selector, ['f']).map(({ upstream }) => upstream)).toEqual(lines)
  })

  it('keeps values that it had before the rule was there', () => {
    const old: LabelSelector = { matchExpressions: [{ key: 'a', operator: 'In', values: ['-'] }] }
    expect(hasInvalidLabelValue(old)).toBe(true)
    expect(validateLabelSelector(old, ['f'])).toHaveLength(1)
    expect(validateLabelSelector(old, ['f'], { allowInvalidValues: true })).toEqual([])
  })
})

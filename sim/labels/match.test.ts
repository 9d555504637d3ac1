/** What is selected, what is not, and how nearly. */
import { describe, expect, it } from 'vitest'
import type { LabelSelector, Labels } from '../api/meta.ts'
import { type SelectorGap, selectorGaps } from './gaps.ts'
import { selectorFrom } from './label-selector.ts'
import { matchesSelector, requiresExactMatch } from './match.ts'
import { nearnessOf } from './nearness.ts'
import { parseSelector } from './parse.ts'
import { printSelector } from './print.ts'
import { hasLabel, labelsConflict, mergeLabels, parseLabels, printLabels, sameLabels } from './set.ts'

describe('a selector behind -l', () => {
  const rows: readonly [selector: string, labels: Labels, matches: boolean][] = [
    ['', {}, true],
    ['', { a: 'b' }, true],
    ['x=a', { x: 'a' }, true],
    ['x=a', { x: 'A' }, false],
    ['x=a', {}, false],
    ['x=', { x: '' }, true],
    ['x=', {}, false],
    ['x!=a', {}, true],
    ['x!=a', { x: 'b' }, true],
    ['x!=a', { x: 'a' }, false],
    ['x in (a,b)', { x: 'b' }, true],
    ['x in ()', { x: '' }, true],
    ['x notin (a,b)', {}, true],
    ['x notin (a,b)', { x: 'a' }, false],
    ['x', { x: '' }, true],
    ['x', { y: 'x' }, false],
    ['!x', {}, true],
    ['!x', { x: '' }, false],
    ['x>5', { x: '6' }, true],
    ['x>5', { x: '5' }, false],
    ['x<5', { x: '4' }, true],
    ['x<5', { x: '-4' }, true],
    ['x>5', { x: 'many' }, false],
    ['x>5', {}, false],
    ['x>9007199254740992', { x: '9007199254740993' }, true],
    ['x=a,y=b', { x: 'a', y: 'b', z: 'c' }, true],
    ['x=a,y=b', { x: 'a' }, false],
    ['constructor', {}, false],
    ['!toString', {}, true],
  ]
  it.each(rows)('%j on %j: %s', (text, labels, matches) => {
    const parsed = parseSelector(text)
    expect(parsed.ok && matchesSelector(parsed.value, labels)).toBe(matches)
  })
})

describe('a Service’s selector', () => {
  const rows: readonly [selector: Labels, labels: Labels | undefined, matches: boolean][] = [
    [{}, {}, true],
    [{}, undefined, true],
    [{ app: 'web' }, { app: 'web', tier: 'front' }, true],
    [{ app: 'web' }, { app: 'Web' }, false],
    [{ app: 'web' }, undefined, false],
    [{ app: '' }, {}, false],
    [{ constructor: '' }, {}, false],
    [{ requirements: 'a' }, { requirements: 'a' }, true],
  ]
  it.each(rows)('%j on %j: %s', (selector, labels, matches) => {
    expect(matchesSelector(selector, labels)).toBe(matches)
  })
})

describe('a LabelSelector', () => {
  const rows: readonly [selector: LabelSelector | null | undefined, canonical: string, empty: boolean][] = [
    [null, '', false],
    [undefined, '', false],
    [{}, '', true],
    [{ matchLabels: {}, matchExpressions: [] }, '', true],
    [{ matchLabels: { b: '2', a: '1' } }, 'a=1,b=2', false],
    [
      {
        matchLabels: { app: 'web' },
        matchExpressions: [
          { key: 'tier', operator: 'In', values: ['b', 'a'] },
          { key: 'env', operator: 'NotIn', values: ['test'] },
          { key: 'zone', operator: 'Exists' },
          { key: 'old', operator: 'DoesNotExist' },
        ],
      },
      'app=web,env notin (test),!old,tier in (a,b),zone',
      false,
    ],
  ]
  it.each(rows)('%j is %j', (selector, canonical, empty) => {
    const outcome = selectorFrom(selector)
    if (!outcome.ok) throw new Error('refused')
    expect(printSelector(outcome.value)).toBe(canonical)
    expect(matchesSelector(outcome.value, {})).toBe(empty)
  })

  it('knows four operators', () => {
    const outcome = selectorFrom({ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] })
    expect(outcome.diagnostics.map(({ upstream }) => upstream)).toEqual([
      '"Gt" is not a valid label selector operator',
    ])
  })
})

describe('the one value a label must have', () => {
  it.each([
    ['x=a', 'a'],
    ['x in (a)', 'a'],
    ['x in (a,b)', undefined],
    ['x!=a', undefined],
    ['x', undefined],
    ['y=a', undefined],
    ['x,x=a', undefined],
  ])('%j pins x to %s', (text, value) => {
    const parsed = parseSelector(text)
    expect(parsed.ok && requiresExactMatch(parsed.value, 'x')).toBe(value)
  })

  it('is plain in a map', () => {
    expect(requiresExactMatch({ x: 'a' }, 'x')).toBe('a')
    expect(requiresExactMatch({ x: 'a' }, 'y')).toBeUndefined()
  })
})

describe('what is missing', () => {
  const rows: readonly [selector: Labels, labels: Labels, gaps: readonly SelectorGap[]][] = [
    [{ app: 'web' }, { app: 'web' }, []],
    [
      { app: 'wbe' },
      { app: 'web' },
      [{ is: 'different', key: 'app', value: 'wbe', found: 'web', nearness: 'near' }],
    ],
    [
      { app: 'Web' },
      { app: 'web' },
      [{ is: 'different', key: 'app', value: 'Web', found: 'web', nearness: 'letter-case' }],
    ],
    [
      { app: 'web' },
      { app: 'database' },
      [{ is: 'different', key: 'app', value: 'web', found: 'database', nearness: 'far' }],
    ],
    [
      { app: 'web' },
      { App: 'web' },
      [{ is: 'missing', key: 'app', value: 'web', nearKey: 'App', sameValueUnder: ['App'] }],
    ],
    [
      { app: 'web' },
      { 'app.kubernetes.io/name': 'web', tier: 'front' },
      [{ is: 'missing', key: 'app', value: 'web', sameValueUnder: ['app.kubernetes.io/name'] }],
    ],
    [
      { a: '1', b: '2' },
      {},
      [
        { is: 'missing', key: 'a', value: '1', sameValueUnder: [] },
        { is: 'missing', key: 'b', value: '2', sameValueUnder: [] },
      ],
    ],
  ]
  it.each(rows)('%j on %j', (selector, labels, gaps) => {
    expect(selectorGaps(selector, labels)).toEqual(gaps)
    expect(gaps.length === 0).toBe(matchesSelector(selector, labels))
  })
})

describe('how near two words are', () => {
  it.each([
    ['web', 'web', 'same'],
    ['web', 'WEB', 'letter-case'],
    ['web', 'wbe', 'near'],
    ['web', 'we', 'near'],
    ['web', 'webs', 'near'],
    ['web', 'wab', 'near'],
    ['web', 'wabs', 'far'],
    ['frontend', 'fronted', 'near'],
    ['frontend', 'frotnedn', 'near'],
    ['frontend', 'backend', 'far'],
    ['a', 'b', 'far'],
    ['', 'a', 'far'],
    ['x'.repeat(300), 'y'.repeat(300), 'far'],
  ])('%s and %s: %s', (a, b, nearness) => {
    expect(nearnessOf(a, b)).toBe(nearness)
    expect(nearnessOf(b, a)).toBe(nearness)
  })
})

describe('plain label sets', () => {
  it('print sorted as text, unlike a selector, which sorts by key', () => {
    expect(printLabels({ 'a-b': '1', a: '2' })).toBe('a-b=1,a=2')
    expect(printSelector({ 'a-b': '1', a: '2' })).toBe('a=2,a-b=1')
  })

  it('conflict where a key has two values', () => {
    expect(labelsConflict({ a: '1' }, { a: '2', b: '1' })).toBe(true)
    expect(labelsConflict({ a: '1' }, { a: '1', b: '2' })).toBe(false)
    expect(labelsConflict({ constructor: '1' }, {})).toBe(false)
  })

  it('merge, the second winning', () => {
    expect(mergeLabels({ a: '1', b: '1' }, { a: '2' })).toEqual({ a: '2', b: '1' })
  })

  it('are the same when all pairs are', () => {
    expect(sameLabels({ a: '1' }, { a: '1' })).toBe(true)
    expect(sameLabels({ a: '1' }, { a: '1', b: '2' })).toBe(false)
    expect(sameLabels({ a: '1' }, { b: '1' })).toBe(false)
  })

  it('have a label or not', () => {
    expect([hasLabel({ a: '' }, 'a'), hasLabel({ a: '' }, 'b'), hasLabel(undefined, 'a')]).toEqual([
      true,
      false,
      false,
    ])
    expect(hasLabel({}, 'toString')).toBe(false)
  })

  const rows: readonly [text: string, labels: Labels | undefined][] = [
    ['', {}],
    ['a=b', { a: 'b' }],
    [' a = b , c= ', { a: 'b', c: '' }],
    ['a', undefined],
    ['a=b,', undefined],
    ['a==b', undefined],
    ['a!=b', undefined],
    ['a in (b)', undefined],
    ['-=b', undefined],
    ['a=-', undefined],
  ]
  it.each(rows)('read %j as %j', (text, labels) => {
    const parsed = parseLabels(text)
    expect(parsed.ok ? parsed.value : undefined).toEqual(labels)
  })
})

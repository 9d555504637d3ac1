/** Selector text: what it means, and where it cannot be read; words and prints checked against v1.35. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesSelector } from './match.ts'
import { parseSelector } from './parse.ts'
import { printSelector } from './print.ts'
import { requirement } from './requirement.ts'
import { isSelector, type Operator, type Selector, selectorOf } from './selector.ts'

function parsed(text: string): Selector {
  const outcome = parseSelector(text)
  if (!outcome.ok) throw new Error(`${text}: ${outcome.diagnostics[0].upstream}`)
  return outcome.value
}

describe('a selector', () => {
  const rows: readonly [text: string, canonical: string][] = [
    ['', ''],
    ['  \t\n', ''],
    ['x', 'x'],
    ['!x', '!x'],
    ['! x', '!x'],
    ['x=a', 'x=a'],
    ['x == a', 'x==a'],
    ['x != a', 'x!=a'],
    ['x=', 'x='],
    ['x=,y', 'x=,y'],
    ['x!=', 'x!='],
    ['x>1', 'x>1'],
    ['x < 007', 'x<007'],
    ['b,a', 'a,b'],
    ['x=a,x!=b,x', 'x=a,x!=b,x'],
    ['x in (b,a)', 'x in (a,b)'],
    ['x in(a)', 'x in (a)'],
    ['x in (a,a)', 'x in (a)'],
    ['x in ()', 'x in ()'],
    ['x in (,)', 'x in ()'],
    ['x in (a,)', 'x in (,a)'],
    ['x in (a,,b)', 'x in (,a,b)'],
    ['x notin (in,notin)', 'x notin (in,notin)'],
    ['in in (in)', 'in in (in)'],
    ['notin', 'notin'],
    ['x=in', 'x=in'],
    ['app.kubernetes.io/name=web', 'app.kubernetes.io/name=web'],
  ]
  it.each(rows)('%j is %j', (text, canonical) => {
    expect(printSelector(parsed(text))).toBe(canonical)
  })
})

describe('a selector that cannot be read', () => {
  const key =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  const rows: readonly [text: string, column: number, upstream: string][] = [
    [',', 1, "found ',', expected: !, identifier, or 'end of string'"],
    ['=a', 1, "found '=', expected: !, identifier, or 'end of string'"],
    ['x,', 3, "found '', expected: identifier after ','"],
    ['x,,y', 3, "found ',', expected: identifier after ','"],
    ['x=a=b', 4, "found '=', expected: ',' or 'end of string'"],
    ['!x=a', 3, "found '=', expected: ',' or 'end of string'"],
    ['x=a b', 5, "found 'b', expected: ',' or 'end of string'"],
    ['!', 2, "unable to parse requirement: found '', expected: identifier"],
    ['!!x', 2, "unable to parse requirement: found '!', expected: identifier"],
    ['x y', 3, "unable to parse requirement: found 'y', expected: in, notin, =, ==, !=, gt, lt"],
    ['x In (a)', 3, "unable to parse requirement: found 'In', expected: in, notin, =, ==, !=, gt, lt"],
    ['x=>1', 3, "unable to parse requirement: found '>', expected: identifier"],
    ['x in a', 6, "unable to parse requirement: found 'a' expected: '('"],
    ['x in', 5, "unable to parse requirement: found '' expected: '('"],
    ['x in (', 7, "unable to parse requirement: found '', expected: ',', ')' or identifier"],
    ['x in (=', 7, "unable to parse requirement: found '=', expected: ',', ')' or identifier"],
    ['x in (a', 8, "unable to parse requirement: found '', expected: ',' or ')'"],
    ['x in (a b)', 9, "unable to parse requirement: found 'b', expected: ',' or ')'"],
    ['x in (a,', 9, "unable to parse requirement: found '', expected: ',', or identifier"],
    ['y,x in (a,(', 11, "unable to parse requirement: found '(', expected: ',', or identifier"],
    ['-x', 1, `unable to parse requirement: <nil>: Invalid value: "-x": name part ${key}`],
    [
      'a, b/c/d',
      4,
      `unable to parse requirement: <nil>: Invalid value: "b/c/d": a valid label key ${key} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ],
    [
      'x<a',
      3,
      "unable to parse requirement: values[0]: Invalid value: \"a\": for 'Gt', 'Lt' operators, the value must be an integer",
    ],
    [
      'x in (b, -)',
      10,
      "unable to parse requirement: values[0][x]: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    ],
  ]
  it.each(rows)('%j at column %i', (text, column, upstream) => {
    const outcome = parseSelector(text)
    if (outcome.ok) throw new Error('was read')
    expect(outcome.diagnostics[0].upstream).toBe(upstream)
    expect(outcome.diagnostics[0].place?.start).toEqual({ line: 1, column })
  })

  it('counts lines in a text of several', () => {
    const outcome = parseSelector('a,\n  b c')
    expect(outcome.diagnostics[0]?.place?.start).toEqual({ line: 2, column: 5 })
  })
})

const word = fc.stringMatching(/^[a-z0-9]([-_.a-zA-Z0-9]{0,8}[a-z0-9])?$/)
const someRequirement = fc
  .tuple(
    word,
    fc.constantFrom<Operator>('=', '==', '!=', 'in', 'notin', 'exists', '!', 'gt', 'lt'),
    word,
    word,
    fc.nat(99),
  )
  .map(([key, operator, a, b, number]) => {
    const several = [...new Set([a, b])]
    const values = { in: several, notin: several, exists: [], '!': [], gt: [`${number}`], lt: [`${number}`] }
    return { key, operator, values: operator in values ? values[operator as keyof typeof values] : [a] }
  })

describe('whatever the selector', () => {
  it('is read back as the same from what is printed', () => {
    fc.assert(
      fc.property(fc.array(someRequirement, { maxLength: 5 }), (requirements) => {
        const selector = selectorOf(requirements)
        const again = parsed(printSelector(selector))
        expect(printSelector(again)).toBe(printSelector(selector))
        expect(again.requirements.map(({ key }) => key)).toEqual(selector.requirements.map(({ key }) => key))
      }),
    )
  })

  it('selects what each of its requirements selects', () => {
    const labels = fc.dictionary(word, word, { maxKeys: 4 })
    fc.assert(
      fc.property(fc.array(someRequirement, { maxLength: 3 }), labels, (requirements, set) => {
        const all = matchesSelector(selectorOf(requirements), set)
        expect(all).toBe(requirements.every((one) => matchesSelector(selectorOf([one]), set)))
      }),
    )
  })

  it('never throws, and says where reading ended', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[a-z=!(),<> \t\n-]{0,30}$/))
    fc.assert(
      fc.property(text, (selector) => {
        const outcome = parseSelector(selector)
        if (outcome.ok) return
        for (const fault of outcome.diagnostics) expect(fault.place?.file).toBe('selector')
      }),
    )
  })
})

describe('a map of labels', () => {
  it('is never taken for a selector, whatever its keys', () => {
    expect(isSelector({ requirements: 'x', selectsNothing: 'y' })).toBe(false)
    expect(isSelector(selectorOf([]))).toBe(true)
  })
})

describe('one requirement', () => {
  const rows: readonly [
    key: string,
    operator: string,
    values: readonly string[],
    lines: readonly string[],
  ][] = [
    ['x', 'in', ['a', ''], []],
    ['x', 'in', [], ["values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty"]],
    [
      'x',
      '=',
      ['a', 'b'],
      ['values: Invalid value: ["a","b"]: exact-match compatibility requires one single value'],
    ],
    [
      'x',
      'exists',
      ['a'],
      ['values: Invalid value: ["a"]: values set must be empty for exists and does not exist'],
    ],
    [
      'x',
      'gt',
      ['1', 'a'],
      [
        'values: Invalid value: ["1","a"]: for \'Gt\', \'Lt\' operators, exactly one value is required',
        "values[1]: Invalid value: \"a\": for 'Gt', 'Lt' operators, the value must be an integer",
      ],
    ],
    ['x', 'gt', ['9223372036854775807'], []],
    [
      'x',
      'gt',
      ['9223372036854775808'],
      [
        "values[0]: Invalid value: \"9223372036854775808\": for 'Gt', 'Lt' operators, the value must be an integer",
      ],
    ],
    [
      'x',
      'like',
      ['a'],
      [
        'operator: Unsupported value: "like": supported values: "in", "notin", "=", "==", "!=", "gt", "lt", "exists", "!"',
      ],
    ],
  ]
  it.each(rows)('%s %s %j', (key, operator, values, lines) => {
    expect(requirement(key, operator, values).diagnostics.map(({ upstream }) => upstream)).toEqual(lines)
  })
})

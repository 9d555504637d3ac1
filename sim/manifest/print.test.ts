/** What is printed: as kubectl 1.32.4 prints it with -o yaml, and such that it reads back as the same value. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Json } from '../api/meta.ts'
import { parseYaml } from './parse-yaml.ts'
import { printYaml } from './print.ts'

function readBack(text: string): readonly Json[] {
  const parsed = parseYaml({ name: 'printed.yaml', text })
  if (!parsed.ok) throw new Error(`${text}\n${JSON.stringify(parsed.diagnostics)}`)
  return parsed.value.map(({ value }) => value)
}

describe('as kubectl prints', () => {
  it.each<readonly [Json, string]>([
    [{ a: 1, b: { c: true, d: null } }, 'a: 1\nb:\n  c: true\n  d: null\n'],
    [{ a: [1, 'b'] }, 'a:\n- 1\n- b\n'],
    [{ a: [{ b: 1, c: 2 }, { d: 3 }] }, 'a:\n- b: 1\n  c: 2\n- d: 3\n'],
    [{ '<<': false, b: '<<' }, '"<<": false\nb: "<<"\n'],
    [{ a: [[1, 2], [[3]]] }, 'a:\n- - 1\n  - 2\n- - - 3\n'],
    [{ a: {}, b: [] }, 'a: {}\nb: []\n'],
    [{ a: 'yes', b: '80', c: 'null', d: '', e: '~' }, 'a: "yes"\nb: "80"\nc: "null"\nd: ""\ne: "~"\n'],
    [
      { a: '1.5', b: '0x1f', c: '22:22', d: '2001-01-01' },
      'a: "1.5"\nb: "0x1f"\nc: "22:22"\nd: "2001-01-01"\n',
    ],
    [
      { a: 'a: b', b: 'a #b', c: '- a', d: '*a', e: ' a' },
      "a: 'a: b'\nb: 'a #b'\nc: '- a'\nd: '*a'\ne: ' a'\n",
    ],
    [{ a: "it's", b: 'a:b', c: 'a#b', d: '-a' }, "a: it's\nb: a:b\nc: a#b\nd: -a\n"],
    [{ a: "'q'", b: 'x: "y"' }, "a: '''q'''\nb: 'x: \"y\"'\n"],
    [{ a: 'a\nb\n', b: 'a\nb', c: 'a\n\n' }, 'a: |\n  a\n  b\nb: |-\n  a\n  b\nc: |+\n  a\n\n'],
    [{ a: ' a\nb', b: '\na' }, 'a: |2-\n   a\n  b\nb: |2-\n\n  a\n'],
    [{ a: 'a\tb', b: 'a \nb', c: '😀' }, 'a: "a\\tb"\nb: "a \\nb"\nc: "\\U0001F600"\n'],
    [{ a: '서비스', b: 'é' }, 'a: 서비스\nb: é\n'],
    [{ yes: 1, '80': 2, 'a b': 3, 'a: b': 4 }, '"80": 2\n"yes": 1\na b: 3\n\'a: b\': 4\n'],
    [
      { a: 1.5, b: 1e21, c: 0.00001, d: 1234567.5, e: -1 },
      'a: 1.5\nb: 1e+21\nc: 1e-05\nd: 1.2345675e+06\ne: -1\n',
    ],
    [{ 'a\nb': 1 }, '? |-\n  a\n  b\n: 1\n'],
    [['a'], '- a\n'],
    ['a', 'a\n'],
    [{}, '{}\n'],
  ])('%j', (value, text) => {
    const sorted = Object.hasOwn(value as object, 'yes') ? { '80': 2, yes: 1, 'a b': 3, 'a: b': 4 } : value
    expect(printYaml(sorted)).toBe(text)
  })

  it('folds long lines behind column 80', () => {
    const words = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')
    expect(
      printYaml({ a: words })
        .split('\n')
        .map(({ length }) => length),
    ).toEqual([83, 85, 36, 0])
  })
})

describe('reads back as the same value', () => {
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>
  const odd = fc.string({
    unit: fc.constantFrom(...' \n\t\r:#-?"\'[]{},&*!|>%@`~\\0ay.é한😀\u0085\u2028\ufeff'),
    maxLength: 12,
  })

  it('for every JSON value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(readBack(printYaml(value))).toEqual(value === null ? [] : [withoutNegativeZero(value)])
      }),
      { numRuns: 500 },
    )
  })

  it('for text made of what YAML gives a meaning', () => {
    fc.assert(
      fc.property(odd, odd, (key, value) => {
        const object = { [key]: value, list: [value, [value], { [key]: [value] }] }
        expect(readBack(printYaml(object))).toEqual([object])
      }),
      { numRuns: 1000 },
    )
  })

  it('for long text, wherever it is folded', () => {
    const words = fc.array(
      fc.constantFrom('word', 'a', '#x', '- b', 'k:', 'k: v', "it's", '"', '', '---', '한글'),
      {
        minLength: 20,
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(words, (list) => {
        const value = { a: list.join(' '), b: [{ c: list.join('  ') }] }
        expect(readBack(printYaml(value))).toEqual([value])
      }),
    )
  })
})

describe('another reader of YAML, the package yaml, understands what is printed', () => {
  // Without dots: the package takes a lone one for a number, and kubectl does not.
  const plain = fc.string({ unit: fc.constantFrom(...' :#-?"\'[]{},&*!|>%@ay0é한'), maxLength: 12 })

  it('in whole manifests, each word of them', () => {
    fc.assert(
      fc.property(plain, plain, (key, value) => {
        const object = { [`k${key}`]: value, list: [value, [value], { n: 1, yes: true, none: null }] }
        expect(parse(printYaml(object), { version: '1.1' })).toEqual(object)
      }),
      { numRuns: 500 },
    )
  })
})

function withoutNegativeZero(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

/** Files made to hurt: each ends in a diagnostic, or in manifests, soon and without an exception. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseManifests } from './parse.ts'

const header = 'apiVersion: v1\nkind: A\n'
const most = 256 * 1024
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('')
const fill = (start: string, part: string, end = '') => {
  const count = Math.floor((most - start.length - end.length) / part.length)
  return start + part.repeat(count) + end
}
const bomb = (wrap: (name: string, before: string) => string) =>
  `a: &a {x: 1, y: [1, 2, 3, 4, 5, 6, 7, 8, 9]}\n${lines(8, (index) => wrap('bcdefghi'.charAt(index), 'abcdefgh'.charAt(index)))}`

const texts: readonly (readonly [name: string, text: string, code: string])[] = [
  [
    'an alias bomb',
    bomb((name, before) => `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]\n`),
    'yaml/aliases-excessive',
  ],
  [
    'a merge bomb',
    bomb((name, before) => `${name}: &${name}\n  <<: [${Array(9).fill(`*${before}`).join(', ')}]\n`),
    'yaml/aliases-excessive',
  ],
  [
    'a chain of merges',
    lines(9000, (index) => `a${index}: &a${index} ${index === 0 ? '{x: 1}' : `{<<: *a${index - 1}}`}\n`),
    'yaml/aliases-excessive',
  ],
  ['10,000 [', `a: ${'['.repeat(10_000)}`, 'yaml/too-deep'],
  ['10,000 {', `a: ${'{a: '.repeat(10_000)}`, 'yaml/too-deep'],
  ['10,000 "- "', '- '.repeat(10_000), 'yaml/too-deep'],
  ['10,000 "? "', '? '.repeat(10_000), 'yaml/too-deep'],
  ['maps, each deeper than the last', lines(700, (index) => `${' '.repeat(index)}a:\n`), 'yaml/too-deep'],
  ['10,000 levels of JSON', `{"a": ${'['.repeat(10_000)}`, 'yaml/too-deep'],
  ['50 MB', 'x'.repeat(50_000_000), 'file/too-large'],
  ['60,000 separators', fill('', '---\n'), 'yaml/too-many-documents'],
  ['30,000 small documents', fill('', 'a: 1\n---\n'), 'yaml/too-many-documents'],
  ['100,000 JSON values', fill('', '{}'), 'yaml/too-many-documents'],
  ['130,000 list items', fill(`${header}a: [`, 'x,', ']'), 'yaml/too-many-values'],
  ['50,000 equal keys', fill(header, 'a: 1\n'), 'yaml/too-many-values'],
  ['30,000 keys', header + lines(30_000, (index) => `k${index}:\n`), ''],
  [
    '9,000 anchors and aliases',
    `${header}${lines(9000, (index) => `k${index}: &a${index} x\n`)}z: [${lines(9000, (index) => `*a${index} ,`)}]\n`,
    '',
  ],
  ['a line as long as the file', fill(`${header}a: `, 'x '), ''],
  ['a quote that never closes', fill(`${header}a: "`, 'x '), 'yaml/quote-unclosed'],
  ['emoji in a row', fill(`${header}a: [`, '😀, ', ']'), ''],
  ['a number with 200,000 digits', `${header}a: ${'9'.repeat(200_000)}\n`, ''],
  ['nothing but line breaks', '\n'.repeat(most), 'manifest/nothing-in-file'],
  ['20,000 infinities', fill(header, '- .inf\n').replace('- ', 'a:\n- '), 'yaml/number-not-finite'],
  ['40,000 keys that are null', fill(`${header}a: {`, '~: 1, ', '}'), 'yaml/key-not-text'],
]

describe('ends soon', () => {
  it.each(texts)('%s', (_, text, code) => {
    const start = performance.now()
    const parsed = parseManifests({ name: 'f.yaml', text })
    expect(performance.now() - start).toBeLessThan(1500)
    expect(parsed.ok ? '' : parsed.diagnostics[0].code).toBe(code)
    expect(parsed.diagnostics.length).toBeLessThanOrEqual(100)
  })
})

const good = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: &l {app: web, "tier": 'front'}
spec:
  selector: *l
  ports:
  - name: http   # comment
    port: 80
  - {name: https, port: 443}
  text: |
    one
      two
  folded: >-
    a

    b
`
const piece = fc.constantFrom(
  ...' \n\t\r:-?#,[]{}&*!|>%@`"\'\\~0ay<=.\0\u0085\u2028\ufeff😀',
  '\n  ',
  '---\n',
  '<<: ',
  ': ',
  '- ',
  '*l ',
  '{{ ',
)

describe('never throws', () => {
  it('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 500 })
    fc.assert(fc.property(fc.string({ unit: piece, maxLength: 60 }), check), { numRuns: 2000 })
  })

  it('on a manifest with pieces put in, taken out or doubled', () => {
    const edit = fc.tuple(fc.nat(good.length), fc.nat(6), piece)
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        check(edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), good))
      }),
      { numRuns: 2000 },
    )
  })
})

/** Either there are manifests, or each problem stands at a place inside the text. */
function check(text: string): void {
  const parsed = parseManifests({ name: 'f.yaml', text })
  const lineCount = text.split(/\r\n|[\r\n]/).length
  for (const { place } of parsed.diagnostics) {
    if (place === undefined) throw new Error('no place')
    expect(place.start.line).toBeLessThanOrEqual(lineCount)
    expect(place.end.line * 1e7 + place.end.column).toBeGreaterThanOrEqual(
      place.start.line * 1e7 + place.start.column,
    )
  }
}

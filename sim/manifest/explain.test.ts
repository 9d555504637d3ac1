/** Which cause is found, and what it points at: the text between the marks. */
import { describe, expect, it } from 'vitest'
import { catalogue } from '../catalogue/index.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { parseYaml } from './parse-yaml.ts'

function findings(text: string): readonly Diagnostic[] {
  const parsed = parseYaml({ name: 'f.yaml', text })
  return parsed.ok ? [] : parsed.diagnostics
}

/** The words that a place covers on its first line. */
function underlined(text: string, { place }: Diagnostic): string {
  const line = text.split(/\r\n|[\r\n]/)[(place?.start.line ?? 1) - 1] ?? ''
  const end = place?.end.line === place?.start.line ? place?.end.column : undefined
  return line.slice((place?.start.column ?? 1) - 1, end === undefined ? undefined : end - 1)
}

const rows: readonly (readonly [text: string, code: string, spot: string, params?: object])[] = [
  ['a:\n\tb: 1\n', 'yaml/tab-indents', '\t'],
  ['a:\n  b: 1\n\t\tc: 2\n', 'yaml/tab-indents', '\t\t'],
  ['a:\n-\tb: 1\n', 'yaml/tab-indents', '\t'],
  ['a: |\n\tb\n', 'yaml/tab-indents', '\t'],
  ['apiVersion:v1\nkind: A\n', 'yaml/colon-without-space', ':', { key: 'apiVersion', value: 'v1' }],
  [
    'a:\n  type:ClusterIP # c\n  b: 1\n',
    'yaml/colon-without-space',
    ':',
    { key: 'type', value: 'ClusterIP' },
  ],
  ['a:\n- port:80\n  b: 1\n', 'yaml/colon-without-space', ':', { key: 'port', value: '80' }],
  ['a: 1\nb:2\n', 'yaml/colon-without-space', ':', { key: 'b', value: '2' }],
  ['a: 1\nspec\nb: 2\n', 'yaml/colon-missing', 'spec'],
  ['a:\n  app=web\n  tier: x\n', 'yaml/colon-missing', 'app=web'],
  ['a: 1\nhttp://x\n', 'yaml/colon-missing', 'http://x'],
  ['note: see: this\n', 'yaml/two-colons', ':', { key: 'note', value: 'see: this' }],
  ['a: {image: nginx: 1}\n', 'yaml/two-colons', ':', { key: 'image', value: 'nginx: 1' }],
  ['type: A\n  b: 1\n', 'yaml/nested-under-value', 'b', { key: 'b', above: 'type', value: 'A' }],
  ['x:\n  -port: 80\n    name: a\n', 'yaml/nested-under-value', '-', { key: 'name', above: '-port' }],
  ['x:\n  - port: 80\n   name: a\n', 'yaml/indentation-uneven', '   ', { spaces: 3, open: [4] }],
  ['x:\n- name: a # c\n\n    port: 1\n', 'yaml/nested-under-value', 'port', { above: 'name', value: 'a' }],
  [
    'a:\n  b: 1\n   c: 2\n'.replace('b: 1', 'b:\n      d: 1'),
    'yaml/indentation-uneven',
    '   ',
    { open: [2, 6] },
  ],
  ['a:\n    b: 1\n  c: 2\n', 'yaml/indentation-uneven', '  ', { spaces: 2, open: [0, 4] }],
  ['a: - b\n', 'yaml/list-on-key-line', '-', { key: 'a' }],
  ['a:\n  b: 1\n  - c\n', 'yaml/list-item-among-keys', '-'],
  ['a:\n  - b: 1\n  c: 2\n', 'yaml/key-among-list-items', 'c: 2', { text: 'c: 2' }],
  ['a: "b" c # d\n', 'yaml/text-after-value', 'c'],
  ['a: [b] c\n', 'yaml/text-after-value', 'c'],
  ["a: 'it's'\n", 'yaml/text-after-value', "s'", { quote: "'" }],
  ["a: ['it's]\n", 'yaml/text-after-value', 's', { quote: "'" }],
  ["a: [b, 'it's', 'c']\n", 'yaml/text-after-value', "s'", { quote: "'" }],
  ["a: {b: 'it's'}\n", 'yaml/text-after-value', "s'", { quote: "'" }],
  ['a: ["5" disk"]\n', 'yaml/comma-missing', 'disk"'],
  ['a: ["5"disk]\n', 'yaml/text-after-value', 'disk', { quote: '"' }],
  ['a: ["b""c"]\n', 'yaml/comma-missing', '"c"'],
  ['a: "b\nc: 1\n', 'yaml/quote-unclosed', '"'],
  ["a: 'b\nc: 'd'\n", 'yaml/quote-unclosed', "'", { quote: "'" }],
  ['a: [b, c\nd: 1\n', 'yaml/bracket-unclosed', '[', { close: ']' }],
  ['a: {b: 1\n', 'yaml/bracket-unclosed', '{', { close: '}' }],
  ['a: [b}\n', 'yaml/bracket-unclosed', '['],
  ['a: [\n', 'yaml/bracket-unclosed', '['],
  ['a: ["b" "c"]\n', 'yaml/comma-missing', '"c"'],
  ['a: {b: 1 c: 2}\n', 'yaml/comma-missing', 'c'],
  ['a: [b,, c]\n', 'yaml/value-missing', ',', { found: ',' }],
  ['a: ]\n', 'yaml/value-missing', ']'],
  ['host: *.example.com\n', 'yaml/indicator-needs-quotes', '*.example.com', { character: '*' }],
  ['a: @b c\n', 'yaml/indicator-needs-quotes', '@b'],
  ['a: `b`\n', 'yaml/indicator-needs-quotes', '`b`'],
  ['a: !b!c\n', 'yaml/indicator-needs-quotes', '!b!c'],
  ['a: *b\n', 'yaml/alias-unknown', '*b', { name: 'b' }],
  ['a: &a [*a]\n', 'yaml/alias-cycle', '*a'],
  ['a: | b\n', 'yaml/block-header', 'b', { character: '|' }],
  ['a: "\\d"\n', 'yaml/escape-unknown', '\\d', { written: '\\d' }],
  ['a: "C:\\Users"\n', 'yaml/escape-unknown', '\\U'],
  ['a: "\\u12"\n', 'yaml/escape-unknown', '\\u12'],
  ['a: b\x07c\n', 'yaml/control-character', '\x07', { character: 'U+0007' }],
  ['%YAML 1.2\n---\na: 1\n', 'yaml/directive', '%YAML 1.2'],
  ['a: {{ .Values.b }}\n', 'yaml/template-unrendered', '{{ .Values.b }}'],
  ['a: {{ b }}-c\n', 'yaml/template-unrendered', '{{ b }}'],
  ['a: 1\n{{- if b }}\nc: 2\n', 'yaml/template-unrendered', '{{- if b }}'],
  ['{{ include "x" }}\n', 'yaml/template-unrendered', '{{ include "x" }}'],
  ['a: 1\n--- b: 2\n', 'yaml/separator-with-text', 'b: 2'],
  ['a: {~: 1}\n', 'yaml/key-not-text', '~', { is: 'null' }],
  ['? [a]\n: 1\n', 'yaml/key-not-text', '[a]', { is: 'list' }],
  ['a: !!int b\n', 'yaml/tag-mismatch', 'b', { tag: '!!int', is: '!!str' }],
  ['a: !!binary b\n', 'yaml/binary-broken', 'b'],
  ['a: .inf\n', 'yaml/number-not-finite', '.inf'],
  ['a: {<<: 1}\n', 'yaml/merge-without-map', '1'],
  ['{"a": 1,}', 'yaml/json-broken', '}', { cause: 'comma-before-end' }],
  ['{"a": [1,]}', 'yaml/json-broken', ']', { cause: 'comma-before-end' }],
  ['{a: 1}', 'yaml/json-broken', 'a', { cause: 'key-without-quotes' }],
  ['{"a": 1 "b": 2}', 'yaml/json-broken', '"', { cause: 'comma-missing' }],
  ['{"a": 1', 'yaml/json-broken', '', { cause: 'cut-short' }],
  ['{"a": 1e400}', 'yaml/number-out-of-range', '1e400'],
]

describe('the cause', () => {
  it.each(rows.map(([text, code, spot, params]) => ({ text, code, spot, params })))(
    '$text is $code',
    ({ text, code, spot, params }) => {
      const [first] = findings(text)
      expect(first?.code).toBe(code)
      expect(first === undefined ? '' : underlined(text, first)).toBe(spot)
      if (params !== undefined) expect(first?.params).toMatchObject(params)
    },
  )
})

describe('the words', () => {
  const about = { object: 'Service default/web', field: 'spec.ports' }

  it.each(rows.map(([text]) => text))('%j: said in both languages', (text) => {
    for (const { code, params } of findings(text)) {
      const entry = catalogue[code]
      for (const words of [entry.en(params as never, about), entry.ko(params as never, about)]) {
        expect(words.says).not.toMatch(/undefined|\[object|^$/)
        expect(words.here ?? '').not.toMatch(/undefined|\[object/)
        expect(words.try ?? '').not.toMatch(/undefined|\[object/)
      }
    }
  })
})

describe('of several problems in one document', () => {
  it('all values are told, and the line that kubectl would print stands at its own', () => {
    const found = findings('a: .inf\nb: !!int x\nc: {~: 1}\nd: !!bool y\ne: !!bool 5\n')
    expect(found.map(({ code }) => code)).toEqual([
      'yaml/number-not-finite',
      'yaml/tag-mismatch',
      'yaml/key-not-text',
      'yaml/tag-mismatch',
    ])
    expect(found.map(({ upstream }) => upstream?.replace(/.*JSON: /, ''))).toEqual([
      undefined,
      'yaml: cannot decode !!str `x` as a !!int',
      undefined,
      undefined,
    ])
  })
})

/** What cannot be read, in the words and with the line of kubectl 1.32.4: each row was recorded from it. */
import { describe, expect, it } from 'vitest'
import { parseYaml } from '../parse-yaml.ts'

const header = 'apiVersion: example.com/v1\nkind: Probe\nmetadata: {name: x}\n'

function lineOf(text: string): string | undefined {
  const parsed = parseYaml({ name: 'f.yaml', text: header + text })
  return parsed.ok ? 'accepted' : parsed.diagnostics[0].upstream
}

const rows: Readonly<Record<string, readonly (readonly [text: string, says: string])[]>> = {
  indentation: [
    ['v:\n\ta: 1\n', 'yaml: line 5: found character that cannot start any token'],
    ['v:\n  a: 1\n\tb: 2\n', 'yaml: line 6: found a tab character that violates indentation'],
    ['v:\n  a: 1\n   b: 2\n', 'yaml: line 6: mapping values are not allowed in this context'],
    ['v:\n    a: 1\n  b: 2\n', 'yaml: line 5: did not find expected key'],
    ['v: a\n  b: 1\n', 'yaml: line 5: mapping values are not allowed in this context'],
    ['v:\n  - a\n b\n', 'yaml: line 5: did not find expected key'],
    ['v:\n  - a\n  b: 1\n', "yaml: line 5: did not find expected '-' indicator"],
    ['v:\n  a: 1\n  - b\n', 'yaml: line 5: did not find expected key'],
    ['v: - a\n', 'yaml: line 4: block sequence entries are not allowed in this context'],
    ['v:\n-\ta: 1\n', 'yaml: line 5: found character that cannot start any token'],
    ['v: |\n\ta\n', 'yaml: line 5: found a tab character where an indentation space is expected'],
    ['v: a\n\tb\n', 'yaml: line 5: found a tab character that violates indentation'],
    [' v:\n w: 1\n', 'yaml: line 3: did not find expected key'],
    ['v:\n\t\n', 'yaml: line 5: found character that cannot start any token'],
  ],
  colons: [
    ['v\n', "yaml: line 5: could not find expected ':'"],
    ['v:1\nw: 2\n', "yaml: line 5: could not find expected ':'"],
    ['v: a: b\n', 'yaml: line 4: mapping values are not allowed in this context'],
    ['v\nw: 1\n', "yaml: line 5: could not find expected ':'"],
    ['a b\nv: 1\n', "yaml: line 5: could not find expected ':'"],
    [': 1\n', 'yaml: line 3: did not find expected key'],
    ['v: "a"\n  : b\n', 'yaml: line 4: did not find expected key'],
    ['v: ? a\n', 'yaml: line 4: mapping keys are not allowed in this context'],
  ],
  'brackets and quotes': [
    ['v: [a\n', "yaml: line 4: did not find expected ',' or ']'"],
    ['v: {a: 1\n', "yaml: line 4: did not find expected ',' or '}'"],
    ['v: [a}\n', "yaml: line 3: did not find expected ',' or ']'"],
    ['v: ]\n', 'yaml: line 3: did not find expected node content'],
    ['v: [a,, b]\n', 'yaml: line 3: did not find expected node content'],
    ['v: {a: b: c}\n', "yaml: line 3: did not find expected ',' or '}'"],
    ['v: ["a" "b"]\n', "yaml: line 3: did not find expected ',' or ']'"],
    ['v: [- a]\n', 'yaml: line 3: did not find expected node content'],
    ['v: {:x: 1}\n', 'yaml: line 3: did not find expected node content'],
    ['v: "a\n', 'yaml: line 5: found unexpected end of stream'],
    ["v: 'a\n", 'yaml: line 5: found unexpected end of stream'],
    ['v: "a" b\n', 'yaml: line 3: did not find expected key'],
    ['v: "\\/"\n', 'yaml: line 4: found unknown escape character'],
    ['v: "\\d"\n', 'yaml: line 4: found unknown escape character'],
    ['v: "\\xg"\n', 'yaml: line 4: did not find expected hexdecimal number'],
    ['v: "\\uD83D\\uDE00"\n', 'yaml: line 4: found invalid Unicode character escape code'],
    ['v: {[]: a}\n', "yaml: line 3: did not find expected ',' or '}'"],
    ['v: {"a\n b": 1}\n', "yaml: line 4: did not find expected ',' or '}'"],
  ],
  characters: [
    ['v: @a\n', 'yaml: line 4: found character that cannot start any token'],
    ['v: `a`\n', 'yaml: line 4: found character that cannot start any token'],
    ['v: %a\n', 'yaml: line 4: found character that cannot start any token'],
    ['v: *.example.com\n', 'yaml: line 4: did not find expected alphabetic or numeric character'],
    ['v: & a\n', 'yaml: line 4: did not find expected alphabetic or numeric character'],
    ['v: *\n', 'yaml: line 4: did not find expected alphabetic or numeric character'],
    ['v: !a!b\n', 'yaml: line 3: found undefined tag handle'],
    ['v: |x\n  a\n', 'yaml: line 4: did not find expected comment or line break'],
    ['v: |0\n  a\n', 'yaml: line 4: found an indentation indicator equal to 0'],
    ['v: [|\n  a]\n', 'yaml: line 4: found character that cannot start any token'],
    ['v: a\u0007b\n', 'yaml: control characters are not allowed'],
    ['v: ab\n', 'yaml: control characters are not allowed'],
    ['v: a\u0000b\n', 'yaml: control characters are not allowed'],
    ['%FOO\n', 'yaml: line 4: found unknown directive name'],
    ['&a\n', "yaml: line 5: could not find expected ':'"],
  ],
  'aliases and merges': [
    ['v: *a\nw: &a 1\n', "yaml: unknown anchor 'a' referenced"],
    ['v: {<<: 1}\n', 'yaml: map merge requires map or sequence of maps as the value'],
    ['v: {<<: ~}\n', 'yaml: map merge requires map or sequence of maps as the value'],
    ['v: &s [1]\nw: {<<: *s}\n', 'yaml: map merge requires map or sequence of maps as the value'],
    ['v: {<<: [1]}\n', 'yaml: map merge requires map or sequence of maps as the value'],
  ],
}

for (const [title, texts] of Object.entries(rows)) {
  describe(title, () => {
    it.each(texts)('%j', (text, says) => {
      expect(lineOf(text)).toBe(`error: error parsing f.yaml: error converting YAML to JSON: ${says}`)
    })
  })
}

describe('a key must end within 1,024 characters', () => {
  it.each([
    [1022, true],
    [1023, false],
  ])('in quotes, %i characters of its own', (length, accepted) => {
    expect(lineOf(`"${'k'.repeat(length)}": 1\n`) === 'accepted').toBe(accepted)
  })

  it('counted as characters, not as units of UTF-16', () => {
    expect(lineOf(`${'😀'.repeat(1024)}: 1\n`)).toBe('accepted')
    expect(lineOf(`${'😀'.repeat(1025)}: 1\n`)).not.toBe('accepted')
  })
})

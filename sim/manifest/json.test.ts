/** Strict JSON, with the words of Go's encoding/json: each row was recorded from kubectl 1.32.4. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../api/meta.ts'
import { parseYaml } from './parse-yaml.ts'

const read = (text: string) => parseYaml({ name: 'f.json', text })

describe('refused', () => {
  it.each([
    ['{', 'unexpected EOF'],
    ['{"a"', 'unexpected EOF'],
    ['{"a":', 'unexpected EOF'],
    ['{"a":1', 'unexpected EOF'],
    ['{a: 1}', "json: offset 2: invalid character 'a' looking for beginning of object key string"],
    ["{'a': 1}", "json: offset 2: invalid character '\\'' looking for beginning of object key string"],
    ['{"a" 1}', "json: offset 6: invalid character '1' after object key"],
    ['{"a": 1 "b": 2}', "json: offset 9: invalid character '\"' after object key:value pair"],
    ['{"a": 1,}', "json: offset 9: invalid character '}' looking for beginning of object key string"],
    ['{"a": [1,]}', "json: offset 10: invalid character ']' looking for beginning of value"],
    ['{"a": [1 2]}', "json: offset 10: invalid character '2' after array element"],
    ['{"a": x}', "json: offset 7: invalid character 'x' looking for beginning of value"],
    ['{"a": tru}', "json: offset 10: invalid character '}' in literal true (expecting 'e')"],
    ['{"a": nul', 'unexpected EOF'],
    ['{"a": 01}', "json: offset 8: invalid character '1' after object key:value pair"],
    ['{"a": -}', "json: offset 8: invalid character '}' in numeric literal"],
    ['{"a": 1.}', "json: offset 9: invalid character '}' after decimal point in numeric literal"],
    ['{"a": 1e}', "json: offset 9: invalid character '}' in exponent of numeric literal"],
    ['{"a": .5}', "json: offset 7: invalid character '.' looking for beginning of value"],
    ['{"a": +1}', "json: offset 7: invalid character '+' looking for beginning of value"],
    ['{"a": "\n"}', "json: offset 8: invalid character '\\n' in string literal"],
    ['{"a": "\t"}', "json: offset 8: invalid character '\\t' in string literal"],
    ['{"a": "\\q"}', "json: offset 9: invalid character 'q' in string escape code"],
    ['{"a": "\\u12g4"}', "json: offset 12: invalid character 'g' in \\u hexadecimal character escape"],
    ['{"a": "x', 'unexpected EOF'],
    ['{"a": 서}', "json: offset 7: invalid character 'ì' looking for beginning of value"],
    ['{"a": 😀}', "json: offset 7: invalid character 'ð' looking for beginning of value"],
    ['{}x', "json: offset 3: invalid character 'x' looking for beginning of value"],
    ['{"apiVersion": "v1"}\n---\n', "json: offset 23: invalid character '-' in numeric literal"],
    ['{"a": 1}}', "json: offset 9: invalid character '}' looking for beginning of value"],
    ['{"a": \'b\'}', "json: offset 7: invalid character '\\'' looking for beginning of value"],
    ['{"a": "b"\\}', "json: offset 10: invalid character '\\\\' after object key:value pair"],
    ['{"a": [}', "json: offset 8: invalid character '}' looking for beginning of value"],
    ['{"a": {]}', "json: offset 8: invalid character ']' looking for beginning of object key string"],
    [
      '  \n{"서비스": 1,}',
      "json: offset 20: invalid character '}' looking for beginning of object key string",
    ],
    ['{"a":\u00a01}', "json: offset 6: invalid character 'Â' looking for beginning of value"],
    ['{"a": 1 # c\n}', "json: offset 9: invalid character '#' after object key:value pair"],
    ['{\u0007}', "json: offset 2: invalid character '\\a' looking for beginning of object key string"],
  ])('%j', (text, says) => {
    const parsed = read(text)
    expect(parsed.ok ? 'accepted' : parsed.diagnostics[0].upstream).toBe(
      `error: error parsing f.json: ${says}`,
    )
  })
})

describe('accepted', () => {
  it('every object that JSON.stringify writes, as JSON.parse reads it', () => {
    const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }))
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 2), (object, indent) => {
        const text = JSON.stringify(object, null, indent)
        const parsed = read(text)
        expect(parsed.ok && parsed.value[0]?.value).toEqual(JSON.parse(text) as Json)
      }),
    )
  })

  it('half of a surrogate pair becomes U+FFFD', () => {
    const parsed = read('{"a": "\\ud800x", "b": "\\ud83d\\ude00"}')
    expect(parsed.ok && parsed.value[0]?.value).toEqual({ a: '\ufffdx', b: '😀' })
  })
})

/** Values as Go prints them inside an error; rows checked against Go 1.26. */
import { expect, it } from 'vitest'
import { quoteValue } from './quote.ts'

const rows: readonly [value: unknown, text: string][] = [
  ['web', '"web"'],
  ['', '""'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ['a\n\t\r\x07\x08\f\v', '"a\\n\\t\\r\\a\\b\\f\\v"'],
  ['\x00\x1b\x7f', '"\\x00\\x1b\\x7f"'],
  ['é 가 😀', '"é 가 😀"'],
  ['\u00a0\u200b\u2028', '"\\u00a0\\u200b\\u2028"'],
  ['\u{e0001}', '"\\U000e0001"'],
  [70000, '70000'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'null'],
  [['a', 'b'], '["a","b"]'],
  [[], '[]'],
  [{ key: 'a', none: undefined }, '{"key":"a"}'],
  [['<a&b>'], '["\\u003ca\\u0026b\\u003e"]'],
]

it.each(rows)('%j prints as %s', (value, text) => {
  expect(quoteValue(value)).toBe(text)
})

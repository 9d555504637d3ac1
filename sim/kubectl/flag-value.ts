/**
 * What does the text behind a flag mean? A value of the flag's type, or Go's words for why it is none.
 *
 * Models spf13/pflag (bool.go, int32.go, string_slice.go, duration.go), Go's strconv and time.ParseDuration.
 * Example: a flag of type duration with the text 1m30s holds 90 (seconds).
 */
import { quoteText } from '../quote.ts'
import type { FlagSpec, FlagValue } from './flag-specs.ts'

export type ReadValue = { readonly value: FlagValue } | { readonly problem: string }

export function readFlagValue({ type }: Pick<FlagSpec, 'type'>, text: string): ReadValue {
  switch (type) {
    case 'text':
      return { value: text }
    case 'repeated':
      return { value: [text] }
    case 'boolean':
      return readBoolean(text)
    case 'number':
      return readNumber(text)
    case 'duration':
      return readDuration(text)
    case 'list':
      return readList(text)
  }
}

function readBoolean(text: string): ReadValue {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return { value: true }
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return { value: false }
  return { problem: `strconv.ParseBool: parsing ${quoteText(text)}: invalid syntax` }
}

/** In any base that Go knows by its prefix; 32 bits. */
function readNumber(text: string): ReadValue {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/.exec(text) ?? []
  const isNumber = /^(?:0x[\da-f]+|0b[01]+|0o?[0-7]*|[1-9]\d*)$/i.test(digits)
  if (!isNumber) return { problem: `strconv.ParseInt: parsing ${quoteText(text)}: invalid syntax` }
  const number = Number(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits)
  if (number > 2 ** 31 - (sign === '-' ? 0 : 1)) {
    return { problem: `strconv.ParseInt: parsing ${quoteText(text)}: value out of range` }
  }
  return { value: sign === '-' && number !== 0 ? -number : number }
}

const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
}

function readDuration(text: string): ReadValue {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? []
  if (rest === '0') return { value: 0 }
  const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]*)/gy)]
  const isWhole = rest !== '' && parts.reduce((length, [part]) => length + part.length, 0) === rest.length
  if (!isWhole) return { problem: `time: invalid duration ${quoteText(text)}` }
  let total = 0
  for (const [, amount = '', unit = ''] of parts) {
    if (unit === '') return { problem: `time: missing unit in duration ${quoteText(text)}` }
    const factor = Object.hasOwn(seconds, unit) ? seconds[unit] : undefined
    if (factor === undefined) {
      return { problem: `time: unknown unit ${quoteText(unit)} in duration ${quoteText(text)}` }
    }
    total += Number(amount) * factor
  }
  return { value: sign === '-' ? -total : total }
}

/** Values with commas between, as in a CSV file: one that holds a comma stands in quotes. */
function readList(text: string): ReadValue {
  if (text === '') return { value: [] }
  const values: string[] = []
  let rest = text
  while (true) {
    const [whole = '', quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/.exec(rest) ?? []
    if (quoted === undefined && plain.includes('"')) return { problem: misquoted(text, plain) }
    values.push(quoted?.replaceAll('""', '"') ?? plain)
    if (whole.length === rest.length) return { value: values }
    rest = rest.slice(whole.length + 1)
  }
}

function misquoted(text: string, field: string): string {
  const what = field.startsWith('"')
    ? 'extraneous or missing " in quoted-field'
    : 'bare " in non-quoted field'
  return `parse error on line 1, column ${text.lastIndexOf('"') + 1}: ${what}`
}

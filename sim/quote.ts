/**
 * How does Go print a value inside an error? Text with %q, numbers and booleans plainly, anything else as JSON.
 *
 * Models strconv.Quote and encoding/json as kubernetes/apimachinery pkg/util/validation/field/errors.go uses them.
 * Key order is kept as given: a caller that prints a map (labels) sorts its keys, as Go does.
 *
 * Examples: quoteText('a"b\n') is "a\"b\n"; quoteValue(['a']) is ["a"]; quoteValue(undefined) is null.
 */

export function quoteValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoteText(value)
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return goJson(value)
  }
}

/** Go's strconv.Quote: double quotes, escapes for quotes, backslashes and whatever is not printable. */
export function quoteText(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
  let quoted = ''
  for (const character of text) quoted += quotedCharacter(character)
  return `"${quoted}"`
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

function quotedCharacter(character: string): string {
  const short = shortEscapes[character]
  if (short !== undefined) return short
  const point = character.codePointAt(0) ?? 0
  if (isLoneSurrogate(point)) return '\ufffd'
  if (character === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) return character
  if (point < 0x20 || point === 0x7f) return `\\x${hex(point, 2)}`
  return point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`
}

/** Half of a pair of UTF-16 units: Go's JSON reader has already made it the replacement character. */
function isLoneSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff
}

/** Go's json.Marshal: as JSON.stringify, but with the characters that matter in HTML escaped. */
export function goJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined
  return escapedForHtml(json ?? 'null')
}

export function escapedForHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (found) => `\\u${hex(found.charCodeAt(0), 4)}`)
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0')
}

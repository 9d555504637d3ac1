/**
 * What a scalar means: text, number, boolean or null. Models go-yaml v2 (resolve.go), which follows YAML 1.1
 * with ways of its own, as sigs.k8s.io/yaml uses it.
 *
 * `on` and `y` are true, `0777` is 511, `1_000` is 1000; `22:22`, `2001-01-01` and `1e400` are text.
 */

/** A number as Go holds it: `exact` when it is an integer that fits in 64 bits. */
export interface NumberRead {
  readonly type: 'int' | 'uint' | 'float'
  readonly value: number
  readonly exact: bigint | undefined
}

export type ScalarRead = string | boolean | null | NumberRead

const words: ReadonlyMap<string, boolean | null | NumberRead> = new Map<string, boolean | null | NumberRead>([
  ...spellings(true, 'y', 'yes', 'true', 'on'),
  ...spellings(false, 'n', 'no', 'false', 'off'),
  ...spellings(null, '', '~', 'null'),
  ...spellings(float(Number.POSITIVE_INFINITY), '.inf', '+.inf'),
  ...spellings(float(Number.NEGATIVE_INFINITY), '-.inf'),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, NumberRead] => [word, float(Number.NaN)]),
])

/** no, No, NO; .inf, .Inf, .INF. A mixed spelling such as `yEs` is text. */
function spellings<Value>(value: Value, ...lowerCase: readonly string[]): [string, Value][] {
  return lowerCase.flatMap((word): [string, Value][] => [
    [word, value],
    [word.replace(/[a-z]/, (letter) => letter.toUpperCase()), value],
    [word.toUpperCase(), value],
  ])
}

/** The meaning of a plain scalar without a tag. */
export function readScalar(text: string): ScalarRead {
  const first = text.charCodeAt(0)
  if (!mayBeSpecial(first) && text !== '') return text
  const word = words.get(text)
  if (word !== undefined) return word
  if (first === 0x2e) return fractionPattern.test(text) ? finite(text) : text
  if (isLetter(first)) return text
  return readNumber(text) ?? text
}

/** Only a scalar beginning like this can be anything but text: a digit, + - . ~ or y, n, t, f, o. */
function mayBeSpecial(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true
  if (code === 0x2b || code === 0x2d || code === 0x2e || code === 0x7e) return true
  return isLetter(code) && 'yntfoYNTFO'.includes(String.fromCharCode(code))
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

const fractionPattern = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/
const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const integerPattern = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/

/** Underscores may stand anywhere behind the first character. */
function readNumber(text: string): NumberRead | string | undefined {
  const digits = text.includes('_') ? text.replaceAll('_', '') : text
  const integer = readInteger(digits)
  if (integer !== undefined) return integer
  if (!floatPattern.test(digits)) return undefined
  const value = Number(digits)
  return Number.isFinite(value) ? float(value) : undefined
}

const largestInt = 2n ** 63n - 1n
const smallestInt = -(2n ** 63n)
const largestUint = 2n ** 64n - 1n

function readInteger(digits: string): NumberRead | undefined {
  const match = integerPattern.exec(digits)
  if (match === null) return undefined
  const [, sign, hexadecimal, binary, octal, oldOctal, decimal] = match
  if (decimal !== undefined && decimal.length < 16) {
    const value = sign === '-' ? 0 - Number(decimal) : Number(decimal)
    return { type: 'int', value, exact: undefined }
  }
  const size = bigInteger(hexadecimal, binary, octal ?? oldOctal, decimal)
  const exact = sign === '-' ? -size : size
  if (exact >= smallestInt && exact <= largestInt) return { type: 'int', value: Number(exact), exact }
  if (sign === '' && exact <= largestUint) return { type: 'uint', value: Number(exact), exact }
  return undefined
}

function bigInteger(
  hexadecimal: string | undefined,
  binary: string | undefined,
  octal: string | undefined,
  decimal: string | undefined,
): bigint {
  if (hexadecimal !== undefined) return BigInt(`0x${hexadecimal}`)
  if (binary !== undefined) return BigInt(`0b${binary}`)
  return octal === undefined ? BigInt(decimal ?? '0') : BigInt(`0o${octal}`)
}

/** Too large for a double: then it stays text. */
function finite(text: string): NumberRead | string {
  const value = Number(text.replaceAll('_', ''))
  return Number.isFinite(value) ? float(value) : text
}

function float(value: number): NumberRead {
  return { type: 'float', value, exact: undefined }
}

/**
 * Which whole number of 64 bits does a text mean? Models Go's strconv.ParseInt(text, 10, 64).
 *
 * Examples: parseInt64('-07') is -7n; parseInt64('1e3') is undefined.
 */
export function parseInt64(text: string): bigint | undefined {
  if (!/^[-+]?[0-9]+$/.test(text)) return undefined
  const number = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return BigInt.asIntN(64, number) === number ? number : undefined
}

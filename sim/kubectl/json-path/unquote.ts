/** What do the escapes in a quoted text of a jsonpath stand for? Models strconv.UnquoteChar of Go. */
const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Without the quotation marks; undefined for an escape that Go does not have. */
export function unquote(text: string, quote: string): string | undefined {
  let isWrong = false
  const plain = text.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/gs,
    (_, two?: string, four?: string, eight?: string, octal?: string, letter?: string) => {
      const code = two ?? four ?? eight
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
      if (letter === quote) return quote
      const meant = letter === undefined ? undefined : escapes[letter]
      if (meant === undefined) isWrong = true
      return meant ?? ''
    },
  )
  return isWrong ? undefined : plain
}

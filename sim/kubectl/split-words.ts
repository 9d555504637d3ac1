/**
 * The words of a command line as a shell hands them over: cut at spaces, with quotes and backslashes taken away.
 * Variables, patterns and pipes are for sim/shell; here a quote that nobody closes is the only thing that can be wrong.
 *
 * Source: POSIX.1-2024, Shell Command Language, 2.2 Quoting and 2.3 Token Recognition.
 * Example: create ingress web --rule="foo.com/*=web:80" has the words create, ingress, web, --rule=foo.com/*=web:80
 */
export interface SplitWords {
  readonly words: readonly string[]
  /** The quotation mark that is never closed. */
  readonly open?: '"' | "'"
}

export function splitWords(line: string): SplitWords {
  const words: string[] = []
  let word: string | undefined
  let at = 0
  while (at < line.length) {
    const letter = line.charAt(at)
    if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word)
      word = undefined
      at++
    } else if (letter === '"' || letter === "'") {
      const end = closingQuote(line, at, letter)
      if (end < 0) return { words, open: letter }
      const inside = line.slice(at + 1, end)
      word = (word ?? '') + (letter === '"' ? inside.replace(/\\([\\"$`])|\\\n/g, '$1') : inside)
      at = end + 1
    } else if (letter === '\\') {
      // A backslash before the end of a line joins it to the next.
      if (line.charAt(at + 1) !== '\n') word = (word ?? '') + line.charAt(at + 1)
      at += 2
    } else {
      word = (word ?? '') + letter
      at++
    }
  }
  if (word !== undefined) words.push(word)
  return { words }
}

function closingQuote(line: string, from: number, quote: string): number {
  for (let at = from + 1; at < line.length; at++) {
    if (quote === '"' && line.charAt(at) === '\\') at++
    else if (line.charAt(at) === quote) return at
  }
  return -1
}

/**
 * How many columns does a text take on a terminal, and how is it broken into lines?
 *
 * Hangul, Han, kana and emoji take two columns, combining marks of Latin, Greek, Cyrillic and Hangul none. Source of
 * the ranges: Unicode 15, EastAsianWidth and general categories. Leaves out emoji sequences: a family counts as four.
 *
 * displayWidth('서비스 web') is 10; wrap('a long sentence', 8) is ['a long', 'sentence'].
 */

/** EastAsianWidth W and F. */
const wide = rangesIn(`
  1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1
  26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e
  2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e80-303e 3041-4dbf 4e00-a4cf a960-a97c
  ac00-d7a3 f900-faff fe10-fe19 fe30-fe6b ff01-ff60 ffe0-ffe6 16fe0-18cd5 1aff0-1b2fb 1f004 1f0cf
  1f18e 1f191-1f19a 1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3
  1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f567 1f57a 1f595-1f596 1f5a4
  1f5fb-1f64f 1f680-1f6c5 1f6cc-1f6d7 1f6eb-1f6fc 1f7e0-1f7eb 1f90c-1f9ff 1fa70-1faff 20000-3fffd
`)

/** General categories Mn and Me of those scripts, and the vowels and finals that complete a Hangul syllable. */
const combining = rangesIn(`
  300-36f 483-489 1160-11ff 1ab0-1ace 1dc0-1dff 20d0-20f0 302a-302d 3099-309a fe00-fe0f fe20-fe2f
`)
const plain = /^[\x20-\x7e]*$/

export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  let columns = 0
  for (const character of text) columns += widthOf(character)
  return columns
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (isIn(code, combining)) return 0
  return isIn(code, wide) ? 2 : 1
}

/** First and last code points of ranges by turns, in order: a list is searched faster than a pattern is compiled. */
function rangesIn(text: string): readonly number[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((range) => {
      const [first = '', last = first] = range.split('-')
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
    })
}

function isIn(code: number, ranges: readonly number[]): boolean {
  let low = 0
  let high = ranges.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (code < (ranges[2 * middle] ?? 0)) high = middle - 1
    else if (code > (ranges[2 * middle + 1] ?? 0)) low = middle + 1
    else return true
  }
  return false
}

/** Spaces behind, up to `columns`; longer text stays as it is. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** At most `columns` wide; what was cut off leaves a … in its place. */
export function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  return `${take(text, columns - 1)}…`
}

/** As many leading characters as fit into `columns`. */
export function take(text: string, columns: number): string {
  let left = columns
  let taken = ''
  for (const character of text) {
    left -= widthOf(character)
    if (left < 0) break
    taken += character
  }
  return taken
}

/**
 * Lines of at most `columns`, broken at spaces; a word longer than a line is broken anywhere. Line feeds in the text
 * stay, and a line that begins with a space (a command, an example) is left as it is.
 */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => (line.startsWith(' ') ? [line] : wrapLine(line, columns)))
}

function wrapLine(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= columns) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (displayWidth(line) > columns) {
      const start = take(line, Math.max(columns, 2))
      lines.push(start)
      line = line.slice(start.length)
    }
  }
  return [...lines, line]
}

/**
 * How many columns does a text take on a terminal, and how is it broken into lines?
 *
 * Hangul, Han, kana and emoji take two columns, combining marks none. Source of the ranges: Unicode 15 EastAsianWidth
 * (W and F) and the general categories Mn and Me. Leaves out emoji sequences: a family of four counts as four.
 *
 * displayWidth('서비스 web') is 10; wrap('a long sentence', 8) is ['a long', 'sentence'].
 */

const wide =
  /[\u1100-\u115f\u2329\u232a\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cd5}\u{1aff0}-\u{1b2fb}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f567}\u{1f57a}\u{1f595}\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}-\u{1f6d7}\u{1f6eb}-\u{1f6fc}\u{1f7e0}-\u{1f7eb}\u{1f90c}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]/u
const combining = /[\p{Mn}\p{Me}\u1160-\u11ff]/u
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
  if (code >= 0x1100 && wide.test(character)) return 2
  return combining.test(character) ? 0 : 1
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

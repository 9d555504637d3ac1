/**
 * Where one document ends and the next begins: the lines that start with `---`. Models kubernetes/apimachinery
 * pkg/util/yaml/decoder.go (YAMLReader), which cuts the text before any YAML is read: a line `---` inside a
 * block scalar ends the document too.
 *
 * Behind the dashes only blanks and a comment may stand.
 */

/** A document's text, as offsets into the file's. The first separator of a file belongs to its first document. */
export interface Chunk {
  readonly start: number
  readonly end: number
}

/** A separator with text behind the dashes: what, and where. */
export interface BadSeparator {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Chunks {
  readonly chunks: readonly Chunk[]
  readonly badSeparators: readonly BadSeparator[]
  /** True when there were more than `most` documents; those behind are not listed. */
  readonly tooMany: boolean
}

export function cutDocuments(text: string, start: number, most: number): Chunks {
  const chunks: Chunk[] = []
  const badSeparators: BadSeparator[] = []
  let from = start
  for (let at = nextSeparator(text, start - 1, start); at >= 0; at = nextSeparator(text, at, start)) {
    const end = endOfLine(text, at)
    const rest = trimBlanks(text.slice(at + 3, end))
    const isBad = rest !== '' && !rest.startsWith('#')
    if (isBad) badSeparators.push({ start: text.indexOf(rest, at + 3), end, text: rest })
    if (at > from) chunks.push({ start: from, end: at })
    // A separator with nothing before it opens the document instead of ending one.
    if (at > from || isBad) from = Math.min(end + 1, text.length)
    if (chunks.length > most || badSeparators.length > most) return { chunks, badSeparators, tooMany: true }
  }
  if (from < text.length) chunks.push({ start: from, end: text.length })
  return { chunks, badSeparators, tooMany: chunks.length > most }
}

/** The next line start behind `after` where `---` stands, or -1. */
function nextSeparator(text: string, after: number, start: number): number {
  if (after < start && text.startsWith('---', start)) return start
  const found = text.indexOf('\n---', Math.max(after, start))
  return found < 0 ? -1 : found + 1
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** Go's TrimSpace: every Unicode blank, NEL among them, but no byte order mark. */
function trimBlanks(text: string): string {
  return text.replace(/^(?:[^\S\ufeff]|\x85)+/, '').replace(/(?:[^\S\ufeff]|\x85)+$/, '')
}

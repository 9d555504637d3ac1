/**
 * The code blocks of the lessons: what language each is in, what it says, where it stands.
 * Tests run every YAML, TypeScript and console block.
 */
import { readdirSync, readFileSync } from 'node:fs'

export interface Block {
  /** Relative to lessons/. */
  readonly file: string
  /** Of the block's first line of text, from 1. */
  readonly line: number
  readonly language: string
  readonly text: string
}

const folder = new URL('./', import.meta.url)

/** Every chapter page in both languages: NN-topic/README.md and README.ko.md. */
export function lessonFiles(): readonly string[] {
  const chapters = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && /^\d\d-/.test(entry.name),
  )
  return chapters.flatMap(({ name }) => [`${name}/README.md`, `${name}/README.ko.md`]).sort()
}

export function readLesson(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

/** The fenced blocks of a page, in order. */
export function blocksOf(file: string): readonly Block[] {
  const blocks: Block[] = []
  let open: { language: string; line: number; lines: string[] } | undefined
  for (const [index, line] of readLesson(file).split('\n').entries()) {
    const fence = /^```(\w*)/.exec(line)
    if (open === undefined) {
      if (fence !== null) open = { language: fence[1] ?? '', line: index + 2, lines: [] }
    } else if (fence === null) {
      open.lines.push(line)
    } else {
      blocks.push({
        file,
        line: open.line,
        language: open.language,
        text: `${open.lines.join('\n')}\n`,
      })
      open = undefined
    }
  }
  return blocks
}

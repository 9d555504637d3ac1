/** The word at a position of a learner's file, for excerpts. */
import type { Place, SourceFile } from '../../sim/index.ts'

/** From a position to the end of the word there; both count from 1. Undefined where the file has no such line. */
export function placeIn({ name, text }: SourceFile, line: number, column: number): Place | undefined {
  const content = text.split('\n')[line - 1]
  if (content === undefined || column < 1) return undefined
  // The engine points at the bracket of a call: the name before it says more.
  const before = content[column - 1] === '(' ? (/[\w$.]+$/.exec(content.slice(0, column - 1))?.[0] ?? '') : ''
  // What stands between a value and its member is no place: "!.length" of a value that is not there.
  const between = before === '' ? (/^[!?.]*(?=[\w$])/.exec(content.slice(column - 1))?.[0] ?? '') : ''
  const start = column - before.length + between.length
  const word = /^[\w$.]+/.exec(content.slice(start - 1))?.[0] ?? ' '
  return { file: name, start: { line, column: start }, end: { line, column: start + word.length } }
}

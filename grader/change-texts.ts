/** Other worlds and mistakes are told as replacements in files: a text that stands there exactly once, and its successor. */
import type { SourceFile } from '../sim/index.ts'
import type { FileChanges, Replacement } from './exercise.ts'

/** Throws when a text does not stand in its file exactly once, or a file is not among these: the author's slip. */
export function changeTexts(files: readonly SourceFile[], changes: FileChanges): readonly SourceFile[] {
  const unknown = Object.keys(changes).find((name) => !files.some((file) => file.name === name))
  if (unknown !== undefined) throw new Error(`${unknown} is to be changed, but it is none of the files`)
  return files.map((file) => {
    const replacements = changes[file.name]
    return replacements === undefined ? file : { ...file, text: replaceAll(file, replacements) }
  })
}

function replaceAll({ name, text }: SourceFile, changes: Replacement | readonly Replacement[]): string {
  return pairs(changes).reduce((changed, [from, to]) => {
    const [before, after, ...more] = changed.split(from)
    if (from === '' || before === undefined || after === undefined || more.length > 0) {
      throw new Error(
        `${JSON.stringify(from)} stands ${changed.split(from).length - 1} times in ${name}, not once`,
      )
    }
    return before + to + after
  }, text)
}

function pairs(changes: Replacement | readonly Replacement[]): readonly Replacement[] {
  return isPair(changes) ? [changes] : changes
}

function isPair(changes: Replacement | readonly Replacement[]): changes is Replacement {
  return typeof changes[0] === 'string'
}

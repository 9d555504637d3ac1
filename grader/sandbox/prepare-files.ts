/** A submission's files as JavaScript, and the way back from a stack to a line that the learner wrote. */
import { type Diagnostic, diagnose, type Place, type SourceFile } from '../../sim/index.ts'
import { compilerOnly } from './compiler-only.ts'
import { fileMeantBy, importsOf } from './imports.ts'
import type { FunctionTask } from './judge.ts'
import { placeIn } from './place-in.ts'
import { short } from './short.ts'
import { type JavaScript, toJavaScript } from './to-javascript.ts'

/** More of them are no help. */
const mostProblems = 20

export interface PreparedFiles {
  readonly scripts: readonly JavaScript[]
  /** Why files could not be read. */
  readonly problems: readonly Diagnostic[]
  /** The first line of a stack that names one of the files. */
  readonly placeOf: (stack: string) => Place | undefined
}

export function preparedFiles({ given, submission }: FunctionTask): PreparedFiles {
  const written = submission.flatMap((file) => (file.ok ? [file.value] : []))
  const sources = [...given.filter(({ name }) => name.endsWith('.ts')), ...written]
  const outcomes = sources.map(toJavaScript)
  const scripts = outcomes.filter((outcome): outcome is JavaScript => 'code' in outcome)
  const problems = [
    ...submission.flatMap((file) => (file.ok ? [] : file.diagnostics)),
    ...outcomes.filter((outcome): outcome is Diagnostic => 'params' in outcome),
    ...sources.flatMap((source) => importProblems(source, sources)),
    ...sources.flatMap(compilerOnly),
  ]
  return {
    scripts,
    problems: problems.slice(0, mostProblems),
    placeOf: (stack) => placeInStack(stack, scripts, sources),
  }
}

function importProblems(source: SourceFile, sources: readonly SourceFile[]): readonly Diagnostic[] {
  const names = sources.map(({ name }) => name)
  const files = names.filter((name) => name !== source.name).map((name) => `./${name}`)
  return importsOf(source)
    .filter(({ specifier }) => !names.includes(fileMeantBy(specifier) ?? ''))
    .slice(0, mostProblems)
    .map(({ specifier, place }) => {
      return diagnose(
        'function/import-refused',
        { file: source.name, specifier: short(specifier), files },
        { place },
      )
    })
}

/** A stack is a stranger's text: only files that there are, and lines that they have, become a place. */
function placeInStack(
  stack: string,
  scripts: readonly JavaScript[],
  sources: readonly SourceFile[],
): Place | undefined {
  for (const [, path = '', line = '', column = '1'] of stack.matchAll(
    /([\w./:-]+\.ts):(\d{1,7})(?::(\d{1,7}))?/g,
  )) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const file = scripts.find((one) => one.name === name)
    const source = sources.find((one) => one.name === name)
    const found = file?.placeOf(Number(line), Number(column))
    if (source !== undefined && found !== undefined) {
      return placeIn(source, found.start.line, found.start.column) ?? found
    }
  }
  return undefined
}

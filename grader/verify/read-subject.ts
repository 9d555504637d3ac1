/** Gathers all files of an exercise for its promises: originals, solution, alternatives, headings of diagnostics. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../../sim/index.ts'
import type { FunctionTools } from '../broken-promise.ts'
import type { AnyExercise } from '../exercise.ts'
import { readIfThere } from '../files.ts'
import type { Language } from '../language.ts'
import { type Originals, originalOf } from '../originals.ts'
import type { Subject } from './subject.ts'

/** Throws, with the path, when a file that the exercise names is not there. */
export function readSubject(
  root: string,
  exercise: AnyExercise,
  originals: Originals,
  functions: FunctionTools,
): Subject {
  const { id, given, edit, alternatives } = exercise
  const original = (name: string): SourceFile => {
    const text = originalOf(root, originals, id, name)
    if (text === undefined) throw new Error(`exercises/${id}/${name} is not there`)
    return { name, text }
  }
  return {
    exercise,
    given: given.map(original),
    stub: edit.map(original),
    solution: edit.map((name) => read(root, join('solutions', id), name)),
    alternatives: alternatives.map((folder) => ({
      name: folder,
      // What an alternative does not write anew it takes from the solution.
      files: edit.map((name) => {
        const own = readIfThere(join(root, 'solutions', id, folder, name))
        return own === undefined ? read(root, join('solutions', id), name) : { name, text: own }
      }),
    })),
    headings: { en: headingsIn(root, 'en'), ko: headingsIn(root, 'ko') },
    verdicts: new Map(),
    begun: new Map(),
    functions,
  }
}

function read(root: string, folder: string, name: string): SourceFile {
  const text = readIfThere(join(root, folder, name))
  if (text === undefined) throw new Error(`${folder}/${name} is not there`)
  return { name, text }
}

/** Every topic is a page; a heading is the code itself, as in `### service/selects-nothing`. */
function headingsIn(root: string, language: Language): ReadonlySet<string> {
  const folder = join(root, 'lessons', 'diagnostics')
  const pages = namesIn(folder).filter((name) => /\.ko\.md$/.test(name) === (language === 'ko'))
  const texts = pages.map((name) => readIfThere(join(folder, name)) ?? '')
  const codes = texts.flatMap((text) => [...text.matchAll(/^#{2,6}\s+`?([a-z0-9-]+\/[a-z0-9-]+)`?\s*$/gm)])
  return new Set(codes.map(([, code = '']) => code))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.md'))
  } catch {
    return []
  }
}

/** Files in an exercise's folder that nobody names: a typo in `given` or `edit`, or something left behind. */
export function strayFiles(root: string, { id, given, edit }: AnyExercise): readonly string[] {
  const known = new Set(['README.md', 'README.ko.md', 'exercise.ts', ...given, ...edit])
  return readdirSync(join(root, 'exercises', id)).filter((name) => !known.has(name) && !name.startsWith('.'))
}

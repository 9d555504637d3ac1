/** Holds every promise of one exercise, with its files as they stand in the repository. */
import { join } from 'node:path'
import type { SourceFile } from '../../sim/index.ts'
import type { BrokenPromise, FunctionTools, Verified, VerifyOptions } from '../broken-promise.ts'
import type { AnyExercise, Bilingual } from '../exercise.ts'
import { readIfThere } from '../files.ts'
import type { Originals } from '../originals.ts'
import { commentsOf, toldByTexts } from './neutral-texts.ts'
import { heldPromises } from './promises.ts'
import { readSubject, strayFiles } from './read-subject.ts'
import type { Subject } from './subject.ts'

/** `id` is the exercise's folder. */
export async function verify(
  root: string,
  id: string,
  exercise: AnyExercise,
  originals: Originals,
  options: VerifyOptions,
  functions: FunctionTools,
): Promise<Verified> {
  const asShipped = (what: string): BrokenPromise => ({ promise: 'as shipped', what })
  const problems = [
    ...folderProblems(root, id, exercise),
    ...(options.shipped ? shippedProblems(root, exercise, originals) : []),
  ].map(asShipped)
  try {
    const subject = readSubject(root, exercise, originals, functions)
    const held = await heldPromises(subject, options)
    const told = variantsTold(root, subject).map((what): BrokenPromise => ({ promise: 'texts', what }))
    return { ...held, broken: [...problems, ...held.broken, ...told] }
  } catch (error) {
    return { broken: [...problems, asShipped(error instanceof Error ? error.message : String(error))] }
  }
}

function folderProblems(root: string, id: string, exercise: AnyExercise): readonly string[] {
  return [
    ...(exercise.id === id ? [] : [`its id is ${exercise.id}`]),
    ...strayFiles(root, { ...exercise, id }).map((name) => `${name} is neither given nor edited`),
    ...['README.md', 'README.ko.md']
      .filter((name) => readIfThere(join(root, 'exercises', id, name)) === undefined)
      .map((name) => `${name} is missing`),
    ...lessonProblems(root, id, exercise),
  ]
}

/** In all that a learner reads of a task before it is graded, and in its debrief: see neutral-texts.ts. */
function variantsTold(root: string, { exercise, given, stub }: Subject): readonly string[] {
  const { id, title, debrief } = exercise
  const both = (name: string, { en, ko }: Bilingual): readonly SourceFile[] => [
    { name, text: en },
    { name: `${name} (ko)`, text: ko },
  ]
  const readmes = ['README.md', 'README.ko.md'].map((name) => {
    return { name, text: readIfThere(join(root, 'exercises', id, name)) ?? '' }
  })
  return toldByTexts(exercise, [
    ...readmes,
    ...both('title', title),
    ...both('debrief', debrief),
    ...[...given, ...stub].map(commentsOf),
  ])
}

/** The heading in the chapter that the exercise leads back to. */
function lessonProblems(root: string, id: string, { lesson }: AnyExercise): readonly string[] {
  const page = `lessons/${id.split('/')[0]}/README.md`
  const text = readIfThere(join(root, page))
  const isThere = text?.split('\n').some((line) => /^##+ /.test(line) && line.replace(/^#+ /, '') === lesson)
  return isThere === false ? [`${page} has no heading "${lesson}"`] : []
}

function shippedProblems(
  root: string,
  { id, given, edit }: AnyExercise,
  originals: Originals,
): readonly string[] {
  return [...given, ...edit]
    .filter((name) => originals[`${id}/${name}`] !== readIfThere(join(root, 'exercises', id, name)))
    .map((name) => `${name} is not the one in exercises/originals.json: lab verify --write-originals`)
}

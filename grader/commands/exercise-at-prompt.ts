/**
 * Which cluster does `sim 13/01` open? The one that the exercise begins with, before anything is answered; while an exam runs that
 * has the exercise for a task, the exam's own, with the files of its folder.
 */
import { join } from 'node:path'
import type { SourceFile } from '../../sim/index.ts'
import { examFolder } from '../exam/lay-out.ts'
import { paperOf } from '../exam/paper.ts'
import { runningExam } from '../exam/running.ts'
import type { AnyExercise, FunctionExercise } from '../exercise.ts'
import { givenFiles, shippedFiles } from '../grade-files.ts'
import { readOriginals } from '../originals.ts'
import type { ExerciseWorld } from '../prompt/world.ts'
import { startingWorld } from '../starting-world.ts'
import type { Call } from './command.ts'
import { namedExercises, no, type Read, yes } from './read-words.ts'
import { commandWords } from './words.ts'

export interface ExerciseAtPrompt {
  readonly world: ExerciseWorld
  /** Where its files are, so that `kubectl apply -f service.yaml` applies the learner's own. */
  readonly folder: string
  /** The seed of the exam that it is a task of. */
  readonly ofExam?: number
}

/** Undefined where no exercise is named. */
export async function exerciseAtPrompt(call: Call, now: number): Promise<Read<ExerciseAtPrompt | undefined>> {
  const { kit, language, words } = call
  if (words.length === 0) return yes(undefined)
  const named = namedExercises(call)
  if (!named.ok) return named
  const [entry, another] = named.value
  if (entry === undefined || another !== undefined || entry.kind === 'function') {
    return no(commandWords[language].noClusterOf(words.join(' ')))
  }
  const exercise = await (await kit.engine()).exercise(entry.id)
  if (exercise.kind === 'function') return no(commandWords[language].noClusterOf(entry.id))
  const originals = readOriginals(kit.root)
  const shipped = shippedFiles(kit, entry, originals)
  const exam = runningExam(kit.root, now)
  if (exam === undefined || !exam.tasks.some(({ id }) => id === entry.id)) {
    const world = worldOf(exercise, [...givenFiles(kit, entry, originals), ...shipped])
    return yes({ world, folder: join(kit.root, 'exercises', entry.id) })
  }
  const { tasks } = await paperOf(kit, originals, [entry], exam)
  const world = worldOf(exercise, [...tasks.flatMap(({ given }) => given), ...shipped], exam.seed)
  return yes({ world, folder: join(examFolder(kit.root, exam.seed), entry.id), ofExam: exam.seed })
}

function worldOf(
  exercise: Exclude<AnyExercise, FunctionExercise>,
  files: readonly SourceFile[],
  seedOfExam?: number,
): ExerciseWorld {
  const left = exercise.kind === 'command' ? (exercise.notApplied ?? []) : []
  const seed = (exercise.kind === 'predict' ? exercise.seed : undefined) ?? seedOfExam
  return {
    scenario: { ...startingWorld(exercise), ...(seed === undefined ? {} : { seed }) },
    manifests: files.filter(({ name }) => /\.ya?ml$/.test(name) && !left.includes(name)),
    broken: exercise.kind === 'incident' ? (exercise.broken ?? []) : [],
  }
}

/**
 * All that is loaded only when something must be judged: the simulator, the exercises, the judge. `main` never imports
 * it; a start that finds every verdict in the cache, or only lists, does without.
 */
import type { AnyExercise } from './exercise.ts'
import { gradeExercise } from './grade-exercise.ts'
import type { Engine } from './kit.ts'
import { makeIndex } from './kit-index.ts'
import { sourcesOf } from './sources.ts'
import { serveVerifying } from './verify/thread.ts'

/** How to get at an exercise's module, by its id, in course order. */
export type Exercises = Readonly<Record<string, () => Promise<{ readonly default: AnyExercise }>>>

export function engineFor(exercises: Exercises): Engine {
  const exercise = async (id: string): Promise<AnyExercise> => {
    const load = exercises[id]
    if (load === undefined) throw new Error(`there is no exercise ${id}`)
    return (await load()).default
  }
  return {
    exercise,
    grade: gradeExercise,
    sourcesOf,
    serveVerifying: (mutantsOf) => serveVerifying(exercise, mutantsOf),
    indexOf: (root, code) => makeIndex(root, code, Object.keys(exercises), exercise),
  }
}

/** An exercise whose checks pass unasked once one of them has failed: whoever breaks solutions reads no further. */
import type { AnyExercise, Check, World } from '../exercise.ts'

export function untilOneFails<E extends AnyExercise>(exercise: E): E {
  switch (exercise.kind) {
    case 'function':
    case 'predict':
      return exercise
    case 'incident':
      return { ...exercise, checks: askedUntilOneFails(exercise.checks) }
    default: {
      const { checks } = exercise
      return {
        ...exercise,
        checks: (facts: Parameters<typeof checks>[0]) => askedUntilOneFails(checks(facts)),
      }
    }
  }
}

function askedUntilOneFails<W extends World>(checks: readonly Check<W>[]): readonly Check<W>[] {
  let failed = false
  return checks.map((check) => ({
    ...check,
    ask: async (world) => {
      if (failed) return { passed: true, diagnostics: [] }
      const answer = await check.ask(world)
      failed = !answer.passed
      return answer
    },
  }))
}

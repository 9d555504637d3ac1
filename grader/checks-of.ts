/** What is a learner asked in an exercise, and for how many points? Whatever its kind, in the order of the report. */
import type { AnyExercise, Bilingual } from './exercise.ts'

export interface Asked {
  readonly name: string
  readonly title: Bilingual
  readonly points: number
  /** Checks that it waits for; a question of a prediction waits for none. */
  readonly requires?: readonly string[]
}

/** The kit's own check of an incident: what worked goes on working. */
export const healthyCheck = 'healthy'

export const healthyTitle: Bilingual = {
  en: 'Everything that worked before still works',
  ko: '전에 되던 것이 모두 그대로 됩니다',
}

export function checksOf(exercise: AnyExercise): readonly Asked[] {
  switch (exercise.kind) {
    case 'function':
      return exercise.checks
    case 'predict':
      return exercise.questions
    case 'incident':
      return [
        ...exercise.checks,
        { name: healthyCheck, title: healthyTitle, points: exercise.healthy.points },
      ]
    default:
      return exercise.checks(exercise.facts)
  }
}

/** The other worlds of an exercise: which of its variants a seed gives. */
import { randomFrom } from '../sim/index.ts'
import type { CommandExercise, Exercise, Facts, FileChanges, Variant } from './exercise.ts'

export type ExerciseWithWorlds = Pick<Exercise | CommandExercise, 'facts' | 'variants'>

/** Grading holds full marks against the worlds from 1 on; those from 0 down are for exams, so that the two never meet. */
export function variantNumbered(
  { variants }: ExerciseWithWorlds,
  seed: number,
  number: number,
): Variant<Facts> | undefined {
  return variants?.(randomFrom(seed).fork('variant', number))
}

/** A variant may come out as the world that every learner knows; an exam tries a few times for another one. */
const mostTries = 8

/** The world that an exam of this seed is set in; undefined where an exercise has one world only. */
export function examVariant(exercise: ExerciseWithWorlds, seed: number): Variant<Facts> | undefined {
  for (let number = 0; number > -mostTries; number--) {
    const variant = variantNumbered(exercise, seed, number)
    if (variant === undefined || changesSomething(variant.change)) return variant
  }
  return variantNumbered(exercise, seed, 0)
}

function changesSomething(change: FileChanges): boolean {
  return Object.values(change)
    .flat(2)
    .some((text, index, texts) => index % 2 === 0 && text !== texts[index + 1])
}

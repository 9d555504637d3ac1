/** Words and flag values that several commands understand: each a value, or a sentence that says what is wrong. */
import type { ExerciseEntry } from '../kit.ts'
import { visible } from '../report/sanitize.ts'
import { selectExercises } from '../select-exercises.ts'
import { wholeNumber } from './arguments.ts'
import type { Call } from './command.ts'
import { commandWords } from './words.ts'

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string }

export function yes<T>(value: T): Read<T> {
  return { ok: true, value }
}

export function no(problem: string): Read<never> {
  return { ok: false, problem }
}

/** None when no word was typed. */
export function namedExercises({ kit, words, language }: Call): Read<readonly ExerciseEntry[]> {
  const selection = selectExercises(kit.index.exercises, words)
  if (selection.ok) return yes(selection.entries)
  return no(commandWords[language].unknownExercise(visible(selection.unknown), selection.near))
}

const largestSeed = 2 ** 32 - 1

export const usualSeed: number = 1

export function seedOf(call: Call): Read<number> {
  return seedFrom(call, usualSeed)
}

export function seedFrom<T>(call: Call, otherwise: T): Read<number | T> {
  return numberOf(call, 'seed', otherwise, 0, largestSeed)
}

/** The whole number of a flag, or what holds without the flag. */
export function numberOf<T>(
  { flags, language }: Call,
  flag: string,
  otherwise: T,
  least: number,
  most: number,
): Read<number | T> {
  const text = flags.valueOf(flag)
  if (text === undefined) return yes(otherwise)
  const number = wholeNumber(text, least, most)
  return number === undefined
    ? no(commandWords[language].notANumber(flag, visible(text), least, most))
    : yes(number)
}

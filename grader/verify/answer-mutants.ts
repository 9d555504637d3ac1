/** Is every answer looked at? Each is changed, and left out, in its turn. */
import type { SourceFile } from '../../sim/index.ts'
import type { PredictExercise } from '../exercise.ts'
import type { Mutant } from './judge-mutants.ts'

export function answerMutants(
  { questions }: PredictExercise,
  solution: readonly SourceFile[],
): readonly Mutant[] {
  return solution.flatMap((file) =>
    questions.flatMap(({ name }) => {
      const field = new RegExp(`^(${name}:)(.*(?:\\n[ -].*)*)`, 'm')
      return ['', ' something-else'].map((value) => ({
        name: `${file.name} ${name}:${value}`,
        files: [{ ...file, text: file.text.replace(field, `$1${value}`) }],
      }))
    }),
  )
}

/** Is every answer looked at? Each is changed, and left out, in its turn. */
import type { SourceFile } from '../../sim/index.ts'
import type { BrokenPromise } from '../broken-promise.ts'
import type { PredictExercise } from '../exercise.ts'
import { judgeMutants, type Mutant } from './judge-mutants.ts'
import type { Subject } from './subject.ts'

export async function answerMutantsFail(subject: Subject): Promise<readonly BrokenPromise[]> {
  const { exercise, solution } = subject
  const [file] = solution
  if (exercise.kind !== 'predict' || file === undefined) return []
  return judgeMutants(subject, answerMutants(exercise, file), 'passes all the same')
}

function answerMutants({ questions }: PredictExercise, file: SourceFile): readonly Mutant[] {
  return questions.flatMap(({ name }) => {
    const field = new RegExp(`^(${name}:)(.*(?:\\n[ -].*)*)`, 'm')
    return ['', ' something-else'].map((value) => ({
      name: `answers.yaml ${name}:${value}`,
      files: [{ ...file, text: file.text.replace(field, `$1${value}`) }],
    }))
  })
}

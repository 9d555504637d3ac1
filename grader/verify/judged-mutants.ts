/** Which broken solutions an exercise of each kind must notice. */
import { answerMutants } from './answer-mutants.ts'
import { behavesAsSolved } from './behaviour.ts'
import { commandMutants } from './command-mutants.ts'
import { functionMutants } from './function-mutants.ts'
import { judgeMutants, type MutantsJudged } from './judge-mutants.ts'
import { mutantsOf } from './mutants.ts'
import type { Subject } from './subject.ts'

export async function judgedMutants(subject: Subject): Promise<MutantsJudged> {
  const { exercise, solution, stub } = subject
  switch (exercise.kind) {
    case 'function':
      return judgeMutants(subject, functionMutants(subject))
    case 'command':
      return judgeMutants(subject, await commandMutants(solution), behavesAsSolved(subject))
    case 'predict':
      return judgeMutants(subject, answerMutants(exercise, solution))
    case 'incident': {
      // Only what the solution changed is broken again: the rest of the cluster is as it was shipped.
      const mutants = [...mutantsOf(solution, stub), ...(await commandMutants(solution))]
      return judgeMutants(subject, mutants, behavesAsSolved(subject))
    }
    default:
      return judgeMutants(subject, mutantsOf(solution), behavesAsSolved(subject))
  }
}

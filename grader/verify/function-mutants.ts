/** The solution of an exercise with functions, broken at one token after another. */
import type { Mutant } from './judge-mutants.ts'
import type { Subject } from './subject.ts'

export function functionMutants({ functions, solution }: Subject): readonly Mutant[] {
  if (functions === undefined) return []
  return solution.flatMap((whole) =>
    functions.mutantsOf(whole).map(({ name, file }) => ({
      name,
      files: solution.map((other) => (other === whole ? file : other)),
    })),
  )
}

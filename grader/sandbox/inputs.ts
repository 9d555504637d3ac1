/**
 * The inputs that an exercise's checks are asked with. The same seed always generates the same ones, so a thread that
 * judges again, after a save or for the next of a class, takes those that it has: with them come the expected values,
 * which are kept by input (grader/checks/per-input.ts).
 */

/** Under `key`, what `generate` gave the first time. */
export type Inputs = <Input>(key: string, generate: () => readonly Input[]) => readonly Input[]

/** `most` inputs are kept, those that were used last; an input is some hundred bytes. */
export function keptInputs(most: number): Inputs {
  const lists = new Map<string, readonly unknown[]>()
  let kept = 0
  return <Input>(key: string, generate: () => readonly Input[]): readonly Input[] => {
    const inputs = (lists.get(key) as readonly Input[] | undefined) ?? generate()
    if (lists.delete(key)) kept -= inputs.length
    lists.set(key, inputs)
    kept += inputs.length
    for (const [oldest, list] of lists) {
      if (kept <= most || oldest === key) break
      lists.delete(oldest)
      kept -= list.length
    }
    return inputs
  }
}

/** For who judges once. */
export const newInputs: Inputs = (_key, generate) => generate()

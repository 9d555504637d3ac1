/**
 * Works out once for each input what does not depend on the learner: what the simulator says. Inputs are kept from one
 * grading to the next (grader/sandbox/inputs.ts), and by that so is this.
 *
 * const right = perInput((input: Input) => simulated(input))
 */

/** `work` depends on its input alone. What is undefined is worked out again. */
export function perInput<Input extends object, Output>(
  work: (input: Input) => Output,
): (input: Input) => Output {
  const known = new WeakMap<Input, Output>()
  return (input) => {
    const before = known.get(input)
    if (before !== undefined) return before
    const output = work(input)
    if (output !== undefined) known.set(input, output)
    return output
  }
}

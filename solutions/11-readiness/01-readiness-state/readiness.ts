import type { Answer, Probe } from './types.ts'

/** Is the container ready after each turn of its probe? `answers` holds what the program would answer at each turn. */
export function readiness(probe: Probe, answers: readonly Answer[]): boolean[] {
  const { initialDelaySeconds = 0, periodSeconds = 10, successThreshold = 1, failureThreshold = 3 } = probe
  // Nobody is served before the program has said that it can serve.
  let ready = false
  let run: readonly Answer[] = []
  return answers.map((answer, turn) => {
    // A turn that comes too early counts neither for nor against it.
    if (turn * periodSeconds >= initialDelaySeconds) take(answer)
    return ready
  })

  /** A different answer begins a new count; only a full count decides. */
  function take(answer: Answer): void {
    run = answer === run[0] ? [...run, answer] : [answer]
    if (run.length >= (answer === 'success' ? successThreshold : failureThreshold))
      ready = answer === 'success'
  }
}

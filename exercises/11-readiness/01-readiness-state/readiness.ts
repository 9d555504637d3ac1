import type { Answer, Probe } from './types.ts'

/** Is the container ready after each turn of its probe? `answers` holds what the program would answer at each turn. */
export function readiness(probe: Probe, answers: readonly Answer[]): boolean[] {
  const { successThreshold = 1 } = probe
  // TODO: here the latest answer decides, and what came before it is forgotten.
  return answers.map((answer, turn) => turn >= successThreshold - 1 && answer === 'success')
}

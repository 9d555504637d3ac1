import type { Answer, Probe } from './types.ts'

/** Looks back from each turn for the latest run of answers that was long enough to decide. */
export function readiness(probe: Probe, answers: readonly Answer[]): boolean[] {
  const first = Math.ceil((probe.initialDelaySeconds ?? 0) / (probe.periodSeconds ?? 10))
  return answers.map((_, turn) => {
    for (let end = turn; end >= first; end--) {
      const answer = answers[end]
      const enough = answer === 'success' ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? 3)
      const begin = end - enough + 1
      if (begin >= first && answers.slice(begin, end + 1).every((one) => one === answer))
        return answer === 'success'
    }
    return false
  })
}

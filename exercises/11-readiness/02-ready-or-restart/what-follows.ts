import type { Consequence, Container } from './types.ts'

/** What becomes of a container whose pod has restartPolicy Always and no other container? */
export function whatFollows(container: Container): Consequence {
  // TODO: the three probes ask three different questions, and here each failure has the same consequence.
  return Object.values(container).includes('failing') ? 'restart' : 'traffic'
}

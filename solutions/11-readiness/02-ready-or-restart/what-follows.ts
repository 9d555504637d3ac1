import type { Consequence, Container } from './types.ts'

/** What becomes of a container whose pod has restartPolicy Always and no other container? */
export function whatFollows({ startup, liveness, readiness, isBeingDeleted }: Container): Consequence {
  // The end is under way: nobody is sent there any more, and nothing is started for the rest of the grace period.
  if (isBeingDeleted) return 'no-traffic'
  // Until it has started the other probes are not asked, so that nothing they might say counts.
  if (startup === 'not-yet') return 'no-traffic'
  if (startup === 'failed' || liveness === 'failing') return 'restart'
  // What is not asked for is not demanded: without a probe a container is ready at once.
  return readiness === 'failing' ? 'no-traffic' : 'traffic'
}

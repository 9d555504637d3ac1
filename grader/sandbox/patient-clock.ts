/**
 * How much time has passed, as far as this thread could have used it? On a computer with too much to do a thread stands
 * still for a while now and then; a learner is not to be told of a loop without end for that. A gap between two looks at
 * the clock counts for no more than a thread that runs would have left between them.
 */
export function patientClock(mostGapMilliseconds: number): () => number {
  let last = performance.now()
  let seen = 0
  return () => {
    const now = performance.now()
    seen += Math.min(now - last, mostGapMilliseconds)
    last = now
    return seen
  }
}

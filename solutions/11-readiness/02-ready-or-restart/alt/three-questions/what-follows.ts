import type { Consequence, Container } from './types.ts'

/** Answers each question by itself, and then puts the answers together. */
export function whatFollows(container: Container): Consequence {
  if (!container.isBeingDeleted && isToBeRestarted(container)) return 'restart'
  return isReady(container) && !container.isBeingDeleted ? 'traffic' : 'no-traffic'
}

function isStarted({ startup = 'passed' }: Container): boolean {
  return startup === 'passed'
}

function isToBeRestarted(container: Container): boolean {
  return isStarted(container) ? container.liveness === 'failing' : container.startup === 'failed'
}

function isReady(container: Container): boolean {
  const { readiness = 'passing' } = container
  return isStarted(container) && readiness === 'passing'
}

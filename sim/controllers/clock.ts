/**
 * How does virtual time pass? From one moment that somebody waits for to the next, never tick by tick: an hour in which
 * nothing happens costs nothing, however many pods there are.
 */
import type { Store } from '../state/cluster-state.ts'
import { settle } from './settle.ts'

/** Until that second, and everything that happens on the way. */
export function passTime(store: Store, end: number): void {
  for (let next = store.nextMoment(true); next !== undefined; next = store.nextMoment(true)) {
    if (next > end) break
    // What was asked for in the past is done now: time does not go back.
    if (next > store.now) store.setNow(next)
    settle(store)
  }
  if (end > store.now) store.setNow(end)
}

/** Until nobody waits for anything but more of the same, or the limit is reached; gives the seconds that passed. */
export function comeToRest(store: Store, limitSeconds: number): number {
  const start = store.now
  const end = start + (limitSeconds > 0 ? limitSeconds : 0)
  for (let next = store.nextMoment(false); next !== undefined; next = store.nextMoment(false)) {
    if (next > end) break
    passTime(store, Math.max(next, store.now))
  }
  return store.now - start
}

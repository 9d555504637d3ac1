/**
 * When is there something to do in a pod again? When a container is due to start, end or be gone, its program to open a
 * port, or a probe has its turn.
 * Of a container that is known to end again and again, nobody has to wait for the next time.
 */
import type { PodLife } from '../../api/pod-life.ts'
import { type Member, ownEndOf } from './member.ts'
import { deadlineOf } from './stop-pod.ts'
import type { World } from './world.ts'

export interface NextMoment {
  readonly seconds: number
  /** What comes is more of the same: always ('quiet'), or as long as nothing else in the cluster changes. */
  readonly how: Wait
}

export type Wait = 'loud' | 'quiet' | 'while-nothing-changes'

/** From here on a container that ends again and again is known to do so. */
const knownRestarts = 5
/** Who runs for so long runs for ever, as far as anybody waits for it. */
const longRun = 600

export function nextMoment(life: PodLife, { pod, members, now }: World): NextMoment | undefined {
  let seconds = Number.POSITIVE_INFINITY
  let isLoud = false
  let hangsOnOthers = false
  const at = (moment: number | undefined, isQuiet: boolean): void => {
    if (moment === undefined || !Number.isFinite(moment)) return
    seconds = Math.min(seconds, moment)
    isLoud ||= !isQuiet
  }
  if (life.stopping === undefined) at(deadlineOf(pod, life), false)
  for (const member of members) {
    const one = life.containers[member.container.name]
    if (one === undefined) continue
    if (one.state === 'waiting' && life.stopping === undefined) {
      at(one.startsAt, one.reason === 'CrashLoopBackOff' && one.restarts >= knownRestarts)
    }
    if (one.state !== 'running' || one.startedAt === undefined) continue
    const own = ownEndOf(member)
    if (own !== undefined) at(one.startedAt + own.after, own.after >= longRun)
    at(one.stopping?.goneAt, false)
    at(nextOpening(member, one.startedAt, now), false)
    for (const { nextAt, onOthers = false } of one.probes) {
      at(nextAt, onOthers)
      hangsOnOthers ||= onOthers
    }
  }
  if (!Number.isFinite(seconds)) return undefined
  return { seconds, how: isLoud ? 'loud' : hangsOnOthers ? 'while-nothing-changes' : 'quiet' }
}

/** When the program begins to listen somewhere: nobody but its clients sees that, where no probe asks. */
function nextOpening({ behaviour }: Member, startedAt: number, now: number): number | undefined {
  if (behaviour === undefined || behaviour.does === 'not-start') return undefined
  const openings = (behaviour.sockets ?? []).map(({ opensAfter = 0 }) => startedAt + opensAfter)
  const ahead = openings.filter((moment) => moment > now)
  return ahead.length === 0 ? undefined : Math.min(...ahead)
}

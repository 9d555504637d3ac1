/**
 * When does the kubelet start a container again? At once the first time; after that not before a wait is over that
 * doubles from 10 seconds to 5 minutes. One that has run for more than 10 minutes begins anew.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go (doBackOff), pkg/kubelet/kubelet.go
 * (MaxCrashLoopBackOff, initialCrashLoopBackOff), kubernetes/client-go util/flowcontrol/backoff.go.
 * Leaves out: the moment that a kubelet takes to notice (up to 15 seconds).
 * Example: a container that ends at once is started at 0, 0, 10, 30, 70, 150, 310, 610, 910 seconds.
 */
import type { BackOff } from '../../api/pod-life.ts'

const first = 10
const longest = 300

export type RestartPlan =
  | { readonly when: 'now'; readonly backOff?: BackOff }
  | { readonly when: 'later'; readonly startsAt: number }

/**
 * `lookedAt` is the end that the kubelet looks at: of a container that ended by itself this one; of one that it kills to
 * start it again, the end before, because at that moment it still runs. `endedAt` is when it stopped now.
 */
export function planRestart(
  backOff: BackOff | undefined,
  lookedAt: number | undefined,
  endedAt: number,
  now: number,
): RestartPlan {
  if (lookedAt === undefined) return backOff === undefined ? { when: 'now' } : { when: 'now', backOff }
  if (backOff !== undefined && !isForgotten(backOff, lookedAt) && now - lookedAt < backOff.seconds) {
    return { when: 'later', startsAt: endedAt + backOff.seconds }
  }
  return { when: 'now', backOff: nextBackOff(backOff, lookedAt, now) }
}

/** The wait that follows the restart which happens now. */
export function nextBackOff(before: BackOff | undefined, lookedAt: number, now: number): BackOff {
  const seconds =
    before === undefined || isForgotten(before, lookedAt) ? first : Math.min(before.seconds * 2, longest)
  return { seconds, since: now }
}

/** It has run well for twice the longest wait. */
function isForgotten({ since }: BackOff, lookedAt: number): boolean {
  return lookedAt - since > 2 * longest
}

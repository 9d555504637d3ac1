/**
 * On which nodes is the pod of an old template replaced next? Usually the old one ends first, on as many nodes at once as
 * may miss theirs; with maxSurge the new one starts first, and the old one ends when that is ready. Old pods that are not
 * available go at once: nobody would miss them.
 *
 * Source: kubernetes/kubernetes pkg/controller/daemon/update.go (rollingUpdate).
 */
import type { IntOrString } from '../../api/meta.ts'
import type { Pod } from '../../api/pod.ts'
import type { DaemonSet } from '../../api/workload.ts'
import { isActive } from '../owners.ts'
import { revisionLabel } from '../revisions.ts'

export interface Step {
  readonly isSurging: boolean
  /** On how many nodes at once. */
  readonly atOnce: number
}

export function stepOf({ spec }: DaemonSet, nodes: number): Step {
  const { maxSurge = 0, maxUnavailable = 1 } = spec.updateStrategy?.rollingUpdate ?? {}
  const surging = scaled(maxSurge, nodes)
  const isSurging = maxSurge !== 0 && maxSurge !== '0%' && spec.updateStrategy?.type !== 'OnDelete'
  return { isSurging, atOnce: isSurging ? surging : Math.max(1, scaled(maxUnavailable, nodes)) }
}

/** Old pods to end. `nodes` are the pods of each node that should have one. */
export function replaceAfterEnd(
  nodes: readonly (readonly Pod[])[],
  hash: string,
  atOnce: number,
  isUp: (pod: Pod) => boolean,
): readonly Pod[] {
  let missing = 0
  const unready: Pod[] = []
  const candidates: Pod[] = []
  for (const { older, newer } of nodes.map((pods) => sorted(pods, hash))) {
    if (older === undefined || newer !== undefined) {
      if (newer === undefined || older !== undefined || !isUp(newer)) missing++
    } else if (isUp(older)) candidates.push(older)
    else unready.push(older)
  }
  return [...unready, ...candidates.slice(0, Math.max(0, atOnce - missing - unready.length))]
}

/** Old pods to end, and old pods beside which a new one is to begin. */
export function surge(
  nodes: readonly (readonly Pod[])[],
  hash: string,
  atOnce: number,
  isUp: (pod: Pod) => boolean,
): { readonly end: readonly Pod[]; readonly begin: readonly Pod[] } {
  let surging = 0
  const end: Pod[] = []
  const unready: Pod[] = []
  const candidates: Pod[] = []
  for (const { older, newer } of nodes.map((pods) => sorted(pods, hash))) {
    if (older === undefined) continue
    if (newer === undefined) (isUp(older) ? candidates : unready).push(older)
    else if (isUp(newer)) end.push(older)
    else surging++
  }
  return { end, begin: [...unready, ...candidates.slice(0, Math.max(0, atOnce - surging))] }
}

function sorted(
  pods: readonly Pod[],
  hash: string,
): { readonly older: Pod | undefined; readonly newer: Pod | undefined } {
  const active = pods.filter(isActive)
  const isNew = (pod: Pod): boolean => pod.metadata.labels?.[revisionLabel] === hash
  return { older: active.find((pod) => !isNew(pod)), newer: active.find(isNew) }
}

/** Hundredths are rounded up. */
function scaled(value: IntOrString, total: number): number {
  if (typeof value === 'number') return value
  return Math.ceil((Number(/^([0-9]+)%$/.exec(value)?.[1] ?? 0) * total) / 100)
}

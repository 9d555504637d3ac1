/**
 * What did a repair take from workloads that no request tells at once? Pods that were ready, and the readiness probe, which
 * is missed only at the next rollout. Workloads are told apart as in healthy-ways.ts.
 */
import { type ClusterView, type Diagnostic, diagnose, type Pod } from '../sim/index.ts'
import { isReady } from './checks/pods-ready.ts'
import { isNotOfTheSystem, workloadOf } from './healthy-ways.ts'

interface Workload {
  readonly ready: number
  /** The containers that are asked whether they are ready. */
  readonly asked: ReadonlySet<string>
  readonly containers: ReadonlySet<string>
}

export async function lostByWorkloads(before: ClusterView, now: ClusterView): Promise<readonly Diagnostic[]> {
  const is = workloadsAmong(await now.list('Pod'))
  return [...workloadsAmong(await before.list('Pod'))].flatMap(([workload, was]) => [
    ...fewerPods(workload, was, is.get(workload)),
    ...probesGone(workload, was, is.get(workload)),
  ])
}

function workloadsAmong(pods: readonly Pod[]): ReadonlyMap<string, Workload> {
  const workloads = new Map<string, Workload>()
  for (const pod of pods.filter(isNotOfTheSystem)) {
    const key = `${pod.metadata.namespace}/${workloadOf(pod)}`
    const known = workloads.get(key)
    const { containers } = pod.spec
    const asked = containers.filter(({ readinessProbe }) => readinessProbe !== undefined)
    workloads.set(key, {
      ready: (known?.ready ?? 0) + (isReady(pod) ? 1 : 0),
      asked: new Set([...(known?.asked ?? []), ...asked.map(({ name }) => name)]),
      containers: new Set([...(known?.containers ?? []), ...containers.map(({ name }) => name)]),
    })
  }
  return workloads
}

function fewerPods(workload: string, { ready: before }: Workload, is?: Workload): readonly Diagnostic[] {
  const now = is?.ready ?? 0
  return now < before ? [diagnose('incident/fewer-pods', { workload, before, now })] : []
}

/** A container that is gone has nothing left to be asked. */
function probesGone(workload: string, { asked }: Workload, is?: Workload): readonly Diagnostic[] {
  const gone = [...asked].filter((name) => is?.containers.has(name) && !is.asked.has(name))
  return gone.map((container) => diagnose('incident/probe-gone', { workload, container }))
}

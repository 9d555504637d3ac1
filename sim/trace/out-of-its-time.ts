/**
 * Would somebody listen on the port of a pod, only not at this moment? Its program is still booting, or its containers
 * have ended and nodes have not heard of it yet.
 *
 * Example: a pod of `sh -c 'sleep 20; nginx'` without a readiness probe is sent traffic from its first second on, and
 * refuses it for 20 seconds.
 */
import { refOf } from '../api/kinds.ts'
import type { PodHop } from '../api/trace.ts'
import { listenersOf } from '../container/listeners.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { withConfiguration } from '../kubelet/configuration.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Place } from './reachable.ts'

export function outOfItsTime(state: ClusterState, place: Place, { port }: PodHop): Diagnostic | undefined {
  if (place.is !== 'pod') return undefined
  const { pod } = place
  const podLife = state.lifeOf(pod)
  if (podLife === undefined) return undefined
  const listener = listenersOf(withConfiguration(pod, podLife)).find((one) => one.port === port)
  const life = listener && podLife.containers[listener.container]
  if (listener === undefined || life === undefined) return undefined
  const facts = { pod: pod.metadata.name, container: listener.container, port }
  const at = { object: refOf(pod) }
  if (life.state !== 'running') {
    if (pod.metadata.deletionTimestamp !== undefined) return diagnose('pod/has-stopped', facts, at)
    return diagnose('pod/container-not-running', { ...facts, reason: life.reason ?? 'Terminated' }, at)
  }
  const left = (life.startedAt ?? 0) + (listener.opensAfter ?? 0) - state.now
  return left > 0 ? diagnose('pod/not-listening-yet', { ...facts, seconds: left }, at) : undefined
}

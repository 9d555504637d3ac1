/**
 * Which pod do `kubectl exec`, `logs` and `port-forward` mean by TYPE/NAME? The pod itself, or one that the object selects:
 * one that runs and is ready before others.
 *
 * Models AttachablePodForObject of kubernetes/kubectl pkg/polymorphichelpers and controller.ByLogging / ActivePods.
 */
import type { JsonObject, LabelSelector, Labels } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { matchesSelector, selectorFrom } from '../labels.ts'
import { failed } from './command-output.ts'
import { printFailures } from './failure.ts'
import { getObject } from './objects.ts'
import { ended, found, type Session, type Step } from './session.ts'
import { resourceFor } from './targets.ts'

export function podFor(session: Session, word: string): Step<Pod> {
  const [type = '', name] = word.includes('/') ? word.split('/') : ['pods', word]
  const resource = resourceFor(type)
  if (!resource.ok) return resource
  const read = getObject(
    session,
    resource.value,
    name ?? '',
    resource.value.namespaced ? session.namespace : undefined,
  )
  if (!read.ok) return ended(printFailures([read.failure]))
  if (resource.value.kind === 'Pod') return found(read.value as unknown as Pod)
  const pods = podsOf(session, read.value)
  if (pods === undefined)
    return ended(
      failed(
        `error: cannot attach to *${resource.value.kind}: selector for ${resource.value.kind} not implemented`,
      ),
    )
  const [best] = [...pods].sort(byUse)
  if (best !== undefined) return found(best)
  return ended(failed('error: timed out waiting for the condition', `no pod is selected by ${type}/${name}`))
}

/** Undefined for kinds that select nobody. */
export function podsOf({ cluster, namespace }: Session, object: JsonObject): readonly Pod[] | undefined {
  const selector = (object.spec as JsonObject | undefined)?.selector
  if (selector === undefined || selector === null) return undefined
  const isMap = object.kind === 'Service' || object.kind === 'ReplicationController'
  const pods = cluster.state.list('Pod', namespace)
  if (isMap) return pods.filter(({ metadata }) => matchesSelector(selector as Labels, metadata.labels ?? {}))
  const parsed = selectorFrom(selector as LabelSelector)
  return parsed.ok ? pods.filter(({ metadata }) => matchesSelector(parsed.value, metadata.labels ?? {})) : []
}

/** Bound before unbound, running before pending, ready before not, older before younger. */
function byUse(one: Pod, other: Pod): number {
  return rank(other) - rank(one)
}

function rank({ spec, status }: Pod): number {
  const isReady =
    status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false
  return (spec.nodeName ? 4 : 0) + (status?.phase === 'Running' ? 2 : 0) + (isReady ? 1 : 0)
}

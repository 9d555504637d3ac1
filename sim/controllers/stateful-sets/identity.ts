/**
 * Who is the pod with number 2 of a StatefulSet? web-2, on the host web-2 in the domain of its Service, with labels that
 * say so and a claim of its own. Whoever comes after it is the same again.
 *
 * Source: kubernetes/kubernetes pkg/controller/statefulset/stateful_set_utils.go (newStatefulSetPod, updateIdentity,
 * updateStorage, getParentNameAndOrdinal).
 */
import type { Pod } from '../../api/pod.ts'
import type { Volume } from '../../api/volume.ts'
import type { ControllerRevision, StatefulSet } from '../../api/workload.ts'
import { podFrom } from '../make-pods.ts'
import { revisionLabel, templateOf } from '../revisions.ts'

const nameLabel = 'statefulset.kubernetes.io/pod-name'
const indexLabel = 'apps.kubernetes.io/pod-index'

/** web-12 in two parts; undefined for a name that no StatefulSet gives. */
export function parentAndOrdinal(
  podName: string,
): { readonly parent: string; readonly ordinal: number } | undefined {
  const [, parent, digits] = /^(.*)-([0-9]+)$/.exec(podName) ?? []
  return parent === undefined ? undefined : { parent, ordinal: Number(digits) }
}

/** Its number if the pod is one of the set's by its name. */
export function ordinalIn({ metadata }: StatefulSet, pod: Pod): number | undefined {
  const parts = parentAndOrdinal(pod.metadata.name)
  return parts?.parent === metadata.name ? parts.ordinal : undefined
}

export function statefulPod(set: StatefulSet, ordinal: number, revision: ControllerRevision): Pod {
  const pod = podFrom(set, templateOf(revision))
  const name = `${set.metadata.name}-${ordinal}`
  const { serviceName } = set.spec
  const labels = {
    ...pod.metadata.labels,
    [revisionLabel]: revision.metadata.name,
    ...labelsOf(name, ordinal),
  }
  const claimed = claimedVolumes(set, name)
  const others = (pod.spec.volumes ?? []).filter(
    (volume) => !claimed.some((claim) => claim.name === volume.name),
  )
  return {
    ...pod,
    metadata: { ...pod.metadata, name, labels },
    spec: {
      ...pod.spec,
      hostname: name,
      ...(serviceName ? { subdomain: serviceName } : {}),
      ...(claimed.length === 0 ? {} : { volumes: [...claimed, ...others] }),
    },
  }
}

/** An adopted pod gets the labels that the set's own have from birth. */
export function withIdentity(pod: Pod, ordinal: number): Pod {
  const wanted = labelsOf(pod.metadata.name, ordinal)
  const { labels = {} } = pod.metadata
  if (Object.entries(wanted).every(([key, value]) => labels[key] === value)) return pod
  return { ...pod, metadata: { ...pod.metadata, labels: { ...labels, ...wanted } } }
}

export function revisionNameOf(pod: Pod): string {
  return pod.metadata.labels?.[revisionLabel] ?? ''
}

function labelsOf(name: string, ordinal: number): Readonly<Record<string, string>> {
  return { [nameLabel]: name, [indexLabel]: String(ordinal) }
}

function claimedVolumes({ spec }: StatefulSet, podName: string): readonly Volume[] {
  return (spec.volumeClaimTemplates ?? []).map(({ metadata }) => {
    const name = metadata?.name ?? ''
    return { name, persistentVolumeClaim: { claimName: `${name}-${podName}` } }
  })
}

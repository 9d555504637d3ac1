/**
 * Which ReplicaSets are a Deployment's: the newest, made from the template as it is now, and the old ones? This file
 * finds, makes and resizes them.
 *
 * Source: kubernetes/kubernetes pkg/controller/deployment/sync.go (getNewReplicaSet, scaleReplicaSet),
 * pkg/controller/deployment/util/deployment_util.go (FindNewReplicaSet, EqualIgnoreHash).
 */
import { refOf } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Deployment, PodTemplate, ReplicaSet } from '../api/workload.ts'
import { sameLabels } from '../labels.ts'
import type { Store } from '../state/cluster-state.ts'
import { sameJson } from '../state/same-json.ts'
import { controllerOf, controllerReferenceTo } from './owners.ts'
import {
  newestAnnotations,
  revisionAnnotation,
  revisionOf,
  sizeAnnotations,
} from './replica-set-annotations.ts'
import { byAge, leewayOf, nextSize, wishOf } from './rollout-numbers.ts'
import { hashLabel, templateHash } from './template-hash.ts'

export interface Family {
  /** Made from the Deployment's present template; none before the first rollout, or while it is paused. */
  readonly newest?: ReplicaSet
  /** Oldest first. */
  readonly old: readonly ReplicaSet[]
}

export function familyOf(deployment: Deployment, store: Store): Family {
  const { uid = '' } = deployment.metadata
  const own = store
    .ownedBy(uid)
    .filter((object) => object.kind === 'ReplicaSet')
    .filter((replicaSet) => controllerOf(replicaSet)?.uid === uid)
    .sort(byAge)
  const newest = own.find(({ spec }) => sameTemplate(spec.template, deployment.spec.template))
  const old = own.filter((replicaSet) => replicaSet !== newest)
  return newest === undefined ? { old } : { newest, old }
}

/** The newest with its revision and annotations as they should be; `make` lets one be made that is not there. */
export function withNewest(deployment: Deployment, family: Family, make: boolean, store: Store): Family {
  const revision = Math.max(0, ...family.old.map(revisionOf)) + 1
  if (family.newest !== undefined)
    return { ...family, newest: renewed(deployment, family.newest, revision, store) }
  return make ? { ...family, newest: makeReplicaSet(deployment, family.old, revision, store) } : family
}

export function all({ newest, old }: Family): readonly ReplicaSet[] {
  return newest === undefined ? old : [...old, newest]
}

/** The ReplicaSet with that size, stored. */
export function resize(
  deployment: Deployment,
  replicaSet: ReplicaSet,
  replicas: number,
  store: Store,
): ReplicaSet {
  const annotations = {
    ...replicaSet.metadata.annotations,
    ...sizeAnnotations(wishOf(deployment), leewayOf(deployment).maxSurge),
  }
  tellOfScaling(deployment, replicaSet, replicaSet.spec.replicas ?? 1, replicas, store)
  return store.put({
    ...replicaSet,
    metadata: { ...replicaSet.metadata, annotations },
    spec: { ...replicaSet.spec, replicas },
  }) as ReplicaSet
}

function tellOfScaling(
  deployment: Deployment,
  { metadata }: ReplicaSet,
  from: number,
  to: number,
  store: Store,
): void {
  if (from === to) return
  const message = `Scaled ${to > from ? 'up' : 'down'} replica set ${metadata.name} from ${from} to ${to}`
  const told = { type: 'Normal', reason: 'ScalingReplicaSet', message } as const
  store.record({ ...told, component: 'deployment-controller', object: refOf(deployment) })
}

/** The revision that the Deployment itself is said to be at. */
export function withRevision(deployment: Deployment, newest: ReplicaSet | undefined): Deployment {
  const revision = newest?.metadata.annotations?.[revisionAnnotation]
  const { annotations } = deployment.metadata
  if (revision === undefined || annotations?.[revisionAnnotation] === revision) return deployment
  return {
    ...deployment,
    metadata: { ...deployment.metadata, annotations: { ...annotations, [revisionAnnotation]: revision } },
  }
}

/** Alike but for the hash that a Deployment adds. */
function sameTemplate(made: PodTemplate | undefined, template: PodTemplate): boolean {
  if (made === undefined || !sameJson(made.spec, template.spec)) return false
  const [a, b] = [made.metadata ?? {}, template.metadata ?? {}]
  return (
    sameLabels(withoutHash(a.labels), withoutHash(b.labels)) &&
    sameJson({ ...a, labels: null }, { ...b, labels: null })
  )
}

function withoutHash(labels: Labels = {}): Labels {
  const { [hashLabel]: _, ...rest } = labels
  return rest
}

function renewed(deployment: Deployment, newest: ReplicaSet, revision: number, store: Store): ReplicaSet {
  const annotations = newestAnnotations(deployment, newest.metadata.annotations ?? {}, revision)
  const { minReadySeconds } = deployment.spec
  return store.put({
    ...newest,
    metadata: { ...newest.metadata, annotations },
    spec: { ...newest.spec, ...(minReadySeconds === undefined ? {} : { minReadySeconds }) },
  }) as ReplicaSet
}

function makeReplicaSet(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  revision: number,
  store: Store,
): ReplicaSet {
  const { namespace, name } = deployment.metadata
  const { template, selector, minReadySeconds } = deployment.spec
  const hash = freeHash(deployment, store)
  const labels = { ...template.metadata?.labels, [hashLabel]: hash }
  const annotations = {
    ...newestAnnotations(deployment, {}, revision),
    ...sizeAnnotations(wishOf(deployment), leewayOf(deployment).maxSurge),
  }
  const made = store.put({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      annotations,
      ownerReferences: [controllerReferenceTo(deployment)],
    },
    spec: {
      replicas: nextSize(deployment, old, 0),
      ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector?.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0 },
  }) as ReplicaSet
  tellOfScaling(deployment, made, 0, made.spec.replicas ?? 1, store)
  return made
}

/** The template's hash; another one when a ReplicaSet of that name is somebody else's. */
function freeHash({ metadata, spec }: Deployment, store: Store): string {
  for (let collisions = 0; ; collisions++) {
    const hash = templateHash(spec.template, collisions)
    if (store.get('ReplicaSet', metadata.namespace, `${metadata.name}-${hash}`) === undefined) return hash
  }
}

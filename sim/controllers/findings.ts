/**
 * What is to be said about a workload once the cluster has come to rest: a rollout that stopped half-way or is paused,
 * pods that an edited template left as they were, no pods at all because none are asked for?
 */
import { type KubeObject, refOf } from '../api/kinds.ts'
import type { Deployment } from '../api/workload.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { matchesSelector } from '../labels.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { sameJson } from '../state/same-json.ts'
import { isComplete } from './deployment-status.ts'
import { controllerOf } from './owners.ts'
import { isWorkload, podsOf, type Workload } from './workload-pods.ts'

export function workloadFindings(object: KubeObject, state: ClusterState): readonly Diagnostic[] {
  if ((object.kind !== 'Deployment' && !isWorkload(object)) || object.spec === undefined) return []
  // What a Deployment keeps is told of the Deployment.
  if (controllerOf(object) !== undefined) return []
  if (object.spec.replicas === 0) {
    const workload = `${object.kind} ${object.metadata.name}`
    return [
      diagnose('workload/replicas-zero', { workload }, { object: refOf(object), path: ['spec', 'replicas'] }),
    ]
  }
  return object.kind === 'Deployment' ? rolloutFindings(object) : templateFindings(object, state)
}

function rolloutFindings(deployment: Deployment): readonly Diagnostic[] {
  const { metadata, spec, status = {} } = deployment
  const object = refOf(deployment)
  const facts = { deployment: metadata.name }
  if (spec.paused === true)
    return [diagnose('workload/rollout-paused', facts, { object, path: ['spec', 'paused'] })]
  if (isComplete(deployment, status)) return []
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status
  const old = replicas - updatedReplicas
  const stuck = {
    ...facts,
    updated: updatedReplicas,
    available: Math.max(0, availableReplicas - old),
    wish: spec.replicas ?? 1,
    old,
  }
  return [diagnose('workload/rollout-stuck', stuck, { object, path: ['spec', 'template'] })]
}

function templateFindings(workload: Workload, state: ClusterState): readonly Diagnostic[] {
  const { template } = workload.spec
  const pods = podsOf(workload.metadata.uid ?? '', state)
    .filter(({ metadata, spec }) => {
      const sameLabels = matchesSelector(template?.metadata?.labels ?? {}, metadata.labels)
      return !sameLabels || !sameJson(spec.containers, template?.spec.containers)
    })
    .map(({ metadata }) => metadata.name)
  if (pods.length === 0) return []
  const facts = { workload: `${workload.kind} ${workload.metadata.name}`, pods }
  return [
    diagnose('workload/pods-of-older-template', facts, {
      object: refOf(workload),
      path: ['spec', 'template'],
    }),
  ]
}

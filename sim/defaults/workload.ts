/**
 * What does the API server fill into the kinds that make pods? Models SetDefaults_ReplicationController of
 * kubernetes/kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_ReplicaSet and SetDefaults_Deployment of
 * pkg/apis/apps/v1/defaults.go. Only a ReplicationController takes its selector and labels from its template.
 *
 * Example: a Deployment without replicas gets 1, and 25% for maxSurge and maxUnavailable.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeField, changeStruct, fillAbsent, fillEmpty, isAbsent, isObject } from './fill.ts'
import { defaultTemplate } from './pod.ts'

export function defaultReplicationController(controller: JsonObject): JsonObject {
  const filled = changeStruct(controller, 'spec', (spec) =>
    changeField(fillAbsent(spec, { replicas: 1 }), 'template', defaultTemplate),
  )
  const labels = templateLabels(filled)
  if (labels === undefined) return filled
  const selecting = changeField(filled, 'spec', (spec) => fillMap(spec, 'selector', labels))
  return changeStruct(selecting, 'metadata', (metadata) => fillMap(metadata, 'labels', labels))
}

export function defaultReplicaSet(replicaSet: JsonObject): JsonObject {
  return changeStruct(replicaSet, 'spec', (spec) =>
    changeStruct(fillAbsent(spec, { replicas: 1 }), 'template', defaultTemplate),
  )
}

export function defaultDeployment(deployment: JsonObject): JsonObject {
  return changeStruct(deployment, 'spec', (before) => {
    const spec = changeStruct(before, 'template', defaultTemplate)
    return fillAbsent(changeStruct(spec, 'strategy', defaultStrategy), {
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    })
  })
}

function defaultStrategy(before: JsonObject): JsonObject {
  const strategy = fillEmpty(before, { type: 'RollingUpdate' })
  if (strategy.type !== 'RollingUpdate') return strategy
  return changeStruct(strategy, 'rollingUpdate', (rollingUpdate) =>
    fillAbsent(rollingUpdate, { maxUnavailable: '25%', maxSurge: '25%' }),
  )
}

function templateLabels({ spec }: JsonObject): JsonObject | undefined {
  const template = isObject(spec) ? spec.template : undefined
  const metadata = isObject(template) ? template.metadata : undefined
  return isObject(metadata) && isObject(metadata.labels) ? metadata.labels : undefined
}

/** An empty map counts as an absent one. */
function fillMap(object: JsonObject, name: string, map: JsonObject): JsonObject {
  const given = object[name]
  const unset = isAbsent(given) || (isObject(given) && Object.keys(given).length === 0)
  return unset && Object.keys(map).length > 0 ? { ...object, [name]: map } : object
}

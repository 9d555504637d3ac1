/**
 * What does the API server fill into a StatefulSet? Models SetDefaults_StatefulSet of kubernetes/kubernetes
 * pkg/apis/apps/v1/defaults.go with the gates of v1.35, and SetDefaults_PersistentVolumeClaim of
 * pkg/apis/core/v1/defaults.go for its claims.
 *
 * Example: without an updateStrategy it gets RollingUpdate with partition 0 and maxUnavailable 1; one that names the
 * type alone keeps to that.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeEach, changeField, changeStruct, fillAbsent, fillEmpty, isAbsent, isEmpty } from './fill.ts'
import { defaultTemplate } from './pod.ts'

export function defaultStatefulSet(set: JsonObject): JsonObject {
  return changeStruct(set, 'spec', (before) => {
    let spec = changeStruct(before, 'template', defaultTemplate)
    spec = fillEmpty(spec, { podManagementPolicy: 'OrderedReady' })
    spec = changeStruct(spec, 'updateStrategy', defaultStrategy)
    spec = changeStruct(spec, 'persistentVolumeClaimRetentionPolicy', (policy) =>
      fillEmpty(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' }),
    )
    spec = changeEach(spec, 'volumeClaimTemplates', defaultClaim)
    return fillAbsent(spec, { replicas: 1, revisionHistoryLimit: 10 })
  })
}

function defaultStrategy(before: JsonObject): JsonObject {
  const isUnset = isEmpty(before.type)
  let strategy = fillEmpty(before, { type: 'RollingUpdate' })
  if (isUnset && isAbsent(strategy.rollingUpdate)) strategy = { ...strategy, rollingUpdate: {} }
  if (strategy.type !== 'RollingUpdate') return strategy
  return changeField(strategy, 'rollingUpdate', (rollingUpdate) =>
    fillAbsent(rollingUpdate, { partition: 0, maxUnavailable: 1 }),
  )
}

function defaultClaim(before: JsonObject): JsonObject {
  const claim = changeStruct(before, 'spec', (spec) => fillAbsent(spec, { volumeMode: 'Filesystem' }))
  const named = fillEmpty(claim, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' })
  return changeStruct(named, 'status', (status) => fillEmpty(status, { phase: 'Pending' }))
}

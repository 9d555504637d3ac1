/**
 * What does the API server fill into a DaemonSet? Models SetDefaults_DaemonSet of kubernetes/kubernetes
 * pkg/apis/apps/v1/defaults.go.
 *
 * Example: without an updateStrategy it replaces its pods one at a time: maxUnavailable 1, maxSurge 0.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeStruct, fillAbsent, fillEmpty } from './fill.ts'
import { defaultTemplate } from './pod.ts'

export function defaultDaemonSet(set: JsonObject): JsonObject {
  return changeStruct(set, 'spec', (before) => {
    const spec = changeStruct(before, 'template', defaultTemplate)
    return fillAbsent(changeStruct(spec, 'updateStrategy', defaultStrategy), { revisionHistoryLimit: 10 })
  })
}

function defaultStrategy(before: JsonObject): JsonObject {
  const strategy = fillEmpty(before, { type: 'RollingUpdate' })
  if (strategy.type !== 'RollingUpdate') return strategy
  return changeStruct(strategy, 'rollingUpdate', (rollingUpdate) =>
    fillAbsent(rollingUpdate, { maxUnavailable: 1, maxSurge: 0 }),
  )
}

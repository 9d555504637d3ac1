/**
 * What does the API server fill into probes and the other actions on a container?
 * Models SetDefaults_Probe and SetDefaults_HTTPGetAction of kubernetes/kubernetes pkg/apis/core/v1/defaults.go.
 *
 * Example: { httpGet: { port: 80 } } becomes { httpGet: { port: 80, path: '/', scheme: 'HTTP' }, periodSeconds: 10, … }
 */
import type { JsonObject } from '../api/meta.ts'
import { changeField, fillAbsent, fillEmpty } from './fill.ts'

const probeTimes = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 } as const

export function defaultProbe(probe: JsonObject): JsonObject {
  const filled = changeField(fillEmpty(probe, probeTimes), 'httpGet', defaultHttpGet)
  return changeField(filled, 'grpc', (grpc) => fillAbsent(grpc, { service: '' }))
}

/** postStart and preStop. */
export function defaultLifecycle(lifecycle: JsonObject): JsonObject {
  const started = changeField(lifecycle, 'postStart', defaultHandler)
  return changeField(started, 'preStop', defaultHandler)
}

function defaultHandler(handler: JsonObject): JsonObject {
  return changeField(handler, 'httpGet', defaultHttpGet)
}

function defaultHttpGet(action: JsonObject): JsonObject {
  return fillEmpty(action, { path: '/', scheme: 'HTTP' })
}

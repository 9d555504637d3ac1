/**
 * What does the API server fill into a container of a pod or a pod template?
 * Models SetDefaults_Container of kubernetes/kubernetes pkg/apis/core/v1/defaults.go, with the defaults that
 * its zz_generated.defaults.go sets on a container's ports, variables and probes.
 *
 * Example: { name: 'web', image: 'nginx' } gets imagePullPolicy Always, because no tag means latest.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeEach, changeField, fillAbsent, fillEmpty } from './fill.ts'
import { pullPolicyFor } from './image.ts'
import { defaultLifecycle, defaultProbe } from './probe.ts'

export function defaultContainer(container: JsonObject): JsonObject {
  let filled = fillEmpty(container, {
    imagePullPolicy: pullPolicyFor(container.image),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  })
  filled = changeEach(filled, 'ports', (port) => fillEmpty(port, { protocol: 'TCP' }))
  filled = changeEach(filled, 'env', (variable) => changeField(variable, 'valueFrom', defaultSource))
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    filled = changeField(filled, probe, defaultProbe)
  }
  return changeField(filled, 'lifecycle', defaultLifecycle)
}

/** A field of the pod is named as of API version v1. */
export function defaultFieldRef(holder: JsonObject): JsonObject {
  return changeField(holder, 'fieldRef', (fieldRef) => fillEmpty(fieldRef, { apiVersion: 'v1' }))
}

function defaultSource(source: JsonObject): JsonObject {
  const filled = defaultFieldRef(source)
  return changeField(filled, 'fileKeyRef', (fileKeyRef) => fillAbsent(fileKeyRef, { optional: false }))
}

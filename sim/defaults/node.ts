/**
 * What does the API server fill into a Node? What pods may use of it is all of it, unless it says otherwise.
 * Models SetDefaults_NodeStatus of kubernetes/kubernetes pkg/apis/core/v1/defaults.go.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeField, fillAbsent, isObject } from './fill.ts'

export function defaultNode(node: JsonObject): JsonObject {
  return changeField(node, 'status', (status) =>
    isObject(status.capacity) ? fillAbsent(status, { allocatable: status.capacity }) : status,
  )
}

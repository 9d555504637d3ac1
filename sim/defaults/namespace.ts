/**
 * What does the API server fill into a Namespace? A label with its own name, so that selectors can ask for it.
 * Models SetDefaults_Namespace of kubernetes/kubernetes pkg/apis/core/v1/defaults.go.
 *
 * Left out: the finalizer `kubernetes`, which is set when the Namespace is created (pkg/registry/core/namespace).
 */
import type { JsonObject } from '../api/meta.ts'
import { changeField, changeStruct, fillEmpty } from './fill.ts'

const nameLabel = 'kubernetes.io/metadata.name'

export function defaultNamespace(namespace: JsonObject): JsonObject {
  const labelled = changeField(namespace, 'metadata', (metadata) => {
    const { name } = metadata
    if (typeof name !== 'string' || name === '') return metadata
    return changeStruct(metadata, 'labels', (labels) =>
      labels[nameLabel] === name ? labels : { ...labels, [nameLabel]: name },
    )
  })
  return changeStruct(labelled, 'status', (status) => fillEmpty(status, { phase: 'Active' }))
}

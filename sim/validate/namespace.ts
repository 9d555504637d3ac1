/**
 * Does the API server accept this Namespace, new or as a change of `old`?
 *
 * Models ValidateNamespace and ValidateNamespaceUpdate of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go, called as pkg/registry/core/namespace/strategy.go does.
 *
 * Example: the name Team_A is refused: namespaces are DNS labels, since DNS names hold them.
 */
import type { Namespace } from '../api/node.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { refuseName } from '../names/refuse.ts'
import { validateFinalizerName } from './finalizers.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { listOf } from './zero-value.ts'

export function validateNamespace(namespace: Namespace, old?: Namespace): readonly Diagnostic[] {
  const path = ['spec', 'finalizers']
  const finalizers = listOf(namespace.spec?.finalizers).flatMap((finalizer, index) =>
    [...refuseName('label-key', path, finalizer), ...validateFinalizerName(finalizer, path)].map((fault) => ({
      ...fault,
      at: [...path, index],
    })),
  )
  const changes = old === undefined ? [] : validateObjectMetaUpdate(namespace.metadata, old.metadata)
  return [
    ...validateObjectMeta(namespace.metadata, { namespaced: false, name: 'dns1123-label' }),
    ...finalizers,
    ...changes,
  ]
}

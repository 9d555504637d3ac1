/**
 * What does the API server refuse in a ServiceAccount? Its metadata alone.
 * Models ValidateServiceAccount and ValidateServiceAccountUpdate of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go.
 */
import type { ServiceAccount } from '../api/service-account.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'

export function* validateServiceAccount(account: ServiceAccount, old?: ServiceAccount): Iterable<Diagnostic> {
  if (old !== undefined) yield* validateObjectMetaUpdate(account.metadata, old.metadata)
  yield* validateObjectMeta(account.metadata, { namespaced: true, name: 'dns1123-subdomain' })
}

/**
 * What does the API server refuse in a ControllerRevision? One without data, and any change of its data.
 * Models ValidateControllerRevision and ValidateControllerRevisionUpdate of kubernetes/kubernetes
 * pkg/apis/apps/validation/validation.go.
 */
import type { ControllerRevision } from '../api/workload.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { immutable } from './refusal.ts'
import { required } from './required.ts'
import { sameContent } from './same-content.ts'
import { notNegative } from './workloads.ts'
import { isWritten } from './zero-value.ts'

export function* validateControllerRevision(
  revision: ControllerRevision,
  old?: ControllerRevision,
): Iterable<Diagnostic> {
  if (old !== undefined) yield* validateObjectMetaUpdate(revision.metadata, old.metadata)
  yield* validateObjectMeta(revision.metadata, { namespaced: true, name: 'dns1123-subdomain' })
  if (!isWritten(revision.data)) yield required(['data'], 'data is mandatory')
  yield* notNegative(revision.revision, ['revision'])
  if (old !== undefined && !sameContent(revision.data, old.data)) {
    yield immutable(['data'], revision.data ?? null)
  }
}

/**
 * Does this name an object of another kind: its group, kind and name? Backends of an Ingress and the parameters of an
 * IngressClass do so.
 *
 * Models validateIngressTypedLocalObjectReference of kubernetes/kubernetes pkg/apis/networking/validation/validation.go,
 * and IsValidPathSegmentName of kubernetes/apimachinery pkg/api/validation/path/name.go.
 */
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, textOf } from '../zero-value.ts'

interface Reference {
  readonly apiGroup?: string
  readonly kind?: string
  readonly name?: string
}

export function* referenceRules(reference: Reference, path: FieldPath): Iterable<Diagnostic> {
  if (isWritten(reference.apiGroup)) {
    yield* refuseName('dns1123-subdomain', [...path, 'apiGroup'], reference.apiGroup)
  }
  yield* pathSegmentRules(textOf(reference.kind), [...path, 'kind'])
  yield* pathSegmentRules(textOf(reference.name), [...path, 'name'])
}

/** The text becomes one step of the URL of the object. */
function* pathSegmentRules(value: string, path: FieldPath): Iterable<Diagnostic> {
  const refused = (part: string, detail: string) =>
    refusal('Invalid', 'ingress/not-a-path-segment', { value, part }, path, value, detail)
  if (value === '') yield required(path)
  else if (value === '.' || value === '..') yield refused(value, `may not be '${value}'`)
  else {
    for (const part of ['/', '%']) if (value.includes(part)) yield refused(part, `may not contain '${part}'`)
  }
}

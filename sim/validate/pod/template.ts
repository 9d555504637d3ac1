/**
 * What does the API server refuse in a pod template, of which a workload makes its pods?
 *
 * Models ValidatePodTemplateSpec of kubernetes/kubernetes pkg/apis/core/validation/validation.go. Upstream names a
 * template's labels and annotations without `metadata`; `at` says where they stand.
 *
 * Example: a bad label: `spec.template.labels: Invalid value: …`.
 */
import type { PodSpec } from '../../api/pod.ts'
import type { PodTemplate } from '../../api/workload.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { validateAnnotations } from '../annotations.ts'
import { validateLabels } from '../labels.ts'
import { refusal } from '../refusal.ts'
import { listOf } from '../zero-value.ts'
import { podAnnotationRules } from './annotations.ts'
import { podSpecRules } from './spec.ts'

export function* templateRules(template: PodTemplate, path: FieldPath): Iterable<Diagnostic> {
  const { labels, annotations } = template.metadata ?? {}
  const spec: PodSpec = template.spec ?? { containers: [] }
  yield* inMetadata(validateLabels(labels ?? {}, [...path, 'labels']), path)
  yield* inMetadata(validateAnnotations(annotations ?? {}, [...path, 'annotations']), path)
  yield* inMetadata(podAnnotationRules(annotations ?? {}, spec, [...path, 'annotations']), path)
  yield* podSpecRules(spec, [...path, 'spec'], false)
  if (listOf(spec.ephemeralContainers).length > 0) {
    const detail = 'ephemeral containers not allowed in pod template'
    yield refusal(
      'Forbidden',
      'pod/ephemeral-container',
      {},
      [...path, 'spec', 'ephemeralContainers'],
      undefined,
      detail,
    )
  }
}

function* inMetadata(refusals: Iterable<Diagnostic>, path: FieldPath): Iterable<Diagnostic> {
  for (const refused of refusals) {
    const at = refused.at ?? refused.path ?? path
    yield { ...refused, at: [...path, 'metadata', ...at.slice(path.length)] }
  }
}

/**
 * What does the API server refuse in a Pod, on create and on update?
 *
 * Models ValidatePodCreate and ValidatePodUpdate of kubernetes/kubernetes pkg/apis/core/validation/validation.go at
 * v1.35 with its default gates. What is left out of the spec is said in pod/spec.ts.
 *
 * Example: a container image with a space behind it is refused in a Pod, though not in a template.
 */
import type { Pod } from '../api/pod.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { mirrorRules, podAnnotationRules } from './pod/annotations.ts'
import { paddedImageRules } from './pod/container-image.ts'
import { podSpecRules } from './pod/spec.ts'
import { podUpdateRules } from './pod/update.ts'
import { refusal } from './refusal.ts'
import { isWritten, listOf, textOf } from './zero-value.ts'

export function validatePodCreate(pod: Pod): readonly Diagnostic[] {
  return [...wholePodRules(pod), ...creationRules(pod)]
}

export function validatePodUpdate(pod: Pod, old: Pod): readonly Diagnostic[] {
  return [
    ...validateObjectMetaUpdate(pod.metadata, old.metadata),
    ...wholePodRules(pod),
    ...mirrorRules(pod.metadata.annotations ?? {}, old.metadata.annotations ?? {}, annotationsPath),
    ...podAnnotationRules(pod.metadata.annotations ?? {}, pod.spec, annotationsPath),
    ...podUpdateRules(pod.spec, old.spec),
  ]
}

const annotationsPath = ['metadata', 'annotations']

/** Metadata and spec, as they must be at all times. */
function* wholePodRules(pod: Pod): Iterable<Diagnostic> {
  const { metadata, spec } = pod
  yield* validateObjectMeta(metadata, { namespaced: true, name: 'dns1123-subdomain' })
  yield* podAnnotationRules(metadata.annotations ?? {}, spec, annotationsPath)
  yield* podSpecRules(spec, ['spec'], true)
  yield* tokenRules(pod)
  for (const list of ['containers', 'initContainers'] as const) {
    for (const [index, { image }] of listOf(spec[list]).entries()) {
      yield* paddedImageRules(image, ['spec', list, index, 'image'])
    }
  }
}

/** A token is some service account's. */
function* tokenRules({ spec }: Pod): Iterable<Diagnostic> {
  if (textOf(spec.serviceAccountName) !== '') return
  for (const [index, { projected }] of listOf(spec.volumes).entries()) {
    for (const [sourceIndex, source] of listOf(projected?.sources).entries()) {
      if (!isWritten(source.serviceAccountToken)) continue
      const path = ['spec', 'volumes', index, 'projected', 'sources', sourceIndex, 'serviceAccountToken']
      const detail = 'must not be specified when serviceAccountName is not set'
      yield refusal('Forbidden', 'volume/token-of-nobody', {}, path, undefined, detail)
    }
  }
}

/** What only a Pod that exists may have. */
function* creationRules({ spec }: Pod): Iterable<Diagnostic> {
  if (listOf(spec.ephemeralContainers).length > 0) {
    const path = ['spec', 'ephemeralContainers']
    yield refusal('Forbidden', 'pod/ephemeral-container', {}, path, undefined, 'cannot be set on create')
  }
  if (textOf(spec.nodeName) !== '' && listOf(spec.schedulingGates).length > 0) {
    const detail = 'cannot be set until all schedulingGates have been cleared'
    yield refusal('Forbidden', 'pod/gated-but-placed', {}, ['spec', 'nodeName'], undefined, detail)
  }
}

/**
 * What does the API server refuse in the annotations that Kubernetes itself reads on a pod?
 *
 * Models ValidatePodSpecificAnnotations of kubernetes/kubernetes pkg/apis/core/validation/validation.go. Leaves out
 * the annotations of seccomp and AppArmor, which fields replaced.
 *
 * Example: controller.kubernetes.io/pod-deletion-cost "high": `must be a 32bit integer`.
 */
import type { Labels } from '../../api/meta.ts'
import type { PodSpec } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { textOf } from '../zero-value.ts'

const mirrorAnnotation = 'kubernetes.io/config.mirror'
const costAnnotation = 'controller.kubernetes.io/pod-deletion-cost'

export function* podAnnotationRules(
  annotations: Labels,
  spec: PodSpec,
  path: FieldPath,
): Iterable<Diagnostic> {
  const mirror = annotations[mirrorAnnotation]
  if (mirror !== undefined && textOf(spec.nodeName) === '') {
    const detail = 'must set spec.nodeName if mirror pod annotation is set'
    yield refusal('Invalid', 'pod/mirror-without-node', {}, [...path, mirrorAnnotation], mirror, detail)
  }
  const cost = annotations[costAnnotation]
  if (cost !== undefined && !isCost(cost)) {
    const detail = 'must be a 32bit integer'
    yield refusal('Invalid', 'pod/deletion-cost', { cost }, [...path, costAnnotation], cost, detail)
  }
}

/** Whether a pod mirrors a static one is settled when the kubelet creates it. */
export function* mirrorRules(now: Labels, before: Labels, path: FieldPath): Iterable<Diagnostic> {
  if (now[mirrorAnnotation] === before[mirrorAnnotation]) return
  const was = before[mirrorAnnotation] !== undefined
  const detail = `may not ${was ? 'remove or update' : 'add'} mirror pod annotation`
  yield refusal('Forbidden', 'pod/mirror-fixed', {}, [...path, mirrorAnnotation], undefined, detail)
}

/** A whole number of 32 bits, without a plus sign or zeros in front. */
function isCost(text: string): boolean {
  const number = Number(text)
  return /^(0|-[0-9]+|[1-9][0-9]*)$/.test(text) && number >= -(2 ** 31) && number < 2 ** 31
}

/**
 * What does the API server refuse in a container's image, and in when it is pulled?
 *
 * Models the image checks and validatePullPolicy of kubernetes/kubernetes pkg/apis/core/validation/validation.go.
 * Whether the text is a name that a registry understands is the kubelet's question.
 *
 * Example: imagePullPolicy "Sometimes" is refused: Always, IfNotPresent, Never.
 */
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { textOf } from '../zero-value.ts'

const policies = ['Always', 'IfNotPresent', 'Never']

export function* pullPolicyRules(value: string | null | undefined, path: FieldPath): Iterable<Diagnostic> {
  const policy = textOf(value)
  if (policy === '') yield required(path)
  else if (!policies.includes(policy)) yield notSupported(path, policy, policies)
}

/** In a pod an image has no spaces around it; in a template it may, since older ones do. */
export function paddedImageRules(value: string | null | undefined, path: FieldPath): readonly Diagnostic[] {
  const image = textOf(value)
  if (image === image.trim()) return []
  const detail = 'must not have leading or trailing whitespace'
  return [refusal('Invalid', 'container/image-padded', { image }, path, image, detail)]
}

/**
 * May a container's resources be changed this way while it runs?
 *
 * Models validateResizePolicy of kubernetes/kubernetes pkg/apis/core/validation/validation.go. Upstream blames the
 * list for most faults; `at` says which entry it was.
 *
 * Example: RestartContainer in a pod with restartPolicy Never is refused: nothing restarts there.
 */
import type { Container } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { duplicate, notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { listOf, textOf } from '../zero-value.ts'

const resources = ['cpu', 'memory']
const policies = ['NotRequired', 'RestartContainer']

export function* resizeRules(
  { resizePolicy }: Container,
  podRestartPolicy: string,
  path: FieldPath,
): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const [index, entry] of listOf(resizePolicy).entries()) {
    const at = [...path, index]
    const resource = textOf(entry.resourceName)
    const policy = textOf(entry.restartPolicy)
    if (seen.has(resource)) yield duplicate(at, resource)
    seen.add(resource)
    yield* oneOf(resource, resources, path, at)
    yield* oneOf(policy, policies, path, at)
    if (podRestartPolicy === 'Never' && policy !== 'NotRequired') {
      const detail = "must be 'NotRequired' when `restartPolicy` is 'Never'"
      yield { ...refusal('Invalid', 'container/never-restarts', {}, path, policy, detail), at }
    }
  }
}

function* oneOf(
  value: string,
  known: readonly string[],
  path: FieldPath,
  at: FieldPath,
): Iterable<Diagnostic> {
  if (value === '') yield { ...required(path), at }
  else if (!known.includes(value)) yield { ...notSupported(path, value, known), at }
}

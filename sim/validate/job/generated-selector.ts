/**
 * Are a Job's selector and labels those that the API server makes of its name and uid?
 *
 * Models validateGeneratedSelector of kubernetes/kubernetes pkg/apis/batch/validation/validation.go and
 * ValidateHasLabel of pkg/apis/core/validation. With `manualSelector: true` nothing is generated, and nothing asked.
 *
 * Example: a template label job-name=other in Job pi: `Invalid value: {…}: must be 'pi'`.
 */
import type { Job } from '../../api/job.ts'
import type { Labels } from '../../api/meta.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { matchesSelector, selectorFrom } from '../../labels.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { selectorAsGoPrintsIt, sortedByKey } from '../workload/selector.ts'
import { isWritten, textOf } from '../zero-value.ts'

export function* generatedSelectorRules({ metadata, spec }: Job): Iterable<Diagnostic> {
  if (spec.manualSelector === true || !isWritten(spec.selector)) return
  const [name, uid] = [textOf(metadata.name), textOf(metadata.uid)]
  if (uid === '') yield required(['metadata', 'uid'])
  const expected: Labels = {
    'controller-uid': uid,
    'job-name': name,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  }
  const labels = spec.template?.metadata?.labels ?? {}
  for (const [key, wanted] of Object.entries(expected)) yield* labelRules(labels, key, wanted)
  const read = selectorFrom(spec.selector)
  if (read.ok && !matchesSelector(read.value, expected)) {
    const path = ['spec', 'selector']
    const value = selectorAsGoPrintsIt(spec.selector)
    yield refusal('Invalid', 'job/selector-not-generated', {}, path, value, '`selector` not auto-generated')
  }
}

function* labelRules(labels: Labels, key: string, wanted: string): Iterable<Diagnostic> {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  if (value === wanted) return
  const path = ['spec', 'template', 'metadata', 'labels', key]
  const field = `spec.template.metadata.labels[${key}]`
  const detail = `must be '${wanted}'`
  if (value === undefined) yield required(path, detail, field)
  else {
    const facts = { key, value, wanted }
    yield refusal('Invalid', 'job/label-taken', facts, path, sortedByKey(labels), detail, field)
  }
}

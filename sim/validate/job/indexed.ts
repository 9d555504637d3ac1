/**
 * What does it take to give each pod of a Job a number of its own, and which fields make sense only then?
 *
 * Models the checks of completionMode in validateJobSpec of kubernetes/kubernetes
 * pkg/apis/batch/validation/validation.go. The limits keep the list of finished indexes short.
 *
 * Example: Indexed without completions: `spec.completions: Required value: when completion mode is Indexed`.
 */
import type { JobSpec } from '../../api/job.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, numberOf } from '../zero-value.ts'

/** Above so many completions, the other limits are lower where indexes count their own failures. */
const manyCompletions = 100_000
const mostAtOnce = 100_000
const mostFailed = 100_000
const mostOfMany = 10_000

type Counted = 'parallelism' | 'maxFailedIndexes'

export function* indexedRules(spec: JobSpec): Iterable<Diagnostic> {
  const { completions, maxFailedIndexes } = spec
  if (!isWritten(completions)) yield required(['spec', 'completions'], 'when completion mode is Indexed')
  yield* atMost(spec, 'parallelism', mostAtOnce, 'when completion mode is Indexed')
  if (isWritten(completions) && numberOf(maxFailedIndexes) > completions) {
    yield tooHigh(spec, 'maxFailedIndexes', completions, 'must be less than or equal to completions')
  }
  yield* atMost(spec, 'maxFailedIndexes', mostFailed)
  if (numberOf(completions) <= manyCompletions || !isWritten(spec.backoffLimitPerIndex)) return
  if (!isWritten(maxFailedIndexes)) {
    const detail = `must be specified when completions is above ${manyCompletions}`
    yield required(['spec', 'maxFailedIndexes'], detail)
  }
  const when = `when completions are above ${manyCompletions} and used with backoff limit per index`
  yield* atMost(spec, 'parallelism', mostOfMany, when)
  yield* atMost(spec, 'maxFailedIndexes', mostOfMany, when)
}

export function* notIndexedRules(spec: JobSpec): Iterable<Diagnostic> {
  for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
    const value = spec[field]
    if (isWritten(value)) yield notIndexed(field, value)
  }
}

export function notIndexed(field: keyof JobSpec, value: unknown): Diagnostic {
  const detail = 'requires indexed completion mode'
  return refusal('Invalid', 'job/not-indexed', { field }, ['spec', field], value, detail)
}

function* atMost(spec: JobSpec, field: Counted, most: number, when = ''): Iterable<Diagnostic> {
  if (numberOf(spec[field]) <= most) return
  yield tooHigh(spec, field, most, `must be less than or equal to ${most}${when === '' ? '' : ` ${when}`}`)
}

function tooHigh(spec: JobSpec, field: Counted, most: number, detail: string): Diagnostic {
  const value = numberOf(spec[field])
  return refusal('Invalid', 'job/too-high', { value, most }, ['spec', field], value, detail)
}

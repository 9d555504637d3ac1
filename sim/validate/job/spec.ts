/**
 * Is a Job's spec whole: its numbers, its mode, its template?
 *
 * Models ValidateJobSpec and validateJobSpec of kubernetes/kubernetes pkg/apis/batch/validation/validation.go.
 *
 * Example: without restartPolicy: `spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"`:
 * pods are restarted for ever unless told otherwise, and those of a Job are to end.
 */
import type { JobSpec } from '../../api/job.ts'
import type { PodTemplate } from '../../api/workload.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { selectorFrom } from '../../labels.ts'
import { nameFacts } from '../../names/refuse.ts'
import { quoteText } from '../../quote.ts'
import { validateLabelSelector } from '../labels.ts'
import { byteLength, domainPrefixedPathFaults } from '../names.ts'
import { templateRules } from '../pod/template.ts'
import { notSupported, refusal, tooLong } from '../refusal.ts'
import { required } from '../required.ts'
import { missedLabels } from '../workload/selector.ts'
import { notNegative } from '../workloads.ts'
import { isWritten, textOf } from '../zero-value.ts'
import { failurePolicyRules } from './failure-policy.ts'
import { indexedRules, notIndexedRules } from './indexed.ts'
import { successPolicyRules } from './success-policy.ts'

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const

const modes = ['NonIndexed', 'Indexed']
const noTemplate: PodTemplate = { spec: { containers: [] } }

export function isIndexed({ completionMode }: JobSpec): boolean {
  return completionMode === 'Indexed'
}

export function* jobSpecRules(spec: JobSpec): Iterable<Diagnostic> {
  const template = spec.template ?? noTemplate
  for (const field of counts) yield* notNegative(spec[field], ['spec', field])
  if (isWritten(spec.maxFailedIndexes) && !isWritten(spec.backoffLimitPerIndex)) {
    yield required(['spec', 'backoffLimitPerIndex'], 'when maxFailedIndexes is specified')
  }
  if (isWritten(spec.managedBy)) yield* managerRules(spec.managedBy, ['spec', 'managedBy'])
  const { completionMode } = spec
  if (isWritten(completionMode) && !modes.includes(completionMode)) {
    yield notSupported(['spec', 'completionMode'], completionMode, modes)
  }
  if (isIndexed(spec)) yield* indexedRules(spec)
  if (!isWritten(completionMode) || completionMode === 'NonIndexed') yield* notIndexedRules(spec)
  if (isWritten(spec.podFailurePolicy)) yield* failurePolicyRules(spec, spec.podFailurePolicy)
  if (isWritten(spec.successPolicy)) yield* successPolicyRules(spec, spec.successPolicy)
  yield* replacementRules(spec)
  yield* templateRules(template, ['spec', 'template'])
  yield* restartRules(spec, template)
  yield* selectorRules(spec, template)
}

const longestManager = 63

function* managerRules(manager: string, path: FieldPath): Iterable<Diagnostic> {
  for (const { value, detail } of domainPrefixedPathFaults(manager)) {
    const facts = nameFacts('domain-prefixed-path', manager)
    yield refusal('Invalid', 'name/not-a-domain-prefixed-path', facts, path, value, detail)
  }
  if (byteLength(manager) > longestManager) yield tooLong(path, longestManager)
}

function* replacementRules({ podReplacementPolicy, podFailurePolicy }: JobSpec): Iterable<Diagnostic> {
  if (!isWritten(podReplacementPolicy)) return
  const supported = isWritten(podFailurePolicy) ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  if (supported.includes(podReplacementPolicy)) return
  yield notSupported(['spec', 'podReplacementPolicy'], podReplacementPolicy, supported)
}

function* restartRules({ podFailurePolicy }: JobSpec, { spec }: PodTemplate): Iterable<Diagnostic> {
  const path = ['spec', 'template', 'spec', 'restartPolicy']
  const value = textOf(spec?.restartPolicy)
  if (value === 'Always' || value === '') {
    const detail = `valid values: ${quoteText('OnFailure')}, ${quoteText('Never')}`
    yield refusal('Required', 'job/pods-would-restart', {}, path, undefined, detail)
  } else if (value !== 'OnFailure' && value !== 'Never') {
    yield notSupported(path, value, ['OnFailure', 'Never'])
  } else if (isWritten(podFailurePolicy) && value !== 'Never') {
    const detail = 'only "Never" is supported when podFailurePolicy is specified'
    yield refusal('Invalid', 'job/policy-refused', { problem: 'restart-hides-failures' }, path, value, detail)
  }
}

function* selectorRules({ selector }: JobSpec, template: PodTemplate): Iterable<Diagnostic> {
  const path = ['spec', 'selector']
  if (isWritten(selector)) yield* validateLabelSelector(selector, path)
  else yield refusal('Required', 'workload/no-selector', {}, path)
  const read = selectorFrom(selector)
  if (read.ok) yield* missedLabels(read.value, template)
}

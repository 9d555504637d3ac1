/**
 * What does the API server refuse in the template of a workload that keeps its pods running?
 *
 * Models ValidatePodTemplateSpecForReplicaSet of kubernetes/kubernetes pkg/apis/apps/validation/validation.go and
 * ValidatePodTemplateSpecForRC of pkg/apis/core/validation. Pods that are to end by themselves are a Job's.
 *
 * Example: restartPolicy Never: `Unsupported value: "Never": supported values: "Always"`.
 */
import type { PodTemplate } from '../../api/workload.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { templateRules } from '../pod/template.ts'
import { refusal } from '../refusal.ts'
import { isWritten, textOf } from '../zero-value.ts'

const path = ['spec', 'template']

/** `missed` is what is wrong between selector and labels; upstream reports it first. */
export function* workloadTemplateRules(
  kind: 'ReplicaSet' | 'ReplicationController',
  template: PodTemplate,
  missed: readonly Diagnostic[],
): Iterable<Diagnostic> {
  yield* missed
  yield* templateRules(template, path)
  yield* lastingPodRules(kind, template)
}

/** Pods that are kept running neither end by themselves nor have a deadline. */
export function* lastingPodRules(
  kind: 'ReplicaSet' | 'ReplicationController' | 'StatefulSet' | 'DaemonSet',
  template: PodTemplate,
): Iterable<Diagnostic> {
  const { restartPolicy, activeDeadlineSeconds } = template.spec ?? {}
  if (restartPolicy !== 'Always') {
    const value = textOf(restartPolicy)
    const facts = { value, kind }
    const detail = 'supported values: "Always"'
    yield refusal(
      'NotSupported',
      'workload/pods-would-end',
      facts,
      [...path, 'spec', 'restartPolicy'],
      value,
      detail,
    )
  }
  if (isWritten(activeDeadlineSeconds)) {
    const detail = `activeDeadlineSeconds in ${kind} is not Supported`
    const deadlinePath = [...path, 'spec', 'activeDeadlineSeconds']
    yield refusal('Forbidden', 'workload/pods-with-deadline', { kind }, deadlinePath, undefined, detail)
  }
}

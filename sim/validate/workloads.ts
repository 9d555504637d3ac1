/**
 * What does the API server refuse in the kinds that make pods: Deployment, ReplicaSet, ReplicationController?
 *
 * Models kubernetes/kubernetes pkg/apis/apps/validation/validation.go, ValidateReplicationController of
 * pkg/apis/core/validation and the ValidateUpdate of their registry strategies. On update upstream judges ReplicaSets
 * and ReplicationControllers twice, and reports each fault twice; here it comes once.
 *
 * Example: another selector for a Deployment: `spec.selector: Invalid value: …: field is immutable`.
 */
import type { LabelSelector } from '../api/meta.ts'
import type { Deployment, ReplicaSet, ReplicationController } from '../api/workload.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { quoteValue } from '../quote.ts'
import { type MetaRules, type PartialMeta, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { immutable, negative, refusal } from './refusal.ts'
import { required } from './required.ts'
import { strategyRules } from './workload/rollout.ts'
import {
  labelSelectorRules,
  missedLabels,
  pairSelectorRules,
  selectorAsGoPrintsIt,
} from './workload/selector.ts'
import { workloadTemplateRules } from './workload/template.ts'
import { isWritten, numberOf } from './zero-value.ts'

const metaRules: MetaRules = { namespaced: true, name: 'dns1123-subdomain' }
const controllerMetaRules: MetaRules = { ...metaRules, ignoreGenerateName: true }

export function validateDeployment(deployment: Deployment, old?: Deployment): readonly Diagnostic[] {
  const metadata = old
    ? validateObjectMetaUpdate(deployment.metadata, old.metadata)
    : validateObjectMeta(deployment.metadata, metaRules)
  return [...metadata, ...deploymentRules(deployment), ...(old ? fixedSelector(deployment, old) : [])]
}

function* deploymentRules({ spec }: Deployment): Iterable<Diagnostic> {
  yield* notNegative(spec.replicas, ['spec', 'replicas'])
  yield* labelSelectorRules(spec.selector, spec.template)
  yield* strategyRules(spec.strategy ?? {})
  yield* notNegative(spec.minReadySeconds, ['spec', 'minReadySeconds'])
  yield* notNegative(spec.revisionHistoryLimit, ['spec', 'revisionHistoryLimit'])
  const deadline = spec.progressDeadlineSeconds
  if (!isWritten(deadline)) return
  const path = ['spec', 'progressDeadlineSeconds']
  const minReadySeconds = numberOf(spec.minReadySeconds)
  yield* notNegative(deadline, path)
  if (deadline > minReadySeconds) return
  const detail = 'must be greater than minReadySeconds'
  yield refusal(
    'Invalid',
    'workload/deadline-too-early',
    { deadline, minReadySeconds },
    path,
    deadline,
    detail,
  )
}

export function validateReplicaSet(replicaSet: ReplicaSet, old?: ReplicaSet): readonly Diagnostic[] {
  const faults = [...validateObjectMeta(replicaSet.metadata, metaRules), ...replicaSetRules(replicaSet)]
  if (!old) return faults
  return [
    ...faults,
    ...updatedMetadata(replicaSet.metadata, old.metadata, faults),
    ...fixedSelector(replicaSet, old),
  ]
}

function* replicaSetRules({ spec }: ReplicaSet): Iterable<Diagnostic> {
  yield* notNegative(spec.replicas, ['spec', 'replicas'])
  yield* notNegative(spec.minReadySeconds, ['spec', 'minReadySeconds'])
  yield* labelSelectorRules(spec.selector, spec.template)
}

/** Its selector may change, unlike that of the others. */
export function validateReplicationController(
  controller: ReplicationController,
  old?: ReplicationController,
): readonly Diagnostic[] {
  const faults = [
    ...validateObjectMeta(controller.metadata, controllerMetaRules),
    ...controllerRules(controller),
  ]
  return old ? [...faults, ...updatedMetadata(controller.metadata, old.metadata, faults)] : faults
}

function* controllerRules({ spec }: ReplicationController): Iterable<Diagnostic> {
  yield* notNegative(spec.minReadySeconds, ['spec', 'minReadySeconds'])
  yield* pairSelectorRules(spec.selector)
  if (!isWritten(spec.replicas)) yield required(['spec', 'replicas'])
  yield* notNegative(spec.replicas, ['spec', 'replicas'])
  if (!isWritten(spec.template)) return yield required(['spec', 'template'])
  const missed = missedLabels(spec.selector ?? {}, spec.template)
  yield* workloadTemplateRules('ReplicationController', spec.template, missed)
}

/** A count that is below zero. */
export function notNegative(value: number | undefined, path: FieldPath): readonly Diagnostic[] {
  return numberOf(value) < 0 ? [negative(path, numberOf(value))] : []
}

/** What an update adds to the faults already found. */
export function updatedMetadata(
  metadata: PartialMeta,
  old: PartialMeta,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const lines = new Set(found.map(({ upstream }) => upstream))
  return validateObjectMetaUpdate(metadata, old).filter(({ upstream }) => !lines.has(upstream))
}

interface Selecting {
  readonly spec: { readonly selector?: LabelSelector }
}

/** Pods that another selector no longer finds would be nobody's. */
function fixedSelector({ spec }: Selecting, { spec: old }: Selecting): readonly Diagnostic[] {
  const [now, before] = [selectorAsGoPrintsIt(spec.selector), selectorAsGoPrintsIt(old.selector)]
  return quoteValue(now) === quoteValue(before) ? [] : [immutable(['spec', 'selector'], now)]
}

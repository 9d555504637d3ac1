/**
 * Does a workload's selector choose the pods of its own template, and does it choose at all?
 *
 * Models the selector checks of kubernetes/kubernetes pkg/apis/apps/validation/validation.go and
 * ValidatePodTemplateSpecForRC of pkg/apis/core/validation. A missing selector matches nothing, so upstream reports
 * the template's labels beside it.
 *
 * Example: matchLabels app=web, template label app=api: `spec.template.metadata.labels: Invalid value: {"app":"api"}: …`.
 */
import type { LabelSelector, Labels } from '../../api/meta.ts'
import type { PodTemplate } from '../../api/workload.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { matchesSelector, printLabels, printSelector, type Selector, selectorFrom } from '../../labels.ts'
import { validateLabelSelector } from '../labels.ts'
import { refusal } from '../refusal.ts'
import { entriesOf, isWritten, listOf } from '../zero-value.ts'
import { workloadTemplateRules } from './template.ts'

const path = ['spec', 'selector']

/** Of a Deployment or ReplicaSet. A selector that cannot be read hides what is wrong with the template. */
export function* labelSelectorRules(
  selector: LabelSelector | undefined,
  written: PodTemplate | undefined,
): Iterable<Diagnostic> {
  const template = written ?? emptyTemplate
  if (isWritten(selector)) yield* writtenSelectorRules(selector, 'deployment')
  else yield refusal('Required', 'workload/no-selector', {}, path)

  const read = selectorFrom(selector)
  if (read.ok) yield* workloadTemplateRules('ReplicaSet', template, missedLabels(read.value, template))
  else {
    const detail = 'invalid label selector'
    yield refusal('Invalid', 'workload/selector-unreadable', {}, path, selectorAsGoPrintsIt(selector), detail)
  }
}

/** These kinds hold their template in Go by value: a missing one is an empty one. */
const emptyTemplate: PodTemplate = { spec: { containers: [] } }

/** Upstream names a ReplicaSet `deployment` here, too. */
export function* writtenSelectorRules(
  selector: LabelSelector,
  kind: 'deployment' | 'statefulset',
): Iterable<Diagnostic> {
  yield* validateLabelSelector(selector, path)
  yield* emptySelectorRules(selector, kind)
}

export function* emptySelectorRules(selector: LabelSelector, kind: string): Iterable<Diagnostic> {
  if (entriesOf(selector.matchLabels).length + listOf(selector.matchExpressions).length > 0) return
  const detail = `empty selector is invalid for ${kind}`
  yield refusal('Invalid', 'workload/selects-everything', {}, path, selectorAsGoPrintsIt(selector), detail)
}

/** Of a ReplicationController: plain pairs, at least one. */
export function* pairSelectorRules(selector: Labels | undefined): Iterable<Diagnostic> {
  if (entriesOf(selector).length === 0) yield refusal('Required', 'workload/no-selector', {}, path)
}

/** The pods a workload makes must be pods it finds again. */
export function missedLabels(selector: Selector | Labels, template: PodTemplate): readonly Diagnostic[] {
  const labels = template.metadata?.labels ?? undefined
  if (matchesSelector(selector, labels)) return []
  const labelsPath = ['spec', 'template', 'metadata', 'labels']
  const facts = { selector: printSelector(selector), labels: printLabels(labels ?? {}) }
  const detail = '`selector` does not match template `labels`'
  return [
    refusal('Invalid', 'workload/selector-misses-template', facts, labelsPath, sortedByKey(labels), detail),
  ]
}

/** Go prints the keys of a map in order. */
export function sortedByKey(labels: Labels | undefined): Labels | undefined {
  return labels && Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Fields in Go's order, empty ones left out. */
export function selectorAsGoPrintsIt(selector: LabelSelector | null | undefined): object | null {
  if (!isWritten(selector)) return null
  const { matchLabels, matchExpressions } = selector
  return {
    ...(entriesOf(matchLabels).length > 0 && { matchLabels: sortedByKey(matchLabels) }),
    ...(listOf(matchExpressions).length > 0 && {
      matchExpressions: matchExpressions?.map(requirementAsGoPrintsIt),
    }),
  }
}

function requirementAsGoPrintsIt({
  key,
  operator,
  values,
}: NonNullable<LabelSelector['matchExpressions']>[number]): object {
  return { key: key ?? '', operator: operator ?? '', ...(listOf(values).length > 0 && { values }) }
}

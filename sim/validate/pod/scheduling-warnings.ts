/**
 * What does the API server warn about in a pod's wishes for nodes: old label names, selectors that match nothing?
 *
 * Models the scheduling part of kubernetes/kubernetes pkg/api/pod/warnings.go and pkg/api/node/util.go.
 *
 * Example: nodeSelector beta.kubernetes.io/os: `deprecated since v1.14; use "kubernetes.io/os" instead`.
 */
import type { PodSpec } from '../../api/pod.ts'
import type { NodeSelectorTerm } from '../../api/scheduling.ts'
import { type Diagnostic, diagnose, type FieldPath, printPath } from '../../diagnostic.ts'
import { isLabelValue } from '../names.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

const oldLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods':
    'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
}

export function* nodeLabelWarnings(spec: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  for (const label of Object.keys(spec.nodeSelector ?? {})) {
    yield* oldLabelWarnings(label, [...path, 'nodeSelector', label], '')
  }
  const affinity = spec.affinity?.nodeAffinity
  const affinityPath = [...path, 'affinity', 'nodeAffinity']
  const terms = listOf(affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms)
  for (const [index, term] of terms.entries()) {
    const at = [...affinityPath, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms', index]
    yield* termWarnings(term, at, false)
  }
  const wishes = listOf(affinity?.preferredDuringSchedulingIgnoredDuringExecution)
  for (const [index, { preference }] of wishes.entries()) {
    const at = [...affinityPath, 'preferredDuringSchedulingIgnoredDuringExecution', index, 'preference']
    yield* termWarnings(preference ?? {}, at, true)
  }
}

/** A wish for a value that no label can have is no fault, but it cannot come true. */
function* termWarnings(term: NodeSelectorTerm, path: FieldPath, checksValues: boolean): Iterable<Diagnostic> {
  for (const [index, { key, values }] of listOf(term.matchExpressions).entries()) {
    const at = [...path, 'matchExpressions', index]
    yield* oldLabelWarnings(textOf(key), [...at, 'key'], `${textOf(key)} is `)
    if (!checksValues) continue
    for (const [valueIndex, value] of listOf(values).entries()) {
      for (const flaw of isLabelValue(value)) {
        const valuePath = [...at, 'values', valueIndex]
        const upstream = `${printPath(valuePath)}: ${value} is invalid, ${flaw}`
        yield diagnose('pod/wish-cannot-come-true', { value }, { path: valuePath, upstream })
      }
    }
  }
}

function* oldLabelWarnings(label: string, path: FieldPath, before: string): Iterable<Diagnostic> {
  const message = Object.hasOwn(oldLabels, label) ? oldLabels[label] : undefined
  if (message === undefined) return
  const upstream = `${printPath(path)}: ${before}${message}`
  yield diagnose('pod/node-label-deprecated', { label, message }, { path, upstream })
}

export function* spreadWarnings(spec: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  for (const [index, constraint] of listOf(spec.topologySpreadConstraints).entries()) {
    const key = textOf(constraint.topologyKey)
    yield* oldLabelWarnings(key, [...path, index, 'topologyKey'], `${key} is `)
    if (!isWritten(constraint.labelSelector)) yield matchesNothing([...path, index, 'labelSelector'])
  }
}

export function* affinityWarnings({ affinity }: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const must = 'requiredDuringSchedulingIgnoredDuringExecution'
    for (const [index, term] of listOf(affinity?.[kind]?.[must]).entries()) {
      if (!isWritten(term.labelSelector)) yield matchesNothing([...path, kind, must, index, 'labelSelector'])
    }
    const should = 'preferredDuringSchedulingIgnoredDuringExecution'
    for (const [index, { podAffinityTerm }] of listOf(affinity?.[kind]?.[should]).entries()) {
      if (isWritten(podAffinityTerm?.labelSelector)) continue
      yield matchesNothing([...path, kind, should, index, 'podAffinityTerm', 'labelSelector'])
    }
  }
}

function matchesNothing(path: FieldPath): Diagnostic {
  const upstream = `${printPath(path)}: a null labelSelector results in matching no pod`
  return diagnose('pod/selector-null', {}, { path, upstream })
}

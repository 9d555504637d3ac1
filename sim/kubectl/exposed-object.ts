/**
 * What does `kubectl expose` learn from the object: whom it selects, which ports it has, under which protocols?
 * Models kubernetes/kubectl pkg/polymorphichelpers (canbeexposed.go, mapbasedselectorforobject.go, portsforobject.go,
 * multiprotocolsforobject.go), in its words.
 */
import type { Json, JsonObject, Labels } from '../api/meta.ts'
import { makeLabelSpec } from './parse-labels.ts'
import { resourceOfKind } from './resources.ts'

const exposable = ['ReplicationController', 'Service', 'Pod', 'Deployment', 'ReplicaSet']

/** Undefined when it can. */
export function whyNotExposable(kind: string): string | undefined {
  const { group } = resourceOfKind(kind)
  return exposable.includes(kind) ? undefined : `cannot expose a ${group === '' ? kind : `${kind}.${group}`}`
}

export type Learnt =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string }

export function selectorOf(object: JsonObject): Learnt {
  const kind = String(object.kind)
  const spec = mapOf(object.spec)
  if (kind === 'Pod') {
    const labels = mapOf(mapOf(object.metadata).labels) as Labels
    if (Object.keys(labels).length === 0) return wrong('the pod has no labels and cannot be exposed')
    return { ok: true, value: makeLabelSpec(labels) }
  }
  if (kind === 'ReplicationController')
    return { ok: true, value: makeLabelSpec(mapOf(spec.selector) as Labels) }
  if (kind === 'Service') {
    if (spec.selector === undefined) return wrong('the service has no pod selector set')
    return { ok: true, value: makeLabelSpec(mapOf(spec.selector) as Labels) }
  }
  const selector = mapOf(spec.selector)
  const labels = mapOf(selector.matchLabels) as Labels
  if (Object.keys(labels).length === 0) {
    return wrong(`invalid ${kind.toLowerCase()}: no selectors, therefore cannot be exposed`)
  }
  const expressions = listOf(selector.matchExpressions)
  if (expressions.length > 0) {
    return wrong(
      `couldn't convert expressions - "${goExpressions(expressions)}" to map-based selector format`,
    )
  }
  return { ok: true, value: makeLabelSpec(labels) }
}

/** As Go prints them with %+v. */
function goExpressions(expressions: readonly JsonObject[]): string {
  const printed = expressions.map(
    ({ key, operator, values }) =>
      `{Key:${key} Operator:${operator} Values:[${Array.isArray(values) ? values.join(' ') : ''}]}`,
  )
  return `[${printed.join(' ')}]`
}

/** Each number once, in order. */
export function portNumbersOf(object: JsonObject): readonly string[] {
  return [...new Set(portsOf(object).map(({ number }) => number))]
}

/** 53/TCP,53/UDP */
export function protocolPairsOf(object: JsonObject): string {
  return portsOf(object)
    .map(({ number, protocol }) => `${number}/${protocol}`)
    .join(',')
}

function portsOf(object: JsonObject): readonly { readonly number: string; readonly protocol: string }[] {
  const spec = mapOf(object.spec)
  if (object.kind === 'Service') return listOf(spec.ports).map((port) => portOf(port, 'port'))
  const pod = object.kind === 'Pod' ? spec : mapOf(mapOf(spec.template).spec)
  return listOf(pod.containers).flatMap((container) =>
    listOf(container.ports).map((port) => portOf(port, 'containerPort')),
  )
}

function portOf(port: JsonObject, field: string): { readonly number: string; readonly protocol: string } {
  const { protocol } = port
  return {
    number: String(port[field] ?? 0),
    protocol: typeof protocol === 'string' && protocol !== '' ? protocol : 'TCP',
  }
}

function wrong(error: string): Learnt {
  return { ok: false, error }
}

function mapOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(mapOf) : []
}

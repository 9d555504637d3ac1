/**
 * What does `kubectl apply` do with one object? Creates it, with a note of what was applied; or merges what is written
 * now with that note and with what the API server has, and sends the difference.
 *
 * Models kubernetes/kubectl pkg/cmd/apply (apply.go, patcher.go) and pkg/util/apply.go: the client-side apply that is
 * kubectl's default. Server-side apply and pruning are left out.
 */
import { type Kind, type KubeObject, kinds, resourceOf } from '../api/kinds.ts'
import type { JsonObject, ObjectRef } from '../api/meta.ts'
import { applyDefaults } from '../defaults/defaults.ts'
import { hasNulls } from '../defaults/nulls.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { sortedJson } from '../manifest/go-json.ts'
import type { Store } from './cluster-state.ts'
import { mergeApplied } from './merge.ts'
import { sameJson } from './same-json.ts'
import { createObject, type RequestOptions, updateObject } from './server.ts'

export type ApplyResult = 'created' | 'configured' | 'unchanged'

/** An object as its author wrote it, strictly read (sim/decode). */
export interface Written {
  readonly kind: Kind
  readonly value: JsonObject
}

export function applyObject(
  store: Store,
  { kind, value }: Written,
  options: RequestOptions = {},
): Outcome<ApplyResult> {
  const object = inItsNamespace(kind, value)
  const ref = refOfValue(kind, object)
  const nameless = namelessRefusal(ref, object)
  if (nameless !== undefined) return refuse(nameless)
  const written = withNote(object)
  const current = store.get(kind, ref.namespace, ref.name)
  if (current === undefined) {
    return resultOf('created', createObject(store, defaulted(withoutVersion(written)), options))
  }

  const found = current as unknown as JsonObject
  const warnings = warningsOnCurrent(kind, current)
  const merged = mergeApplied(noteOf(current), written, found)
  if (sameJson(merged, found) && !hasNulls(written)) return ok('unchanged', warnings)
  return resultOf('configured', updateObject(store, defaulted(merged), options), warnings)
}

/** Where kubectl keeps what was applied the last time. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration'

/** kubectl fills in the namespace of its context, `default`, and takes none for what lives outside namespaces. */
export function inItsNamespace(kind: Kind, value: JsonObject): JsonObject {
  const metadata = metadataOf(value)
  if (!kinds[kind].namespaced || (typeof metadata.namespace === 'string' && metadata.namespace !== ''))
    return value
  return { ...value, metadata: { ...metadata, namespace: 'default' } }
}

export function refOfValue(kind: Kind, value: JsonObject): ObjectRef {
  const { name, namespace } = metadataOf(value)
  const named = { kind, name: typeof name === 'string' ? name : '' }
  return kinds[kind].namespaced && typeof namespace === 'string' ? { ...named, namespace } : named
}

function metadataOf({ metadata }: JsonObject): JsonObject {
  return typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
    ? (metadata as JsonObject)
    : {}
}

function namelessRefusal(ref: ObjectRef, value: JsonObject): Diagnostic | undefined {
  if (ref.name !== '') return undefined
  const { generateName } = metadataOf(value)
  if (typeof generateName === 'string' && generateName !== '') {
    const upstream = `error: from ${generateName}: cannot use generate name with apply`
    const whereabouts = { object: ref, path: ['metadata', 'generateName'], upstream }
    return diagnose('object/name-generated', { prefix: generateName }, whereabouts)
  }
  const upstream = 'resource name may not be empty'
  return diagnose(
    'object/nameless',
    { kind: ref.kind },
    { object: ref, path: ['metadata', 'name'], upstream },
  )
}

/** The manifest with itself, as JSON with sorted keys, in the annotation. */
function withNote(value: JsonObject): JsonObject {
  const metadata = metadataOf(value)
  const given = metadata.annotations
  const annotations = typeof given === 'object' && given !== null ? (given as JsonObject) : {}
  const { [lastAppliedAnnotation]: _, ...own } = annotations
  const note = `${sortedJson({ ...value, metadata: { ...metadata, annotations: own } })}\n`
  return { ...value, metadata: { ...metadata, annotations: { ...own, [lastAppliedAnnotation]: note } } }
}

/** What is new has no version yet: kubectl takes one out before it sends the object, though not out of the note. */
function withoutVersion(value: JsonObject): JsonObject {
  const { resourceVersion: _, ...metadata } = metadataOf(value)
  return { ...value, metadata }
}

/** What was applied the last time; nothing for an object that kubectl apply did not make, or an unreadable note. */
function noteOf({ metadata }: KubeObject): JsonObject {
  const note = metadata.annotations?.[lastAppliedAnnotation]
  if (note === undefined) return {}
  try {
    const value: unknown = JSON.parse(note)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
  } catch {
    return {}
  }
}

function defaulted(value: JsonObject): KubeObject {
  return applyDefaults({ value })
}

function warningsOnCurrent(kind: Kind, { metadata }: KubeObject): readonly Diagnostic[] {
  const { name, annotations, deletionTimestamp } = metadata
  const warnings: Diagnostic[] = []
  if (annotations?.[lastAppliedAnnotation] === undefined) {
    const upstream =
      `Warning: resource ${resourceOf(kind)}/${name} is missing the ${lastAppliedAnnotation} annotation which is ` +
      'required by kubectl apply. kubectl apply should only be used on resources created declaratively by either ' +
      'kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.'
    warnings.push(diagnose('object/last-applied-missing', { kind, name }, { upstream }))
  }
  if (deletionTimestamp !== undefined) {
    const upstream = `Warning: Detected changes to resource ${name} which is currently being deleted.`
    warnings.push(diagnose('object/being-deleted', { kind, name }, { upstream }))
  }
  return warnings
}

function resultOf(
  result: ApplyResult,
  outcome: Outcome<KubeObject>,
  warnings: readonly Diagnostic[] = [],
): Outcome<ApplyResult> {
  return outcome.ok ? ok(result, [...warnings, ...outcome.diagnostics]) : outcome
}

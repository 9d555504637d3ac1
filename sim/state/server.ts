/**
 * What does the API server do with an object that somebody wants to create or change? Admit, allocate, prepare, judge,
 * and only then store: a refused object leaves no trace. It gets objects with defaults filled in.
 *
 * Models Create and Update of kubernetes/apiserver pkg/registry/generic/registry/store.go. Every refusal carries the
 * API server's own line; kubectl-line.ts prints several as kubectl does.
 */
import { type KubeObject, refOf, resourceOf } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { withoutNulls } from '../defaults/nulls.ts'
import { type Diagnostic, diagnose, isNonEmpty, type Outcome, ok, refuse } from '../diagnostic.ts'
import { type Random, randomFrom } from '../random.ts'
import { validateObjectMetaUpdate } from '../validate/meta.ts'
import { validate, warningsFor } from '../validate/validate.ts'
import { namespaceRefusal } from './admission.ts'
import { allocateForNew, allocateForUpdate } from './allocation/allocate.ts'
import { supplyOf } from './allocation/supply.ts'
import type { Store } from './cluster-state.ts'
import { withDefaultClass } from './default-ingress-class.ts'
import { deepFreeze } from './freeze.ts'
import { generatedName } from './generated-name.ts'
import { keyOf } from './indexes.ts'
import { withGeneratedSelector } from './job-selector.ts'
import { prepareForCreate, prepareForUpdate, withScope } from './prepare.ts'
import { livesOf } from './store.ts'
import { subjectRefusal } from './subject-restriction.ts'
import { uidFor } from './uid.ts'

export interface RequestOptions {
  /** Go through all the steps but the last, as kubectl --dry-run=server asks: nothing is stored. */
  readonly dryRun?: boolean
  /** The door of an update: what it may write, and nothing else. The object's own when absent. */
  readonly subresource?: 'status' | 'approval' | undefined
}

/** The object as it now stands; warnings ride along. */
export function createObject(
  store: Store,
  object: KubeObject,
  { dryRun = false }: RequestOptions = {},
): Outcome<KubeObject> {
  const named = withName(store, withScope(cleaned(object)))
  const barred = namespaceRefusal(store, named)
  if (barred !== undefined) return refuse(barred)
  const admitted = named.kind === 'Ingress' ? withDefaultClass(named, store.list('IngressClass')) : named
  const allocated =
    admitted.kind === 'Service'
      ? allocateForNew(admitted, supplyOf(store), luckOf(store, admitted))
      : ok(admitted)
  if (!allocated.ok) return about(named, allocated)

  const prepared = prepareForCreate(identified(store, allocated.value))
  const refusals: readonly Diagnostic[] = [
    ...versionOnCreate(prepared),
    ...validate(prepared, undefined, { certificates: store.certificates }),
  ]
  if (isNonEmpty(refusals)) return about(named, refuse(...refusals))
  if (find(store, prepared) !== undefined) return refuse(existsAlready(prepared))
  const restricted = subjectRefusal(store, prepared)
  if (restricted !== undefined) return refuse(restricted)
  return ok(dryRun ? prepared : store.put(deepFreeze(prepared)), warningsAbout(store, prepared))
}

export function updateObject(
  store: Store,
  changed: KubeObject,
  { dryRun = false, subresource }: RequestOptions = {},
): Outcome<KubeObject> {
  const object = withScope(cleaned(changed))
  const old = find(store, object)
  if (old === undefined) return refuse(notFound(object))
  if (isOutdated(object, old)) return refuse(changedMeanwhile(object))
  const allocated =
    object.kind === 'Service' && old.kind === 'Service'
      ? allocateForUpdate(object, old, supplyOf(store), luckOf(store, object))
      : ok(object)
  if (!allocated.ok) return about(object, allocated)

  const prepared = prepareForUpdate(allocated.value, old, subresource)
  const refusals = refusalsOfUpdate(store, prepared, old, subresource)
  if (isNonEmpty(refusals)) return about(object, refuse(...refusals))
  const warnings = warningsAbout(store, prepared, old)
  return ok(dryRun ? prepared : putOrRelease(store, prepared), warnings)
}

/** What the metadata of any kind must keep, and what the kind says; most kinds say the first once more. */
function refusalsOfUpdate(
  { certificates }: Store,
  object: KubeObject,
  old: KubeObject,
  subresource: RequestOptions['subresource'],
): readonly Diagnostic[] {
  const lines = new Set<string | undefined>()
  return [
    ...validateObjectMetaUpdate(object.metadata, old.metadata),
    ...validate(object, old, { certificates, subresource }),
  ].filter(({ upstream }) => !lines.has(upstream) && lines.add(upstream))
}

/** An object that only its finalizers kept goes with the last of them. */
function putOrRelease(store: Store, object: KubeObject): KubeObject {
  const {
    deletionTimestamp,
    deletionGracePeriodSeconds = 0,
    finalizers = [],
    namespace,
    name,
  } = object.metadata
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds > 0 || finalizers.length > 0) {
    return store.put(deepFreeze(object))
  }
  return store.remove(object.kind, namespace, name) ?? object
}

function withName(store: Store, object: KubeObject): KubeObject {
  const { name, generateName, namespace } = object.metadata
  if (name || !generateName) return object
  const isTaken = (candidate: string): boolean => store.get(object.kind, namespace, candidate) !== undefined
  const random = randomFrom(store.settings.seed).fork('name', object.kind, keyOf(namespace, generateName))
  return {
    ...object,
    metadata: { ...object.metadata, name: generatedName(generateName, random, isTaken) },
  } as KubeObject
}

/** A Job is told its uid before it is stored: its selector is made of it. */
function identified(store: Store, object: KubeObject): KubeObject {
  if (object.kind !== 'Job') return object
  const key = keyOf(object.metadata.namespace, object.metadata.name)
  return withGeneratedSelector(object, uidFor(store.settings.seed, 'Job', key, livesOf(store, 'Job', key)))
}

/** Chance for one object: the same whatever else is in the cluster, another one for a later object of the same name. */
function luckOf(store: Store, { kind, metadata }: KubeObject): Random {
  const key = keyOf(metadata.namespace, metadata.name)
  return randomFrom(store.settings.seed).fork(kind, key, livesOf(store, kind, key))
}

/** In JSON, null says the same as nothing. */
function cleaned(object: KubeObject): KubeObject {
  return withoutNulls(object as unknown as JsonObject) as unknown as KubeObject
}

function find(store: Store, { kind, metadata }: KubeObject): KubeObject | undefined {
  return store.get(kind, metadata.namespace, metadata.name)
}

/** A change may name the version it starts from; without one it starts from whatever there is. */
function isOutdated(object: KubeObject, old: KubeObject): boolean {
  const { resourceVersion = '' } = object.metadata
  return resourceVersion !== '' && resourceVersion !== old.metadata.resourceVersion
}

function about<T>(object: KubeObject, outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok) return outcome
  const [first, ...rest] = outcome.diagnostics
  return refuse(
    { ...first, object: refOf(object) },
    ...rest.map((one) => ({ ...one, object: refOf(object) })),
  )
}

function warningsAbout(store: Store, object: KubeObject, old?: KubeObject): readonly Diagnostic[] {
  return warningsFor(object, old, { certificates: store.certificates }).map((warning) => ({
    ...warning,
    object: refOf(object),
  }))
}

function versionOnCreate({ metadata }: KubeObject): readonly Diagnostic[] {
  if (!metadata.resourceVersion) return []
  const upstream = 'resourceVersion should not be set on objects to be created'
  return [diagnose('object/version-on-create', {}, { path: ['metadata', 'resourceVersion'], upstream })]
}

function existsAlready(object: KubeObject): Diagnostic {
  const [resource, name] = [resourceOf(object.kind), object.metadata.name]
  const upstream = `${resource} "${name}" already exists`
  return diagnose('object/exists-already', { resource, name }, { object: refOf(object), upstream })
}

function notFound(object: KubeObject): Diagnostic {
  const [resource, name] = [resourceOf(object.kind), object.metadata.name]
  const upstream = `${resource} "${name}" not found`
  return diagnose('object/not-found', { resource, name }, { object: refOf(object), upstream })
}

function changedMeanwhile(object: KubeObject): Diagnostic {
  const [resource, name] = [resourceOf(object.kind), object.metadata.name]
  const why = 'the object has been modified; please apply your changes to the latest version and try again'
  const upstream = `Operation cannot be fulfilled on ${resource} "${name}": ${why}`
  const whereabouts = { object: refOf(object), path: ['metadata', 'resourceVersion'], upstream }
  return diagnose('object/changed-meanwhile', { resource, name }, whereabouts)
}

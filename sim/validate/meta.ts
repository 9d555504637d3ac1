/**
 * Is an object's metadata acceptable, when it is created and when it is changed?
 *
 * Models kubernetes/apimachinery pkg/api/validation/objectmeta.go, with the finalizer check that
 * kubernetes/kubernetes pkg/apis/core/validation adds. Leaves out managedFields, which only the server writes.
 * Labels are visited in the order of their keys (upstream's order is that of a Go map: any).
 *
 * Example: validateObjectMeta({ name: 'Web' }, { namespaced: true, name: 'dns1035-label' }) has two refusals.
 */
import type { ObjectMeta } from '../api/meta.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { nameIsDNS1035Label, nameIsDNSLabel, nameIsDNSSubdomain } from '../names/object-name.ts'
import { nameRefusals, refuseName } from '../names/refuse.ts'
import { quoteText } from '../quote.ts'
import { immutable, negative, refusal } from '../refusal.ts'
import { validateAnnotations } from './annotations.ts'
import { validateFinalizerName, validateFinalizers } from './finalizers.ts'
import { validateLabels } from './labels.ts'
import { validateOwnerReferences } from './owners.ts'
import { isWritten, listOf, numberOf, textOf } from './zero-value.ts'

/** How the kind names its objects. */
export interface MetaRules {
  readonly namespaced: boolean
  /** `anything`: whoever calls says what the name may be. */
  readonly name: 'dns1123-subdomain' | 'dns1123-label' | 'dns1035-label' | 'anything'
  /** Kinds validated "with options" upstream look at the name alone, whatever it was generated from. */
  readonly ignoreGenerateName?: boolean
}

const nameChecks = {
  'dns1123-subdomain': nameIsDNSSubdomain,
  'dns1123-label': nameIsDNSLabel,
  'dns1035-label': nameIsDNS1035Label,
}

/** Metadata as a manifest may have it: anything can be missing. */
export type PartialMeta = Partial<ObjectMeta> | undefined

export function validateObjectMeta(
  metadata: PartialMeta,
  rules: MetaRules,
  path: FieldPath = ['metadata'],
): readonly Diagnostic[] {
  const meta = metadata ?? {}
  return [
    ...validateNames(meta, rules, path),
    ...validateNamespace(textOf(meta.namespace), rules.namespaced, path),
    ...validateGeneration(numberOf(meta.generation), path),
    ...validateLabels(meta.labels, [...path, 'labels']),
    ...validateAnnotations(meta.annotations, [...path, 'annotations']),
    ...validateOwnerReferences(meta.ownerReferences, [...path, 'ownerReferences']),
    ...validateFinalizers(meta.finalizers, [...path, 'finalizers']),
    ...validateStandardFinalizers(meta.finalizers, path),
  ]
}

function validateNames(meta: Partial<ObjectMeta>, rules: MetaRules, path: FieldPath): readonly Diagnostic[] {
  const name = textOf(meta.name)
  const generateName = textOf(meta.generateName)
  const refuse = (field: string, value: string, isPrefix: boolean): readonly Diagnostic[] =>
    rules.name === 'anything'
      ? []
      : nameRefusals(rules.name, [...path, field], value, nameChecks[rules.name](value, isPrefix))
  const faults =
    generateName === '' || rules.ignoreGenerateName ? [] : refuse('generateName', generateName, true)
  if (name !== '') return [...faults, ...refuse('name', name, false)]
  const detail = 'name or generateName is required'
  return [...faults, refusal('Required', 'meta/name-missing', {}, [...path, 'name'], undefined, detail)]
}

function validateNamespace(namespace: string, namespaced: boolean, path: FieldPath): readonly Diagnostic[] {
  const at = [...path, 'namespace']
  if (namespaced && namespace === '') return [refusal('Required', 'meta/namespace-missing', {}, at)]
  if (namespaced) return refuseName('dns1123-label', at, namespace)
  if (namespace === '') return []
  const detail = 'not allowed on this type'
  return [refusal('Forbidden', 'meta/namespace-not-allowed', { namespace }, at, undefined, detail)]
}

function validateGeneration(generation: number, path: FieldPath): readonly Diagnostic[] {
  return generation < 0 ? [negative([...path, 'generation'], generation)] : []
}

/** A finalizer without a domain must be one of Kubernetes' own. */
function validateStandardFinalizers(
  finalizers: readonly string[] | undefined,
  path: FieldPath,
): readonly Diagnostic[] {
  return listOf(finalizers).flatMap((finalizer, index) =>
    validateFinalizerName(finalizer, [...path, 'finalizers', index]),
  )
}

/** What a change of `old` into `metadata` must keep, and must have. */
export function validateObjectMetaUpdate(
  metadata: PartialMeta,
  old: PartialMeta,
  path: FieldPath = ['metadata'],
): readonly Diagnostic[] {
  const now = metadata ?? {}
  const before = old ?? {}
  return [
    ...validateNoNewFinalizers(now, before, path),
    ...validateVersions(now, before, path),
    ...immutableFields.flatMap(({ field, empty }) => {
      const value = now[field] ?? empty
      return value === (before[field] ?? empty) ? [] : [immutable([...path, field], value)]
    }),
    ...validateLabels(now.labels, [...path, 'labels']),
    ...validateAnnotations(now.annotations, [...path, 'annotations']),
    ...validateOwnerReferences(now.ownerReferences, [...path, 'ownerReferences']),
    ...validateStandardFinalizers(now.finalizers, path),
  ]
}

/** In upstream's order; `empty` is what a missing field counts as, and prints as. */
const immutableFields = [
  { field: 'name', empty: '' },
  { field: 'namespace', empty: '' },
  { field: 'uid', empty: '' },
  { field: 'creationTimestamp', empty: null },
  { field: 'deletionTimestamp', empty: null },
  { field: 'deletionGracePeriodSeconds', empty: null },
] as const

function validateNoNewFinalizers(
  now: Partial<ObjectMeta>,
  before: Partial<ObjectMeta>,
  path: FieldPath,
): readonly Diagnostic[] {
  if (!isWritten(before.deletionTimestamp)) return []
  const known = new Set(listOf(before.finalizers))
  const finalizers = [...new Set(listOf(now.finalizers))].filter((finalizer) => !known.has(finalizer)).sort()
  if (finalizers.length === 0) return []
  const list = `[]string{${finalizers.map(quoteText).join(', ')}}`
  const detail = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`
  const at = [...path, 'finalizers']
  return [refusal('Forbidden', 'meta/finalizer-too-late', { finalizers }, at, undefined, detail)]
}

function validateVersions(
  now: Partial<ObjectMeta>,
  before: Partial<ObjectMeta>,
  path: FieldPath,
): readonly Diagnostic[] {
  const faults: Diagnostic[] = []
  if (textOf(now.resourceVersion) === '') {
    const at = [...path, 'resourceVersion']
    const detail = 'must be specified for an update'
    faults.push(refusal('Invalid', 'meta/resource-version-missing', {}, at, '', detail))
  }
  const generation = numberOf(now.generation)
  if (generation < numberOf(before.generation)) {
    const at = [...path, 'generation']
    const detail = 'must not be decremented'
    faults.push(refusal('Invalid', 'meta/generation-went-back', { generation }, at, generation, detail))
  }
  return faults
}

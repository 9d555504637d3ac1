/**
 * Are the owners of an object named in full, and is at most one of them its controller?
 *
 * Models ValidateOwnerReferences of kubernetes/apimachinery pkg/api/validation/objectmeta.go, which names the list
 * without an index: `metadata.ownerReferences.uid`. `at` says which owner it was.
 *
 * Example: validateOwnerReferences([{ kind: 'ReplicaSet' }], path) is three refusals: apiVersion, name and uid.
 */
import type { OwnerReference } from '../api/meta.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { listOf } from './zero-value.ts'

export function validateOwnerReferences(
  owners: readonly Partial<OwnerReference>[] | undefined,
  path: FieldPath,
): readonly Diagnostic[] {
  const faults: Diagnostic[] = []
  let first = ''
  for (const [index, owner] of listOf(owners).entries()) {
    const at = [...path, index]
    faults.push(...validateOwner(owner, path, at))
    if (owner.controller !== true) continue
    const name = `${owner.kind ?? ''}/${owner.name ?? ''}`
    if (first === '') first = name
    else faults.push({ ...twoControllers(first, name, path, owners), at: [...at, 'controller'] })
  }
  return faults
}

function validateOwner(
  owner: Partial<OwnerReference>,
  path: FieldPath,
  at: FieldPath,
): readonly Diagnostic[] {
  const name = [owner.kind, owner.name].filter(Boolean).join('/')
  const missing = (field: 'apiVersion' | 'kind' | 'name' | 'uid', detail: string): Diagnostic => {
    const facts = { owner: name, missing: field }
    const value = owner[field] ?? ''
    return { ...refusal('Invalid', 'meta/owner-incomplete', facts, [...path, field], value, detail), at }
  }
  const faults: Diagnostic[] = []
  if (!hasVersion(owner.apiVersion ?? '')) faults.push(missing('apiVersion', 'version must not be empty'))
  if (!owner.kind) faults.push(missing('kind', 'must not be empty'))
  if (!owner.name) faults.push(missing('name', 'must not be empty'))
  if (!owner.uid) faults.push(missing('uid', 'must not be empty'))
  if (/^\/?v1$/.test(owner.apiVersion ?? '') && owner.kind === 'Event') {
    const detail = '/v1, Kind=Event is disallowed from being an owner'
    faults.push({
      ...refusal('Invalid', 'meta/owner-not-allowed', { owner: name }, path, printed(owner), detail),
      at,
    })
  }
  return faults
}

/** `v1` or `apps/v1`: something behind the one slash there may be. */
function hasVersion(apiVersion: string): boolean {
  return /^([^/]*\/)?[^/]+$/.test(apiVersion)
}

function twoControllers(
  first: string,
  second: string,
  path: FieldPath,
  owners: readonly Partial<OwnerReference>[] | undefined,
): Diagnostic {
  const detail = `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${second}`
  return refusal('Invalid', 'meta/two-controllers', { first, second }, path, owners?.map(printed), detail)
}

/** The fields in the order in which Go prints them. */
function printed(owner: Partial<OwnerReference>): object {
  const { apiVersion = '', kind = '', name = '', uid = '', controller, blockOwnerDeletion } = owner
  return { apiVersion, kind, name, uid, controller, blockOwnerDeletion }
}

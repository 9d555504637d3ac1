/**
 * What does the API server fill into a volume of a pod? Models SetDefaults_Volume of kubernetes/kubernetes
 * pkg/apis/core/v1/defaults.go, with those of the volume's source in zz_generated.defaults.go.
 *
 * Left out: the rounding of an ephemeral claim's quantities.
 *
 * Example: { name: 'scratch' } becomes { name: 'scratch', emptyDir: {} }
 */
import type { JsonObject } from '../api/meta.ts'
import { defaultFieldRef } from './container.ts'
import { changeEach, changeField, changeStruct, fillAbsent, fillEmpty, isAbsent, isEmpty } from './fill.ts'
import { pullPolicyFor } from './image.ts'

/** 0644: the files may be read by all and written by their owner. */
const fileMode = { defaultMode: 0o644 } as const

export function defaultVolume(before: JsonObject): JsonObject {
  let volume = hasSource(before) ? before : { ...before, emptyDir: {} }
  for (const [source, change] of sources) volume = changeField(volume, source, change)
  return volume
}

function hasSource(volume: JsonObject): boolean {
  return Object.keys(volume).some((name) => name !== 'name' && !isAbsent(volume[name]))
}

const sources: readonly (readonly [string, (source: JsonObject) => JsonObject])[] = [
  ['hostPath', (source) => fillAbsent(source, { type: '' })],
  ['secret', (source) => fillAbsent(source, fileMode)],
  ['configMap', (source) => fillAbsent(source, fileMode)],
  ['downwardAPI', (source) => defaultItems(fillAbsent(source, fileMode))],
  ['projected', (source) => changeEach(fillAbsent(source, fileMode), 'sources', defaultProjection)],
  ['iscsi', (source) => fillEmpty(source, { iscsiInterface: 'default' })],
  ['rbd', (source) => fillEmpty(source, { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' })],
  ['scaleIO', (source) => fillEmpty(source, { storageMode: 'ThinProvisioned', fsType: 'xfs' })],
  ['azureDisk', (source) => fillAbsent(source, azureDisk)],
  ['image', (source) => fillImagePolicy(source)],
  ['ephemeral', (source) => changeField(source, 'volumeClaimTemplate', defaultClaim)],
]

const azureDisk = { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' } as const

function defaultItems(source: JsonObject): JsonObject {
  return changeEach(source, 'items', defaultFieldRef)
}

function defaultProjection(source: JsonObject): JsonObject {
  const filled = changeField(source, 'downwardAPI', defaultItems)
  return changeField(filled, 'serviceAccountToken', (token) => fillAbsent(token, { expirationSeconds: 3600 }))
}

function fillImagePolicy(source: JsonObject): JsonObject {
  return isEmpty(source.pullPolicy) ? { ...source, pullPolicy: pullPolicyFor(source.reference) } : source
}

function defaultClaim(template: JsonObject): JsonObject {
  return changeStruct(template, 'spec', (spec) => fillAbsent(spec, { volumeMode: 'Filesystem' }))
}

/**
 * What does the API server refuse in a pod's volumes? Each has a name of its own, and one source.
 *
 * Models ValidateVolumes and validateVolumeSource of kubernetes/kubernetes pkg/apis/core/validation/validation.go.
 * Leaves out what stands inside the sources of particular storage systems (awsElasticBlockStore to vsphereVolume) and
 * inside the claim template of an ephemeral volume.
 *
 * Example: a volume with emptyDir and configMap: `spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type`.
 */
import type { Volume } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { duplicate, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { sourceNames, sourceRules } from './volume-sources.ts'

export interface Checked {
  readonly refusals: readonly Diagnostic[]
  /** Volumes without a fault: only these can be mounted. */
  readonly names: ReadonlySet<string>
}

/** `inPod` is false in a template, which may leave an image's reference open. */
export function checkVolumes(
  volumes: readonly Volume[] | undefined,
  path: FieldPath,
  inPod: boolean,
): Checked {
  const names = new Set<string>()
  const refusals: Diagnostic[] = []
  for (const [index, volume] of listOf(volumes).entries()) {
    const faults = [...volumeRules(volume, [...path, index], inPod, names)]
    if (faults.length === 0) names.add(textOf(volume.name))
    refusals.push(...faults)
  }
  return { refusals, names }
}

function* volumeRules(
  volume: Volume,
  path: FieldPath,
  inPod: boolean,
  taken: ReadonlySet<string>,
): Iterable<Diagnostic> {
  yield* oneSourceRules(volume, path, inPod)
  const namePath = [...path, 'name']
  const name = textOf(volume.name)
  if (name === '') yield required(namePath)
  else yield* refuseName('dns1123-label', namePath, name)
  if (taken.has(name)) yield duplicate(namePath, name)
}

function* oneSourceRules(volume: Volume, path: FieldPath, inPod: boolean): Iterable<Diagnostic> {
  const [first, ...others] = sourceNames.filter((source) => isWritten(volume[source]))
  if (first === undefined) {
    yield refusal('Required', 'volume/no-source', {}, path, undefined, 'must specify a volume type')
    return
  }
  yield* sourceRules(volume, first, [...path, first], inPod)
  for (const other of others) {
    const detail = 'may not specify more than 1 volume type'
    const facts = { first, other }
    const field = [...path, misspelt[other] ?? other]
    yield {
      ...refusal('Forbidden', 'volume/several-sources', facts, field, undefined, detail),
      at: [...path, other],
    }
  }
}

/** Two sources have another name in upstream's line. */
const misspelt: Readonly<Record<string, string>> = { downwardAPI: 'downwarAPI', cephfs: 'cephFS' }

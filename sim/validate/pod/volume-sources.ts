/**
 * What may stand in the source of a volume: which Secret, ConfigMap, claim, folder?
 *
 * Models the validate…VolumeSource functions of kubernetes/kubernetes pkg/apis/core/validation/validation.go for the
 * sources that every cluster has. Whether what they name exists is asked when the pod starts.
 *
 * Example: { secret: {} } needs secretName.
 */
import type { KeyToPath, VolumeSources } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { parseQuantity } from '../../quantity.ts'
import { isDNS1123Subdomain, nameRefusals } from '../names.ts'
import { notSupported, refusal, tooLong } from '../refusal.ts'
import { required } from '../required.ts'
import { listOf, textOf } from '../zero-value.ts'
import { pullPolicyRules } from './container-image.ts'
import { keyToPathRules, modeRules, pathRules } from './file-path.ts'
import { downwardFileRules, projectedRules } from './projected-volumes.ts'

export type SourceName = keyof VolumeSources

/** In the order upstream looks at them: of two sources, the later one is the one too many. */
export const sourceNames: readonly SourceName[] = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
]

export function* sourceRules(
  sources: VolumeSources,
  source: SourceName,
  path: FieldPath,
  inPod: boolean,
): Iterable<Diagnostic> {
  switch (source) {
    case 'emptyDir':
      return yield* emptyDirRules(sources.emptyDir, path)
    case 'hostPath':
      return yield* hostPathRules(sources.hostPath, path)
    case 'secret':
      return yield* keysRules(sources.secret?.secretName, 'secretName', sources.secret ?? {}, path)
    case 'configMap':
      return yield* keysRules(sources.configMap?.name, 'name', sources.configMap ?? {}, path)
    case 'persistentVolumeClaim':
      return yield* needs(sources.persistentVolumeClaim?.claimName, [...path, 'claimName'])
    case 'nfs':
      return yield* nfsRules(sources.nfs, path)
    case 'downwardAPI':
      yield* modeRules(sources.downwardAPI?.defaultMode, [...path, 'defaultMode'])
      for (const file of listOf(sources.downwardAPI?.items)) yield* downwardFileRules(file, path)
      return
    case 'projected':
      return yield* projectedRules(sources.projected ?? {}, path)
    case 'csi':
      return yield* driverRules(textOf(sources.csi?.driver), [...path, 'driver'])
    case 'ephemeral':
      return yield* needs(sources.ephemeral?.volumeClaimTemplate, [...path, 'volumeClaimTemplate'])
    case 'image':
      if (inPod) yield* needs(sources.image?.reference, [...path, 'reference'])
      yield* pullPolicyRules(sources.image?.pullPolicy, [...path, 'pullPolicy'])
  }
}

function needs(value: unknown, path: FieldPath): readonly Diagnostic[] {
  return value === undefined || value === null || value === '' ? [required(path)] : []
}

function* emptyDirRules(emptyDir: VolumeSources['emptyDir'], path: FieldPath): Iterable<Diagnostic> {
  const limit = parseQuantity(emptyDir?.sizeLimit ?? 0)
  if (limit === undefined || limit.nanos >= 0n) return
  const detail = 'SizeLimit field must be a valid resource quantity'
  yield refusal('Forbidden', 'volume/size-negative', {}, [...path, 'sizeLimit'], undefined, detail)
}

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
]

function* hostPathRules(hostPath: VolumeSources['hostPath'], path: FieldPath): Iterable<Diagnostic> {
  const folder = textOf(hostPath?.path)
  if (folder === '') return yield required([...path, 'path'])
  yield* pathRules(folder, [...path, 'path'])
  const type = textOf(hostPath?.type)
  if (!hostPathTypes.includes(type)) yield notSupported([...path, 'type'], type, hostPathTypes)
}

interface Keys {
  readonly items?: readonly KeyToPath[]
  readonly defaultMode?: number
}

/** A Secret or ConfigMap whose keys become files. */
function* keysRules(
  name: string | undefined,
  field: 'name' | 'secretName',
  { items, defaultMode }: Keys,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (textOf(name) === '') yield required([...path, field])
  yield* modeRules(defaultMode, [...path, 'defaultMode'])
  for (const [index, item] of listOf(items).entries()) yield* keyToPathRules(item, [...path, 'items', index])
}

function* nfsRules(nfs: VolumeSources['nfs'], path: FieldPath): Iterable<Diagnostic> {
  if (textOf(nfs?.server) === '') yield required([...path, 'server'])
  const folder = textOf(nfs?.path)
  if (folder === '') yield required([...path, 'path'])
  if (folder.startsWith('/')) return
  const detail = 'must be an absolute path'
  yield refusal('Invalid', 'volume/path-relative', { value: folder }, [...path, 'path'], folder, detail)
}

const mostDriverCharacters = 63

function* driverRules(driver: string, path: FieldPath): Iterable<Diagnostic> {
  if (driver === '') return yield required(path)
  if (driver.length > mostDriverCharacters) yield tooLong(path, mostDriverCharacters)
  yield* nameRefusals('dns1123-subdomain', path, driver, isDNS1123Subdomain(driver.toLowerCase()))
}

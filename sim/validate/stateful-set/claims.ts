/**
 * Are the claims of a StatefulSet fit to be made for each of its pods?
 *
 * Models ValidatePersistentVolumeClaimSpec of kubernetes/kubernetes pkg/apis/core/validation/validation.go and
 * volumesToAddForTemplates of pkg/apis/apps/validation: a claim is a volume of its name in the template, in the place
 * of one written there. Leaves out data sources and volumeAttributesClassName.
 *
 * Example: no accessModes: `spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 …`.
 */
import type { JsonObject, LabelSelector } from '../../api/meta.ts'
import type { Volume } from '../../api/volume.ts'
import type { PersistentVolumeClaimTemplate, PodTemplate, StatefulSet } from '../../api/workload.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { parseQuantity } from '../../quantity.ts'
import { validateLabelSelector } from '../labels.ts'
import { refuseName } from '../names.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf } from '../zero-value.ts'

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
const volumeModes = ['Block', 'Filesystem']

interface ClaimSpec {
  readonly accessModes?: readonly string[]
  readonly selector?: LabelSelector
  readonly resources?: { readonly requests?: JsonObject }
  readonly storageClassName?: string
  readonly volumeMode?: string
}

export function* claimRules(
  claims: readonly PersistentVolumeClaimTemplate[] | undefined,
): Iterable<Diagnostic> {
  for (const [index, claim] of listOf(claims).entries()) {
    yield* claimSpecRules((claim?.spec ?? {}) as ClaimSpec, ['spec', 'volumeClaimTemplates', index, 'spec'])
  }
}

function* claimSpecRules(spec: ClaimSpec, path: FieldPath): Iterable<Diagnostic> {
  const modes = listOf(spec.accessModes)
  const modesPath = [...path, 'accessModes']
  if (modes.length === 0) yield required(modesPath, 'at least 1 access mode is required')
  if (isWritten(spec.selector)) yield* validateLabelSelector(spec.selector, [...path, 'selector'])
  for (const mode of modes) if (!accessModes.includes(mode)) yield notSupported(modesPath, mode, accessModes)
  const known = modes.filter((mode) => accessModes.includes(mode))
  if (known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod')) {
    const detail = 'may not use ReadWriteOncePod with other access modes'
    yield refusal('Forbidden', 'stateful-set/claim-mode-alone', {}, modesPath, undefined, detail)
  }
  yield* sizeRules(spec, [...path, 'resources'])
  if (spec.storageClassName) {
    yield* refuseName('dns1123-subdomain', [...path, 'storageClassName'], spec.storageClassName)
  }
  if (isWritten(spec.volumeMode) && !volumeModes.includes(spec.volumeMode)) {
    yield notSupported([...path, 'volumeMode'], spec.volumeMode, volumeModes)
  }
}

/** Upstream's line leaves `requests` out. */
function* sizeRules({ resources }: ClaimSpec, path: FieldPath): Iterable<Diagnostic> {
  const size = resources?.requests?.storage
  const at = [...path, 'requests', 'storage']
  const field = `${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}[storage]`
  const line = field.slice(1)
  if (!isWritten(size)) {
    yield { ...required([...path, 'storage'], '', line), at }
    return
  }
  const amount = parseQuantity(String(size))
  if (amount === undefined || amount.nanos > 0n) return
  const detail = 'must be greater than zero'
  const refused = refusal('Invalid', 'stateful-set/claim-without-size', {}, at, String(size), detail, line)
  yield refused
}

/** The template with its claims as volumes. */
export function withClaimedVolumes({ template, volumeClaimTemplates }: StatefulSet['spec']): PodTemplate {
  const { spec = { containers: [] }, ...rest } = template ?? { spec: { containers: [] } }
  const names = [...new Set(listOf(volumeClaimTemplates).map((claim) => claim?.metadata?.name ?? ''))]
  if (names.length === 0) return { ...rest, spec }
  const claimed = names.map((name): Volume => ({ name, persistentVolumeClaim: { claimName: name } }))
  const written = listOf(spec.volumes).filter((volume) => !names.includes(volume?.name ?? ''))
  // Behind those that are written: so these keep their places in what is said of them.
  return { ...rest, spec: { ...spec, volumes: [...written, ...claimed] } }
}

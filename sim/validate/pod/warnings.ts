/**
 * What does the API server accept in a pod, but warn about?
 *
 * Models GetWarningsForPod of kubernetes/kubernetes pkg/api/pod/warnings.go and WarningsOnCreate of
 * pkg/registry/core/pod/strategy.go. The line under `upstream` is the warning itself. Leaves out overlapping file
 * paths in volumes, hostIP without hostPort, and annotations that fields replaced.
 *
 * Example: two containers with a port named http: Services and probes that go by the name mean the first.
 */
import type { Pod, PodSpec } from '../../api/pod.ts'
import { type Diagnostic, diagnose, type FieldPath, printPath } from '../../diagnostic.ts'
import { quoteText } from '../../quote.ts'
import { warningsForIP } from '../ip.ts'
import { isDNS1123Label } from '../names.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'
import { byteWarnings, portNameWarnings, portWarnings, variableWarnings } from './container-warnings.ts'
import { affinityWarnings, nodeLabelWarnings, spreadWarnings } from './scheduling-warnings.ts'

/** On creation only: pods are updated by machines, whom nobody warns. */
export function* podWarnings({ metadata, spec }: Pod, old?: Pod): Iterable<Diagnostic> {
  if (old !== undefined) return
  const flaws = isDNS1123Label(textOf(metadata.name))
  if (flaws.length > 0) {
    const path = ['metadata', 'name']
    const upstream = `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${flaws.join(' ')}]`
    yield diagnose('pod/name-no-hostname', { name: textOf(metadata.name) }, { path, upstream })
  }
  yield* podSpecWarnings(spec, ['spec'], true)
}

/** Of a pod's spec, or of a template's. */
export function* podSpecWarnings(spec: PodSpec, path: FieldPath, inPod: boolean): Iterable<Diagnostic> {
  yield* nodeLabelWarnings(spec, path)
  yield* spreadWarnings(spec, [...path, 'topologySpreadConstraints'])
  yield* volumeWarnings(spec, [...path, 'volumes'])
  yield* repeatedEntries(
    listOf(spec.hostAliases).map(({ ip }) => textOf(ip)),
    'ip',
    [...path, 'hostAliases'],
  )
  const secrets = listOf(spec.imagePullSecrets).map(({ name }) => textOf(name))
  yield* repeatedEntries(secrets, 'name', [...path, 'imagePullSecrets'])
  for (const [index, name] of secrets.entries()) {
    if (name !== '') continue
    const at = [...path, 'imagePullSecrets', index, 'name']
    yield diagnose(
      'pod/secret-unnamed',
      {},
      { path: at, upstream: `${printPath(at)}: invalid empty name ""` },
    )
  }
  const containers = containersOf(spec, path)
  for (const { container, at } of containers) {
    yield* byteWarnings(container, at)
    yield* variableWarnings(container, [...at, 'env'])
  }
  yield* portWarnings(containers)
  yield* portNameWarnings(containers)
  if (!inPod) yield* graceWarnings(spec, [...path, 'terminationGracePeriodSeconds'])
  yield* affinityWarnings(spec, [...path, 'affinity'])
  yield* addressWarnings(spec, path)
}

/** Init containers first, as upstream visits them. */
function containersOf(spec: PodSpec, path: FieldPath): Parameters<typeof portWarnings>[0] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    listOf(spec[list]).map((container, index) => ({ container, at: [...path, list, index] })),
  )
}

const removedVolumes = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
} as const

function* volumeWarnings({ volumes }: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  for (const [index, volume] of listOf(volumes).entries()) {
    for (const source of Object.keys(removedVolumes) as (keyof typeof removedVolumes)[]) {
      if (!isWritten(volume[source])) continue
      const since = removedVolumes[source]
      const at = [...path, index, source === 'storageos' ? 'storageOS' : source]
      yield diagnose(
        'pod/volume-removed',
        { source, since },
        { path: at, upstream: `${printPath(at)}: ${since}` },
      )
    }
  }
}

function* repeatedEntries(values: readonly string[], field: string, path: FieldPath): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const [index, value] of values.entries()) {
    const at = [...path, index, field]
    const upstream = `${printPath(at)}: duplicate ${field} ${quoteText(value)}`
    if (seen.has(value)) yield diagnose('pod/entry-twice', { value }, { path: at, upstream })
    seen.add(value)
  }
}

/** In a pod less than nothing is read as 1; a template keeps it, and hears of it. */
function* graceWarnings({ terminationGracePeriodSeconds }: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  const seconds = numberOf(terminationGracePeriodSeconds)
  if (seconds >= 0) return
  const upstream = `${printPath(path)}: must be >= 0; negative values are invalid and will be treated as 1`
  yield diagnose('pod/grace-negative', { seconds }, { path, upstream })
}

function* addressWarnings({ dnsConfig, hostAliases }: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  for (const [index, nameserver] of listOf(dnsConfig?.nameservers).entries()) {
    yield* warningsForIP([...path, 'dnsConfig', 'nameservers', index], nameserver)
  }
  for (const [index, { ip }] of listOf(hostAliases).entries()) {
    yield* warningsForIP([...path, 'hostAliases', index, 'ip'], textOf(ip))
  }
}

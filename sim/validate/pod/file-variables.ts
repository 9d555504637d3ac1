/**
 * Do variables that come from a file name an emptyDir volume of the pod?
 *
 * Models validateFileKeyRefVolumes of kubernetes/kubernetes pkg/apis/core/validation/validation.go: an init container
 * writes the file, so it stands in a volume that is empty when the pod starts.
 *
 * Example: fileKeyRef.volumeName of a configMap volume: `referenced volume must be of type emptyDir`.
 */
import type { Container, PodSpec } from '../../api/pod.ts'
import type { Volume } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

export function* fileVariableRules(spec: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  const volumes = new Map(listOf(spec.volumes).map((volume) => [textOf(volume.name), volume]))
  for (const list of ['initContainers', 'containers'] as const) {
    for (const [index, container] of listOf(spec[list]).entries()) {
      yield* variablesOf(container, volumes, [...path, list, index, 'env'])
    }
  }
}

function* variablesOf(
  { env }: Container,
  volumes: ReadonlyMap<string, Volume>,
  path: FieldPath,
): Iterable<Diagnostic> {
  for (const [index, { valueFrom }] of listOf(env).entries()) {
    const reference = valueFrom?.fileKeyRef
    if (!isWritten(reference)) continue
    const name = textOf(reference.volumeName)
    const at = [...path, index, 'valueFrom', 'fileKeyRef', 'volumeName']
    const volume = volumes.get(name)
    if (volume === undefined) {
      yield refusal('NotFound', 'volume/mount-of-nothing', { name, volumes: [...volumes.keys()] }, at, name)
    } else if (!isWritten(volume.emptyDir)) {
      const detail = 'referenced volume must be of type emptyDir'
      yield refusal('Invalid', 'env/file-not-in-empty-dir', { name }, at, name, detail)
    }
  }
}

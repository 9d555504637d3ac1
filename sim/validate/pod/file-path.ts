/**
 * May this text be the path of a file below a volume: relative, and never climbing out of it?
 *
 * Models validateLocalDescendingPath and ValidateLocalNonReservedPath of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Names that begin with two dots are kept for the kubelet's own files.
 *
 * Example: 'a/../b' must not contain '..'.
 */
import type { KeyToPath } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { textOf } from '../zero-value.ts'

/** A path that has no `..` among its parts; it may be absolute. */
export function pathRules(value: string, path: FieldPath): readonly Diagnostic[] {
  if (!value.split('/').includes('..')) return []
  return [refusal('Invalid', 'volume/path-climbs', { value }, path, value, "must not contain '..'")]
}

/** A relative path below a volume. */
export function* descendingPathRules(value: string, path: FieldPath): Iterable<Diagnostic> {
  if (value.startsWith('/')) {
    yield refusal('Invalid', 'volume/path-absolute', { value }, path, value, 'must be a relative path')
  }
  yield* pathRules(value, path)
}

/** The path of a file that the kubelet writes. */
export function* writtenFileRules(value: string, path: FieldPath): Iterable<Diagnostic> {
  yield* descendingPathRules(value, path)
  if (value.startsWith('..') && !value.startsWith('../')) {
    yield refusal('Invalid', 'volume/path-climbs', { value }, path, value, "must not start with '..'")
  }
}

const mostMode = 0o777

/** Permission bits: 0 to 0777 in octal, 511 in decimal. */
export function modeRules(mode: number | null | undefined, path: FieldPath): readonly Diagnostic[] {
  if (mode === undefined || mode === null || (mode >= 0 && mode <= mostMode)) return []
  const detail = 'must be a number between 0 and 0777 (octal), both inclusive'
  return [refusal('Invalid', 'volume/mode-out-of-range', { mode }, path, mode, detail)]
}

/** One key and the file it becomes. */
export function* keyToPathRules({ key, path: file, mode }: KeyToPath, path: FieldPath): Iterable<Diagnostic> {
  if (textOf(key) === '') yield required([...path, 'key'])
  if (textOf(file) === '') yield required([...path, 'path'])
  yield* writtenFileRules(textOf(file), [...path, 'path'])
  yield* modeRules(mode, [...path, 'mode'])
}

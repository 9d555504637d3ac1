/**
 * Are these finalizers well named, and not at odds with each other?
 *
 * Models ValidateFinalizers of kubernetes/apimachinery pkg/api/validation/objectmeta.go, and validateKubeFinalizerName
 * of kubernetes/kubernetes pkg/apis/core/validation/validation.go.
 *
 * Example: validateFinalizerName('mine', path) is one refusal: neither standard nor with a domain in front.
 */
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { refuseName } from '../names/refuse.ts'
import { refusal } from '../refusal.ts'
import { listOf } from './zero-value.ts'

const orphan = 'orphan'
const foreground = 'foregroundDeletion'
const standardFinalizers: readonly string[] = ['kubernetes', orphan, foreground]

/** Upstream blames the whole list for each bad name; `at` says which one it was. */
export function validateFinalizers(
  finalizers: readonly string[] | undefined,
  path: FieldPath,
): readonly Diagnostic[] {
  const list = listOf(finalizers)
  const faults = list.flatMap((finalizer, index) =>
    refuseName('label-key', path, finalizer).map((fault) => ({ ...fault, at: [...path, index] })),
  )
  if (!list.includes(orphan) || !list.includes(foreground)) return faults
  const detail = `finalizer ${orphan} and ${foreground} cannot be both set`
  return [...faults, refusal('Invalid', 'meta/finalizers-conflict', { finalizers: list }, path, list, detail)]
}

/** A name without a domain must be one of Kubernetes' own. */
export function validateFinalizerName(finalizer: string, path: FieldPath): readonly Diagnostic[] {
  if (finalizer.includes('/') || standardFinalizers.includes(finalizer)) return []
  const detail = 'name is neither a standard finalizer name nor is it fully qualified'
  return [refusal('Invalid', 'meta/finalizer-unqualified', { finalizer }, path, finalizer, detail)]
}

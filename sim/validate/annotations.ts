/**
 * Are these annotations fit to be stored? Keys are label keys whatever their letter case; all of it at most 256 KiB.
 *
 * Models ValidateAnnotations of kubernetes/apimachinery pkg/api/validation/objectmeta.go.
 *
 * Example: validateAnnotations({ 'a b': '' }, ['metadata', 'annotations']) is one refusal.
 */
import type { Labels } from '../api/meta.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { isQualifiedName } from '../names/label.ts'
import { byteLength } from '../names/message.ts'
import { nameRefusals } from '../names/refuse.ts'
import { tooLong } from '../refusal.ts'

const mostBytes = 256 * 1024

export function validateAnnotations(annotations: Labels | undefined, path: FieldPath): readonly Diagnostic[] {
  const faults: Diagnostic[] = []
  let bytes = 0
  for (const key of Object.keys(annotations ?? {}).sort()) {
    const messages = isQualifiedName(key.toLowerCase())
    for (const fault of nameRefusals('label-key', path, key, messages)) {
      faults.push({ ...fault, at: [...path, key] })
    }
    bytes += byteLength(key) + byteLength(annotations?.[key] ?? '')
  }
  return bytes > mostBytes ? [...faults, tooLong(path, mostBytes)] : faults
}

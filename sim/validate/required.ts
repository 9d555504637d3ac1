/**
 * A field is needed and empty. `detail` is what the API server adds: when it is needed, or what to write.
 *
 * Example: required(['spec', 'ports']) prints `spec.ports: Required value`.
 */
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { refusal } from '../refusal.ts'

export function required(path: FieldPath, detail = '', field?: string): Diagnostic<'field/required'> {
  return refusal('Required', 'field/required', { detail }, path, undefined, detail, field)
}

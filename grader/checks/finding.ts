/** How a check says what it found: passed, or failed with at least one reason. */
import type { Diagnostic, ObjectRef } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Finding } from '../exercise.ts'

export const passed: Finding = { passed: true, diagnostics: [] }

export function failed(first: Diagnostic, ...rest: readonly Diagnostic[]): Finding {
  return { passed: false, diagnostics: [first, ...rest] }
}

/** The first of the explanations that there are, or else the check's own words. */
export function failedBecause(explanations: readonly Diagnostic[], otherwise: Diagnostic): Finding {
  const [first, ...rest] = explanations
  return first === undefined ? failed(otherwise) : failed(first, ...rest)
}

export function missing(ref: ObjectRef): Finding {
  return failed(diagnose('check/object-missing', { wanted: nameOf(ref) }))
}

/** Service default/web, as messages name objects. */
export function nameOf({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}

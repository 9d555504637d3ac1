/**
 * What was found wrong with a document, and where in its text: a diagnostic that waits for its place.
 */
import type { DiagnosticCode, ParamsOf } from '../catalogue/index.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'

export interface Finding {
  readonly diagnostic: Diagnostic
  /** Offsets into the document's text. */
  readonly start: number
  readonly end: number
}

export function found<Code extends DiagnosticCode>(
  code: Code,
  params: ParamsOf<Code>,
  start: number,
  end: number,
  path?: FieldPath,
): Finding {
  return { diagnostic: diagnose(code, params, path === undefined ? {} : { path }) as Diagnostic, start, end }
}

/**
 * What the simulator has to say: a Diagnostic is data (a code, its facts, where it stands);
 * words in English and Korean are added by the catalogue, drawing is a third step.
 *
 * Example: diagnose('service/selects-nothing', { selector: 'app=wbe' }, { object, path: ['spec', 'selector', 'app'] })
 */
import type { ObjectRef } from './api/meta.ts'
import type { DiagnosticCode, ParamsOf } from './catalogue/index.ts'

/** ['spec', 'ports', 0, 'targetPort'], printed spec.ports[0].targetPort by `printPath`. */
export type FieldPath = readonly (string | number)[]

/** Both count from 1; a column counts UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A span of a source file; `end` is the position just behind the last character. */
export interface Place {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

/**
 * The API server's own kind of refusal, as in `spec.ports[0].port: Invalid value: …`.
 * Source: kubernetes/apimachinery pkg/util/validation/field/errors.go.
 */
export type ErrorType =
  | 'Required'
  | 'Invalid'
  | 'NotSupported'
  | 'Duplicate'
  | 'Forbidden'
  | 'NotFound'
  | 'TooLong'
  | 'TooMany'
  | 'TypeInvalid'
  | 'InternalError'

export interface Diagnostic<Code extends DiagnosticCode = DiagnosticCode> {
  /** `topic/what-is-so`; its heading stands in lessons/diagnostics. */
  readonly code: Code
  /** The facts; the words come from the catalogue. */
  readonly params: ParamsOf<Code>
  readonly object?: ObjectRef
  readonly path?: FieldPath
  /** Where exactly to look, when `path`, which is the API server's, stops at the list or map around it. */
  readonly at?: FieldPath
  /** Absent when the object came from a live cluster or was made by a controller. */
  readonly place?: Place
  /** The line a real API server or kubectl prints, so that it is recognised at work. */
  readonly upstream?: string
  /** Set when the API server's validation refuses: which type of error it reports. */
  readonly refused?: ErrorType
  readonly related?: readonly { readonly place: Place; readonly note: string }[]
}

export type NonEmpty<T> = readonly [T, ...T[]]

/** A result that teaches: warnings may ride along with a value, a refusal has at least one reason. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: NonEmpty<Diagnostic> }

/** Everything of a diagnostic but its code and facts. */
export type Whereabouts = Omit<Diagnostic, 'code' | 'params'>

export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  params: ParamsOf<Code>,
  whereabouts: Whereabouts = {},
): Diagnostic<Code> {
  return { code, params, ...whereabouts }
}

export function ok<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { ok: true, value, diagnostics }
}

/** The outcome of a step that gathers problems: refused when any of `diagnostics` is one of severity error. */
export function refuse<T>(first: Diagnostic, ...rest: readonly Diagnostic[]): Outcome<T> {
  return { ok: false, diagnostics: [first, ...rest] }
}

export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0
}

/**
 * A field path as the API server prints it: names joined by dots, list positions and map keys in brackets.
 * A map key is a string that is no plain field name: `metadata.labels[app.kubernetes.io/name]`.
 */
export function printPath(path: FieldPath): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[A-Za-z_$][A-Za-z0-9_$-]*$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${step}]`
  }
  return text
}

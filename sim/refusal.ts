/**
 * How does the API server print one refusal? `spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive`
 *
 * Models kubernetes/apimachinery pkg/util/validation/field/errors.go. Each kind of refusal prints its own heading;
 * some show the value, as `quote` prints it.
 *
 * Example: refusal('Invalid', 'port/out-of-range', { value: 70000 }, ['spec', 'port'], 70000, 'must be …')
 */
import type { DiagnosticCode, ParamsOf } from './catalogue/index.ts'
import { type Diagnostic, diagnose, type ErrorType, type FieldPath, printPath } from './diagnostic.ts'
import { quoteValue } from './quote.ts'

/**
 * One refusal of the API server's validation. `value` is what stands in the field; types that do not show it
 * (Required, Forbidden, TooLong, InternalError) leave it out. `field` is how the line names the place, where that
 * differs from the printed path: map keys that look like field names stand in brackets, `limits[cpu]`.
 */
export function refusal<Code extends DiagnosticCode>(
  type: ErrorType,
  code: Code,
  params: ParamsOf<Code>,
  path: FieldPath,
  value?: unknown,
  detail = '',
  field: string = printPath(path),
): Diagnostic<Code> {
  return diagnose(code, params, { path, refused: type, upstream: fieldErrorLine(type, field, value, detail) })
}

/** The line alone: the field, what kind of refusal, the value, the detail. */
export function fieldErrorLine(type: ErrorType, field: string, value: unknown, detail: string): string {
  const shown = showsValue[type] ? `${headings[type]}: ${quoteValue(value)}` : headings[type]
  return detail === '' ? `${field}: ${shown}` : `${field}: ${shown}: ${detail}`
}

/** The field as the API server's line names it, or '' where the diagnostic is no refusal. */
export function refusedField(diagnostic: Diagnostic): string {
  if (diagnostic.upstream === undefined || diagnostic.refused === undefined) return ''
  const end = diagnostic.upstream.indexOf(`: ${headings[diagnostic.refused]}`)
  return end < 0 ? '' : diagnostic.upstream.slice(0, end)
}

/** The field takes one of a few values, this is none of them. `supported` stands in the order upstream lists it. */
export function notSupported(
  path: FieldPath,
  value: unknown,
  supported: readonly string[],
): Diagnostic<'value/not-supported'> {
  const list = supported.map(quoteValue).join(', ')
  const detail = list === '' ? '' : `supported values: ${list}`
  return refusal(
    'NotSupported',
    'value/not-supported',
    { value: plain(value), supported },
    path,
    value,
    detail,
  )
}

/** The same value stands twice where each may stand once. */
export function duplicate(path: FieldPath, value: unknown): Diagnostic<'value/duplicate'> {
  return refusal('Duplicate', 'value/duplicate', { value: plain(value) }, path, value)
}

/** A list or map has `actual` entries, more than `most`. */
export function tooMany(path: FieldPath, actual: number, most: number): Diagnostic<'value/too-many'> {
  const detail = `must have at most ${most} ${most === 1 ? 'item' : 'items'}`
  return refusal('TooMany', 'value/too-many', { actual, most }, path, actual, detail)
}

/** A text is longer than `most` bytes. */
export function tooLong(path: FieldPath, most: number): Diagnostic<'value/too-long'> {
  const detail = `may not be more than ${most} ${most === 1 ? 'byte' : 'bytes'}`
  return refusal('TooLong', 'value/too-long', { most }, path, undefined, detail)
}

/** The field cannot change once the object exists. */
export function immutable(path: FieldPath, value: unknown): Diagnostic<'value/immutable'> {
  return refusal('Invalid', 'value/immutable', { value: plain(value) }, path, value, 'field is immutable')
}

/** A number that counts something cannot be below zero. */
export function negative(path: FieldPath, value: number): Diagnostic<'value/negative'> {
  return refusal('Invalid', 'value/negative', { value }, path, value, 'must be greater than or equal to 0')
}

/** A number outside its range, both ends of which belong to it. */
export function outOfRange(
  path: FieldPath,
  value: number,
  low: number,
  high: number,
): Diagnostic<'value/out-of-range'> {
  const detail = `must be between ${low} and ${high}, inclusive`
  return refusal('Invalid', 'value/out-of-range', { value, low, high }, path, value, detail)
}

/** A value as a message shows it: text bare, anything else as the API server prints it. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : quoteValue(value)
}

const headings: { readonly [Type in ErrorType]: string } = {
  Required: 'Required value',
  Invalid: 'Invalid value',
  NotSupported: 'Unsupported value',
  Duplicate: 'Duplicate value',
  Forbidden: 'Forbidden',
  NotFound: 'Not found',
  TooLong: 'Too long',
  TooMany: 'Too many',
  TypeInvalid: 'Invalid value',
  InternalError: 'Internal error',
}

const showsValue: { readonly [Type in ErrorType]: boolean } = {
  Required: false,
  Invalid: true,
  NotSupported: true,
  Duplicate: true,
  Forbidden: false,
  NotFound: true,
  TooLong: false,
  TooMany: true,
  TypeInvalid: true,
  InternalError: false,
}

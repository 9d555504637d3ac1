/**
 * What does a validator read where nobody wrote anything? What Go reads: '', 0, false, an empty list, an empty map.
 *
 * Objects reach validation after defaulting; those made in code may not have been, and JSON may hold null for
 * "nothing". Upstream decodes into Go structs, where absent, null and empty are the same unless a field is a pointer.
 *
 * Examples: textOf(undefined) is ''; listOf(null) is []; isWritten(null) is false.
 */
import type { Labels } from '../api/meta.ts'

export function textOf(value: string | null | undefined): string {
  return value ?? ''
}

export function numberOf(value: number | null | undefined): number {
  return value ?? 0
}

/** Entries that are null have been made empty ones when the manifest was decoded. */
export function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(value) ? value : []
}

export function entriesOf(map: Labels | null | undefined): readonly (readonly [string, string])[] {
  return Object.entries(map ?? {})
}

/** Whether a field that is a pointer in Go points at something. */
export function isWritten<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null
}

/**
 * How are the fields of a scenario file read? Each kind of value has a reader, which gives the value or notes what is
 * wrong with it and gives none; all that is wrong is told at once.
 */
import type { Json, JsonObject } from '../api/meta.ts'
import type { ScenarioValue } from '../catalogue/scenario.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { parseIP } from '../ip/address.ts'
import { parseCIDR } from '../ip/cidr.ts'
import { nearNames } from '../near-names.ts'
import { quoteValue } from '../quote.ts'

export type Reader<T> = (value: Json, path: FieldPath, problems: Diagnostic[]) => T | undefined

/** Reads a map with exactly these fields; those of `required` must be there. */
export function structure<T extends object>(
  readers: { readonly [Name in keyof T]-?: Reader<T[Name] & {}> },
  required: readonly (keyof T & string)[],
): Reader<T> {
  const known = readers as Readonly<Record<string, Reader<unknown>>>
  return (value, path, problems) => {
    if (!isMap(value)) return unfit('map', value, path, problems)
    const result: Record<string, unknown> = {}
    for (const [name, item] of Object.entries(value)) {
      const reader = Object.hasOwn(known, name) ? known[name] : undefined
      if (reader === undefined) problems.push(unknownField(name, Object.keys(known), path))
      else if (item !== null) result[name] = reader(item, [...path, name], problems)
    }
    for (const name of required) {
      if (Object.hasOwn(value, name)) continue
      problems.push(diagnose('scenario/field-missing', { name }, { path: [...path, name] }))
    }
    return result as T
  }
}

export function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return unfit('list', value, path, problems)
    return value.flatMap((item: Json, index) => {
      const read = reader(item, [...path, index], problems)
      return read === undefined ? [] : [read]
    })
  }
}

/** A value for which `read` gives something. */
export function valueThat<T>(expected: ScenarioValue, read: (value: Json) => T | undefined): Reader<T> {
  return (value, path, problems) => read(value) ?? unfit(expected, value, path, problems)
}

export const text: Reader<string> = valueThat('text', textIn)
export const wholeNumber: Reader<number> = valueThat('whole-number', numberIn)
export const seconds: Reader<number> = valueThat('seconds', (value) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined,
)
export const ip: Reader<string> = textThat('ip', (value) => parseIP(value) !== undefined)
export const cidr: Reader<string> = textThat('cidr', (value) => parseCIDR(value) !== undefined)
export const port: Reader<number> = valueThat('port', (value) => {
  const number = numberIn(value)
  return number !== undefined && number >= 1 && number <= 65_535 ? number : undefined
})

export function textThat(expected: ScenarioValue, isFit: (value: string) => boolean): Reader<string> {
  return valueThat(expected, (value) => (typeof value === 'string' && isFit(value) ? value : undefined))
}

export function unfit(
  expected: ScenarioValue,
  value: Json,
  path: FieldPath,
  problems: Diagnostic[],
): undefined {
  const shown = quoteValue(value).slice(0, 80)
  problems.push(diagnose('scenario/value-unfit', { expected, shown }, { path }))
  return undefined
}

function unknownField(name: string, known: readonly string[], path: FieldPath): Diagnostic {
  return diagnose('scenario/field-unknown', { name, near: nearNames(name, known) }, { path: [...path, name] })
}

function textIn(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberIn(value: Json): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

export function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

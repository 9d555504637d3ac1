/**
 * A value as kubectl prints it with -o yaml: two spaces a level, lists no deeper than their key, quotes only where
 * the text would otherwise read back as something else. Models sigs.k8s.io/yaml and go-yaml v2 (emitterc.go).
 *
 * Keys keep the order they have in the object; kubectl sorts them. What is printed reads back as the same value.
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { needsOwnLines, printKey, printScalar } from './print-scalar.ts'

export function printYaml(value: Json): string {
  return isNested(value) ? `${printNested(value, 0)}\n` : `${printScalar(value, 0, 0)}\n`
}

type Nested = readonly Json[] | JsonObject

/** A list or map with something in it: those without are written [] and {}. */
function isNested(value: Json): value is Nested {
  if (value === null || typeof value !== 'object') return false
  return isList(value) ? value.length > 0 : fieldsOf(value).length > 0
}

function isList(value: Nested): value is readonly Json[] {
  return Array.isArray(value)
}

/** A field that is undefined is no field, as in JSON. */
function fieldsOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object).filter(([, value]) => value !== undefined)
}

/** The lines of a list or map; the first stands where the caller has come to. */
function printNested(value: Nested, indent: number): string {
  const lines = isList(value)
    ? value.map((item) => printItem(item, indent))
    : fieldsOf(value).map(([key, field]) => printField(key, field, indent))
  return lines.join(`\n${' '.repeat(indent)}`)
}

function printItem(item: Json, indent: number): string {
  return `- ${printBehindMark(item, indent)}`
}

function printField(key: string, value: Json, indent: number): string {
  if (!needsOwnLines(key)) return `${printKey(key)}:${printValue(value, indent, printKey(key).length + 2)}`
  const margin = ' '.repeat(indent)
  return `? ${printScalar(key, indent, indent + 2)}\n${margin}: ${printBehindMark(value, indent)}`
}

/** What stands behind "- ", "? " or ": " at the margin: a list or map begins on the same line. */
function printBehindMark(value: Json, indent: number): string {
  return isNested(value) ? printNested(value, indent + 2) : printScalar(value, indent, indent + 2)
}

/** What stands behind "key:": a scalar on the same line, a list or map on the next. */
function printValue(value: Json, indent: number, lead: number): string {
  if (!isNested(value)) return ` ${printScalar(value, indent, indent + lead)}`
  const inner = isList(value) ? indent : indent + 2
  return `\n${' '.repeat(inner)}${printNested(value, inner)}`
}

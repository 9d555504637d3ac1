/**
 * What does the API server read from an object that a manifest wrote, given the structure it is to have?
 * Models kubernetes-sigs/json internal/golang/encoding/json/decode.go with its strict options, and the values that
 * read themselves: kubernetes/apimachinery pkg/util/intstr, pkg/api/resource, pkg/apis/meta/v1/time.go.
 *
 * null is right for every type and means absent, as in Go; it stays, because `kubectl apply` takes away what is null.
 * Only in a list it becomes the zero value, so that the others keep their places. Field names must match in case, too. Nothing is coerced: "80" is no number, true is no text.
 *
 * Left out: quantities stay as written (the API server would store 1000m as 1); bytes written as a list of numbers.
 */
import { type Field, type FieldType, type Structure, structureOf } from '../api/fields/structure.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import { type Finding, inServerOrder, type Report } from './finding.ts'
import { scalarFlaw } from './scalar.ts'

export interface Reading extends Report {
  /** What remains when unknown fields and values of a wrong type are left out. */
  readonly value: JsonObject
}

/** `duplicates` are found by the YAML parser, which keeps only the last of several equal keys. */
export function readObject(
  structure: Structure,
  object: JsonObject,
  duplicates: readonly Finding[] = [],
): Reading {
  const reader: Reader = { path: [], findings: [...duplicates] }
  const value = readStructure(reader, structure, object, '')
  return { value, ...inServerOrder(reader.findings) }
}

/** The one thing here that changes while it works: where we are, and what was found. */
interface Reader {
  readonly path: (string | number)[]
  readonly findings: Finding[]
}

/** How Go's messages name a field: its struct, and the way there without list positions and map keys. */
interface GoField {
  readonly struct: string
  readonly way: string
}

function readStructure(reader: Reader, structure: Structure, object: JsonObject, way: string): JsonObject {
  return readEntries(reader, object, (name, value) => {
    const field = structure.fields.get(name)
    if (field !== undefined) {
      return readNullable(reader, field.type, value, { struct: structure.go, way: `${way}${goName(field)}` })
    }
    reader.findings.push({ what: 'unknown', path: [...reader.path] })
    return undefined
  })
}

function goName({ name, embedded }: Field): string {
  return embedded === undefined ? name : `${embedded}.${name}`
}

function readNullable(reader: Reader, type: FieldType, value: Json, go: GoField): Json | undefined {
  return value === null ? null : readValue(reader, type, value, go)
}

function readValue(reader: Reader, type: FieldType, value: Json, go: GoField): Json | undefined {
  if (type.is === 'list' && isList(value)) return readElements(reader, type.of, value, go)
  if (type.is === 'map' && isObject(value)) {
    return readEntries(reader, value, (_, element) => readNullable(reader, type.of, element, go))
  }
  if (type.is === 'structure' && isObject(value)) {
    return readStructure(reader, structureOf(type.name), value, `${go.way}.`)
  }
  const flaw = scalarFlaw(type, value)
  if (flaw === undefined) return value
  const line = flaw.cannotBe === undefined ? flaw.line : typeErrorLine(flaw.cannotBe, flaw.of ?? type.go, go)
  const { what, stops = false } = flaw
  reader.findings.push({ what, path: [...reader.path], expected: type, value, line, stops })
  return undefined
}

function typeErrorLine(given: string, type: string, { struct, way }: GoField): string {
  return `json: cannot unmarshal ${given} into Go struct field ${struct}.${way} of type ${type}`
}

function readElements(reader: Reader, type: FieldType, list: readonly Json[], go: GoField): readonly Json[] {
  let same = true
  const read = list.map((element, at) => {
    reader.path.push(at)
    const result = readElement(reader, type, element, go)
    reader.path.pop()
    same &&= result === element
    return result
  })
  return same ? list : read
}

/** An element stays, whatever it is, so that the others keep their places. */
function readElement(reader: Reader, type: FieldType, element: Json, go: GoField): Json {
  const read = element === null ? undefined : readValue(reader, type, element, go)
  return read === undefined ? zeroOf(type) : read
}

function readEntries(
  reader: Reader,
  object: JsonObject,
  read: (name: string, value: Json) => Json | undefined,
): JsonObject {
  let same = true
  const entries: (readonly [string, Json])[] = []
  for (const name of Object.keys(object)) {
    const before = object[name]
    if (before === undefined) continue
    reader.path.push(name)
    const after = read(name, before)
    reader.path.pop()
    same &&= after === before
    if (after !== undefined) entries.push([name, after])
  }
  return same ? object : Object.fromEntries(entries)
}

/** What Go leaves in a list where the manifest says null, or what cannot be read. */
function zeroOf(type: FieldType): Json {
  switch (type.is) {
    case 'boolean':
      return false
    case 'int32':
    case 'int64':
    case 'int-or-string':
      return 0
    case 'list':
      return []
    case 'map':
    case 'structure':
    case 'any-object':
      return {}
    case 'quantity':
      return '0'
    default:
      return ''
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

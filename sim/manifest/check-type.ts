/**
 * Does a document say what it is? Models kubernetes/kubectl pkg/validation/validation.go (getObjectKind): a map, with
 * text for apiVersion and kind. Whether anybody knows that kind is the decoder's question.
 */

import { isKind, kinds } from '../api/kinds.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import type { DocumentType } from '../catalogue/manifest.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { nearNames } from '../near-names.ts'
import { sortedJson } from './go-json.ts'
import { decodingLine, validatingLine } from './kubectl-line.ts'
import type { SourceFile, YamlDocument } from './manifest.ts'
import { placeIn } from './place.ts'

export interface TypedDocument extends YamlDocument {
  readonly value: JsonObject
  readonly apiVersion: string
  readonly kind: string
}

export function checkType(file: SourceFile, document: YamlDocument): Outcome<TypedDocument> {
  const { value } = document
  if (!isObject(value)) return refuse(notAnObject(file, document))
  const apiVersion = ownField(value, 'apiVersion')
  const kind = ownField(value, 'kind')
  const problem = (field: 'apiVersion' | 'kind', given: Json) =>
    nameProblem(document, value, field, given, upstreamLine(file, value, apiVersion, kind))
  if (isName(apiVersion)) {
    return isName(kind) ? ok({ ...document, value, apiVersion, kind }) : refuse(problem('kind', kind))
  }
  if (apiVersion === null && kind === null && isContinuation(document, value)) {
    return refuse(separated(document, value, upstreamLine(file, value, apiVersion, kind)))
  }
  const first = problem('apiVersion', apiVersion)
  return isName(kind) ? refuse(first) : refuse(first, problem('kind', kind))
}

/** Fields that stand at the top of an object and are none by themselves: a --- has cut them off. */
const topFields: ReadonlySet<string> = new Set([
  'metadata',
  'spec',
  'data',
  'endpoints',
  'ports',
  'addressType',
])

function isContinuation({ places }: YamlDocument, value: JsonObject): boolean {
  const names = Object.keys(value)
  return places.offset > 0 && names.length > 0 && names.every((name) => topFields.has(name))
}

function separated(document: YamlDocument, value: JsonObject, upstream: string | undefined): Diagnostic {
  const [field = ''] = Object.keys(value)
  const place = placeIn(document.places, [field], 'key')
  return diagnose('manifest/cut-off', { field }, { path: [field], place, ...(upstream ? { upstream } : {}) })
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function typeOf(value: Json): DocumentType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'map'
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean'
}

function ownField(value: JsonObject, name: string): Json {
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

function isName(value: Json): value is string {
  return typeof value === 'string' && value !== ''
}

function notAnObject(file: SourceFile, document: YamlDocument): Diagnostic {
  return diagnose(
    'manifest/not-an-object',
    { is: typeOf(document.value), where: 'file' },
    {
      place: placeIn(document.places, []),
      upstream: validatingLine(file.name, 'invalid object to validate'),
    },
  )
}

function nameProblem(
  document: YamlDocument,
  value: JsonObject,
  field: 'apiVersion' | 'kind',
  given: Json,
  upstream: string | undefined,
): Diagnostic {
  const path = [field]
  const about = { path, ...(upstream === undefined ? {} : { upstream }) }
  if (given !== null && given !== '') {
    return diagnose(
      'manifest/name-not-text',
      { field, is: typeOf(given) },
      { ...about, place: placeIn(document.places, path) },
    )
  }
  const written = Object.keys(value).find(
    (key) => key !== 'apiVersion' && key !== 'kind' && nearNames(key, [field]).length > 0,
  )
  if (written !== undefined) {
    const place = placeIn(document.places, [written], 'key')
    return diagnose('manifest/name-misspelt', { written, meant: field }, { ...about, place })
  }
  const place = placeIn(document.places, path)
  return field === 'kind'
    ? diagnose('kind/missing', { apiVersion: textOf(ownField(value, 'apiVersion')) }, { ...about, place })
    : diagnose('version/missing', versionFacts(textOf(ownField(value, 'kind'))), { ...about, place })
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : ''
}

function versionFacts(kind: string): { readonly kind: string; readonly versions: readonly string[] } {
  return { kind, versions: isKind(kind) ? [kinds[kind].apiVersion] : [] }
}

/** kubectl names both at once; an empty kind passes its first check, and fails the second. */
function upstreamLine(file: SourceFile, value: JsonObject, apiVersion: Json, kind: Json): string | undefined {
  const says = [...nameWords('apiVersion', apiVersion), ...nameWords('kind', kind)]
  if (says.length > 0)
    return validatingLine(file.name, says.length === 1 ? (says[0] ?? '') : `[${says.join(', ')}]`)
  return kind === ''
    ? decodingLine(file.name, `Object 'Kind' is missing in '${sortedJson(value)}'`)
    : undefined
}

function nameWords(field: string, value: Json): readonly string[] {
  if (value === null) return [`${field} not set`]
  return typeof value === 'string' ? [] : [`${field} isn't string type`]
}

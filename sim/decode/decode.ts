/**
 * What did a learner write: which kind of object, and with which fields? Strict, as the API server reads it with
 * kubectl's --validate=strict: unknown fields, duplicate ones and values of a wrong type are errors, all told at once.
 * With `Warn` and `Ignore` unknown fields are left out, with a word and without.
 * Models kubernetes/apimachinery pkg/runtime/serializer/json/json.go, and kubectl's own look-up of the kind.
 *
 * Names, ranges and what belongs together are for `validate`. A namespace that the manifest leaves out is for whoever
 * sends the request: kubectl takes that of -n, or `default`.
 *
 * Example: spec.clusterIp of a Service → field/unknown, near clusterIP, at the key's line and column
 */
import { structureOfKind } from '../api/fields/structure.ts'
import type { Kind } from '../api/kinds.ts'
import type { JsonObject, ObjectRef } from '../api/meta.ts'
import {
  type Diagnostic,
  diagnose,
  type FieldPath,
  isNonEmpty,
  type Outcome,
  ok,
  printPath,
  refuse,
} from '../diagnostic.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { locate } from '../manifest/place.ts'
import { quoteText } from '../quote.ts'
import { describe } from './describe.ts'
import { type Finding, isMisread, lineOf } from './finding.ts'
import { kindOf } from './kind.ts'
import { changedIngressFields } from './legacy-ingress.ts'
import { notModelledIn } from './not-modelled.ts'
import { readObject } from './read.ts'

export interface Written {
  readonly kind: Kind
  /** Known fields of the right types. Those that are null are still: `kubectl apply` takes such fields away. */
  readonly value: JsonObject
  readonly manifest: Manifest
}

/** As many as the API server names in one answer; nobody reads more. */
const mostErrors = 100

/** What becomes of fields that no structure has: the parameter fieldValidation of a request. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore'

export function decode(manifest: Manifest, fieldValidation: FieldValidation = 'Strict'): Outcome<Written> {
  const found = kindOf(manifest)
  if (typeof found !== 'string') {
    const changed = manifest.kind === 'Ingress' ? changedIngressFields(manifest) : []
    const told = (one: Diagnostic): Diagnostic => withObject(locate(one, manifest, 'key'), manifest)
    return refuse(withObject(locate(found, manifest), manifest), ...changed.map(told))
  }
  const structure = structureOfKind(manifest.apiVersion, found)
  if (structure === undefined) return ok({ kind: found, value: manifest.value, manifest })

  const duplicates = duplicatesIn(manifest)
  const reading = readObject(structure, manifest.value, duplicates)
  const leavesOut = fieldValidation !== 'Strict' && reading.findings.every(({ what }) => what === 'unknown')
  const again = new Map(manifest.duplicates.map(({ path, again }) => [path, again]))
  const errors = reading.findings.slice(0, mostErrors).map((finding) => {
    const upstream =
      reading.answer?.to === finding && !leavesOut
        ? kubectlLine(reading.answer.message, manifest)
        : lineOf(finding)
    const diagnostic = describe(finding, { object: manifest.value, structure }, upstream)
    const place = again.get(finding.path)
    return withObject(
      locate(place ? { ...diagnostic, place } : diagnostic, manifest, markOf(finding)),
      manifest,
    )
  })
  if (isNonEmpty(errors) && !leavesOut) return { ok: false, diagnostics: errors }

  const leftOut =
    fieldValidation === 'Warn' ? errors.map((one) => ({ ...one, severity: 'warning' as const })) : []
  const notes = notModelledIn(structure, reading.value).map(({ reason, paths }) => {
    const note = diagnose('field/not-modelled', { reason, fields: paths.map(printPath) }, { path: paths[0] })
    return withObject(locate(note, manifest, 'key'), manifest)
  })
  return ok({ kind: found, value: reading.value, manifest }, [...leftOut, ...notes])
}

/** One finding for each map that has fields twice: most often it is two elements without a dash between them. */
function duplicatesIn({ duplicates }: Manifest): readonly Finding[] {
  const maps = new Map<string, { readonly path: FieldPath; readonly names: Set<string> }>()
  for (const { path } of duplicates) {
    const map = JSON.stringify(path.slice(0, -1))
    const known = maps.get(map) ?? { path, names: new Set<string>() }
    maps.set(map, known)
    known.names.add(String(path.at(-1)))
  }
  return [...maps.values()].map(({ path, names }) => ({
    what: 'duplicate',
    path,
    others: [...names].slice(1),
  }))
}

/** Unknown fields are marked at their names, values of a wrong type where they stand. */
function markOf(finding: Finding): 'key' | 'value' {
  return isMisread(finding) ? 'value' : 'key'
}

function kubectlLine(message: string, { apiVersion, kind, file }: Manifest): string {
  const version = quoteText(apiVersion.slice(apiVersion.indexOf('/') + 1))
  const refused = `${kind} in version ${version} cannot be handled as a ${kind}: ${message}`
  return `Error from server (BadRequest): error when creating ${quoteText(file.name)}: ${refused}`
}

function withObject(diagnostic: Diagnostic, { kind, value }: Manifest): Diagnostic {
  const object = refOfWritten(kind, value.metadata)
  return object === undefined ? diagnostic : { ...diagnostic, object }
}

function refOfWritten(kind: string, metadata: JsonObject[string] | undefined): ObjectRef | undefined {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return undefined
  const { name, namespace } = metadata as JsonObject
  if (typeof name !== 'string' || name === '' || kind === '') return undefined
  return typeof namespace === 'string' && namespace !== '' ? { kind, name, namespace } : { kind, name }
}

/**
 * What does a learner read about a finding? A diagnostic with its facts: what the field takes and what it holds, or
 * what may have been meant by a field that is not there.
 */
import { type FieldType, type Structure, structureOf } from '../api/fields/structure.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import type { FieldTypeFacts, Given } from '../catalogue/field-type.ts'
import { type Diagnostic, diagnose, type FieldPath, type Whereabouts } from '../diagnostic.ts'
import type { Finding, Misread } from './finding.ts'
import { suggest } from './suggest.ts'

/** What was read, and the structure it was to have. */
export interface Subject {
  readonly object: JsonObject
  readonly structure: Structure
}

/** `upstream` is the line to show, if there is one. */
export function describe(
  finding: Finding,
  { object, structure }: Subject,
  upstream: string | undefined,
): Diagnostic {
  const about: Whereabouts = { path: finding.path, ...(upstream === undefined ? {} : { upstream }) }
  const name = String(finding.path.at(-1) ?? '')
  switch (finding.what) {
    case 'unknown': {
      const explain = explainPath(structure, finding.path.slice(0, -1))
      return diagnose(
        'field/unknown',
        { kind: structure.go, name, explain, ...suggest(structure, object, finding.path) },
        about,
      )
    }
    case 'duplicate':
      return diagnose(
        'field/duplicate-key',
        {
          name,
          others: finding.others ?? [],
          inElement: typeof finding.path.at(-2) === 'number',
          holdsFields: isNested(valueAt(object, finding.path)),
        },
        about,
      )
    case 'type':
      return diagnose('field/wrong-type', wrongType(finding), about)
    case 'range': {
      const bits = finding.expected.is === 'int64' ? 63n : 31n
      const limits = { low: `-${2n ** bits}`, high: `${2n ** bits - 1n}` }
      return diagnose('field/number-out-of-range', { shown: shorten(finding.value), ...limits }, about)
    }
    case 'quantity':
      return diagnose('field/not-a-quantity', { shown: shorten(finding.value) }, about)
    case 'time':
      return diagnose('field/not-a-time', { shown: shorten(finding.value) }, about)
    case 'base64':
      return diagnose('field/not-base64', { shown: shorten(finding.value) }, about)
  }
}

function wrongType({ expected, value, path }: Misread): FieldTypeFacts['field/wrong-type'] {
  const shown = shorten(value)
  const facts = { expected: expected.is, given: givenOf(value), shown, ...fieldsOf(expected, value) }
  const name = path.at(-1)
  const isPair = path.at(-2) === 'selector' && expected.is === 'string'
  if (isPair && name === 'matchLabels') return { ...facts, mistake: 'match-labels' }
  if (isPair && name === 'matchExpressions') return { ...facts, mistake: 'match-expressions' }
  if (isPair && Array.isArray(value)) return { ...facts, mistake: 'values-for-pair' }
  const isBare = expected.is === 'structure' && typeof name === 'number' && givenOf(value) !== 'list'
  if (isBare && path.at(-2) === 'ports' && /^\d+$/.test(String(value)))
    return { ...facts, mistake: 'bare-port' }
  if (isBare && path.at(-2) === 'endpoints') return { ...facts, mistake: 'bare-address' }
  if (path.at(-2) === 'addresses' && givenOf(value) === 'map') return { ...facts, mistake: 'map-for-address' }
  if (typeof value !== 'string') return facts
  const holdsFields = expected.is === 'structure' || expected.is === 'map' || expected.is === 'list'
  if (holdsFields && /^[\w.-]+:\S/.test(value)) return { ...facts, mistake: 'missing-space' }
  if (expected.is === 'map' && /^[\w./-]+=\S*$/.test(value)) return { ...facts, mistake: 'equals-sign' }
  const isPort = name === 'port' || name === 'containerPort' || name === 'nodePort'
  if (!isPort || expected.is !== 'int32') return facts
  if (name === 'port' && /^\d+:\d+$/.test(value)) return { ...facts, mistake: 'two-ports' }
  return /^[a-z][a-z0-9-]*$/.test(value) ? { ...facts, mistake: 'name-for-port' } : facts
}

/** More would be no help. */
const mostFields = 4

function fieldsOf(expected: FieldType, value: Json): { readonly fields?: readonly string[] } {
  if (expected.is !== 'structure' || isNested(value)) return {}
  const fields = [...(structureOf(expected.name)?.fields.keys() ?? [])]
  return fields.length > mostFields ? {} : { fields }
}

function isNested(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null
}

function valueAt(object: JsonObject, path: FieldPath): Json | undefined {
  let value: Json | undefined = object
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as JsonObject)[step]
  }
  return value
}

function givenOf(value: Json): Given {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'map' : (typeof value as 'string' | 'number' | 'boolean')
}

function shorten(value: Json): string {
  const text = JSON.stringify(value)
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}

/** As `kubectl explain` names a structure: service.spec.ports. */
function explainPath(root: Structure, path: FieldPath): string {
  const known: string[] = [root.go.toLowerCase()]
  let structure: Structure | undefined = root
  for (const step of path) {
    if (typeof step === 'number') continue
    const type: FieldType | undefined = structure?.fields.get(step)?.type
    if (type === undefined) break
    known.push(step)
    const inner: FieldType = type.is === 'list' ? type.of : type
    structure = inner.is === 'structure' ? structureOf(inner.name) : undefined
  }
  return known.join('.')
}

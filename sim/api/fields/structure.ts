/**
 * Which fields does a structure of the API have, and of which type is each? Unpacks the rows of tables.ts, a row
 * when it is first asked for, so that starting costs nothing. Source: the OpenAPI document of Kubernetes 1.35.
 *
 * A row is fields with a space between: a name, `!` when the API requires it or else `:`, its type, then
 * `<ProbeHandler` when Go embeds the field from there, and how lists merge: `^key` by that key in a strategic
 * merge patch (`^` alone: as a set), `~` with retainKeys, `%a,b` by those keys in server-side apply.
 * A type is `[` and that of its elements, `{` and that of a map's values, one letter (see `letters`), or the name
 * of a structure; before it stands in parentheses what Go calls it, if that is unusual: `protocol:(Protocol)s`.
 */
import { served, structures } from './tables.ts'

/** What one value may be, by Kubernetes' own words for it. */
export type Scalar =
  | 'string'
  | 'int32'
  | 'int64'
  | 'boolean'
  | 'int-or-string'
  | 'quantity'
  | 'time'
  | 'bytes'
  | 'any-object'

/** `go` is the type as Go prints it, and so as the API server's messages name it. */
export type FieldType =
  | { readonly is: Scalar; readonly go: string }
  | { readonly is: 'list' | 'map'; readonly of: FieldType; readonly go: string }
  | { readonly is: 'structure'; readonly name: string; readonly go: string }

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  /** The Go struct that the field is embedded from; the API server's messages name it. */
  readonly embedded?: string
  /** Set when a strategic merge patch merges the list: by the key, or as a set when there is none. */
  readonly merge?: { readonly key?: string }
  /** In a strategic merge patch, fields that the patch does not name are removed. */
  readonly retainKeys: boolean
  /** What tells the elements apart in server-side apply; an empty list for a set. */
  readonly listKeys?: readonly string[]
}

export interface Structure {
  /** As in tables.ts: ServiceSpec, apps/DeploymentSpec. */
  readonly name: string
  /** As Go and its messages name it: ServiceSpec, DeploymentSpec. */
  readonly go: string
  readonly fields: ReadonlyMap<string, Field>
}

const letters: Readonly<Record<string, readonly [Scalar, string]>> = {
  s: ['string', 'string'],
  i: ['int32', 'int32'],
  l: ['int64', 'int64'],
  b: ['boolean', 'bool'],
  p: ['int-or-string', 'intstr.IntOrString'],
  q: ['quantity', 'resource.Quantity'],
  t: ['time', 'v1.Time'],
  y: ['bytes', '[]uint8'],
  j: ['any-object', 'v1.FieldsV1'],
}

/** What was unpacked already. It can only ever hold what tables.ts says, so it is no state. */
const unpacked = new Map<string, Structure>()

/** The structure of that name in tables.ts, without fields when there is none. */
export function structureOf(name: string): Structure {
  const known = unpacked.get(name)
  if (known !== undefined) return known
  const row = Object.hasOwn(structures, name) ? structures[name] : undefined
  const fields = (row ?? '').split(' ').flatMap(parseField)
  const structure = { name, go: bareName(name), fields: new Map(fields.map((field) => [field.name, field])) }
  unpacked.set(name, structure)
  return structure
}

/** The structure of a whole object; undefined when the tables do not have that kind in that version. */
export function structureOfKind(apiVersion: string, kind: string): Structure | undefined {
  const kindsThere = Object.hasOwn(served, apiVersion) ? served[apiVersion] : undefined
  const group = /^([a-z]*)\b.*\//.exec(apiVersion)?.[1]
  const name = group === undefined ? kind : `${group}/${kind}`
  return kindsThere?.split(' ').includes(kind) && Object.hasOwn(structures, name)
    ? structureOf(name)
    : undefined
}

function parseField(text: string): readonly Field[] {
  const [, name, mark, type, embedded, merge, retain, listKeys] =
    /^(\w+)([!:])([^<^~%]+)(?:<(\w+))?(?:\^(\w*))?(~?)(?:%([\w,]*))?$/.exec(text) ?? []
  if (name === undefined || type === undefined) return []
  return [
    {
      name,
      type: parseType(type),
      required: mark === '!',
      retainKeys: retain === '~',
      ...(embedded === undefined ? {} : { embedded }),
      ...(merge === undefined ? {} : { merge: merge === '' ? {} : { key: merge } }),
      ...(listKeys === undefined ? {} : { listKeys: listKeys === '' ? [] : listKeys.split(',') }),
    },
  ]
}

function parseType(text: string): FieldType {
  const [, given, code = ''] = /^(?:\(([^)]*)\))?(.*)$/.exec(text) ?? []
  const go = given === undefined || given.includes('.') ? given : `v1.${given}`
  const rest = code.slice(1)
  if (code.startsWith('[')) {
    const of = parseType(rest)
    return { is: 'list', of, go: go ?? `[]${of.go}` }
  }
  if (code.startsWith('{')) {
    const of = parseType(rest)
    return { is: 'map', of, go: go ?? `map[string]${of.go}` }
  }
  const letter = rest === '' ? letters[code] : undefined
  if (letter !== undefined) return { is: letter[0], go: go ?? letter[1] }
  return { is: 'structure', name: code, go: `v1.${bareName(code)}` }
}

function bareName(name: string): string {
  return name.slice(name.indexOf('/') + 1)
}

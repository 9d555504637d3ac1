/**
 * A List's items as manifests of their own. Models kubernetes/apimachinery pkg/apis/meta/v1/unstructured/helpers.go
 * (decodeToList) and kubernetes/cli-runtime pkg/resource/visitor.go (FlattenListVisitor).
 *
 * An item of a PodList without apiVersion and kind is a Pod of the list's version. kubectl takes any document with
 * items for a list; here only a kind named …List is one, so that a stray field `items` is not lost in silence.
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { checkType, isObject, typeOf } from './check-type.ts'
import { decodingLine } from './kubectl-line.ts'
import type { Manifest, Places } from './manifest.ts'
import { placeIn } from './place.ts'
import { fieldsOf } from './yaml/fields.ts'
import type { Node } from './yaml/node.ts'

export interface ObjectsRead {
  readonly manifests: readonly Manifest[]
  readonly errors: readonly Diagnostic[]
}

export function isListKind(kind: string): boolean {
  return kind.endsWith('List')
}

export function unpackList(list: Manifest): ObjectsRead {
  const { items } = list.value
  if (items === null) return { manifests: [], errors: [] }
  if (!Array.isArray(items)) return { manifests: [], errors: [withoutItems(list, items)] }
  const read = items.map((item, index) => unpackItem(list, item, index))
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    errors: read.flatMap(({ errors }) => errors),
  }
}

function withoutItems({ file, kind, places }: Manifest, items: Json | undefined): Diagnostic {
  const place = placeIn(places, ['items'])
  if (items === undefined) return diagnose('manifest/list-without-items', { kind }, { place })
  const upstream = decodingLine(
    file.name,
    `json: cannot unmarshal ${goType(items)} into Go struct field decodeList.items of type []json.RawMessage`,
  )
  return diagnose('manifest/list-without-items', { kind, is: typeOf(items) }, { place, upstream })
}

/** What Go's encoding/json calls a value. */
function goType(value: Json): string {
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'object' ? 'object' : typeof value
}

function unpackItem(list: Manifest, item: Json, index: number): ObjectsRead {
  const places = itemPlaces(list.places, index)
  if (!isObject(item)) {
    const says = `json: cannot unmarshal ${Array.isArray(item) ? 'array' : goType(item)} into Go value of type map[string]interface {}`
    return failed(
      diagnose(
        'manifest/not-an-object',
        { is: typeOf(item), where: 'list' },
        { place: placeIn(list.places, ['items', index]), upstream: decodingLine(list.file.name, says) },
      ),
    )
  }
  const value = withInferredType(list, item)
  const checked = checkType(list.file, { value, places, duplicates: itemDuplicates(list, index) })
  if (!checked.ok)
    return { manifests: [], errors: checked.diagnostics.map(({ upstream: _, ...diagnostic }) => diagnostic) }
  if (isListKind(checked.value.kind)) return failed(listInList(places))
  return { manifests: [{ ...checked.value, file: list.file, index }], errors: [] }
}

function failed(diagnostic: Diagnostic): ObjectsRead {
  return { manifests: [], errors: [diagnostic] }
}

function listInList(places: Places): Diagnostic {
  const upstream = 'error: *unstructured.Unstructured is not a list: no Items field in this object'
  return diagnose('manifest/list-in-list', {}, { place: placeIn(places, ['kind']), upstream })
}

function withInferredType(list: Manifest, item: JsonObject): JsonObject {
  const kind = list.kind.slice(0, -'List'.length)
  const says = Object.hasOwn(item, 'apiVersion') || Object.hasOwn(item, 'kind')
  return says || kind === '' ? item : { apiVersion: list.apiVersion, kind, ...item }
}

/** The duplicates inside the item, their paths as seen from it. */
function itemDuplicates({ duplicates }: Manifest, index: number): Manifest['duplicates'] {
  return duplicates
    .filter(({ path }) => path[0] === 'items' && path[1] === index)
    .map((duplicate) => ({ ...duplicate, path: duplicate.path.slice(2) }))
}

function itemPlaces(places: Places, index: number): Places {
  const items = places.root?.kind === 'map' ? fieldsOf(places.root).get('items')?.value : undefined
  return { ...places, root: itemNode(items, index) ?? places.root }
}

/** Items that came through an alias stand where the alias stands. */
function itemNode(items: Node | undefined, index: number): Node | undefined {
  const list = items?.kind === 'alias' ? items.target : items
  const item = list?.kind === 'list' ? list.items[index] : undefined
  if (item === undefined || items?.kind !== 'alias') return item
  return { kind: 'alias', start: items.start, end: items.end, name: items.name, target: item }
}

/**
 * Where does a field stand in its file? One step down the tree for each step of the path; line and column are
 * worked out only for the answer.
 *
 * A field that came through an alias or `<<` stands where that stands. For a field that is missing, the answer is
 * the key of the nearest field above it; a list's item has its dash for a key.
 */
import type { ParamsOf } from '../catalogue/index.ts'
import type { Diagnostic, FieldPath, Place } from '../diagnostic.ts'
import { limits } from './limits.ts'
import { placeBetween } from './lines.ts'
import type { Manifest, Places } from './manifest.ts'
import { END } from './yaml/characters.ts'
import { fieldsOf } from './yaml/fields.ts'
import type { ListNode, Node } from './yaml/node.ts'
import { parseDocument } from './yaml/parser.ts'

/** The place of the field at `path`: of its value or of its key; of its key, too, where the value is empty. */
export function placeOf(manifest: Manifest, path: FieldPath, part: 'key' | 'value' = 'value'): Place {
  return placeIn(manifest.places, path, part)
}

export function placeIn(places: Places, path: FieldPath, part: 'key' | 'value' = 'value'): Place {
  places.root ??= readPrinted(places)
  const spot = places.root === undefined ? undefined : walk(places.root, path)
  if (spot === undefined) return spanPlace(places, { start: 0, end: 0 })
  const isEmpty = spot.value.end <= spot.value.start
  return spanPlace(places, spot.missing || isEmpty || part === 'key' ? spot.key : spot.value)
}

/** The diagnostic with its place, unless it has one: the very spot where that is known, else the field it is about. */
export function locate(
  diagnostic: Diagnostic,
  manifest: Manifest,
  part: 'key' | 'value' = partToMark(diagnostic),
): Diagnostic {
  if (diagnostic.place !== undefined) return diagnostic
  const path = asWritten(manifest, diagnostic.at ?? diagnostic.path ?? [])
  return { ...diagnostic, place: placeOf(manifest, path, part) }
}

/** The API server copies clusterIP to clusterIPs[0] and speaks of that; few write it. */
function asWritten({ value: { spec } }: Manifest, path: FieldPath): FieldPath {
  const isCopied = path[0] === 'spec' && path[1] === 'clusterIPs' && path[2] === 0
  if (!isCopied || typeof spec !== 'object' || spec === null || Object.hasOwn(spec, 'clusterIPs')) return path
  return Object.hasOwn(spec, 'clusterIP') ? ['spec', 'clusterIP'] : path
}

/** Labels and annotations have keys that may be wrong; then nothing is wrong with the value. */
function partToMark({ code, params, at, path }: Diagnostic): 'key' | 'value' {
  switch (code) {
    case 'name/not-a-label-key': {
      const { value } = params as ParamsOf<typeof code>
      return at !== undefined && at[at.length - 1] === value ? 'key' : 'value'
    }
    case 'service/selects-nothing': {
      const { differs } = params as ParamsOf<typeof code>
      return differs === 'key' || differs === 'combination' ? 'key' : 'value'
    }
    case 'service/no-selector-no-endpoints':
      return path?.[1] === 'labels' && path[2] !== 'kubernetes.io/service-name' ? 'key' : 'value'
    default:
      return 'value'
  }
}

/** Offsets into a document's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

function spanPlace({ lines, offset }: Places, { start, end }: Span): Place {
  return placeBetween(lines, offset + start, offset + end)
}

/** An object made in code is read back from its printed form when somebody asks where its fields stand. */
function readPrinted({ lines }: Places): Node | undefined {
  const parsed = parseDocument(`${lines.text}${String.fromCharCode(END)}`, limits)
  return parsed.ok ? parsed.root : undefined
}

interface Spot {
  readonly key: Span
  readonly value: Span
  /** The path went on, the tree did not: this is the nearest field above. */
  readonly missing: boolean
}

function walk(root: Node, path: FieldPath): Spot {
  let node = root
  let key = titleOf(root)
  // Behind an alias, everything stands where the alias stands.
  let standIn: Span | undefined
  for (const step of path) {
    if (node.kind === 'alias') {
      standIn ??= node
      node = node.target
    }
    const next = stepInto(node, step)
    if (next === undefined) return { key, value: standIn ?? node, missing: true }
    standIn ??= next.through
    key = standIn ?? next.key
    node = next.value
  }
  return { key, value: standIn ?? node, missing: false }
}

interface Step {
  readonly key: Span
  readonly value: Node
  readonly through?: Span | undefined
}

function stepInto(node: Node, step: string | number): Step | undefined {
  if (node.kind === 'map') return fieldsOf(node).get(String(step))
  return node.kind === 'list' ? itemOf(node, Number(step)) : undefined
}

function itemOf(list: ListNode, index: number): Step | undefined {
  const value = list.items[index]
  if (value === undefined) return undefined
  const dash = list.dashes[index]
  // In [a, {b: 1}] an item has no dash: its first character stands for it, a scalar for itself.
  const end = value.kind === 'map' || value.kind === 'list' ? value.start + 1 : value.end
  return { key: dash === undefined ? { start: value.start, end } : { start: dash, end: dash + 1 }, value }
}

/** What stands for a whole document: what its kind says, or else its first line's key. */
function titleOf(root: Node): Span {
  if (root.kind !== 'map') return root
  return fieldsOf(root).get('kind')?.value ?? root.pairs[0]?.key ?? root
}

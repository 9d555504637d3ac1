/**
 * What does a jsonpath find in an object, and how does kubectl print it?
 *
 * Models kubernetes/client-go util/jsonpath/jsonpath.go, in its words. Maps are gone through in the order of their keys;
 * Go's order changes from run to run.
 */
import type { Json, JsonObject } from '../../api/meta.ts'
import { utf8Bytes } from '../../base64.ts'
import { sortedJson } from '../../manifest/go-json.ts'
import { compareValues } from './compare.ts'
import { type Param, type PathList, type PathNode, parsePath } from './parse.ts'

export interface PathOptions {
  /** A field that is nowhere: an error, or nothing. */
  readonly allowMissingKeys: boolean
}

export type Found =
  | { readonly ok: true; readonly results: readonly (readonly Json[])[] }
  | { readonly ok: false; readonly error: string }

/** The template applied: what each of its parts found. */
export function findPath(template: string, data: Json, options: PathOptions): Found {
  const parsed = parsePath(template)
  if (!parsed.ok) return parsed
  const walk: Walk = { options, begin: 0, inside: 0, end: 0, lastEnd: undefined }
  const results = findAll(walk, parsed.root.nodes, data)
  return typeof results === 'string' ? { ok: false, error: results } : { ok: true, results }
}

/** As kubectl prints it: maps and lists as JSON, several results of one part with a blank between. */
export function printFound(results: readonly (readonly Json[])[]): string {
  return results.map((part) => part.map(printResult).join(' ')).join('')
}

function printResult(value: Json): string {
  if (value === null) return 'null'
  return typeof value === 'object' ? sortedJson(value) : String(value)
}

interface Walk {
  readonly options: PathOptions
  begin: number
  inside: number
  end: number
  lastEnd: PathNode | undefined
}

type Step = readonly Json[] | string

function findAll(walk: Walk, nodes: readonly PathNode[], data: Json): readonly (readonly Json[])[] | string {
  const all: (readonly Json[])[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (node === undefined) break
    const results = walkNode(walk, [data], node)
    if (typeof results === 'string') return results
    if (walk.end > 0 && walk.end <= walk.inside) {
      walk.end--
      walk.lastEnd = node
      break
    }
    if (walk.begin === 0) {
      all.push(results)
      continue
    }
    walk.begin--
    walk.inside++
    const inner = nodes.slice(index + 1)
    // Nothing to go through: the nodes are walked once more all the same, to find where the range ends.
    for (const value of results.length > 0 ? results : [null]) {
      const found = findAll(walk, inner, value)
      if (typeof found === 'string') return found
      if (results.length > 0) all.push(...found)
    }
    walk.inside--
    const end = walk.lastEnd === undefined ? -1 : nodes.indexOf(walk.lastEnd, index + 1)
    if (end >= 0) index = end
  }
  return all
}

function walkNode(walk: Walk, input: readonly Json[], node: PathNode): Step {
  switch (node.node) {
    case 'list':
      return walkList(walk, input, node)
    case 'text':
      return [node.text]
    case 'value':
      return input.map(() => node.value)
    case 'field':
      return fieldOf(walk, input, node.name)
    case 'array':
      return elementsOf(input, node.params)
    case 'filter':
      return filtered(walk, input, node)
    case 'wildcard':
      return input.flatMap(childrenOf)
    case 'recursive':
      return input.flatMap(withDescendants)
    case 'union':
      return union(walk, input, node.nodes)
    case 'identifier':
      return keyword(walk, input, node.name)
  }
}

function walkList(walk: Walk, input: readonly Json[], { nodes }: PathList): Step {
  let current = input
  for (const node of nodes) {
    const next = walkNode(walk, current, node)
    if (typeof next === 'string') return next
    current = next
  }
  return current
}

function keyword(walk: Walk, input: readonly Json[], name: string): Step {
  if (name === 'range') {
    walk.begin++
    return input
  }
  if (name !== 'end') return `unrecognized identifier ${name}`
  if (walk.inside === 0) return 'not in range, nothing to end'
  walk.end++
  return []
}

function fieldOf({ options }: Walk, input: readonly Json[], name: string): Step {
  if (input.length === 0) return []
  const results = input.flatMap((value): readonly Json[] => {
    if (!isMap(value) || !Object.hasOwn(value, name)) return []
    const field = value[name]
    return field === undefined ? [] : [field]
  })
  return results.length > 0 || options.allowMissingKeys ? results : `${name} is not found`
}

function elementsOf(input: readonly Json[], [from, to, step]: readonly [Param, Param, Param]): Step {
  const results: Json[] = []
  for (const value of input) {
    if (value === null) continue
    if (!Array.isArray(value)) return `${goType(value)} is not array or slice`
    const { length } = value
    let start = from.known ? from.value : 0
    if (start < 0) start += length
    let end = to.known ? to.value : length
    if (end < 0 || (end === 0 && to.derived)) end += length
    if (start === end) return results
    if (start >= length || start < 0) return outOfBounds(start, length)
    if (end > length || end < 0) return outOfBounds(end - 1, length)
    if (start > end) return `starting index ${start} is greater than ending index ${end}`
    if (step.known && step.value <= 0) return 'step must be > 0'
    for (let at = start; at < end; at += step.known ? step.value : 1) results.push(value[at] ?? null)
  }
  return results
}

function outOfBounds(index: number, length: number): string {
  return `array index out of bounds: index ${index}, length ${length}`
}

function filtered(walk: Walk, input: readonly Json[], node: Extract<PathNode, { node: 'filter' }>): Step {
  const results: Json[] = []
  for (const value of input) {
    if (!Array.isArray(value)) return `${printResult(value)} is not array or slice and cannot be filtered`
    for (const item of value as readonly Json[]) {
      const lefts = walkList(walk, [item], node.left)
      if (node.operator === 'exists') {
        if (typeof lefts !== 'string' && lefts.length > 0) results.push(item)
        continue
      }
      if (typeof lefts === 'string') return lefts
      const rights = lefts.length === 1 ? walkList(walk, [item], node.right) : []
      if (typeof rights === 'string') return rights
      if (lefts.length > 1 || rights.length > 1) return 'can only compare one element at a time'
      const [left, right] = [lefts[0], rights[0]]
      if (left === undefined || right === undefined) continue
      const passes = compareValues(left, node.operator, right)
      if (typeof passes === 'string') return passes
      if (passes) results.push(item)
    }
  }
  return results
}

function union(walk: Walk, input: readonly Json[], nodes: readonly PathList[]): Step {
  const results: Json[] = []
  for (const node of nodes) {
    const found = walkList(walk, input, node)
    if (typeof found === 'string') return found
    results.push(...found)
  }
  return results
}

/** In Go a text is a list of its bytes, here as anywhere. */
function childrenOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return [...utf8Bytes(value)]
  if (!isMap(value)) return []
  const children = Object.keys(value)
    .sort()
    .map((key) => value[key] ?? null)
  return children.filter((child) => child !== null)
}

/** The value itself, then each of its children that has something in it, depth first. */
function withDescendants(value: Json): readonly Json[] {
  const children = childrenOf(value)
  return children.length === 0 ? [] : [value, ...children.flatMap(withDescendants)]
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As Go names the type of a value read from JSON. */
function goType(value: Json): string {
  if (typeof value === 'object') return 'map[string]interface {}'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return Number.isInteger(value) ? 'int64' : 'float64'
}

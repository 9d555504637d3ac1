/**
 * From the tree to a JSON value: aliases followed, `<<` merged, scalars typed, keys made text. Models go-yaml v2
 * (decode.go) and sigs.k8s.io/yaml. Gathers every problem with a value instead of stopping at the first.
 *
 * Of two equal keys the later wins, as in kubectl; both are remembered, since the API server refuses them.
 */
import type { Json } from '../../api/meta.ts'
import type { FieldPath } from '../../diagnostic.ts'
import { isMergeKey, keyText } from './key.ts'
import type { AliasNode, ListNode, MapNode, Node, Pair, ScalarNode } from './node.ts'
import type { Limits } from './parser.ts'
import type { NumberRead, ScalarRead } from './scalar.ts'
import { isUnreadable, readNode, type Unreadable } from './tag.ts'

/** Something about one node that cannot become JSON. */
export type ValueProblem = { readonly node: Node } & (
  | { readonly is: 'scalar-unreadable'; readonly text: string; readonly why: Unreadable }
  | { readonly is: 'alias-cycle'; readonly name: string }
  | { readonly is: 'aliases-excessive' }
  | { readonly is: 'merge-without-map' }
  | { readonly is: 'key-not-text'; readonly pair: Pair }
  | { readonly is: 'number-not-finite'; readonly text: string }
  | { readonly is: 'too-deep' }
  | { readonly is: 'too-many-values' }
)

/** Something accepted, yet worth a word. */
export type Remark = { readonly node: Node; readonly path: FieldPath } & (
  | { readonly is: 'key-retyped'; readonly written: string; readonly key: string }
  | { readonly is: 'dash-without-space'; readonly key: string }
  | { readonly is: 'merge' }
  | { readonly is: 'number-rounded'; readonly exact: string; readonly value: number }
)

export interface DuplicateNode {
  /** The path of the field, its name included. */
  readonly path: FieldPath
  readonly first: Node
  readonly again: Node
}

export interface Composed {
  readonly value: Json
  readonly problems: readonly ValueProblem[]
  readonly remarks: readonly Remark[]
  readonly duplicates: readonly DuplicateNode[]
}

interface Composer {
  readonly limits: Limits
  readonly problems: ValueProblem[]
  readonly remarks: Remark[]
  readonly duplicates: DuplicateNode[]
  readonly path: (string | number)[]
  /** Aliases now being followed: meeting one again means that its value contains itself. */
  readonly following: Set<AliasNode>
  depth: number
  /** Values composed, and those of them that stand in the text only as an alias. */
  count: number
  aliased: number
  /** Set when going on would do unbounded work. */
  stopped: boolean
}

/** More findings than this about one document help nobody. */
const mostFindings = 50

export function compose(root: Node | undefined, limits: Limits): Composed {
  const composer: Composer = {
    limits,
    problems: [],
    remarks: [],
    duplicates: [],
    path: [],
    following: new Set(),
    depth: 0,
    // go-yaml counts the document itself.
    count: 1,
    aliased: 0,
    stopped: false,
  }
  const value = root === undefined ? null : composeNode(composer, root)
  const { problems, remarks, duplicates } = composer
  return { value, problems, remarks, duplicates }
}

function composeNode(composer: Composer, node: Node): Json {
  if (!countNode(composer, node)) return null
  switch (node.kind) {
    case 'scalar':
      return composeScalar(composer, node)
    case 'alias':
      return composeAlias(composer, node)
    case 'map':
      return composeInside(composer, node, () => composeMap(composer, node))
    case 'list':
      return composeInside(composer, node, () => composeList(composer, node))
  }
}

/** False once a limit is passed; go-yaml's own limit is on the share of values that come from aliases. */
function countNode(composer: Composer, node: Node): boolean {
  if (composer.stopped) return false
  composer.count += 1
  if (composer.following.size > 0) composer.aliased += 1
  const { count, aliased } = composer
  if (aliased > 100 && count > 1000 && aliased / count > 0.99)
    stop(composer, { is: 'aliases-excessive', node })
  else if (count > composer.limits.values) stop(composer, { is: 'too-many-values', node })
  return !composer.stopped
}

function stop(composer: Composer, problem: ValueProblem): void {
  composer.stopped = true
  composer.problems.push(problem)
}

function report(composer: Composer, problem: ValueProblem): void {
  if (composer.problems.length < mostFindings) composer.problems.push(problem)
}

function composeInside(composer: Composer, node: Node, inside: () => Json): Json {
  if (composer.depth >= composer.limits.depth) {
    stop(composer, { is: 'too-deep', node })
    return null
  }
  composer.depth += 1
  const value = inside()
  composer.depth -= 1
  return value
}

function composeAlias(composer: Composer, node: AliasNode): Json {
  if (composer.following.has(node)) {
    stop(composer, { is: 'alias-cycle', name: node.name, node })
    return null
  }
  composer.following.add(node)
  const value = composeNode(composer, node.target)
  composer.following.delete(node)
  return value
}

function composeList(composer: Composer, node: ListNode): Json {
  const list: Json[] = []
  for (const item of node.items) {
    composer.path.push(list.length)
    list.push(composeNode(composer, item))
    composer.path.pop()
  }
  return list
}

interface MutableObject {
  [key: string]: Json
}

function composeMap(composer: Composer, node: MapNode): Json {
  const object: MutableObject = {}
  composePairs(composer, node, object)
  return object
}

/** Writes the pairs of a map into an object that may already hold others, when it is merged. */
function composePairs(composer: Composer, node: MapNode, object: MutableObject): void {
  const seen = new Map<string, Node>()
  for (const pair of node.pairs) {
    if (isMergeKey(pair.key)) {
      mergeInto(composer, pair, object)
      continue
    }
    const key = composeKey(composer, pair)
    if (key !== undefined) noteDuplicate(composer, seen, key, pair.key)
    composer.path.push(key ?? '')
    const value = composeNode(composer, pair.value)
    composer.path.pop()
    if (key !== undefined) setOwn(object, key, value)
  }
}

/** A learner may write any key, `__proto__` too: it must become a field, not the object's prototype. */
function setOwn(object: MutableObject, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  } else object[key] = value
}

/** Duplicates count where they are written, not again wherever an alias repeats them. */
function noteDuplicate(composer: Composer, seen: Map<string, Node>, key: string, node: Node): void {
  const first = seen.get(key)
  if (first === undefined) seen.set(key, node)
  else if (composer.following.size === 0 && composer.duplicates.length < mostFindings) {
    composer.duplicates.push({ path: [...composer.path, key], first, again: node })
  }
}

function remark(composer: Composer, finding: Remark): void {
  if (composer.following.size === 0 && composer.remarks.length < mostFindings) composer.remarks.push(finding)
}

/** `<<: *base`: the pairs of other maps, written where `<<` stands, so that later ones win. */
function mergeInto(composer: Composer, pair: Pair, object: MutableObject): void {
  const { value } = pair
  remark(composer, { is: 'merge', node: pair.key, path: [...composer.path] })
  // The first map of a list has the last word.
  const sources = value.kind === 'list' ? [...value.items].reverse() : [value]
  for (const source of sources) mergeOne(composer, source, object)
}

function mergeOne(composer: Composer, source: Node, object: MutableObject): void {
  if (!countNode(composer, source)) return
  if (source.kind === 'map') composePairs(composer, source, object)
  else if (source.kind !== 'alias' || source.target.kind !== 'map') {
    stop(composer, { is: 'merge-without-map', node: source })
  } else if (composer.following.has(source))
    stop(composer, { is: 'alias-cycle', name: source.name, node: source })
  else {
    composer.following.add(source)
    if (countNode(composer, source.target)) composePairs(composer, source.target, object)
    composer.following.delete(source)
  }
}

function composeKey(composer: Composer, pair: Pair): string | undefined {
  if (!countNode(composer, pair.key)) return undefined
  const key = pair.key.kind === 'alias' ? pair.key.target : pair.key
  const read = key.kind === 'scalar' ? readOrReport(composer, key) : null
  const text = read === undefined ? undefined : keyText(read)
  if (text === undefined) {
    if (read !== undefined) report(composer, { is: 'key-not-text', node: pair.key, pair })
    return undefined
  }
  if (key.kind === 'scalar' && key.plain) remarkOnKey(composer, key, text)
  return text
}

function remarkOnKey(composer: Composer, node: ScalarNode, key: string): void {
  const path = [...composer.path, key]
  if (key !== node.text) remark(composer, { is: 'key-retyped', node, path, written: node.text, key })
  else if (/^-[A-Za-z]/.test(key)) remark(composer, { is: 'dash-without-space', node, path, key })
}

function composeScalar(composer: Composer, node: ScalarNode): Json {
  const read = readOrReport(composer, node) ?? null
  return typeof read === 'object' && read !== null ? composeNumber(composer, node, read) : read
}

function readOrReport(composer: Composer, node: ScalarNode): ScalarRead | undefined {
  const read = readNode(node)
  if (!isUnreadable(read)) return read
  report(composer, { is: 'scalar-unreadable', node, text: node.text, why: read })
  return undefined
}

function composeNumber(composer: Composer, node: ScalarNode, read: NumberRead): Json {
  if (!Number.isFinite(read.value)) {
    report(composer, { is: 'number-not-finite', node, text: node.text })
    return null
  }
  const { exact, value } = read
  if (exact !== undefined && read.type === 'int' && BigInt(value) !== exact) {
    remark(composer, { is: 'number-rounded', node, path: [...composer.path], exact: String(exact), value })
  }
  // JSON keeps a negative zero, Kubernetes' decoder does not.
  return value + 0
}

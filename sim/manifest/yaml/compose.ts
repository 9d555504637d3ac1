/**
 * From the tree to a JSON value: aliases followed, `<<` merged, scalars typed, keys made text. Models go-yaml v2
 * (decode.go) and sigs.k8s.io/yaml. Gathers every problem with a value instead of stopping at the first.
 *
 * Of two equal keys the later wins, as in kubectl; both are remembered, since the API server refuses them.
 */
import type { Json } from '../../api/meta.ts'
import {
  type Composed,
  type Composer,
  countNode,
  noteDuplicate,
  remark,
  report,
  startComposer,
  stop,
} from './composer.ts'
import { isMergeKey, keyText } from './key.ts'
import type { AliasNode, ListNode, MapNode, Node, Pair, ScalarNode } from './node.ts'
import type { Limits } from './parser.ts'
import type { NumberRead, ScalarRead } from './scalar.ts'
import { isUnreadable, readNode } from './tag.ts'

export function compose(root: Node | undefined, limits: Limits): Composed {
  const composer = startComposer(limits)
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

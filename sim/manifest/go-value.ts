/**
 * go-yaml's and sigs.k8s.io/yaml's words for values they cannot turn into JSON, with keys and values printed as
 * Go does (%#v).
 *
 * A map with the key null: unsupported map key of type: %!s(<nil>), key: <nil>, value: "a"
 */
import { quoteText } from '../quote.ts'
import type { ValueProblem } from './yaml/composer.ts'
import { isMergeKey, keyText } from './yaml/key.ts'
import type { MapNode, Node, ScalarNode } from './yaml/node.ts'
import type { NumberRead } from './yaml/scalar.ts'
import { isUnreadable, readNode } from './yaml/tag.ts'

export interface ComposeError {
  /** The steps in their order: reading values, converting keys, writing JSON. */
  readonly stage: 'decode' | 'convert' | 'marshal'
  /** undefined where Go's words depend on too much to be told. */
  readonly says: string | undefined
}

/** undefined for a limit of the simulator's own. */
export function composeError(problem: ValueProblem): ComposeError | undefined {
  switch (problem.is) {
    case 'scalar-unreadable':
      return decodeError(
        problem.why.type === 'broken-binary'
          ? '!!binary value contains invalid base64 data'
          : `cannot decode ${problem.why.is} \`${problem.text}\` as a ${problem.why.tag}`,
      )
    case 'alias-cycle':
      return decodeError(`anchor '${problem.name}' value contains itself`)
    case 'aliases-excessive':
      return decodeError('document contains excessive aliasing')
    case 'merge-without-map':
      return decodeError('map merge requires map or sequence of maps as the value')
    case 'key-not-text':
      return keyError(problem.node, problem.pair.value)
    case 'number-not-finite':
      return { stage: 'marshal', says: `json: unsupported value: ${goInfinity(problem.text)}` }
    case 'too-deep':
    case 'too-many-values':
      return undefined
  }
}

function decodeError(says: string): ComposeError {
  return { stage: 'decode', says: `yaml: ${says}` }
}

function goInfinity(text: string): string {
  if (/nan$/i.test(text)) return 'NaN'
  return text.startsWith('-') ? '-Inf' : '+Inf'
}

function keyError(node: Node, value: Node): ComposeError {
  const key = node.kind === 'alias' ? node.target : node
  if (key.kind !== 'scalar') {
    const printed = goValue(key)
    return { stage: 'decode', says: printed === undefined ? undefined : `yaml: invalid map key: ${printed}` }
  }
  const printed = goValue(value)
  const says =
    printed === undefined ? undefined : `unsupported map key of type: ${keyWords(key)}, value: ${printed}`
  return { stage: 'convert', says }
}

function keyWords(key: ScalarNode): string {
  const read = readNode(key)
  const isNumber = typeof read === 'object' && read !== null && read.type === 'uint'
  return isNumber ? `uint64, key: 0x${read.exact?.toString(16)}` : '%!s(<nil>), key: <nil>'
}

/** %#v of a value as go-yaml holds it; undefined for what is too large or too twisted to be worth it. */
function goValue(node: Node, inside = false): string | undefined {
  switch (node.kind) {
    case 'scalar':
      return goScalar(node, inside)
    case 'list':
      return goSequence(
        '[]interface {}',
        node.items.slice(0, 10).map((item) => goValue(item, true)),
        node.items.length,
      )
    case 'map':
      return goMap(node)
    case 'alias':
      return undefined
  }
}

function goMap(node: MapNode): string | undefined {
  if (node.pairs.some(({ key }) => key.kind !== 'scalar' || isMergeKey(key))) return undefined
  const entries = node.pairs
    .slice(0, 10)
    .map(({ key, value }) => ({ key: goValue(key, true), value: goValue(value, true) }))
  // Go sorts what it prints: only of text keys is the order plain.
  const isText = entries.every(({ key }) => key?.startsWith('"'))
  if (entries.length > 1 && !isText) return undefined
  const parts = entries
    .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
    .map(({ key, value }) => (key === undefined || value === undefined ? undefined : `${key}:${value}`))
  return goSequence('map[interface {}]interface {}', parts, node.pairs.length)
}

function goSequence(
  type: string,
  parts: readonly (string | undefined)[],
  length: number,
): string | undefined {
  return parts.length < length || parts.includes(undefined) ? undefined : `${type}{${parts.join(', ')}}`
}

function goScalar(node: ScalarNode, inside: boolean): string | undefined {
  const read = readNode(node)
  if (isUnreadable(read)) return undefined
  if (read === null) return inside ? 'interface {}(nil)' : '<nil>'
  if (typeof read === 'string') return quoteText(read)
  if (typeof read === 'boolean') return String(read)
  return read.type === 'float' ? undefined : goInteger(read)
}

function goInteger(read: NumberRead): string | undefined {
  return read.type === 'uint' ? `0x${read.exact?.toString(16)}` : keyText(read)
}

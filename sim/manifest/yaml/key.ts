/**
 * The text a map key stands for, since JSON has text keys only. Models sigs.k8s.io/yaml (convertToJSONableObject).
 *
 * The key `y` is "true", `0x1f` is "31", `1.50` is "1.5"; null cannot be a key, nor can an integer beyond int64.
 */
import type { Node } from './node.ts'
import type { NumberRead, ScalarRead } from './scalar.ts'
import { isMergeTag, isUnreadable, readNode } from './tag.ts'

/** The field that a key names; undefined for what cannot be a key. */
export function fieldName(key: Node): string | undefined {
  const node = key.kind === 'alias' ? key.target : key
  if (node.kind !== 'scalar') return undefined
  const read = readNode(node)
  return isUnreadable(read) ? undefined : keyText(read)
}

/** A plain `<<` merges the maps that follow into the one it stands in. */
export function isMergeKey(key: Node): boolean {
  return key.kind === 'scalar' && key.text === '<<' && (key.plain || isMergeTag(key.tag))
}

export function keyText(read: ScalarRead): string | undefined {
  if (typeof read === 'string') return read
  if (read === null) return undefined
  if (typeof read === 'boolean') return String(read)
  if (read.type === 'uint') return undefined
  return read.type === 'int' ? String(read.exact ?? read.value) : floatText(read)
}

/** Go's FormatFloat(value, 'g', -1, 32): the fewest digits that tell single-precision numbers apart. */
function floatText({ value }: NumberRead): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  const [digits = '', exponent = '0'] = shortest(single).split('e')
  const power = Number(exponent)
  if (power < -4 || power >= 6)
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  return String(Number(`${digits}e${power}`))
}

function shortest(single: number): string {
  for (let precision = 0; precision < 8; precision += 1) {
    const text = single.toExponential(precision)
    if (Math.fround(Number(text)) === single) return text
  }
  return single.toExponential(8)
}

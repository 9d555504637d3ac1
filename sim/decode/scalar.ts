/**
 * Can a field of that type hold that value? If not: which kind of mismatch is it, and what does Go say?
 * Models literalStore of kubernetes-sigs/json internal/golang/encoding/json/decode.go, and the UnmarshalJSON of
 * kubernetes/apimachinery's IntOrString, Quantity and Time.
 */
import type { FieldType } from '../api/fields/structure.ts'
import type { Json } from '../api/meta.ts'
import { base64Flaw } from './base64.ts'
import type { Misread } from './finding.ts'
import { quantityFlaw } from './quantity.ts'
import { timeFlaw } from './time.ts'

export interface Flaw {
  readonly what: Misread['what']
  /** "json: cannot unmarshal `cannotBe` into …"; `of` where Go names another type than that of the field. */
  readonly cannotBe?: string
  readonly of?: string
  /** The whole message, where it is not of that form. */
  readonly line?: string
  /** The type reads itself, and its failure ends the reading. */
  readonly stops?: boolean
}

/** `value` is not null. Lists, maps and structures that are such have been read before. */
export function scalarFlaw(type: FieldType, value: Json): Flaw | undefined {
  switch (type.is) {
    case 'string':
      return typeof value === 'string' ? undefined : mistyped(value)
    case 'boolean':
      return typeof value === 'boolean' ? undefined : mistyped(value)
    case 'int32':
    case 'int64':
      return intFlaw(value, type.is)
    case 'int-or-string': {
      const flaw = typeof value === 'string' ? undefined : intFlaw(value, 'int32')
      return flaw && { ...flaw, of: 'int32', stops: true }
    }
    case 'quantity': {
      const line = quantityFlaw(typeof value === 'string' ? value : JSON.stringify(value))
      return line === undefined
        ? undefined
        : { what: typeof value === 'string' ? 'quantity' : 'type', line, stops: true }
    }
    case 'time': {
      if (typeof value !== 'string') return { ...mistyped(value), of: 'string', stops: true }
      const line = timeFlaw(value)
      return line === undefined ? undefined : { what: 'time', line, stops: true }
    }
    case 'bytes': {
      if (Array.isArray(value)) return { what: 'type' }
      if (typeof value !== 'string') return mistyped(value)
      const line = base64Flaw(value)
      return line === undefined ? undefined : { what: 'base64', line }
    }
    case 'any-object':
      return undefined
    default:
      return mistyped(value)
  }
}

function intFlaw(value: Json, size: 'int32' | 'int64'): Flaw | undefined {
  if (typeof value !== 'number') return mistyped(value)
  // The greatest int64 is no exact number here: it reads as 2 ** 63, which is let through.
  const [low, high] = size === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : [-(2 ** 63), 2 ** 63]
  if (Number.isInteger(value) && value >= low && value <= high) return undefined
  return { what: Number.isInteger(value) ? 'range' : 'type', cannotBe: `number ${value}` }
}

function mistyped(value: Json): Flaw {
  const given = typeof value === 'boolean' ? 'bool' : Array.isArray(value) ? 'array' : typeof value
  return { what: 'type', cannotBe: given }
}

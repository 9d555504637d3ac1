/**
 * Where do two values of plain data differ first? A member that is undefined is the same as none. Where one is no
 * text, number, list or object like the other, they differ in shape; else in value.
 */
import { printPath } from '../../sim/index.ts'

export interface Difference {
  /** `[2].host`; '' for the value itself. */
  readonly at: string
  readonly kind: 'shape' | 'value'
  readonly expected: unknown
  readonly returned: unknown
}

type Path = readonly (string | number)[]

export function firstDifference(expected: unknown, returned: unknown): Difference | undefined {
  return differ(expected, returned, [])
}

function differ(expected: unknown, returned: unknown, at: Path): Difference | undefined {
  if (Object.is(expected, returned)) return undefined
  if (isList(expected) && isList(returned)) {
    const length = Math.max(expected.length, returned.length)
    return firstOf(
      Array.from({ length }, (_, index) => index),
      expected,
      returned,
      at,
    )
  }
  if (isRecord(expected) && isRecord(returned)) {
    return firstOf([...new Set([...Object.keys(expected), ...Object.keys(returned)])], expected, returned, at)
  }
  return {
    at: printPath(at),
    kind: isOtherShape(expected, returned, at) ? 'shape' : 'value',
    expected,
    returned,
  }
}

function firstOf(
  steps: readonly (string | number)[],
  expected: unknown,
  returned: unknown,
  at: Path,
): Difference | undefined {
  for (const step of steps) {
    const found = differ(member(expected, step), member(returned, step), [...at, step])
    if (found !== undefined) return found
  }
  return undefined
}

function member(value: unknown, step: string | number): unknown {
  return Object.hasOwn(value as object, step) ? (value as Readonly<Record<string, unknown>>)[step] : undefined
}

/** Nothing where something is expected is an answer of the whole function, but a fault of the shape inside of a value. */
function isOtherShape(expected: unknown, returned: unknown, at: Path): boolean {
  if (expected === undefined || expected === null) return false
  if (returned === undefined || returned === null) return at.length > 0 && typeof at.at(-1) === 'string'
  return shapeOf(expected) !== shapeOf(returned)
}

/** `string`, `number`, `boolean`, `list`, `object`, `undefined`, `null`. */
export function shapeOf(value: unknown): string {
  if (value === null) return 'null'
  return isList(value) ? 'list' : typeof value
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value)
}

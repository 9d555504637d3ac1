/**
 * What a function is to return, where no single value is right, and the first place at which a value is otherwise.
 *
 * wrongShape([{ host: 'string' }], [{ host: 'a' }, {}]) is { at: '[1].host', expected: 'string', got: 'undefined' }
 */
import { printPath } from '../../sim/index.ts'
import { shapeOf } from './compare.ts'

/** A word, a list with items of one shape, or an object with at least these members. */
export type Shape = 'string' | 'number' | 'boolean' | readonly [Shape] | { readonly [member: string]: Shape }

export interface WrongShape {
  readonly at: string
  readonly expected: string
  readonly got: string
}

type Path = readonly (string | number)[]

export function wrongShape(shape: Shape, value: unknown, path: Path = []): WrongShape | undefined {
  const expected = typeof shape === 'string' ? shape : isListShape(shape) ? 'list' : 'object'
  const got = shapeOf(value)
  if (got !== expected) return { at: printPath(path), expected, got }
  if (typeof shape === 'string') return undefined
  if (isListShape(shape))
    return firstOf(
      (value as readonly unknown[]).map((item, index) => [index, shape[0], item]),
      path,
    )
  const members = value as Readonly<Record<string, unknown>>
  return firstOf(
    Object.entries(shape).map(([name, inner]) => [
      name,
      inner,
      Object.hasOwn(members, name) ? members[name] : undefined,
    ]),
    path,
  )
}

function isListShape(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape)
}

function firstOf(
  members: readonly (readonly [step: string | number, shape: Shape, value: unknown])[],
  path: Path,
): WrongShape | undefined {
  for (const [step, shape, value] of members) {
    const wrong = wrongShape(shape, value, [...path, step])
    if (wrong !== undefined) return wrong
  }
  return undefined
}

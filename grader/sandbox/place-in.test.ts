import { expect, it } from 'vitest'
import { placeIn } from './place-in.ts'

const rows: readonly (readonly [line: string, at: string, marked: string])[] = [
  ['  return total', 'total', 'total'],
  ['  throw new Error()', 'Error', 'Error'],
  ['  list.map(twice)', '(', 'list.map'],
  ['  labels[key]!.length', '!', 'length'],
  ['  labels[key]?.length', '?', 'length'],
  ['  labels[key].length', '.', 'length'],
  ['  (one)', '(', '('],
]

it.each(rows)('in %j at %j it is %j', (line, at, marked) => {
  const place = placeIn({ name: 'a.ts', text: `// first\n${line}\n` }, 2, line.indexOf(at) + 1)
  const { start, end } = place ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } }
  expect(line.slice(start.column - 1, end.column - 1)).toBe(marked)
  expect([start.line, end.line]).toEqual([2, 2])
})

it('is nowhere outside of the file', () => {
  expect(placeIn({ name: 'a.ts', text: 'x' }, 2, 1)).toBeUndefined()
  expect(placeIn({ name: 'a.ts', text: 'x' }, 1, 0)).toBeUndefined()
})

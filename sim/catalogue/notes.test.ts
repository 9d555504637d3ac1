import { expect, it } from 'vitest'
import { catalogue } from './index.ts'
import { notes } from './notes.ts'

it('lists every code whose severity is note', () => {
  const codes = Object.entries(catalogue).flatMap(([code, { severity }]) => (severity === 'note' ? code : []))
  expect([...notes].sort()).toEqual(codes.sort())
})

import { expect, it } from 'vitest'
import { hasNulls, withoutNulls } from './nulls.ts'

it('nulls are nothing, in lists and maps alike', () => {
  expect(hasNulls({ a: [{ b: null }] })).toBe(true)
  expect(hasNulls({ a: [{ b: 0 }, ''] })).toBe(false)
  expect(withoutNulls({ a: null, b: [{ c: null, d: 1 }, null] })).toEqual({ b: [{ d: 1 }, null] })
})

it('where there is nothing to take out, nothing is copied', () => {
  const value = { a: [{ b: 0 }] }
  expect(withoutNulls(value)).toBe(value)
})

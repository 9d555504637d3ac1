import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from './fingerprint.ts'

describe('a fingerprint', () => {
  it('is the same for the same parts, and 16 digits', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        expect(fingerprint(parts)).toBe(fingerprint([...parts]))
        expect(fingerprint(parts)).toMatch(/^[0-9a-f]{16}$/)
      }),
    )
  })

  it.each([
    [[], ['']],
    [['ab'], ['a', 'b']],
    [['a', ''], ['a']],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['replicas: 3'], ['replicas: 2']],
    [[new Uint8Array([0])], [new Uint8Array([0, 0])]],
  ])('of %j is not that of %j', (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other))
  })

  it('changes with every single byte', () => {
    const bytes = new Uint8Array(2000)
    const seen = Array.from(bytes.keys())
    const prints = seen.map((at) => fingerprint([bytes.with(at, 1)]))
    expect(new Set(prints).size).toBe(bytes.length)
  })

  it('does not repeat in many similar texts', () => {
    const prints = new Set(Array.from({ length: 100_000 }, (_, number) => fingerprint([`port: ${number}`])))
    expect(prints.size).toBe(100_000)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWhole, parseQuantity, printQuantity } from './quantity.ts'

const canonical = (text: string): string | undefined => {
  const amount = parseQuantity(text)
  return amount && printQuantity(amount)
}

describe('a quantity', () => {
  const rows: readonly [written: string, canonical: string | undefined][] = [
    ['0', '0'],
    ['0.5', '500m'],
    ['500m', '500m'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['2', '2'],
    ['2000', '2k'],
    ['1024', '1024'],
    ['1Ki', '1Ki'],
    ['1024Ki', '1Mi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['0.3Ki', '307200m'],
    ['128M', '128M'],
    ['1e3', '1e3'],
    ['1E3', '1e3'],
    ['12e-1', '1200e-3'],
    ['1e0', '1'],
    ['0.1n', '1n'],
    ['-1', '-1'],
    ['+1', '1'],
    ['.5', '500m'],
    ['5.', '5'],
    ['', undefined],
    ['1 Gi', undefined],
    ['1gb', undefined],
    ['1KI', undefined],
  ]
  it.each(rows)('%s is written %s', (written, expected) => expect(canonical(written)).toBe(expected))

  it('stays the same when it is written again', () => {
    const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e-6')
    fc.assert(
      fc.property(fc.integer(), suffix, (number, unit) => {
        const amount = parseQuantity(`${number}${unit}`)
        const again = parseQuantity(amount ? printQuantity(amount) : '')
        expect(again?.nanos).toBe(amount?.nanos)
      }),
    )
  })

  it('is whole, or is not', () => {
    expect(
      ['1', '1000m', '1k', '1Mi'].map((text) =>
        isWhole(parseQuantity(text) ?? { nanos: 1n, format: 'decimal' }),
      ),
    ).toEqual([true, true, true, true])
    expect(isWhole(parseQuantity('1500m') ?? { nanos: 0n, format: 'decimal' })).toBe(false)
  })
})

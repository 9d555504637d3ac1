import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../random.ts'
import { cookieAffinity } from './cookie.ts'
import { fnv1a32, fnv1a64, spreadHash } from './fnv.ts'
import { fillTable, maglevAffinity, maglevTable } from './maglev.ts'
import { balanceOf, disruptionOf } from './measure.ts'
import { moduloAffinity } from './modulo.ts'
import { sourceHash, sourceHashAffinity } from './source-hash.ts'

describe('FNV-1a', () => {
  // From the published test vectors, and Go's hash/fnv.
  it.each([
    ['', 0x811c9dc5, 0xcbf29ce484222325n],
    ['a', 0xe40c292c, 0xaf63dc4c8601ec8cn],
    ['b', 0xe70c2de5, 0xaf63df4c8601f1a5n],
    ['foobar', 0xbf9cf968, 0x85944171f73967e8n],
  ])('of %j', (text, short, long) => {
    expect([fnv1a32(text), fnv1a64(text)]).toEqual([short, long])
  })

  it('goes by the bytes of UTF-8', () => {
    const slow = (text: string): readonly [number, bigint] => {
      let [short, long] = [0x811c9dc5n, 0xcbf29ce484222325n]
      for (const byte of new TextEncoder().encode(text)) {
        short = ((short ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn
        long = ((long ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
      }
      return [Number(short), long]
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect([fnv1a32(text), fnv1a64(text)]).toEqual(slow(text))
      }),
    )
    expect([fnv1a32('값 \ud800 🙂'), fnv1a64('값 \ud800 🙂')]).toEqual(slow('값 \ud800 🙂'))
  })

  it('spread, keeps neighbours apart', () => {
    const far = Math.abs(spreadHash('10.0.0.1#1') - spreadHash('10.0.0.1#2'))
    expect(far).toBeGreaterThan(2 ** 20)
  })
})

describe('source hash', () => {
  const weights: Readonly<Record<string, number>> = { a: 3, b: 1 }
  const weightOf = (endpoint: string): number => weights[endpoint] ?? 0

  it.each([
    ['0.0.0.0', 0],
    ['0.0.0.1', 0x61],
    ['10.0.0.1', 39],
    ['10.0.0.2', 137],
    ['::1', 0x61],
    ['1::1', 232],
    ['not an address', 0],
  ])('of %s is slot %i', (ip, slot) => {
    expect(sourceHash(ip)).toBe(slot)
  })

  it('folds the words of an IPv6 address', () => {
    expect(sourceHash('0:1:0:2:0:4:0:8')).toBe(sourceHash('0.0.0.15'))
  })

  it('deals slots by weight', () => {
    const clients = Array.from({ length: 4096 }, (_, index) => ({ ip: `10.9.${index >> 8}.${index & 255}` }))
    expect(balanceOf(sourceHashAffinity({ weightOf }), clients, ['a', 'b'])).toBeCloseTo(1.5, 1)
  })

  it('sends clients of an endpoint of weight 0 nowhere, or on, under sh-fallback', () => {
    const clients = Array.from({ length: 256 }, (_, index) => ({ ip: `10.9.0.${index}` }))
    const lost = clients.filter((client) => !sourceHashAffinity({ weightOf }).pick(client, ['a', 'gone']))
    expect(lost.length).toBeGreaterThan(40)
    const fallsBack = sourceHashAffinity({ weightOf, fallsBack: true })
    expect(lost.map((client) => fallsBack.pick(client, ['a', 'gone'])?.endpoint)).toEqual(lost.map(() => 'a'))
    expect(fallsBack.pick({ ip: '10.9.0.1' }, ['gone'])).toBeUndefined()
  })

  it('has slots for 256 endpoints and no more', () => {
    const many = Array.from({ length: 300 }, (_, index) => `endpoint ${index}`)
    const clients = Array.from({ length: 8192 }, (_, index) => ({ ip: `10.9.${index >> 8}.${index & 255}` }))
    const taken = new Set(
      clients.map((client) => sourceHashAffinity().pick(client, many.slice(0, 300))?.endpoint),
    )
    expect(taken.size).toBe(256)
  }, 60_000)
})

describe('Maglev', () => {
  // Table 1 of the paper: three endpoints, seven slots, and the same without the second.
  it('fills the table of its paper', () => {
    const [first, second, third] = [
      { endpoint: 'B0', offset: 3, skip: 4 },
      { endpoint: 'B1', offset: 0, skip: 2 },
      { endpoint: 'B2', offset: 3, skip: 1 },
    ] as const
    expect(fillTable([first, second, third], 7).join(' ')).toBe('B1 B0 B1 B0 B2 B2 B0')
    expect(fillTable([first, third], 7).join(' ')).toBe('B0 B0 B0 B0 B2 B2 B2')
  })

  it('is empty where nobody asks', () => expect(fillTable([], 7)).toEqual([]))

  it('shares out its slots to within one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 }), (endpoints) => {
        const table = maglevTable(endpoints, 251)
        const counts = endpoints.map((endpoint) => table.filter((taken) => taken === endpoint).length)
        expect(table).toHaveLength(251)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('takes a size that is not prime for the next prime', () => {
    const endpoints = ['a', 'b', 'c']
    const [even, prime] = [maglevAffinity(250).over(endpoints), maglevAffinity(251).over(endpoints)]
    const clients = Array.from({ length: 256 }, (_, index) => ({ ip: `10.0.1.${index}` }))
    expect(clients.map(even)).toEqual(clients.map(prime))
  })
})

describe('cookie affinity', () => {
  const endpoints = ['10.244.1.5:80', '10.244.1.6:80', '10.244.1.7:80']

  it('tells a newcomer whom it got, and does so once', () => {
    const affinity = cookieAffinity('persistent', randomFrom('seed'), 'default-web-80')
    const first = affinity.pick({ ip: '10.0.0.1' }, endpoints)
    expect(first?.setCookie).toMatch(/^[0-9a-f]{16}\|[0-9a-f]{16}$/)
    const again = { ip: '203.0.113.9', cookie: first?.setCookie ?? '' }
    expect(affinity.pick(again, endpoints)).toEqual({ endpoint: first?.endpoint })
  })

  it.each(['nobody|x', 'nobody', '|', ''])('draws anew for the cookie %j', (cookie) => {
    const choice = cookieAffinity('persistent', randomFrom(1)).pick({ ip: '10.0.0.1', cookie }, endpoints)
    expect(endpoints).toContain(choice?.endpoint)
    expect(choice?.setCookie).not.toBe(cookie)
  })

  it('draws anew when the endpoint is gone', () => {
    const affinity = cookieAffinity('persistent', randomFrom(1))
    const first = affinity.pick({ ip: '10.0.0.1' }, endpoints)
    const left = endpoints.filter((endpoint) => endpoint !== first?.endpoint)
    const second = affinity.pick({ ip: '10.0.0.1', cookie: first?.setCookie ?? '' }, left)
    expect(left).toContain(second?.endpoint)
    expect(second?.setCookie).toBeDefined()
  })

  it('balanced, takes any cookie for a place on the ring', () => {
    const affinity = cookieAffinity('balanced', randomFrom(1))
    expect(affinity.pick({ ip: '10.0.0.1', cookie: 'made up' }, endpoints)?.setCookie).toBeUndefined()
  })
})

describe('the measures', () => {
  const clients = [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }]

  it('of nothing', () => {
    expect(balanceOf(moduloAffinity, [], ['a'])).toBe(1)
    expect(balanceOf(moduloAffinity, clients, [])).toBe(1)
    expect(disruptionOf(moduloAffinity, [], ['a'], ['b'])).toEqual({ moved: 0, needless: 0 })
  })

  it('a client who loses its endpoint moves, and not needlessly', () => {
    expect(disruptionOf(moduloAffinity, clients, ['a'], ['b'])).toEqual({ moved: 1, needless: 0 })
    expect(disruptionOf(moduloAffinity, clients, ['a'], [])).toEqual({ moved: 1, needless: 0 })
  })

  it('a client who changes between two that stay moves needlessly', () => {
    expect(disruptionOf(moduloAffinity, clients, ['a', 'b'], ['b', 'a'])).toEqual({ moved: 1, needless: 1 })
  })
})

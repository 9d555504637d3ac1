/** One contract, seven ways to keep it, one table of what each is held to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../random.ts'
import type { Affinity, AffinityClient } from './affinity.ts'
import { cookieAffinity } from './cookie.ts'
import { maglevAffinity } from './maglev.ts'
import { balanceOf, disruptionOf, loadsOf } from './measure.ts'
import { moduloAffinity } from './modulo.ts'
import { rendezvousAffinity } from './rendezvous.ts'
import { ringAffinity } from './ring.ts'
import { sourceHashAffinity } from './source-hash.ts'

interface Held {
  readonly affinity: Affinity
  /** The busiest of ten endpoints has at most so many times its share. */
  readonly balance: number
  /** At most this share of all clients moves needlessly when one of ten endpoints leaves, or an eleventh arrives. */
  readonly needless: number
  /** An endpoint that arrives gets clients of those who came before. */
  readonly sharesWithNewcomers: boolean
  /** Printed when the order of the list counts, and so is not tested. */
  readonly orderCounts?: string
}

const held: readonly Held[] = [
  {
    affinity: moduloAffinity,
    balance: 1.15,
    needless: 0.9,
    sharesWithNewcomers: true,
    orderCounts: 'the place in the list is what is chosen',
  },
  {
    affinity: sourceHashAffinity(),
    balance: 1.15,
    needless: 0.95,
    sharesWithNewcomers: true,
    orderCounts: 'slots are dealt out in the order of the list',
  },
  { affinity: ringAffinity(), balance: 1.3, needless: 0, sharesWithNewcomers: true },
  { affinity: rendezvousAffinity, balance: 1.15, needless: 0, sharesWithNewcomers: true },
  { affinity: maglevAffinity(), balance: 1.15, needless: 0.01, sharesWithNewcomers: true },
  {
    affinity: cookieAffinity('persistent', randomFrom(1)),
    balance: 1.15,
    needless: 0,
    sharesWithNewcomers: false,
  },
  {
    affinity: cookieAffinity('balanced', randomFrom(1)),
    balance: 1.3,
    needless: 0,
    sharesWithNewcomers: true,
  },
]

const ten = Array.from({ length: 10 }, (_, index) => `10.244.${index % 3}.${index + 5}:8080`)
const eleven = [...ten, '10.244.9.9:8080']
const nine = ten.filter((_, index) => index !== 4)
const clients = Array.from(
  { length: 10_000 },
  (_, index): AffinityClient => ({ ip: `10.${index >> 8}.7.${index & 255}` }),
)

const someEndpoints = fc.uniqueArray(
  fc.nat(999).map((index) => `10.244.${index >> 8}.${index & 255}:80`),
  {
    minLength: 1,
    maxLength: 12,
  },
)
const someClient = fc.ipV4().map((ip): AffinityClient => ({ ip }))

describe.each(held.map((row) => [row.affinity.name, row] as const))('%s', (_, row) => {
  const { affinity, balance, needless, sharesWithNewcomers, orderCounts } = row

  it('has nobody to choose where there are no endpoints', () => {
    expect(affinity.pick({ ip: '10.0.0.1' }, [])).toBeUndefined()
    expect(affinity.pick({ ip: '10.0.0.1', cookie: 'x|y' }, [])).toBeUndefined()
  })

  it('chooses one of the endpoints, for any client and cookie', () => {
    fc.assert(
      fc.property(someEndpoints, fc.string(), fc.string(), (endpoints, ip, cookie) => {
        expect(endpoints).toContain(affinity.pick({ ip, cookie }, endpoints)?.endpoint)
      }),
    )
  })

  it('brings a client back to where it was', () => {
    fc.assert(
      fc.property(someEndpoints, someClient, (endpoints, client) => {
        const first = affinity.pick(client, endpoints)
        const again = { ...client, cookie: first?.setCookie ?? '' }
        const choices = [affinity.pick(again, endpoints), affinity.over(endpoints)(again)]
        expect(choices).toEqual([{ endpoint: first?.endpoint }, { endpoint: first?.endpoint }])
      }),
      { numRuns: 40 },
    )
  })

  it('keeps a client at its endpoint as long as nothing changes', () => {
    expect(disruptionOf(affinity, clients, ten, ten)).toEqual({ moved: 0, needless: 0 })
  })

  it.skipIf(orderCounts !== undefined)(
    `does not look at the order of the list${orderCounts ? ` (${orderCounts})` : ''}`,
    () => {
      const turned = [...ten].reverse()
      expect(disruptionOf(affinity, clients, ten, turned).moved).toBe(0)
    },
  )

  it(`gives the busiest of ten at most ${balance} times its share`, () => {
    expect(balanceOf(affinity, clients, ten)).toBeLessThanOrEqual(balance)
    expect([...loadsOf(affinity, clients, ten).values()].every((load) => load > 0)).toBe(true)
  })

  it(`moves at most ${needless * 100} % of all clients needlessly when an endpoint leaves or arrives`, () => {
    const left = disruptionOf(affinity, clients, ten, nine)
    const came = disruptionOf(affinity, clients, ten, eleven)
    expect(Math.max(left.needless, came.needless)).toBeLessThanOrEqual(needless)
    // Whoever was at the endpoint that left has to move.
    expect(left.moved).toBeGreaterThan(0.05)
  })

  it(
    sharesWithNewcomers
      ? 'gives an endpoint that arrives its share'
      : 'leaves everybody where they are when an endpoint arrives',
    () => {
      const { moved } = disruptionOf(affinity, clients, ten, eleven)
      if (sharesWithNewcomers) expect(moved).toBeGreaterThan(0.05)
      else expect(moved).toBe(0)
    },
  )
})

describe('what tells them apart', () => {
  const needlessWhenOneLeaves = (affinity: Affinity): number =>
    disruptionOf(affinity, clients, ten, nine).needless

  it('a modulo moves most clients, a ring only those who must', () => {
    expect(needlessWhenOneLeaves(moduloAffinity)).toBeGreaterThan(0.7)
    expect(needlessWhenOneLeaves(sourceHashAffinity())).toBeGreaterThan(0.5)
    expect(needlessWhenOneLeaves(ringAffinity())).toBe(0)
  })

  it('few points make a ring uneven', () => {
    expect(balanceOf(ringAffinity(1), clients, ten)).toBeGreaterThan(1.5)
    expect(balanceOf(ringAffinity(1_000), clients, ten)).toBeLessThan(1.2)
  })

  it('a larger Maglev table moves fewer clients', () => {
    const small = needlessWhenOneLeaves(maglevAffinity(251))
    const large = needlessWhenOneLeaves(maglevAffinity(65_537))
    expect(large).toBeLessThan(small)
  })
})

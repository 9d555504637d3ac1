import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import { randomFrom } from '../../random.ts'
import { type IPRange, ipAt, ipRange, isAllocatable, nextIP } from './cluster-ip.ts'

function rangeOf(cidr: string): IPRange {
  const range = ipRange(cidr)
  if (range === undefined) throw new Error(`${cidr} is no block`)
  return range
}

/** A range and what was handed out of it: what a cluster's Services are to the rules. */
function pool(cidr: string, seed = 1) {
  const range = rangeOf(cidr)
  const taken = new Set<string>()
  const random = randomFrom(seed)
  return {
    range,
    taken,
    used: () => taken.size,
    free: () => range.band.size - taken.size,
    next: () => {
      const ip = nextIP(range, (one) => taken.has(one), random)
      if (ip !== undefined) taken.add(ip)
      return ip
    },
    allocate: (ip: string) => {
      const ok = isAllocatable(range, ip) && !taken.has(ip)
      if (ok) taken.add(ip)
      return ok
    },
    release: (ip: string) => taken.delete(ip),
  }
}

it.each([
  ['192.168.1.0/24', 254, '192.168.1.17', '192.168.1.254'],
  ['192.168.1.0/25', 126, '192.168.1.17', '192.168.1.126'],
  ['192.168.1.0/27', 30, '192.168.1.17', '192.168.1.30'],
  ['192.168.1.0/28', 14, '192.168.1.1', '192.168.1.14'],
  ['192.168.1.240/30', 2, '192.168.1.241', '192.168.1.242'],
  ['10.96.0.0/16', 65534, '10.96.1.1', '10.96.255.254'],
  ['10.96.0.0/12', 1048574, '10.96.1.1', '10.111.255.254'],
  ['2001:db8:1::/116', 4095, '2001:db8:1::101', '2001:db8:1::fff'],
  ['fd00:10:96::/112', 65535, 'fd00:10:96::101', 'fd00:10:96::ffff'],
  ['2001:db8:1::/48', 65535, '2001:db8:1::101', '2001:db8:1::ffff'],
])('%s has %d addresses; unasked it gives %s to %s', (cidr, size, first, last) => {
  const range = rangeOf(cidr)
  expect(range.band.size).toBe(size)
  expect(ipAt(range, range.band.lower)).toBe(first)
  expect(ipAt(range, range.band.size - 1)).toBe(last)
})

it.each(['192.168.1.0/32', '192.168.1.0/31'])('%s has no addresses', (cidr) => {
  expect(pool(cidr).next()).toBeUndefined()
})

it.each([
  ['10.96.0.0/16', '10.96.0.1', true],
  ['10.96.0.0/16', '10.96.0.0', false],
  ['10.96.0.0/16', '10.96.255.255', false],
  ['10.96.0.0/16', '10.97.0.1', false],
  ['10.96.0.0/16', '010.096.000.010', true],
  ['10.96.0.0/16', 'fd00::1', false],
  ['10.96.0.0/16', 'no address', false],
  ['fd00:10:96::/112', 'fd00:10:96::', false],
  ['fd00:10:96::/112', 'fd00:10:96::ffff', true],
  ['fd00:10:96::/108', 'fd00:10:96::f:1', true],
])('of %s, %s may be asked for: %s', (cidr, ip, expected) => {
  expect(isAllocatable(rangeOf(cidr), ip)).toBe(expected)
})

it('never hands out an address that is taken, reserved or outside, and ends when all are given', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('next') },
    fc.integer({ min: 0, max: 33 }).map((last) => `192.168.1.${last}`),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.nat(), (steps, seed) => {
      const { range, taken, next, allocate, release } = pool('192.168.1.0/27', seed)
      for (const one of steps) {
        const before = new Set(taken)
        if (one !== 'next') {
          expect(allocate(one) || release(one) || !isAllocatable(range, one)).toBe(true)
          continue
        }
        const ip = next()
        if (before.size === 30) expect(ip).toBeUndefined()
        else {
          expect(before.has(ip ?? '')).toBe(false)
          expect(isAllocatable(range, ip ?? '')).toBe(true)
        }
      }
    }),
  )
})

interface Input {
  readonly cidr: string
  readonly op: string
  readonly ip?: string
  readonly ips?: readonly string[]
  readonly freed?: string
  readonly released?: string
}
type Expect = Readonly<Record<string, unknown>>

describe('as Kubernetes tests it', () => {
  const { cases } = upstreamCases<Input, Expect>('service-clusterip-allocation')
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { input, expect: expected }) => {
    expect(run(input)).toMatchObject(expected)
  })
})

/** Every fact that an expectation may name. */
function run(input: Input): Expect {
  const addresses = pool(input.cidr)
  const times = /^next (\d+) times$/.exec(input.op)?.[1]
  if (times !== undefined) return afterNext(addresses, Number(times))
  switch (input.op) {
    case 'free':
    case 'size':
      return { free: addresses.free(), used: addresses.used() }
    case 'next':
    case 'next until full':
    case 'allocate next until full':
      return afterNext(addresses, input.op === 'next' ? 1 : addresses.range.band.size)
    case 'allocate all of': {
      const ok = (input.ips ?? []).every((ip) => addresses.allocate(ip))
      return { ok, allocated: [...addresses.taken], free: addresses.free(), used: addresses.used() }
    }
    case 'allocate': {
      fill(addresses)
      addresses.release(input.freed ?? input.released ?? '')
      const ok = addresses.allocate(input.ip ?? '')
      return { ok, free: addresses.free(), used: addresses.used() }
    }
    case 'release':
    case 'next after release': {
      fill(addresses)
      const freed = input.freed ?? input.released ?? input.ip ?? ''
      addresses.release(freed)
      const freeAfter = addresses.free()
      const next = addresses.next()
      return { ok: next !== undefined, next, allocated: next, free: addresses.free(), freeAfter }
    }
    default:
      throw new Error(`no such step: ${input.op}`)
  }
}

function fill(addresses: ReturnType<typeof pool>): void {
  while (addresses.next() !== undefined);
}

function afterNext(addresses: ReturnType<typeof pool>, times: number): Expect {
  const given = Array.from({ length: times }, () => addresses.next()).filter((ip) => ip !== undefined)
  const values = given.map((ip) => Number(ip.split(/[.:]/).at(-1)))
  const order = given.toSorted((a, b) => (values[given.indexOf(a)] ?? 0) - (values[given.indexOf(b)] ?? 0))
  return {
    ok: given.length === times,
    allocated: given,
    allocatedFrom: order[0],
    allocatedTo: order.at(-1),
    free: addresses.free(),
    freeAfter: addresses.free(),
    used: addresses.used(),
    refused: times - given.length,
  }
}

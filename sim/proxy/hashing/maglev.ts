/**
 * Maglev: a table of prime size. Every endpoint has an order of its own over all slots; in turn each takes the first
 * free slot of its order, until all are taken. The client's hash, modulo the size, names the slot.
 *
 * Source: Eisenbud and others, Maglev: A Fast and Reliable Software Network Load Balancer (2016), section 3.4.
 * Where it lives: Cilium (loadBalancer.algorithm=maglev, 16,381 slots, for traffic from outside, hashed over the whole
 * connection), Envoy MAGLEV (65,537 slots). kube-proxy: in ipvs mode alone (ip_vs_mh.c).
 * Its promise: shares differ by one slot at most, and a look-up is one step. Its price: a few clients move needlessly
 * when the endpoints change; the larger the table, the fewer.
 * Leaves out: weights; their hashes (Cilium: MurmurHash3, Envoy: xxHash).
 */
import { type Affinity, affinityOf, choose, inOrder } from './affinity.ts'
import { fnv1a64, spreadHash } from './fnv.ts'

const ciliumSize = 16_381
/** A prime; Envoy takes no larger table. */
const envoyMost = 5_000_011

/** `size` is best above a hundred times the number of endpoints; one that is not prime is raised to the next prime. */
export function maglevAffinity(size: number = ciliumSize): Affinity {
  const prime = nextPrime(size)
  return affinityOf('Maglev', (endpoints) => {
    const table = maglevTable(endpoints, prime)
    return ({ ip }) => choose(table[spreadHash(ip) % prime])
  })
}

/** Which endpoint has which slot; empty without endpoints. `size` is a prime. */
export function maglevTable(endpoints: readonly string[], size: number): readonly string[] {
  // Who takes a turn before whom matters a little: so the order is that of the names.
  return fillTable(
    inOrder(endpoints).map((endpoint) => orderOf(endpoint, size)),
    size,
  )
}

/** In which order an endpoint asks for slots: `offset` first, then `skip` further on each time, modulo the size. */
export interface SlotOrder {
  readonly endpoint: string
  /** From 0 to size - 1. */
  readonly offset: number
  /** From 1 to size - 1. */
  readonly skip: number
}

/** The table after all have taken their turns, in the order of the list; empty without anybody. `size` is a prime. */
export function fillTable(orders: readonly SlotOrder[], size: number): readonly string[] {
  if (orders.length === 0) return []
  const table = new Array<string | undefined>(size).fill(undefined)
  const asking = orders.map(({ endpoint, offset, skip }) => ({ endpoint, slot: offset, skip }))
  let taken = 0
  for (;;) {
    for (const order of asking) {
      // The size is prime: steps of any length come to every slot before one comes again.
      while (table[order.slot] !== undefined) order.slot = (order.slot + order.skip) % size
      table[order.slot] = order.endpoint
      taken += 1
      if (taken === size) return table as readonly string[]
    }
  }
}

function orderOf(endpoint: string, size: number): SlotOrder {
  const offset = Number(fnv1a64(`offset ${endpoint}`) % BigInt(size))
  const skip = Number(fnv1a64(`skip ${endpoint}`) % BigInt(size - 1)) + 1
  return { endpoint, offset, skip }
}

function nextPrime(from: number): number {
  let candidate = Math.max(2, Math.ceil(Math.min(from, envoyMost)) || ciliumSize)
  while (!isPrime(candidate)) candidate += 1
  return candidate
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) return false
  }
  return true
}

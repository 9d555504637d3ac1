/**
 * IPVS source hash: a table of 256 slots, dealt out to the endpoints in turn; the client's address names the slot.
 *
 * Where it lives: the Linux kernel, net/netfilter/ipvs/ip_vs_sh.c; kube-proxy --proxy-mode=ipvs --ipvs-scheduler=sh.
 * Its price: the table is dealt anew whenever the endpoints change, so that most clients move; more than 256 endpoints
 * get nothing. An endpoint of weight 0 keeps one slot, whose clients find nobody, unless sh-fallback is set.
 * Leaves out: sh-port, which hashes the client's port as well.
 * Example: of 10.0.0.1 and 10.0.0.2 the hash is the upper byte of address × 0x61C88647: 39 and 137.
 */
import { parseIP } from '../../ip/address.ts'
import { type Affinity, affinityOf, choose } from './affinity.ts'

export interface SourceHashSettings {
  /** How many slots in a row an endpoint gets when its turn comes; kube-proxy gives 1, and 0 while it ends. */
  readonly weightOf?: (endpoint: string) => number
  /** sh-fallback: a client whose endpoint has weight 0 takes the next slot that has one. */
  readonly fallsBack?: boolean
}

const slots = 256

export function sourceHashAffinity(settings: SourceHashSettings = {}): Affinity {
  const { weightOf = () => 1, fallsBack = false } = settings
  return affinityOf('source hash', (endpoints) => {
    const table = dealOut(endpoints, weightOf)
    const takes = (slot: number): string | undefined => {
      const endpoint = table[slot % slots]
      return endpoint !== undefined && weightOf(endpoint) > 0 ? endpoint : undefined
    }
    return ({ ip }) => {
      const slot = sourceHash(ip)
      const own = takes(slot)
      if (own !== undefined || !fallsBack) return choose(own)
      return choose(firstFrom(2 * slot, takes))
    }
  })
}

/** 0 to 255. A text that is no address hashes as 0.0.0.0. */
export function sourceHash(ip: string): number {
  const bytes = parseIP(ip)?.bytes ?? []
  let folded = 0
  // An IPv6 address is folded: its four words, exclusive or.
  for (let word = 0; word < bytes.length; word += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(word, word + 4)
    folded ^= (a << 24) | (b << 16) | (c << 8) | d
  }
  return Math.imul(folded, 0x61c88647) >>> 24
}

function dealOut(endpoints: readonly string[], weightOf: (endpoint: string) => number): readonly string[] {
  const table: string[] = []
  while (table.length < slots && endpoints.length > 0) {
    for (const endpoint of endpoints) {
      const dealt = Math.min(Math.max(1, Math.trunc(weightOf(endpoint)) || 1), slots - table.length)
      for (let slot = 0; slot < dealt; slot++) table.push(endpoint)
    }
  }
  return table
}

/** The kernel starts at twice the hash: it adds the hash to an offset that starts with the hash. */
function firstFrom(start: number, takes: (slot: number) => string | undefined): string | undefined {
  for (let offset = 0; offset < slots; offset++) {
    const endpoint = takes(start + offset)
    if (endpoint !== undefined) return endpoint
  }
  return undefined
}

/**
 * Which clients does each node remember for Services with session affinity, and which endpoint had they?
 *
 * Models the kernel's lists of `-m recent` (Linux net/netfilter/xt_recent.c): one for each endpoint of a Service port
 * on each node, of at most 100 addresses, the longest unseen of which makes room for the next. A list goes with the
 * rules of its endpoint. Copies share what they do not write.
 */
import { type SortedMap, sortedMap } from './sorted-map.ts'

export interface SeenClient {
  readonly ip: string
  readonly atSeconds: number
}

/** By the endpoint's address and port: who went there, the longest unseen first. */
export type ClientsSeen = ReadonlyMap<string, readonly SeenClient[]>

/** A port of a Service, on one node. */
export interface SeenAt {
  readonly namespace: string
  readonly service: string
  /** The port's name; '' when it has none. */
  readonly port: string
  readonly protocol: string
  readonly node: string
}

export interface AffinityMemory {
  readonly at: (place: SeenAt) => ClientsSeen | undefined
  readonly remember: (place: SeenAt, endpoint: string, client: SeenClient) => void
  /** Keeps, of all that nodes remember for a Service, the lists of these endpoints. */
  readonly keepOnly: (namespace: string, service: string, isKept: (endpoint: string) => boolean) => void
  /** Whether anything is remembered for the Service. */
  readonly knows: (namespace: string, service: string) => boolean
  readonly fork: () => AffinityMemory
}

/** ip_list_tot of the kernel's module xt_recent; kube-proxy leaves it as it is. */
const mostClients = 100

export function affinityMemory(lists: SortedMap<ClientsSeen> = sortedMap()): AffinityMemory {
  const keysOf = (namespace: string, service: string): readonly string[] => {
    const keys: string[] = []
    const prefix = `${namespace}/${service}/`
    // '0' is the character after '/'.
    lists.forRange(prefix, `${prefix.slice(0, -1)}0`, false, (key) => {
      keys.push(key)
    })
    return keys
  }
  return {
    at: (place) => lists.get(keyOf(place)),
    remember: (place, endpoint, client) => {
      const seen = new Map(lists.get(keyOf(place)))
      const others = (seen.get(endpoint) ?? []).filter(({ ip }) => ip !== client.ip)
      seen.set(endpoint, [...others.slice(-(mostClients - 1)), client])
      lists.set(keyOf(place), seen)
    },
    keepOnly: (namespace, service, isKept) => {
      for (const key of keysOf(namespace, service)) {
        const kept = [...(lists.get(key) ?? [])].filter(([endpoint]) => isKept(endpoint))
        if (kept.length === 0) lists.delete(key)
        else lists.set(key, new Map(kept))
      }
    },
    knows: (namespace, service) => keysOf(namespace, service).length > 0,
    fork: () => affinityMemory(lists.clone()),
  }
}

function keyOf({ namespace, service, port, protocol, node }: SeenAt): string {
  return `${namespace}/${service}/${port}/${protocol}/${node}`
}

/**
 * How are pairs of address and port grouped into the fewest subsets? Ports that the same addresses offer, each as ready
 * behind one as behind the other, share a subset. An address listed twice under one port, ready and not, is not ready;
 * of addresses with the same IP and pod the first one's details stay.
 *
 * Source: kubernetes/kubernetes pkg/api/v1/endpoints/util.go (RepackSubsets). Addresses are in upstream's order, by text
 * and then by pod; subsets and ports, which upstream orders by a hash, are ordered by port number here.
 * Example: 10.0.0.1 under port 80, 10.0.0.2 under 80 and both under 443 give one subset with two addresses and two ports.
 */
import type { EndpointAddress, EndpointSubset, EndpointsPort } from '../../api/endpoints.ts'

/** Who offers one port: each address once, and whether it is ready there. Addresses without a port have port 0. */
interface Offer {
  readonly port: EndpointsPort
  readonly ready: Map<KnownAddress, boolean>
}

interface KnownAddress {
  /** One text for one IP and pod. */
  readonly key: string
  readonly address: EndpointAddress
}

interface Group {
  readonly addresses: readonly EndpointAddress[]
  readonly notReadyAddresses: readonly EndpointAddress[]
  readonly ports: EndpointsPort[]
}

export function repackSubsets(subsets: readonly EndpointSubset[]): readonly EndpointSubset[] {
  const groups = new Map<string, Group>()
  for (const { port, ready } of offersIn(subsets)) {
    const offered = [...ready].sort(([a], [b]) => compareAddresses(a.address, b.address))
    const key = offered.map(([known, isReady]) => `${known.key} ${isReady}`).join('\n')
    const group = groups.get(key) ?? groupOf(offered)
    groups.set(key, group)
    if (port.port > 0) group.ports.push(port)
  }
  for (const { ports } of groups.values()) ports.sort(comparePorts)
  return [...groups.values()].sort(compareGroups).map(subsetOf)
}

/** Offers in the order in which their ports are first met; a port that nobody offers is none. */
function offersIn(subsets: readonly EndpointSubset[]): readonly Offer[] {
  const known = new Map<string, KnownAddress>()
  const offers = new Map<string, Offer>()
  for (const { addresses, notReadyAddresses, ports } of subsets) {
    for (const port of ports?.length ? ports : [noPort]) {
      const key = portKey(port)
      const offer = offers.get(key) ?? { port, ready: new Map() }
      offers.set(key, offer)
      for (const address of addresses ?? []) {
        const one = knownAs(address, known)
        if (!offer.ready.has(one)) offer.ready.set(one, true)
      }
      for (const address of notReadyAddresses ?? []) offer.ready.set(knownAs(address, known), false)
    }
  }
  return [...offers.values()].filter(({ ready }) => ready.size > 0)
}

/** Keeps addresses that have no ports from getting lost. */
const noPort: EndpointsPort = { port: 0 }

function knownAs(address: EndpointAddress, known: Map<string, KnownAddress>): KnownAddress {
  const key = `${address.ip} ${address.targetRef?.uid ?? ''}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = { key, address }
  known.set(key, made)
  return made
}

function groupOf(offered: readonly (readonly [KnownAddress, boolean])[]): Group {
  const which = (wanted: boolean): readonly EndpointAddress[] =>
    offered.filter(([, isReady]) => isReady === wanted).map(([{ address }]) => address)
  return { addresses: which(true), notReadyAddresses: which(false), ports: [] }
}

/** Lists that are empty are left out, as in JSON. */
function subsetOf({ addresses, notReadyAddresses, ports }: Group): EndpointSubset {
  return {
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(notReadyAddresses.length > 0 ? { notReadyAddresses } : {}),
    ...(ports.length > 0 ? { ports } : {}),
  }
}

function portKey({ name, port, protocol, appProtocol }: EndpointsPort): string {
  return `${port} ${protocol ?? ''} ${name ?? ''} ${appProtocol ?? ''}`
}

/** Of one IP, the address of no pod comes first. */
function compareAddresses(a: EndpointAddress, b: EndpointAddress): number {
  return compareText(a.ip, b.ip) || compareText(podOf(a), podOf(b))
}

function podOf({ targetRef }: EndpointAddress): string {
  return targetRef?.uid ?? ''
}

function comparePorts(a: EndpointsPort, b: EndpointsPort): number {
  return a.port - b.port || compareText(portKey(a), portKey(b))
}

/** Groups share no port; one without ports comes last. */
function compareGroups({ ports: [a] }: Group, { ports: [b] }: Group): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return comparePorts(a, b)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

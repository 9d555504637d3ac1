/**
 * Which cluster IPs does a Service get? Those it asks for, if they are free, and free ones for the families left open.
 *
 * Models allocClusterIPs and updateClusterIPs of kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go.
 * Families and policy are settled before (ip-families.ts). Releasing needs no step: what the stored Service no longer
 * names is free.
 */
import type { Service, ServiceSpec } from '../../api/service.ts'
import { type Diagnostic, diagnose, type FieldPath, type Outcome, ok, refuse } from '../../diagnostic.ts'
import { canonicalIP } from '../../ip/address.ts'
import type { Random } from '../../random.ts'
import { refusal } from '../../validate/refusal.ts'
import { isAllocatable, nextIP } from './cluster-ip.ts'
import { isSettledDualStack } from './ip-families.ts'
import { nameOfHolder, type Supply } from './supply.ts'

export function withNewIPs(service: Service, supply: Supply, random: Random): Outcome<Service> {
  const { type, ipFamilies = [], clusterIPs = [] } = service.spec
  if (type === 'ExternalName' || clusterIPs[0] === 'None') return ok(service)
  return allocateFrom(0, service, ipFamilies.length, supply, random)
}

export function withUpdatedIPs(
  service: Service,
  old: Service,
  supply: Supply,
  random: Random,
): Outcome<Service> {
  if (isSettledDualStack(service.spec, old.spec)) return ok(service)
  if (old.spec.type === 'ExternalName') return withNewIPs(service, supply, random)
  if (old.spec.clusterIPs?.[0] === 'None' || service.spec.type === 'ExternalName') return ok(service)
  const isUpgraded = old.spec.ipFamilies?.length === 1 && service.spec.ipFamilies?.length === 2
  return isUpgraded ? allocateFrom(1, service, 2, supply, random) : ok(service)
}

/** The addresses from the place `first` on; those before stay as they are. */
function allocateFrom(
  first: number,
  service: Service,
  count: number,
  supply: Supply,
  random: Random,
): Outcome<Service> {
  const { spec } = service
  const asked = Array.from(
    { length: Math.max(count, spec.clusterIPs?.length ?? 0) },
    (_, i) => spec.clusterIPs?.[i] ?? '',
  )
  const clusterIPs = [...asked]
  for (let place = first; place < count; place++) {
    const given = allocateOne(asked, place, spec, supply, random)
    if (typeof given !== 'string') return refuse(given)
    clusterIPs[place] = given
  }
  const clusterIP = first === 0 ? (clusterIPs[0] ?? '') : (spec.clusterIP ?? '')
  return ok({ ...service, spec: { ...spec, clusterIP, clusterIPs } })
}

function allocateOne(
  asked: readonly string[],
  place: number,
  spec: ServiceSpec,
  supply: Supply,
  random: Random,
): string | Diagnostic {
  const family = spec.ipFamilies?.[place] ?? 'IPv4'
  const range = supply.ranges.find((candidate) => candidate.family === family)
  const wanted = asked[place] ?? ''
  const isTaken = (ip: string): boolean => supply.holderOfIP(ip) !== undefined
  if (wanted === '') {
    const ip = range && nextIP(range, isTaken, random.fork('cluster-ip', family))
    return ip ?? usedUp(range?.text ?? family)
  }
  if (range === undefined || !isAllocatable(range, wanted)) {
    const params = { ip: wanted, range: range?.text ?? family }
    const why = 'the provided network does not match the current range'
    const refused = refusal(
      'Invalid',
      'allocation/ip-out-of-range',
      params,
      path,
      asked,
      failedTo(wanted, why),
    )
    return { ...refused, at: whereAsked(place) }
  }
  const holder = supply.holderOfIP(canonicalIP(wanted) ?? wanted)
  if (holder === undefined) return wanted
  const params = { ip: wanted, holder: nameOfHolder(holder) }
  const why = 'provided IP is already allocated'
  const refused = refusal('Invalid', 'allocation/ip-taken', params, path, asked, failedTo(wanted, why))
  return { ...refused, at: whereAsked(place) }
}

const path = ['spec', 'clusterIPs']

/** Whoever asks for a first address writes clusterIP, and may leave the list out. */
function whereAsked(place: number): FieldPath {
  return place === 0 ? ['spec', 'clusterIP'] : [...path, place]
}

function failedTo(ip: string, why: string): string {
  return `failed to allocate IP ${ip}: ${why}`
}

function usedUp(range: string): Diagnostic {
  const upstream = 'Internal error occurred: failed to allocate a serviceIP: range is full'
  return diagnose('allocation/ips-used-up', { range }, { path: ['spec', 'clusterIP'], upstream })
}

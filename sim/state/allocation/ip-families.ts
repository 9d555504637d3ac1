/**
 * Which IP families does a Service get, and under which policy? What its author left open is inferred here, from its
 * cluster IPs and from the families of the cluster; what does not fit together is refused.
 *
 * Models initIPFamilyFields of kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go. Runs on create and on
 * update, before anything is allocated.
 *
 * Example: in a single-stack cluster an empty Service becomes ipFamilyPolicy SingleStack, ipFamilies [IPv4].
 */
import type { IPFamily } from '../../api/meta.ts'
import type { IPFamilyPolicy, Service, ServiceSpec } from '../../api/service.ts'
import { type Diagnostic, isNonEmpty, type Outcome, ok, refuse } from '../../diagnostic.ts'
import { familyOf } from '../../ip/address.ts'
import { clusterIPRules } from '../../validate/service/cluster-ips.ts'
import { sameList } from '../../validate/service/type-change.ts'
import { familiesNotHere, misfits } from './ip-family-refusals.ts'

/** `clusterFamilies` are those of the Service ranges, the default one first. */
export function withIPFamilies(
  service: Service,
  old: Service | undefined,
  clusterFamilies: readonly IPFamily[],
): Outcome<Service> {
  if (service.spec.type === 'ExternalName') return ok(service)
  if (old !== undefined && isSettledDualStack(service.spec, old.spec)) return ok(service)
  const ipFamilyPolicy = policyOf(service.spec, old?.spec)
  const spec: ServiceSpec = { ...service.spec, ipFamilyPolicy }

  const malformed: readonly Diagnostic[] = [...clusterIPRules(spec)]
  if (isNonEmpty(malformed)) return refuse(...malformed)

  const kept = old === undefined ? spec : withoutReleased(spec, old.spec)
  const inferred = [...(kept.ipFamilies ?? []), ...familiesBehind(kept)]
  const isPolicyWritten = (service.spec.ipFamilyPolicy ?? old?.spec.ipFamilyPolicy) !== undefined
  const unfit: readonly Diagnostic[] = [...misfits(kept, old?.spec, clusterFamilies, isPolicyWritten)]
  if (isNonEmpty(unfit)) return refuse(...unfit)

  if (isHeadlessWithoutSelector(kept))
    return ok(withFamilies(service, kept, twoWanted(kept, inferred, clusterFamilies)))
  const impossible: readonly Diagnostic[] = [...familiesNotHere(kept, inferred, clusterFamilies)]
  if (isNonEmpty(impossible)) return refuse(...impossible)
  const families = clusterFamilies.length === 2 ? twoWanted(kept, inferred, clusterFamilies) : inferred
  return ok(withFamilies(service, kept, families.length === 0 ? clusterFamilies.slice(0, 1) : families))
}

/**
 * A PreferDualStack Service keeps the families it got: it neither gains nor loses one because the cluster changed,
 * only when its own fields do.
 */
export function isSettledDualStack(spec: ServiceSpec, old: ServiceSpec): boolean {
  return (
    spec.type === old.type &&
    spec.type !== 'ExternalName' &&
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    (old.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' &&
    sameList(spec.clusterIPs, old.clusterIPs) &&
    sameList(spec.ipFamilies, old.ipFamilies)
  )
}

/** An update that leaves the policy out keeps it; nobody is moved between one and two addresses without asking. */
function policyOf(spec: ServiceSpec, old: ServiceSpec | undefined): IPFamilyPolicy {
  return (
    spec.ipFamilyPolicy ??
    old?.ipFamilyPolicy ??
    (isHeadlessWithoutSelector(spec) ? 'RequireDualStack' : 'SingleStack')
  )
}

/** Its endpoints are written by hand, in any family. */
function isHeadlessWithoutSelector(spec: ServiceSpec): boolean {
  return spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0
}

/** SingleStack with the two lists left as they were means: keep the first of each. */
function withoutReleased(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  if (spec.ipFamilyPolicy !== 'SingleStack') return spec
  const { clusterIPs = [], ipFamilies = [] } = spec
  return {
    ...spec,
    ...(clusterIPs.length > 1 && sameList(clusterIPs, old.clusterIPs)
      ? { clusterIPs: clusterIPs.slice(0, 1) }
      : {}),
    ...(ipFamilies.length > 1 && sameList(ipFamilies, old.ipFamilies)
      ? { ipFamilies: ipFamilies.slice(0, 1) }
      : {}),
  }
}

/** The families of the cluster IPs that stand behind the families written. */
function familiesBehind(spec: ServiceSpec): readonly IPFamily[] {
  return unnamedIPs(spec).flatMap(([ip]) => familyOf(ip) ?? [])
}

export function unnamedIPs(spec: ServiceSpec): readonly (readonly [ip: string, index: number])[] {
  const ips = spec.clusterIPs ?? []
  const headless = ips.indexOf('None')
  const first = spec.ipFamilies?.length ?? 0
  return ips
    .slice(0, headless < 0 ? ips.length : headless)
    .map((ip, index) => [ip, index] as const)
    .slice(first)
}

/** Adds the other family where the policy wants two and one is there. */
function twoWanted(
  spec: ServiceSpec,
  families: readonly IPFamily[],
  present: readonly IPFamily[],
): readonly IPFamily[] {
  const chosen = families.length === 0 ? present.slice(0, 1) : families
  if (spec.ipFamilyPolicy === 'SingleStack' || chosen.length !== 1) return chosen
  return [...chosen, chosen[0] === 'IPv4' ? 'IPv6' : 'IPv4']
}

function withFamilies(service: Service, spec: ServiceSpec, ipFamilies: readonly IPFamily[]): Service {
  return { ...service, spec: { ...spec, ipFamilies } }
}

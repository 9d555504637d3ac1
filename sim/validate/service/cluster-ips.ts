/**
 * Do clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy fit together?
 *
 * Models ValidateServiceClusterIPsRelatedFields of kubernetes/kubernetes pkg/apis/core/validation/validation.go; the
 * allocator asks it too, before it gives out addresses. What the families must be on this cluster is the allocator's
 * question. For ExternalName Services, see external-name.ts.
 *
 * Example: clusterIPs ['10.0.0.1', '10.0.0.2'] is refused: at most one address for each family.
 */
import type { ServiceSpec } from '../../api/service.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { familyOf, refuseLegacyIP } from '../ip.ts'
import { duplicate, notSupported, refusal } from '../refusal.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

/** clusterIP: None; by the time of validation, clusterIPs says so too. */
export function isHeadless({ clusterIPs }: Pick<ServiceSpec, 'clusterIPs'>): boolean {
  return clusterIPs?.length === 1 && clusterIPs[0] === 'None'
}

export function* clusterIPRules(spec: ServiceSpec, old?: ServiceSpec): Iterable<Diagnostic> {
  if (spec.type === 'ExternalName') return
  yield* firstIPRules(spec)
  yield* familyRules(spec)
  const bad = [...addressRules(spec, old)]
  yield* bad
  if (listOf(spec.clusterIPs).length > 2) {
    const detail = 'may only hold up to 2 values'
    yield refusal(
      'Invalid',
      'service/too-many-cluster-ips',
      { count: listOf(spec.clusterIPs).length },
      path,
      spec.clusterIPs,
      detail,
    )
  }
  if (bad.length > 0) return
  yield* oneAddressPerFamily(spec)
  yield* addressesMatchFamilies(spec)
}

const path = ['spec', 'clusterIPs']

/** clusterIP is the older field and must repeat the first of clusterIPs. */
function* firstIPRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const clusterIP = textOf(spec.clusterIP)
  const [first] = listOf(spec.clusterIPs)
  if (clusterIP === '') {
    if (first === undefined) return
    const detail = 'must be empty when `clusterIP` is not specified'
    yield refusal(
      'Invalid',
      'service/cluster-ips-without-cluster-ip',
      { first },
      path,
      spec.clusterIPs,
      detail,
    )
  } else if (first === undefined) {
    yield refusal('Required', 'service/cluster-ips-missing', { clusterIP }, path)
  } else if (first !== clusterIP) {
    const detail = 'first value must match `clusterIP`'
    yield refusal(
      'Invalid',
      'service/cluster-ips-differ',
      { clusterIP, first },
      path,
      spec.clusterIPs,
      detail,
    )
  }
}

const families = ['IPv4', 'IPv6']
const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack']

function* familyRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const [index, family] of listOf(spec.ipFamilies).entries()) {
    const familyPath = ['spec', 'ipFamilies', index]
    if (!families.includes(family)) yield notSupported(familyPath, family, families)
    if (seen.has(family)) yield duplicate(familyPath, family)
    seen.add(family)
  }
  const policy = spec.ipFamilyPolicy
  if (isWritten(policy) && !policies.includes(policy)) {
    yield notSupported(['spec', 'ipFamilyPolicy'], policy, policies)
  }
}

/** Each is an address, or "None" alone in the first place. Addresses the Service has already pass. */
function* addressRules(spec: ServiceSpec, old?: ServiceSpec): Iterable<Diagnostic> {
  const clusterIPs = listOf(spec.clusterIPs)
  for (const [index, ip] of clusterIPs.entries()) {
    if (index > 0 || ip !== 'None') {
      yield* refuseLegacyIP([...path, index], ip, listOf(old?.clusterIPs))
    } else if (clusterIPs.length > 1) {
      const detail = "'None' must be the first and only value"
      yield refusal('Invalid', 'service/none-not-alone', {}, path, clusterIPs, detail)
    }
  }
}

function* oneAddressPerFamily(spec: ServiceSpec): Iterable<Diagnostic> {
  const clusterIPs = listOf(spec.clusterIPs)
  if (clusterIPs.length < 2 || new Set(clusterIPs.map(familyOf)).size === 2) return
  const detail = 'may specify no more than one IP for each IP family'
  yield refusal(
    'Invalid',
    'service/cluster-ips-of-one-family',
    { family: familyOf(clusterIPs[0] ?? '') ?? '' },
    path,
    clusterIPs,
    detail,
  )
}

/** Where a family is written for an address, the address must be of it. */
function* addressesMatchFamilies(spec: ServiceSpec): Iterable<Diagnostic> {
  if (isHeadless(spec)) return
  const ipFamilies = listOf(spec.ipFamilies)
  for (const [index, ip] of listOf(spec.clusterIPs).entries()) {
    const family = ipFamilies[index]
    if ((family !== 'IPv4' && family !== 'IPv6') || familyOf(ip) === family) continue
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``
    yield refusal(
      'Invalid',
      'service/cluster-ip-of-other-family',
      { ip, family },
      [...path, index],
      ip,
      detail,
    )
  }
}

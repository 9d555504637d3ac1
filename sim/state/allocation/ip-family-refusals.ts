/**
 * When do a Service's IP families not fit its policy, its cluster IPs or the cluster?
 * Models the checks inside initIPFamilyFields of kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go.
 */
import type { IPFamily } from '../../api/meta.ts'
import type { ServiceSpec } from '../../api/service.ts'
import type { ParamsOf } from '../../catalogue/index.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { familyOf } from '../../ip/address.ts'
import { refusal } from '../../validate/refusal.ts'
import { unnamedIPs } from './ip-families.ts'

/**
 * Fields that contradict each other; `present` are the families of the cluster. A policy that is not written was
 * filled in.
 */
export function* misfits(
  spec: ServiceSpec,
  old: ServiceSpec | undefined,
  present: readonly IPFamily[],
  isPolicyWritten: boolean,
): Iterable<Diagnostic> {
  if (old !== undefined) yield* reductions(spec, old)
  yield* tooManyForOne(spec, isPolicyWritten)
  yield* absentFamilies(spec, present)
}

/** Families that the Service wants, by name or by policy, and the cluster does not have. */
export function* familiesNotHere(
  spec: ServiceSpec,
  families: readonly IPFamily[],
  present: readonly IPFamily[],
): Iterable<Diagnostic> {
  const policy = spec.ipFamilyPolicy
  if (policy === 'RequireDualStack' && present.length < 2) {
    const detail = 'this cluster is not configured for dual-stack services'
    yield refusedPolicy('allocation/not-dual-stack', { present: present.join(' and ') }, policy, detail)
  }
  for (const [index, family] of families.entries()) {
    if (present.includes(family)) continue
    const path = ['spec', 'ipFamilies', index]
    const detail = 'not configured on this cluster'
    yield refusal('Invalid', 'allocation/family-absent', { family, present }, path, family, detail)
  }
}

function* reductions(spec: ServiceSpec, old: ServiceSpec): Iterable<Diagnostic> {
  const policy = spec.ipFamilyPolicy ?? 'SingleStack'
  if (policy === 'SingleStack') return
  if (isShorter(spec.clusterIPs, old.clusterIPs)) {
    const detail = "must be 'SingleStack' to release the secondary cluster IP"
    yield refusedPolicy('allocation/second-not-released', { what: 'cluster IP', policy }, policy, detail)
  }
  if (isShorter(spec.ipFamilies, old.ipFamilies)) {
    const detail = "must be 'SingleStack' to release the secondary IP family"
    yield refusedPolicy('allocation/second-not-released', { what: 'IP family', policy }, policy, detail)
  }
}

function isShorter(now: readonly string[] = [], before: readonly string[] = []): boolean {
  return now.length > 0 && now.length < before.length
}

function* tooManyForOne(spec: ServiceSpec, isPolicyWritten: boolean): Iterable<Diagnostic> {
  if (spec.ipFamilyPolicy !== 'SingleStack') return
  if (spec.clusterIPs?.length === 2) yield single('cluster IPs', 'clusterIPs', isPolicyWritten)
  if (spec.ipFamilies?.length === 2) yield single('IP families', 'ipFamilies', isPolicyWritten)
}

function single(what: 'cluster IPs' | 'IP families', list: string, isPolicyWritten: boolean): Diagnostic {
  const detail = `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`
  const facts = { what, isPolicyWritten }
  const refused = refusedPolicy('allocation/policy-is-single', facts, 'SingleStack', detail)
  return isPolicyWritten ? refused : { ...refused, at: ['spec', list] }
}

function* absentFamilies(spec: ServiceSpec, present: readonly IPFamily[]): Iterable<Diagnostic> {
  for (const [ip, index] of unnamedIPs(spec)) {
    const family = familyOf(ip) ?? 'unknown'
    if (family !== 'unknown' && present.includes(family)) continue
    const detail = `${family} is not configured on this cluster`
    const path = ['spec', 'clusterIPs', index]
    yield refusal('Invalid', 'allocation/family-absent', { family, present }, path, spec.clusterIPs, detail)
  }
}

type PolicyCode =
  | 'allocation/second-not-released'
  | 'allocation/policy-is-single'
  | 'allocation/not-dual-stack'

function refusedPolicy<Code extends PolicyCode>(
  code: Code,
  params: ParamsOf<Code>,
  policy: string,
  detail: string,
): Diagnostic {
  return refusal('Invalid', code, params, ['spec', 'ipFamilyPolicy'], policy, detail)
}

/**
 * May a cloud (or whoever plays one) write this status.loadBalancer?
 *
 * Models ValidateLoadBalancerStatus of kubernetes/kubernetes pkg/apis/core/validation/validation.go at v1.35, where
 * the gates LoadBalancerIPMode (on) and AllowServiceLBStatusOnNonLB (off) are gone.
 *
 * Example: an ingress with an ip and no ipMode is refused; defaulting writes VIP.
 */
import type { Service } from '../../api/service.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { parseIP, refuseLegacyIP } from '../ip.ts'
import { refuseName } from '../names.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

type Ingress = NonNullable<NonNullable<NonNullable<Service['status']>['loadBalancer']>['ingress']>[number]

export function* loadBalancerStatusRules(service: Service, old?: Service): Iterable<Diagnostic> {
  const path = ['status', 'loadBalancer', 'ingress']
  const ingress = ingressOf(service)
  if (service.spec.type !== 'LoadBalancer') {
    if (ingress.length === 0) return
    const detail = "may only be used when `spec.type` is 'LoadBalancer'"
    yield refusal(
      'Forbidden',
      'service/for-load-balancers-only',
      { type: textOf(service.spec.type) },
      path,
      undefined,
      detail,
    )
    return
  }
  const accepted = ingressOf(old).map(({ ip }) => textOf(ip))
  for (const [index, entry] of ingress.entries()) {
    const entryPath = [...path, index]
    if (textOf(entry.ip) !== '') yield* refuseLegacyIP([...entryPath, 'ip'], textOf(entry.ip), accepted)
    yield* ipModeRules(entry, [...entryPath, 'ipMode'])
    yield* hostnameRules(textOf(entry.hostname), [...entryPath, 'hostname'])
  }
}

function ingressOf(service: Service | undefined): readonly Ingress[] {
  return listOf(service?.status?.loadBalancer?.ingress)
}

const modes = ['Proxy', 'VIP']

/** How kube-proxy may treat the address: an ip needs it, nothing else may have it. */
function* ipModeRules({ ip, ipMode }: Ingress, path: FieldPath): Iterable<Diagnostic> {
  const hasIP = textOf(ip) !== ''
  if (!isWritten(ipMode)) {
    if (hasIP) yield required(path, 'must be specified when `ip` is set')
  } else if (!hasIP) {
    const detail = 'may not be specified when `ip` is not set'
    yield refusal('Forbidden', 'service/ip-mode-without-ip', { ipMode }, path, undefined, detail)
  } else if (!modes.includes(ipMode)) yield notSupported(path, ipMode, modes)
}

function* hostnameRules(hostname: string, path: FieldPath): Iterable<Diagnostic> {
  if (hostname === '') return
  yield* refuseName('dns1123-subdomain', path, hostname)
  if (parseIP(hostname) === undefined) return
  const detail = 'must be a DNS name, not an IP address'
  yield refusal('Invalid', 'service/hostname-is-an-ip', { hostname }, path, hostname, detail)
}

/**
 * May a controller write this status.loadBalancer of an Ingress: the addresses under which it is reached?
 *
 * Models ValidateIngressLoadBalancerStatus of kubernetes/kubernetes pkg/apis/networking/validation/validation.go at
 * v1.35. Addresses that the old status has already pass, however they are written.
 *
 * Example: hostname 10.1.2.3: `status.loadBalancer.ingress[0].hostname: Invalid value: "10.1.2.3": must be a DNS name …`.
 */
import type { Ingress, IngressStatus } from '../../api/ingress.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { refuseLegacyIP } from '../ip.ts'
import { refuseName } from '../names.ts'
import { listOf, textOf } from '../zero-value.ts'
import { addressRules } from './host.ts'

type Address = NonNullable<NonNullable<IngressStatus['loadBalancer']>['ingress']>[number]

export function* ingressStatusRules(ingress: Ingress, old?: Ingress): Iterable<Diagnostic> {
  const accepted = addressesOf(old).map(({ ip }) => textOf(ip))
  for (const [index, { ip, hostname }] of addressesOf(ingress).entries()) {
    const path = ['status', 'loadBalancer', 'ingress', index]
    if (textOf(ip) !== '') yield* refuseLegacyIP([...path, 'ip'], textOf(ip), accepted)
    if (textOf(hostname) === '') continue
    yield* refuseName('dns1123-subdomain', [...path, 'hostname'], textOf(hostname))
    yield* addressRules(textOf(hostname), [...path, 'hostname'])
  }
}

function addressesOf(ingress: Ingress | undefined): readonly Address[] {
  return listOf(ingress?.status?.loadBalancer?.ingress)
}

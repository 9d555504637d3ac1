/**
 * May this text be a host that an Ingress answers for? A DNS name, or one whose first part is `*`.
 *
 * Models the host checks of kubernetes/kubernetes pkg/apis/networking/validation/validation.go, where only rules and
 * the status are asked for addresses: `tls.hosts` may hold one.
 */
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { parseIP } from '../ip.ts'
import { refuseName } from '../names.ts'
import { refusal } from '../refusal.ts'

export function hostRules(host: string, path: FieldPath): readonly Diagnostic[] {
  return refuseName(host.includes('*') ? 'wildcard-dns1123-subdomain' : 'dns1123-subdomain', path, host)
}

/** Every IPv4 address would pass as a DNS name: a name may consist of digits. */
export function* addressRules(host: string, path: FieldPath): Iterable<Diagnostic> {
  if (parseIP(host) === undefined) return
  yield refusal(
    'Invalid',
    'ingress/host-is-an-ip',
    { host },
    path,
    host,
    'must be a DNS name, not an IP address',
  )
}

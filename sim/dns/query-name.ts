/**
 * How is a name of the cluster's zone read, before anything is looked up?
 * Source: coredns/coredns plugin/kubernetes/parse.go (parseRequest).
 * Left out: multicluster zones and the `zonal` option, both off in kubeadm's Corefile.
 *
 * Below the zone stand, from the right: svc or pod, namespace, Service, then nothing, an endpoint, or _port._protocol.
 * `_http._tcp.web.shop.svc.cluster.local.` asks for port http, protocol tcp of Service web in namespace shop.
 */

/** Every part is '' where the name does not say it. */
export interface QueryName {
  readonly port: string
  readonly protocol: string
  readonly endpoint: string
  readonly service: string
  readonly namespace: string
  readonly kind: '' | 'svc' | 'pod'
}

const bare: QueryName = { port: '', protocol: '', endpoint: '', service: '', namespace: '', kind: '' }

/** Both names are full and in lower case. Undefined: no name of this form can exist. */
export function parseQueryName(name: string, zone: string): QueryName | undefined {
  const labels = labelsOf(name)
  const below = labels.slice(0, Math.max(0, labels.length - labelsOf(zone).length))
  if (below.length === 0) return bare
  const [kind = '', namespace = '', service = '', ...rest] = below.reverse()
  if (kind !== 'svc' && kind !== 'pod') return undefined
  // The zone itself, `svc` and `pod` below it: nothing is named there, but something is below.
  if (below.length === 1) return bare
  const [first = '', second = ''] = rest
  if (rest.length > 2) return undefined
  const named = { ...bare, service, namespace, kind } satisfies QueryName
  if (rest.length === 2)
    return { ...named, protocol: withoutUnderscore(first), port: withoutUnderscore(second) }
  return { ...named, endpoint: first }
}

function labelsOf(name: string): string[] {
  const labels = name.split('.')
  return name === '' || name === '.' ? [] : labels.slice(0, name.endsWith('.') ? -1 : undefined)
}

function withoutUnderscore(label: string): string {
  return label.startsWith('_') ? label.slice(1) : label
}

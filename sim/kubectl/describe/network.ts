/**
 * How does `kubectl describe` show Services, their endpoints, Ingresses and their classes?
 * Models describeService, describeEndpoints, describeEndpointSliceV1, describeIngressV1 and describeIngressClassV1 of
 * kubernetes/kubectl pkg/describe/describe.go.
 */
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import type { EndpointSubset, Endpoints } from '../../api/endpoints.ts'
import type { Ingress, IngressBackend, IngressClass } from '../../api/ingress.ts'
import type { Service, ServicePort } from '../../api/service.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { printPairs } from '../tables/column.ts'
import { hostAndPort, loadBalancerAddresses } from '../tables/network.ts'
import { annotationLines, labelLines, orNone } from './parts.ts'

export function describeService(service: Service, state: ClusterState): readonly string[] {
  const { metadata, spec, status } = service
  const slices = state.slicesOf(metadata.namespace ?? 'default', metadata.name)
  const balanced = status?.loadBalancer?.ingress ?? []
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Selector:\t${printPairs(spec.selector)}`,
    `Type:\t${spec.type}`,
    ...(spec.ipFamilyPolicy === undefined ? [] : [`IP Family Policy:\t${spec.ipFamilyPolicy}`]),
    `IP Families:\t${orNone((spec.ipFamilies ?? []).join(','))}`,
    `IP:\t${spec.clusterIP ?? ''}`,
    `IPs:\t${orNone((spec.clusterIPs ?? []).join(','))}`,
    ...((spec.externalIPs ?? []).length === 0
      ? []
      : [`External IPs:\t${(spec.externalIPs ?? []).join(',')}`]),
    ...(spec.loadBalancerIP ? [`Desired LoadBalancer IP:\t${spec.loadBalancerIP}`] : []),
    ...(spec.externalName ? [`External Name:\t${spec.externalName}`] : []),
    ...(balanced.length === 0 ? [] : [`LoadBalancer Ingress:\t${balanced.map(balancedText).join(', ')}`]),
    ...(spec.ports ?? []).flatMap((port) => portLines(port, slices)),
    `Session Affinity:\t${spec.sessionAffinity}`,
    ...(spec.externalTrafficPolicy ? [`External Traffic Policy:\t${spec.externalTrafficPolicy}`] : []),
    ...(spec.internalTrafficPolicy ? [`Internal Traffic Policy:\t${spec.internalTrafficPolicy}`] : []),
    ...(spec.healthCheckNodePort ? [`HealthCheck NodePort:\t${spec.healthCheckNodePort}`] : []),
    ...((spec.loadBalancerSourceRanges ?? []).length === 0
      ? []
      : [`LoadBalancer Source Ranges:\t${(spec.loadBalancerSourceRanges ?? []).join(',')}`]),
    ...(spec.trafficDistribution === undefined ? [] : [`Traffic Distribution:\t${spec.trafficDistribution}`]),
  ]
}

function balancedText({
  ip,
  hostname,
  ipMode,
}: {
  readonly ip?: string
  readonly hostname?: string
  readonly ipMode?: string
}): string {
  return ip ? `${ip}${ipMode === undefined ? '' : ` (${ipMode})`}` : (hostname ?? '')
}

function portLines(port: ServicePort, slices: readonly EndpointSlice[]): readonly string[] {
  const name = port.name || '<unset>'
  return [
    `Port:\t${name}\t${port.port}/${port.protocol}`,
    `TargetPort:\t${port.targetPort}/${port.protocol}`,
    ...(port.nodePort ? [`NodePort:\t${name}\t${port.nodePort}/${port.protocol}`] : []),
    `Endpoints:\t${readyEndpoints(slices, port.name ?? '')}`,
  ]
}

/** Those that are ready, of one port; three at most, then how many more. */
function readyEndpoints(slices: readonly EndpointSlice[], portName: string): string {
  const shown: string[] = []
  let count = 0
  let hasMore = false
  for (const { ports = [], endpoints } of slices) {
    const numbers =
      ports.length === 0
        ? [undefined]
        : ports.filter(({ name = '' }) => name === portName).map(({ port }) => port)
    for (const number of numbers) {
      for (const { addresses, conditions } of endpoints) {
        if (shown.length === 3) hasMore = true
        if (conditions?.ready === false) continue
        const [address = ''] = addresses
        if (!hasMore) shown.push(number === undefined ? address : hostAndPort(address, number))
        count++
      }
    }
  }
  return hasMore ? `${shown.join(',')} + ${count - 3} more...` : shown.join(',')
}

export function describeEndpoints({ metadata, subsets = [] }: Endpoints): readonly string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    'Subsets:',
    ...subsets.flatMap(subsetLines),
  ]
}

function subsetLines({
  addresses = [],
  notReadyAddresses = [],
  ports = [],
}: EndpointSubset): readonly string[] {
  return [
    `  Addresses:\t${orNone(addresses.map(({ ip }) => ip).join(','))}`,
    `  NotReadyAddresses:\t${orNone(notReadyAddresses.map(({ ip }) => ip).join(','))}`,
    ...(ports.length === 0
      ? []
      : [
          '  Ports:',
          '    Name\tPort\tProtocol',
          '    ----\t----\t--------',
          ...ports.map(
            ({ name, port, protocol = 'TCP' }) => `    ${name || '<unset>'}\t${port}\t${protocol}`,
          ),
        ]),
    '',
  ]
}

export function describeEndpointSlice({
  metadata,
  addressType,
  ports = [],
  endpoints,
}: EndpointSlice): readonly string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `AddressType:\t${addressType}`,
    ...(ports.length === 0
      ? ['Ports: <unset>']
      : [
          'Ports:',
          '  Name\tPort\tProtocol',
          '  ----\t----\t--------',
          ...ports.map(
            ({ name, port, protocol = 'TCP' }) => `  ${name || '<unset>'}\t${port ?? '<unset>'}\t${protocol}`,
          ),
        ]),
    ...(endpoints.length === 0 ? ['Endpoints: <none>'] : ['Endpoints:']),
    ...endpoints.flatMap(({ addresses, conditions, hostname, targetRef, nodeName, zone }) => [
      `  - Addresses:\t${orNone(addresses.join(', '))}`,
      '    Conditions:',
      `      Ready:\t${conditions?.ready ?? '<unset>'}`,
      `    Hostname:\t${hostname ?? '<unset>'}`,
      ...(targetRef === undefined ? [] : [`    TargetRef:\t${targetRef.kind}/${targetRef.name}`]),
      `    NodeName:\t${nodeName ?? '<unset>'}`,
      `    Zone:\t${zone ?? '<unset>'}`,
    ]),
  ]
}

export function describeIngress(ingress: Ingress, state: ClusterState): readonly string[] {
  const { metadata, spec, status } = ingress
  const backend = (one: IngressBackend) => backendText(one, metadata.namespace ?? 'default', state)
  const fallback = spec.defaultBackend === undefined ? '<default>' : backend(spec.defaultBackend)
  const rules = (spec.rules ?? []).filter(({ http }) => http !== undefined)
  return [
    `Name:\t${metadata.name}`,
    ...labelLines('Labels', metadata.labels),
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Address:\t${loadBalancerAddresses(status?.loadBalancer)}`,
    `Ingress Class:\t${spec.ingressClassName ?? '<none>'}`,
    `Default backend:\t${fallback}`,
    ...((spec.tls ?? []).length === 0 ? [] : ['TLS:']),
    ...(spec.tls ?? []).map(({ secretName = '', hosts = [] }) =>
      secretName === '' ? `  SNI routes ${hosts.join(',')}` : `  ${secretName} terminates ${hosts.join(',')}`,
    ),
    'Rules:',
    '  Host\tPath\tBackends',
    '  ----\t----\t--------',
    ...rules.flatMap(({ host, http }) => [
      `  ${host || '*'}\t`,
      ...(http?.paths ?? []).map((path) => `    \t${path.path ?? ''} \t${backend(path.backend)}`),
    ]),
    ...(rules.length === 0 ? [`  *\t*\t${fallback}`] : []),
    ...annotationLines('Annotations', metadata.annotations),
  ]
}

/** web:80 (10.244.1.2:8080): the endpoints show what answers behind it. */
function backendText({ service, resource }: IngressBackend, namespace: string, state: ClusterState): string {
  if (service === undefined) {
    if (resource === undefined) return ''
    return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`
  }
  const { name, port = {} } = service
  const text = `${name}:${port.name || (port.number ?? 0)}`
  const found = state.get('Service', namespace, name)
  if (found === undefined) return `${text} (<error: services "${name}" not found>)`
  const meant = found.spec.ports?.find((one) =>
    port.number ? one.port === port.number : one.name === port.name,
  )
  return `${text} (${readyEndpoints(state.slicesOf(namespace, name), meant?.name ?? '')})`
}

export function describeIngressClass({ metadata, spec }: IngressClass): readonly string[] {
  const { parameters } = spec
  return [
    `Name:\t${metadata.name}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Controller:\t${spec.controller ?? ''}`,
    ...(parameters === undefined
      ? []
      : [
          'Parameters:',
          ...(parameters.apiGroup === undefined ? [] : [`  APIGroup:\t${parameters.apiGroup}`]),
          `  Kind:\t${parameters.kind}`,
          `  Name:\t${parameters.name}`,
        ]),
  ]
}

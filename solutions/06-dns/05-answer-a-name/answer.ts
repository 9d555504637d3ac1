import { type Asked, parseName } from './parse-name.ts'
import type { Answer, DnsRecord, Endpoint, QuestionType, Service } from './types.ts'

/** What stands behind a name: an address, or another name. */
interface Target {
  readonly address?: string
  readonly alias?: string
  /** The name that leads to this target alone. */
  readonly owner: string
}

/** What the cluster's DNS answers. The name is below svc.cluster.local. and in lower case. */
export function answer(services: readonly Service[], name: string, type: QuestionType): Answer {
  const asked = parseName(name)
  const { service: wanted, namespace, port, protocol } = asked
  const service = services.find((one) => one.name === wanted && one.namespace === namespace)
  const targets = service === undefined ? [] : targetsOf(service, asked)
  const ports = (service?.ports ?? []).filter(
    (one) => port === undefined || (one.name === port && one.protocol.toLowerCase() === protocol),
  )
  // A name exists by what stands behind it: a headless Service without ready endpoints has none.
  const isThere = targets.length > 0 && (port === undefined || ports.length > 0)
  if (!isThere) return { rcode: 'NXDOMAIN', records: [] }
  return { rcode: 'NOERROR', records: targets.flatMap((target) => recordsOf(target, ports, type)) }
}

function targetsOf(
  { name, namespace, clusterIP, externalName, endpoints = [] }: Service,
  asked: Asked,
): Target[] {
  const owner = `${name}.${namespace}.svc.cluster.local.`
  // An alias stands for the whole of another name: below it nothing is named, and it has no ports.
  if (externalName !== undefined) {
    return asked.endpoint === undefined && asked.port === undefined
      ? [{ alias: `${externalName}.`, owner }]
      : []
  }
  // One address for all endpoints, of which none is known here.
  if (clusterIP !== undefined && clusterIP !== 'None') {
    return asked.endpoint === undefined ? [{ address: clusterIP, owner }] : []
  }
  return endpoints
    .filter((endpoint) => endpoint.ready)
    .filter((endpoint) => asked.endpoint === undefined || labelOf(endpoint) === asked.endpoint)
    .map((endpoint) => ({ address: endpoint.address, owner: `${labelOf(endpoint)}.${owner}` }))
}

/** Dots separate labels, so that an address has to do without them. */
function labelOf({ address, hostname }: Endpoint): string {
  return hostname ?? address.replaceAll('.', '-')
}

/** What is not there in the type that was asked for gives nothing, and that is no error: NODATA. */
function recordsOf(
  { address, alias, owner }: Target,
  ports: Service['ports'],
  type: QuestionType,
): DnsRecord[] {
  if (type === 'SRV') return ports.map(({ port }) => ({ type, data: `${port} ${owner}` }))
  // Whoever asks for an address is told where to go on asking.
  if (alias !== undefined) return [{ type: 'CNAME', data: alias }]
  return type === 'A' && address !== undefined ? [{ type, data: address }] : []
}

import type { Answer, DnsRecord, QuestionType, Service } from './types.ts'

type Table = Map<string, DnsRecord[]>

/** Writes down every name with all its records, as in the file of a DNS server, and looks the name up. */
export function answer(services: readonly Service[], name: string, type: QuestionType): Answer {
  const table: Table = new Map()
  for (const service of services) write(table, service)
  const records = table.get(name)
  if (records === undefined) return { rcode: 'NXDOMAIN', records: [] }
  const fits = (one: DnsRecord) => one.type === type || (one.type === 'CNAME' && type !== 'SRV')
  return { rcode: 'NOERROR', records: records.filter(fits) }
}

function write(table: Table, service: Service): void {
  const name = `${service.name}.${service.namespace}.svc.cluster.local.`
  if (service.externalName) {
    add(table, name, { type: 'CNAME', data: `${service.externalName}.` })
  } else if (service.clusterIP === 'None') {
    for (const { address, hostname, ready } of service.endpoints ?? []) {
      const own = `${hostname ?? address.split('.').join('-')}.${name}`
      if (ready) writeTarget(table, service, [name, own], address)
    }
  } else {
    writeTarget(table, service, [name], service.clusterIP ?? '')
  }
}

/** The last of the names leads to this address alone, and is the one that SRV records give. */
function writeTarget(
  table: Table,
  { name, namespace, ports }: Service,
  names: string[],
  address: string,
): void {
  for (const each of names) add(table, each, { type: 'A', data: address })
  for (const port of ports) {
    const label = `_${port.name}._${port.protocol.toLowerCase()}`
    add(table, `${label}.${name}.${namespace}.svc.cluster.local.`, {
      type: 'SRV',
      data: `${port.port} ${names.at(-1)}`,
    })
  }
}

function add(table: Table, name: string, record: DnsRecord): void {
  const records = table.get(name)
  if (records === undefined) table.set(name, [record])
  else records.push(record)
}

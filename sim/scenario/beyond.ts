/**
 * What does a scenario file say of the world beyond the cluster? Machines, names, the cloud that makes load balancers,
 * the firewall in front of the nodes.
 *
 * cloud: { name: example, addresses: [203.0.113.0/24] }
 * firewall: [{ name: kubia-svc, allow: [{ protocol: tcp, ports: ['30123'] }] }]
 * outsideNames: { api.example.com: { addresses: [192.0.2.10] }, www.example.com: { cname: api.example.com } }
 */
import type { Protocol } from '../api/meta.ts'
import type { Cloud, ClusterSettings, FirewallRule, OutsideHost, OutsideName } from '../api/settings.ts'
import { isDNS1123Subdomain } from '../names/dns.ts'
import {
  cidr,
  ip,
  isMap,
  listOf,
  port,
  type Reader,
  structure,
  text,
  textThat,
  unfit,
  valueThat,
  wholeNumber,
} from './read.ts'

const protocol: Reader<Protocol> = valueThat('protocol', (value) =>
  value === 'TCP' || value === 'UDP' || value === 'SCTP' ? value : undefined,
)

export const outsideHost: Reader<OutsideHost> = structure<OutsideHost>(
  {
    ip,
    name: text,
    listens: listOf(
      structure<OutsideHost['listens'][number]>({ port, protocol, body: text, hosts: listOf(text) }, [
        'port',
      ]),
    ),
  },
  ['ip', 'name', 'listens'],
)

const provider = structure<Cloud>(
  {
    name: text,
    addresses: listOf(cidr),
    loadBalancerSeconds: wholeNumber,
    ipMode: valueThat('ip-mode', (value) => (value === 'VIP' || value === 'Proxy' ? value : undefined)),
  },
  ['name', 'addresses'],
)

export const cloud: Reader<ClusterSettings['cloud']> = (value, path, problems) => {
  if (value === 'none') return value
  return isMap(value) ? provider(value, path, problems) : unfit('cloud', value, path, problems)
}

const firewallRule = structure<FirewallRule>(
  {
    name: text,
    allow: listOf(
      structure<FirewallRule['allow'][number]>(
        {
          protocol: valueThat('firewall-protocol', (value) =>
            value === 'tcp' || value === 'udp' || value === 'sctp' || value === 'icmp' ? value : undefined,
          ),
          ports: listOf(textThat('firewall-ports', (value) => /^\d{1,5}(?:-\d{1,5})?$/.test(value))),
        },
        ['protocol'],
      ),
    ),
    sources: listOf(cidr),
  },
  ['name', 'allow'],
)

export const firewall: Reader<ClusterSettings['firewall']> = (value, path, problems) => {
  if (value === 'open') return value
  return Array.isArray(value)
    ? listOf(firewallRule)(value, path, problems)
    : unfit('firewall', value, path, problems)
}

const domain = textThat('domain', (value) => isDNS1123Subdomain(value).length === 0)
const outsideName = structure<OutsideName>({ addresses: listOf(ip), cname: domain }, [])

export const outsideNames: Reader<ClusterSettings['outsideNames']> = (value, path, problems) => {
  if (!isMap(value)) return unfit('map', value, path, problems)
  const names = Object.entries(value).flatMap(([name, item]) => {
    const read = outsideName(item, [...path, name], problems)
    return read === undefined ? [] : [[name.toLowerCase(), read] as const]
  })
  return Object.fromEntries(names)
}

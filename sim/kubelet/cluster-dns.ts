/**
 * How were the kubelets of a cluster told about DNS? From its settings, or as kubeadm and kind set them.
 * Source: kubernetes/kubernetes cmd/kubeadm/app/constants (GetDNSIP: the tenth address of the Service range).
 *
 * 10.96.0.0/16 → the cluster's DNS Service has 10.96.0.10. The cluster's DNS itself is taken to work always.
 */
import type { ClusterSettings } from '../api/settings.ts'
import { printIP } from '../ip/address.ts'
import { parseCIDR } from '../ip/cidr.ts'
import type { ClusterDns } from './resolv-conf.ts'
import { emptyResolvConf, parseResolvConf } from './resolv-conf-file.ts'

/** The resolver of the network that kind's nodes stand in. */
const defaultNodeFile = 'nameserver 172.18.0.1\n'

export function clusterDnsOf(settings: ClusterSettings): ClusterDns {
  const node = parseResolvConf(settings.nodeResolvConf ?? defaultNodeFile)
  return {
    servers: settings.clusterDNS ?? tenthAddress(settings.serviceCIDRs[0]),
    domain: settings.clusterDomain,
    node: node.ok ? node.value : emptyResolvConf,
  }
}

function tenthAddress(range: string): readonly string[] {
  const bytes = [...(parseCIDR(range)?.network ?? [])]
  for (let index = bytes.length - 1, carry = 10; index >= 0 && carry > 0; index--) {
    const sum = (bytes[index] ?? 0) + carry
    bytes[index] = sum & 0xff
    carry = sum >> 8
  }
  return bytes.length === 0 ? [] : [printIP(bytes)]
}

/**
 * In which order do the records of an answer come? The cluster's DNS deals the addresses anew each time, so that clients that
 * take the first one do not all take the same; aliases stay in front of them.
 *
 * Source: coredns/coredns plugin/loadbalance/loadbalance.go (roundRobin), which kubeadm's Corefile has switched on.
 */
import type { Random } from '../random.ts'
import type { DnsRecord } from './record.ts'

export function shuffled(records: readonly DnsRecord[], random: Random): readonly DnsRecord[] {
  const isAddress = ({ type }: DnsRecord): boolean => type === 'A' || type === 'AAAA'
  const addresses = records.filter(isAddress)
  if (addresses.length < 2) return records
  for (let at = 0; at < addresses.length; at++) {
    const [drawn] = addresses.splice(at + random.below(addresses.length - at), 1)
    if (drawn !== undefined) addresses.splice(at, 0, drawn)
  }
  return [...records.filter((record) => !isAddress(record)), ...addresses]
}

/**
 * What do DNS servers outside the cluster say of a name? They know the names that the scenario gives them, and follow
 * aliases; of any other name they say that it does not exist.
 *
 * CoreDNS sends what is not its own to the servers in the node's resolv.conf (kubeadm's Corefile: forward .
 * /etc/resolv.conf), and looks up the target of an ExternalName there (coredns/coredns plugin/pkg/upstream).
 */
import type { OutsideName } from '../api/settings.ts'
import { hostAddress } from './address.ts'
import { type Fqdn, fqdn } from './fqdn.ts'
import type { DnsRecord, RecordType } from './record.ts'
import type { OutsideAnswer } from './zone.ts'

/** Seconds. Whatever servers outside say, CoreDNS keeps and repeats no answer for longer (cache 30). */
const ttl = 30
/** An alias that leads to an alias that leads … is followed this often. */
const mostAliases = 8

export function outsideAnswer(
  names: Readonly<Record<string, OutsideName>>,
  name: Fqdn,
  type: RecordType,
): OutsideAnswer {
  const records: DnsRecord[] = []
  let asked = name
  for (let step = 0; step <= mostAliases; step++) {
    const known = outsideName(names, asked)
    if (known === undefined) return { records, missing: true }
    records.push(...addressRecords(known, asked, type))
    if (known.cname === undefined) return { records }
    const data = fqdn(known.cname)
    records.push({ name: asked, type: 'CNAME', ttl, data })
    if (type === 'CNAME') return { records }
    asked = data
  }
  return { records }
}

/** In whatever letter case; names end without a dot where scenarios write them. */
function outsideName(names: Readonly<Record<string, OutsideName>>, name: Fqdn): OutsideName | undefined {
  const bare = name.toLowerCase().replace(/\.$/, '')
  return Object.hasOwn(names, bare) ? names[bare] : undefined
}

function addressRecords({ addresses = [] }: OutsideName, name: Fqdn, type: RecordType): readonly DnsRecord[] {
  return addresses.flatMap((text): readonly DnsRecord[] => {
    const address = hostAddress(text)
    if (address === undefined) return []
    const own = address.family === 'IPv4' ? 'A' : 'AAAA'
    return own === type ? [{ name, type: own, ttl, data: address.text }] : []
  })
}

/**
 * nslookup: BIND's, which images with dnsutils have, and busybox's, whose newer versions ask all domains of the search
 * list at once, and none for a name with a dot in it; up to 1.28 it asked as other programs do, and looked different.
 *
 * Source: bind9 bin/dig/nslookup.c, busybox networking/nslookup.c.
 */
import type { DnsRecord, RecordType } from '../../dns/record.ts'
import { expandSearch } from '../../dns/search.ts'
import { parseIP } from '../../ip/address.ts'
import type { Program, ProgramCall } from '../program.ts'
import { type Asking, ask, askingFrom, type Reply, reverseName } from './ask.ts'

export const nslookup: Program = (call) => {
  const [name, server] = call.words.filter((word) => !word.startsWith('-'))
  const type = typeIn(call.words)
  if (name === undefined) {
    call.err(
      call.flavour === 'busybox'
        ? 'Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n'
        : 'hint: the interactive nslookup is not part of the simulator: nslookup NAME\n',
    )
    return 1
  }
  const asking = askingFrom(call.place, server)
  if (asking.zone === undefined) return unreachable(call, asking)
  const { image = '' } = call.place.inside ?? {}
  if (/busybox:1\.(?:[0-9]|1[0-9]|2[0-8])(?:\.|-|$)/.test(image)) return asOldBusybox(call, asking, name)
  return call.flavour === 'busybox' && !hasBind(call)
    ? asBusybox(call, asking, name, type)
    : asBind(call, asking, name, type)
}

/** Alpine's images with bind-tools have BIND's nslookup in place of busybox's. */
function hasBind({ place }: ProgramCall): boolean {
  return /agnhost|dnstools|netshoot/.test(place.inside?.image ?? '')
}

function typeIn(words: readonly string[]): RecordType | undefined {
  const [, type] =
    words
      .map((word) => /^-(?:type|query(?:type)?|q|ty)=(\w+)$/i.exec(word))
      .find((found) => found !== null) ?? []
  return type?.toUpperCase() as RecordType | undefined
}

function unreachable({ out, err, place, flavour }: ProgramCall, { server }: Asking): number {
  place.pass(15)
  if (flavour === 'busybox') err(`;; connection timed out; no servers could be reached\n\n`)
  else out(`;; connection timed out; no servers could be reached\n\n`)
  if (server === '') err('nslookup: no server to ask\n')
  return 1
}

function asBind(
  { out }: ProgramCall,
  { server, resolvConf, zone, chance }: Asking,
  name: string,
  type: RecordType | undefined,
): number {
  if (zone === undefined) return 1
  out(`Server:\t\t${server}\nAddress:\t${server}#53\n\n`)
  const reverse = parseIP(name) === undefined ? undefined : reverseName(name)
  const types: readonly RecordType[] =
    reverse === undefined ? (type === undefined ? ['A', 'AAAA'] : [type]) : ['PTR']
  const names = reverse === undefined ? expandSearch(name, resolvConf) : [reverse]
  let last: Reply | undefined
  for (const full of names) {
    const replies = types.map((one) => ask(zone, full, one, chance))
    const found = replies.filter(({ answer }) => answer.length > 0)
    if (found.length > 0) {
      if (!found[0]?.authoritative) out('Non-authoritative answer:\n')
      out(lines(distinct(found.flatMap(({ answer }) => answer))))
      out('\n')
      return 0
    }
    last = replies[0] ?? last
    // A name that is there, without such a record, ends the search.
    if (last?.rcode === 'NOERROR') break
  }
  const shown = withoutDot(last?.name ?? name)
  out(
    last?.rcode === 'NOERROR'
      ? `*** Can't find ${shown}: No answer\n\n`
      : `** server can't find ${shown}: ${last?.rcode ?? 'NXDOMAIN'}\n\n`,
  )
  return 1
}

function distinct(records: readonly DnsRecord[]): readonly DnsRecord[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()]
}

function withoutDot(name: string): string {
  return name.replace(/(.)\.$/, '$1')
}

function lines(records: readonly DnsRecord[]): string {
  return records.map(line).join('')
}

function line(record: DnsRecord): string {
  const name = withoutDot(record.name)
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return `Name:\t${name}\nAddress: ${record.data}\n`
    case 'CNAME':
      return `${name}\tcanonical name = ${record.data}\n`
    case 'PTR':
      return `${name}\tname = ${record.data}\n`
    case 'SRV':
      return `${name}\tservice = ${record.priority} ${record.weight} ${record.port} ${record.target}\n`
    case 'TXT':
      return `${name}\ttext = "${record.data}"\n`
    case 'NS':
      return `${name}\tnameserver = ${record.data}\n`
    case 'SOA':
      return `${name}\n\torigin = ${record.mname}\n\tmail addr = ${record.rname}\n\tserial = ${record.serial}\n\trefresh = ${record.refresh}\n\tretry = ${record.retry}\n\texpire = ${record.expire}\n\tminimum = ${record.minimum}\n`
  }
}

function asBusybox(
  { out }: ProgramCall,
  { server, resolvConf, zone, chance }: Asking,
  name: string,
  type: RecordType | undefined,
): number {
  if (zone === undefined) return 1
  out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`)
  const reverse = reverseName(name)
  const names =
    reverse !== undefined
      ? [reverse]
      : name.includes('.')
        ? [name]
        : resolvConf.searches.map((domain) => `${name}.${domain}`)
  const types: readonly RecordType[] =
    reverse === undefined ? (type === undefined ? ['A', 'AAAA'] : [type]) : ['PTR']
  let failed = false
  for (const one of types) {
    for (const full of names.length === 0 ? [name] : names) {
      const { answer, rcode, authoritative } = ask(zone, full, one, chance)
      if (rcode !== 'NOERROR') {
        failed = true
        out(`** server can't find ${withoutDot(full)}: ${rcode}\n\n`)
      } else if (answer.length === 0) out('\n')
      else out(`${authoritative ? '' : 'Non-authoritative answer:\n'}${lines(answer)}\n`)
    }
  }
  return failed ? 1 : 0
}

/** Through the C library: the search list as usual, and the names that addresses have. */
function asOldBusybox(
  { out, err, place }: ProgramCall,
  { server, resolvConf, zone, chance }: Asking,
  name: string,
): number {
  if (zone === undefined) return 1
  const nameOf = (address: string): string => {
    const [record] = ask(zone, reverseName(address) ?? '', 'PTR', chance).answer
    return record?.type === 'PTR' ? ` ${withoutDot(record.data)}` : ''
  }
  out(`Server:    ${server}\nAddress 1: ${server}${nameOf(server)}\n\n`)
  const names = parseIP(name) === undefined ? expandSearch(name, resolvConf) : []
  const addresses =
    parseIP(name) === undefined ? firstAddresses(names.map((full) => ask(zone, full, 'A', chance))) : [name]
  if (addresses.length === 0) {
    place.pass(0)
    err(`nslookup: can't resolve '${name}'\n`)
    return 1
  }
  out(
    `Name:      ${name}\n${addresses.map((address, index) => `Address ${index + 1}: ${address}${nameOf(address)}\n`).join('')}`,
  )
  return 0
}

function firstAddresses(replies: readonly Reply[]): readonly string[] {
  const found = replies.find(({ answer }) => answer.some(({ type }) => type === 'A'))
  return (found?.answer ?? []).flatMap((record) => (record.type === 'A' ? [record.data] : []))
}

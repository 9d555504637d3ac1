/** host and getent: a name's addresses, in a line each. Source: bind9 bin/dig/host.c, glibc nss/getent.c. */
import type { DnsRecord, RecordType } from '../../dns/record.ts'
import { expandSearch } from '../../dns/search.ts'
import { parseIP } from '../../ip/address.ts'
import { type Program, plainRequest } from '../program.ts'
import { ask, askingFrom, reverseName } from './ask.ts'

export const host: Program = (call) => {
  const at = call.words.indexOf('-t')
  const type = at < 0 ? undefined : (call.words[at + 1] ?? '').toUpperCase()
  const [name, server] = call.words.filter(
    (word, index) => !word.startsWith('-') && (at < 0 || index !== at + 1),
  )
  if (name === undefined) {
    call.err(
      'Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] [-W time]\n            [-R number] [-m flag] [-p port] hostname [server]\n',
    )
    return 1
  }
  const asking = askingFrom(call.place, server)
  const { zone } = asking
  if (zone === undefined) {
    call.place.pass(10)
    call.out(';; connection timed out; no servers could be reached\n')
    return 1
  }
  if (server !== undefined)
    call.out(`Using domain server:\nName: ${server}\nAddress: ${asking.server}#53\nAliases: \n\n`)
  const reverse = reverseName(name)
  const types = reverse === undefined ? (type === undefined ? ['A', 'AAAA'] : [type]) : ['PTR']
  let rcode = 'NXDOMAIN'
  for (const full of reverse === undefined ? expandSearch(name, asking.resolvConf) : [reverse]) {
    const replies = types.map((one) => ask(zone, full, one as RecordType, asking.chance))
    const records = replies.flatMap(({ answer }) => answer)
    if (records.length > 0) {
      call.out([...new Set(records.map(sentence))].join(''))
      return 0
    }
    rcode = replies[0]?.rcode ?? rcode
    if (rcode === 'NOERROR') {
      call.out(type === undefined ? '' : `${full.replace(/\.$/, '')} has no ${type} record\n`)
      return type === undefined ? 0 : 1
    }
  }
  call.out(
    `Host ${reverse === undefined ? name : `${reverse}.`} not found: ${rcode === 'SERVFAIL' ? '2(SERVFAIL)' : '3(NXDOMAIN)'}\n`,
  )
  return 1
}

function sentence(record: DnsRecord): string {
  const name = record.name.replace(/\.$/, '')
  switch (record.type) {
    case 'A':
      return `${name} has address ${record.data}\n`
    case 'AAAA':
      return `${name} has IPv6 address ${record.data}\n`
    case 'CNAME':
      return `${name} is an alias for ${record.data}\n`
    case 'PTR':
      return `${name} domain name pointer ${record.data}\n`
    case 'SRV':
      return `${name} has SRV record ${record.priority} ${record.weight} ${record.port} ${record.target}\n`
    case 'TXT':
      return `${name} descriptive text "${record.data}"\n`
    case 'NS':
      return `${name} name server ${record.data}\n`
    case 'SOA':
      return `${name} has SOA record ${record.mname} ${record.rname} ${record.serial} ${record.refresh} ${record.retry} ${record.expire} ${record.minimum}\n`
  }
}

/** getent hosts NAME and getent ahosts NAME: what programs get, from /etc/hosts too. */
export const getent: Program = (call) => {
  const [database, name] = call.words
  if (database === undefined || name === undefined) {
    call.err('Usage: getent [OPTION...] database [key ...]\n')
    return 1
  }
  if (!/^a?hosts(?:v4)?$/.test(database)) {
    call.err(
      `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.\n`,
    )
    return 1
  }
  const trace = call.place.send(plainRequest('udp', name, 53))
  const hop = trace.hops.find((one) => one.at === 'dns')
  const last = hop?.tried.at(-1)
  if (trace.verdict === 'no-such-name') return 2
  const isAddress = parseIP(name) !== undefined
  const answers = (last?.answers ?? []).filter((answer) => parseIP(answer) !== undefined)
  const addresses =
    hop === undefined
      ? [isAddress ? name : (trace.peer?.ip ?? trace.request.address ?? '127.0.0.1')]
      : answers
  const canonical =
    last?.answers.filter((answer) => parseIP(answer) === undefined).at(-1) ?? last?.name ?? name
  const shown = canonical.replace(/(.)\.$/, '$1')
  for (const address of addresses) {
    const front = address.padEnd(15)
    if (database === 'hosts') call.out(`${front} ${shown}\n`)
    else
      call.out(
        ['STREAM', 'DGRAM', 'RAW']
          .map((kind, index) => `${front} ${kind}${index === 0 ? ` ${shown}` : ''}\n`)
          .join(''),
      )
  }
  return 0
}

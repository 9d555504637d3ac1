/**
 * dig: the whole answer of a DNS server, section by section. It takes a name as it stands: without +search, no search
 * list is used.
 *
 * Models dig 9.18. Source: bind9 bin/dig/dig.c, lib/dns/masterdump.c for the columns.
 * Leaves out: +trace, DNSSEC, transfers. The id of a message is made from its question.
 */
import type { DnsRecord, RecordType } from '../../dns/record.ts'
import { expandSearch } from '../../dns/search.ts'
import { clockOf, digDate } from '../clock.ts'
import type { Program, ProgramCall } from '../program.ts'
import { type Asking, ask, askingFrom, type Reply, reverseName } from './ask.ts'

const types = ['A', 'AAAA', 'CNAME', 'SRV', 'PTR', 'TXT', 'NS', 'SOA', 'MX', 'ANY', 'HTTPS', 'HINFO']

interface Question {
  readonly name: string
  readonly type: RecordType
}

export const dig: Program = (call) => {
  const read = readWords(call.words)
  if (typeof read === 'string') {
    call.err(read)
    return 1
  }
  const { server, questions, flags } = read
  const asking = askingFrom(call.place, server)
  let exitCode = 0
  for (const question of questions) exitCode = answer(call, asking, question, flags) || exitCode
  return exitCode
}

interface Words {
  readonly server?: string
  readonly questions: readonly Question[]
  readonly flags: ReadonlyMap<string, boolean>
}

function readWords(words: readonly string[]): Words | string {
  let server: string | undefined
  let type: RecordType = 'A'
  const names: string[] = []
  const reversed: string[] = []
  const flags = new Map<string, boolean>()
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const upper = word.toUpperCase()
    if (word.startsWith('@')) server = word.slice(1)
    else if (word.startsWith('+')) setFlag(flags, word.slice(1))
    else if (word === '-t' || word === '-q' || word === '-x' || word === '-p') {
      const value = words[++index] ?? ''
      if (word === '-t') type = value.toUpperCase() as RecordType
      if (word === '-q') names.push(value)
      if (word === '-x') reversed.push(value)
    } else if (word.startsWith('-')) continue
    else if (types.includes(upper)) type = upper as RecordType
    else if (upper !== 'IN') names.push(word)
  }
  if (!types.includes(type)) return `;; Warning, ignoring invalid type ${type}\n`
  const questions: Question[] = names.map((name) => ({ name, type }))
  for (const address of reversed) {
    const name = reverseName(address)
    if (name === undefined) return `Invalid IP address ${address}\n`
    questions.push({ name, type: 'PTR' })
  }
  const asked: readonly Question[] = questions.length > 0 ? questions : [{ name: '.', type: 'NS' }]
  return { ...(server === undefined ? {} : { server }), questions: asked, flags }
}

/** +noall turns all parts off, those behind it turn some on again. */
function setFlag(flags: Map<string, boolean>, flag: string): void {
  const [name = ''] = flag.split('=')
  const isOn = !name.startsWith('no')
  const plain = isOn ? name : name.slice(2)
  if (plain === 'all') for (const part of parts) flags.set(part, isOn)
  else flags.set(plain, isOn)
}

const parts = ['cmd', 'comments', 'question', 'answer', 'authority', 'additional', 'stats']

function answer(
  call: ProgramCall,
  asking: Asking,
  { name, type }: Question,
  flags: ReadonlyMap<string, boolean>,
): number {
  const shows = (part: string): boolean => flags.get(part) ?? true
  const isShort = flags.get('short') === true
  const head =
    shows('cmd') && !isShort
      ? `\n; <<>> DiG 9.18.33 <<>> ${call.words.join(' ')}\n;; global options: +cmd\n`
      : ''
  const { zone } = asking
  if (zone === undefined) {
    call.place.pass(15)
    const attempt = asking.refused
      ? `;; communications error to ${asking.server}#53: connection refused\n`
      : `;; communications error to ${asking.server}#53: timed out\n`
    call.out(`${isShort ? '' : attempt.repeat(3)}${head}${isShort ? '' : ''};; no servers could be reached\n`)
    return 9
  }
  const names = flags.get('search') ? expandSearch(name, asking.resolvConf) : [name]
  const replies = names.map((full) => ask(zone, full, type, asking.chance))
  const reply = replies.find((one) => one.answer.length > 0) ?? replies.at(-1)
  if (reply === undefined) return 1
  if (isShort) call.out(reply.answer.map((record) => `${dataOf(record)}\n`).join(''))
  else call.out(head + sections(reply, type, shows) + (shows('stats') ? stats(call, asking, reply) : ''))
  return 0
}

function sections(reply: Reply, type: RecordType, shows: (part: string) => boolean): string {
  const { rcode, answer: found, authority, extra, name, authoritative } = reply
  const flags = ['qr', ...(authoritative ? ['aa'] : []), 'rd', ...(authoritative ? [] : ['ra'])].join(' ')
  const comments = [
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${rcode}, id: ${idFor(name + type)}`,
    `;; flags: ${flags}; QUERY: 1, ANSWER: ${found.length}, AUTHORITY: ${authority.length}, ADDITIONAL: ${extra.length + 1}`,
    ...(authoritative ? [';; WARNING: recursion requested but not available'] : []),
    '',
    ';; OPT PSEUDOSECTION:',
    '; EDNS: version: 0, flags:; udp: 1232',
  ]
  const section = (part: string, title: string, records: readonly string[]): string =>
    records.length > 0 && shows(part)
      ? `${shows('comments') ? `;; ${title} SECTION:\n` : ''}${records.map((line) => `${line}\n`).join('')}${shows('comments') ? '\n' : ''}`
      : ''
  return (
    (shows('comments') ? comments.map((line) => `${line}\n`).join('') : '') +
    section('question', 'QUESTION', [
      columns(`;${name}`, [
        ['IN', 32],
        [type, 40],
      ]),
    ]) +
    section('answer', 'ANSWER', found.map(recordLine)) +
    section('authority', 'AUTHORITY', authority.map(recordLine)) +
    section('additional', 'ADDITIONAL', extra.map(recordLine))
  )
}

function recordLine(record: DnsRecord): string {
  return columns(record.name, [
    [String(record.ttl), 24],
    ['IN', 32],
    [record.type, 40],
    [dataOf(record), 48],
  ])
}

/** Tabs and blanks up to the column; a column that is passed already is one place further. */
function columns(first: string, rest: readonly (readonly [text: string, column: number])[]): string {
  let line = first
  let at = first.length
  for (const [text, column] of rest) {
    const to = Math.max(column, at + 1)
    const tabs = Math.floor(to / 8) - Math.floor(at / 8)
    const from = tabs > 0 ? Math.floor(to / 8) * 8 : at
    line += '\t'.repeat(tabs) + ' '.repeat(to - from) + text
    at = to + text.length
  }
  return line
}

function dataOf(record: DnsRecord): string {
  switch (record.type) {
    case 'SRV':
      return `${record.priority} ${record.weight} ${record.port} ${record.target}`
    case 'SOA':
      return `${record.mname} ${record.rname} ${record.serial} ${record.refresh} ${record.retry} ${record.expire} ${record.minimum}`
    case 'TXT':
      return `"${record.data}"`
    default:
      return record.data
  }
}

function stats({ place }: ProgramCall, { server }: Asking, reply: Reply): string {
  const when = digDate(clockOf(place.cluster.state))
  return `;; Query time: 0 msec\n;; SERVER: ${server}#53(${server}) (UDP)\n;; WHEN: ${when}\n;; MSG SIZE  rcvd: ${sizeOf(reply)}\n\n`
}

/** Bytes of the message: CoreDNS writes every name in full. */
function sizeOf({ name, answer: found, authority, extra }: Reply): number {
  const records = [...found, ...authority, ...extra].map(
    (record) => record.name.length + 11 + dataLength(record),
  )
  return 12 + name.length + 5 + records.reduce((sum, size) => sum + size, 0) + 11
}

function dataLength(record: DnsRecord): number {
  switch (record.type) {
    case 'A':
      return 4
    case 'AAAA':
      return 16
    case 'SRV':
      return 7 + record.target.length
    case 'SOA':
      return record.mname.length + record.rname.length + 22
    default:
      return record.data.length + 1
  }
}

function idFor(text: string): number {
  let id = 7
  for (const character of text) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return id
}

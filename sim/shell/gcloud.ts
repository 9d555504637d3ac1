/**
 * gcloud compute firewall-rules create, list, describe and delete: the firewall in front of the cluster's nodes.
 *
 * Source: cloud.google.com/sdk/gcloud/reference/compute/firewall-rules; the words for what is mistyped are gcloud's.
 * Leaves out: networks, priorities, targets and deny rules, which are taken and left, and the rest of gcloud.
 */
import type { FirewallRule } from '../api/settings.ts'
import { parseCIDR } from '../ip/cidr.ts'
import { nearNames } from '../near-names.ts'
import type { Program, ProgramCall } from './program.ts'

const groups = [
  'compute',
  'config',
  'container',
  'auth',
  'projects',
  'version',
  'info',
  'help',
  'components',
  'dns',
  'iam',
  'storage',
]
const verbs = ['create', 'delete', 'describe', 'list', 'update']

export const gcloud: Program = (call) => {
  const words = call.words.filter((word) => !word.startsWith('-'))
  const [group, kind, verb, ...names] = words
  if (group === undefined) return invalid(call, '', '', groups)
  if (!groups.includes(group)) return invalid(call, '', group, groups)
  if (group !== 'compute') return notPart(call)
  if (
    kind === undefined ||
    !['firewall-rules', 'forwarding-rules', 'addresses', 'instances'].includes(kind)
  ) {
    return invalid(call, 'compute', kind ?? '', [
      'firewall-rules',
      'forwarding-rules',
      'addresses',
      'instances',
    ])
  }
  if (kind !== 'firewall-rules') return notPart(call)
  if (verb === undefined || !verbs.includes(verb))
    return invalid(call, 'compute.firewall-rules', verb ?? '', verbs)
  switch (verb) {
    case 'list':
      return list(call)
    case 'create':
      return create(call, names[0])
    case 'delete':
      return remove(call, names)
    case 'describe':
      return describe(call, names[0])
    default:
      return notPart(call)
  }
}

function notPart({ err }: ProgramCall): number {
  err('hint: of gcloud the simulator has compute firewall-rules create, list, describe and delete.\n')
  return 1
}

/** ERROR: (gcloud) Invalid choice: 'copute'. and gcloud's guess at what was meant. */
function invalid(
  { err, words }: ProgramCall,
  path: string,
  typed: string,
  choices: readonly string[],
): number {
  const where = path === '' ? 'gcloud' : `gcloud.${path}`
  if (typed === '') {
    err(`ERROR: (${where}) Command name argument expected.\n`)
    return 2
  }
  const [near] = nearNames(typed, choices)
  const repaired = near === undefined ? undefined : words.map((word) => (word === typed ? near : word))
  err(`ERROR: (${where}) Invalid choice: '${typed}'.\n`)
  if (near !== undefined)
    err(
      `Maybe you meant:\n  gcloud ${path === '' ? '' : `${path.replace('.', ' ')} `}${near}\n\nTo search the help text of gcloud commands, run:\n  gcloud help -- SEARCH_TERMS\nhint: gcloud ${repaired?.join(' ')}\n`,
    )
  return 2
}

/** The value of --name=value or --name value. */
function option(words: readonly string[], name: string): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === `--${name}`) return words[index + 1]
    if (word.startsWith(`--${name}=`)) return word.slice(name.length + 3)
  }
  return undefined
}

function create(call: ProgramCall, name: string | undefined): number {
  const { words, err, out, place } = call
  const allow = option(words, 'allow') ?? option(words, 'rules')
  const refuse = (line: string): number => {
    err(`ERROR: (gcloud.compute.firewall-rules.create) ${line}\n`)
    return 2
  }
  if (name === undefined) return refuse('argument NAME: Must be specified.')
  if (allow === undefined) return refuse('Exactly one of (--action | --allow) must be specified.')
  if (!/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    err(
      `ERROR: (gcloud.compute.firewall-rules.create) Could not fetch resource:\n - Invalid value for field 'resource.name': '${name}'. Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'\n`,
    )
    return 1
  }
  const allowed = allowedBy(allow)
  if (typeof allowed === 'string')
    return refuse(`Firewall rules must be of the form PROTOCOL[:PORT[-PORT]]; received [${allowed}].`)
  const sources = option(words, 'source-ranges')?.split(',')
  const flaw = sources?.find((range) => parseCIDR(range) === undefined)
  if (flaw !== undefined) {
    err(
      `ERROR: (gcloud.compute.firewall-rules.create) Could not fetch resource:\n - Invalid value for field 'resource.sourceRanges[0]': '${flaw}'. Must be a valid CIDR range.\n`,
    )
    return 1
  }
  const rule: FirewallRule = { name, allow: allowed, ...(sources === undefined ? {} : { sources }) }
  if (!place.cluster.allow(rule).ok) {
    err(
      `Creating firewall...failed.\nERROR: (gcloud.compute.firewall-rules.create) Could not fetch resource:\n - The resource 'projects/lab/global/firewalls/${name}' already exists\n`,
    )
    return 1
  }
  err(
    `Creating firewall...\nCreated [https://www.googleapis.com/compute/v1/projects/lab/global/firewalls/${name}].\nCreating firewall...done.\n`,
  )
  out(table([rule]))
  if (place.cluster.state.firewall.isOpen)
    err('hint: in this world nothing stands in front of the nodes: every port is open without a rule.\n')
  return 0
}

/** tcp:30123,udp:53,icmp; the part that is none, where there is one. */
function allowedBy(text: string): FirewallRule['allow'] | string {
  const found = new Map<'tcp' | 'udp' | 'sctp' | 'icmp', string[] | undefined>()
  for (const part of text.split(',')) {
    const [, protocol, ports] = /^(tcp|udp|sctp|icmp|all)(?::(\d+(?:-\d+)?))?$/.exec(part) ?? []
    if (protocol === undefined || (protocol === 'icmp' && ports !== undefined)) return part
    const names =
      protocol === 'all'
        ? (['tcp', 'udp', 'sctp', 'icmp'] as const)
        : ([protocol] as ('tcp' | 'udp' | 'sctp' | 'icmp')[])
    for (const name of names) {
      const before = found.get(name)
      if (ports === undefined) found.set(name, undefined)
      else if (!found.has(name) || before !== undefined) found.set(name, [...(before ?? []), ports])
    }
  }
  return [...found].map(([protocol, ports]) => ({ protocol, ...(ports === undefined ? {} : { ports }) }))
}

function table(rules: readonly FirewallRule[]): string {
  const shown = (rule: FirewallRule): string =>
    rule.allow
      .flatMap(({ protocol, ports }) =>
        (ports ?? ['']).map((port) => (port === '' ? protocol : `${protocol}:${port}`)),
      )
      .join(',')
  const rows = [
    ['NAME', 'NETWORK', 'DIRECTION', 'PRIORITY', 'ALLOW', 'DENY', 'DISABLED'],
    ...rules.map((rule) => [rule.name, 'default', 'INGRESS', '1000', shown(rule), '', 'False']),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? []
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function list({ place, out, err }: ProgramCall): number {
  const { rules, isOpen } = place.cluster.state.firewall
  if (rules.length === 0) err('Listed 0 items.\n')
  else out(table(rules))
  if (isOpen)
    err('hint: in this world nothing stands in front of the nodes: every port is open without a rule.\n')
  return 0
}

function remove({ place, err, words }: ProgramCall, names: readonly string[]): number {
  if (names.length === 0) {
    err('ERROR: (gcloud.compute.firewall-rules.delete) argument NAME [NAME ...]: Must be specified.\n')
    return 2
  }
  let exitCode = 0
  for (const name of names) {
    if (!words.includes('--quiet') && !words.includes('-q'))
      err(`The following firewalls will be deleted:\n - [${name}]\n\nDo you want to continue (Y/n)?  y\n`)
    if (place.cluster.disallow(name)) {
      err(`Deleted [https://www.googleapis.com/compute/v1/projects/lab/global/firewalls/${name}].\n`)
      continue
    }
    err(
      `ERROR: (gcloud.compute.firewall-rules.delete) Could not fetch resource:\n - The resource 'projects/lab/global/firewalls/${name}' was not found\n`,
    )
    exitCode = 1
  }
  return exitCode
}

function describe({ place, out, err }: ProgramCall, name: string | undefined): number {
  const rule = place.cluster.state.firewall.rules.find((one) => one.name === name)
  if (rule === undefined) {
    err(
      `ERROR: (gcloud.compute.firewall-rules.describe) Could not fetch resource:\n - The resource 'projects/lab/global/firewalls/${name ?? ''}' was not found\n`,
    )
    return 1
  }
  const allowed = rule.allow.map(
    ({ protocol, ports }) =>
      `- IPProtocol: ${protocol}\n${ports === undefined ? '' : `  ports:\n${ports.map((port) => `  - '${port}'\n`).join('')}`}`,
  )
  out(
    `allowed:\n${allowed.join('')}direction: INGRESS\ndisabled: false\nkind: compute#firewall\nname: ${rule.name}\npriority: 1000\nsourceRanges:\n${(rule.sources ?? ['0.0.0.0/0']).map((range) => `- ${range}\n`).join('')}`,
  )
  return 0
}

/**
 * gcloud compute firewall-rules create, update, list, describe and delete: the firewall in front of the cluster's nodes.
 *
 * Source: cloud.google.com/sdk/gcloud/reference/compute/firewall-rules; the words for what is mistyped are gcloud's.
 * Leaves out: networks and priorities, which are taken and left; rules that deny, for what leaves, or for some nodes, which are
 * refused; and the rest of gcloud.
 */
import type { FirewallRule } from '../api/settings.ts'
import { parseCIDR } from '../ip/cidr.ts'
import { nearNames } from '../near-names.ts'
import { allowedBy, option } from './gcloud-options.ts'
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
  switch (verb) {
    case 'list':
      return list(call)
    case 'create':
      return create(call, names[0])
    case 'delete':
      return remove(call, names)
    case 'describe':
      return describe(call, names[0])
    case 'update':
      return update(call, names[0])
    default:
      return invalid(call, 'compute.firewall-rules', verb ?? '', verbs)
  }
}

function notPart({ err }: ProgramCall): number {
  err('hint: of gcloud the simulator has compute firewall-rules create, update, list, describe and delete.\n')
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

type Verb = 'create' | 'update'

function create(call: ProgramCall, name: string | undefined): number {
  const { err, out, place } = call
  if (name === undefined) return refuse(call, 'create', 'argument NAME: Must be specified.')
  if (allowOf(call) === undefined)
    return refuse(call, 'create', 'Exactly one of (--action | --allow) must be specified.')
  if (!/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    const rule = "Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'"
    return notDone(call, 'create', `Invalid value for field 'resource.name': '${name}'. ${rule}`)
  }
  const asked = askedFor(call, 'create')
  if (typeof asked === 'number') return asked
  const rule: FirewallRule = { name, allow: [], ...asked }
  if (!place.cluster.allow(rule).ok) {
    err('Creating firewall...failed.\n')
    return notDone(call, 'create', `The resource '${pathOf(name)}' already exists`)
  }
  err(`Creating firewall...\nCreated [${urlOf(name)}].\nCreating firewall...done.\n`)
  out(table([rule]))
  if (place.cluster.state.firewall.isOpen)
    err('hint: in this world nothing stands in front of the nodes: every port is open without a rule.\n')
  return 0
}

/** What is named takes the place of what was there; it is not added to it. */
function update(call: ProgramCall, name: string | undefined): number {
  const { place, err } = call
  if (name === undefined) return refuse(call, 'update', 'argument NAME: Must be specified.')
  const asked = askedFor(call, 'update')
  if (typeof asked === 'number') return asked
  if (Object.keys(asked).length === 0)
    return refuse(call, 'update', 'At least one property must be modified.')
  const rule = place.cluster.state.firewall.rules.find((one) => one.name === name)
  if (rule === undefined) return notDone(call, 'update', `The resource '${pathOf(name)}' was not found`)
  place.cluster.disallow(name)
  place.cluster.allow({ ...rule, ...asked })
  err(`Updated [${urlOf(name)}].\n`)
  return 0
}

function refuse({ err }: ProgramCall, verb: Verb, line: string): number {
  err(`ERROR: (gcloud.compute.firewall-rules.${verb}) ${line}\n`)
  return 2
}

function notDone({ err }: ProgramCall, verb: Verb | 'delete' | 'describe', why: string): number {
  err(`ERROR: (gcloud.compute.firewall-rules.${verb}) Could not fetch resource:\n - ${why}\n`)
  return 1
}

function pathOf(name: string): string {
  return `projects/lab/global/firewalls/${name}`
}

function urlOf(name: string): string {
  return `https://www.googleapis.com/compute/v1/${pathOf(name)}`
}

function allowOf({ words }: ProgramCall): string | undefined {
  return option(words, 'allow') ?? option(words, 'rules')
}

/** What a rule lets through and from whom, as far as the options say; or how it ends, with an error told. */
function askedFor(call: ProgramCall, verb: Verb): Partial<Omit<FirewallRule, 'name'>> | number {
  const { words, err } = call
  const flawed = words.find((word) =>
    /^--(?:direction=EGRESS|action=DENY|disabled|[a-z-]*tags|[a-z-]*service-accounts)/i.test(word),
  )
  if (flawed !== undefined) {
    err(`hint: the simulator has rules that let somebody in, for all nodes; ${flawed} is not modelled.\n`)
    return 1
  }
  const allow = allowOf(call)
  const allowed = allow === undefined ? undefined : allowedBy(allow)
  if (typeof allowed === 'string')
    return refuse(
      call,
      verb,
      `Firewall rules must be of the form PROTOCOL[:PORT[-PORT]]; received [${allowed}].`,
    )
  const sources = option(words, 'source-ranges')?.split(',')
  const flaw = sources?.find((range) => parseCIDR(range) === undefined)
  if (flaw !== undefined) {
    const rule = 'Must be a valid CIDR range.'
    return notDone(call, verb, `Invalid value for field 'resource.sourceRanges[0]': '${flaw}'. ${rule}`)
  }
  return {
    ...(allowed === undefined ? {} : { allow: allowed }),
    ...(sources === undefined ? {} : { sources }),
  }
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

function remove(call: ProgramCall, names: readonly string[]): number {
  const { place, err, words } = call
  if (names.length === 0) {
    err('ERROR: (gcloud.compute.firewall-rules.delete) argument NAME [NAME ...]: Must be specified.\n')
    return 2
  }
  let exitCode = 0
  for (const name of names) {
    if (!words.includes('--quiet') && !words.includes('-q'))
      err(`The following firewalls will be deleted:\n - [${name}]\n\nDo you want to continue (Y/n)?  y\n`)
    if (place.cluster.disallow(name)) {
      err(`Deleted [${urlOf(name)}].\n`)
      continue
    }
    exitCode = notDone(call, 'delete', `The resource '${pathOf(name)}' was not found`)
  }
  return exitCode
}

function describe(call: ProgramCall, name: string | undefined): number {
  const { place, out } = call
  const rule = place.cluster.state.firewall.rules.find((one) => one.name === name)
  if (rule === undefined)
    return notDone(call, 'describe', `The resource '${pathOf(name ?? '')}' was not found`)
  const allowed = rule.allow.map(
    ({ protocol, ports }) =>
      `- IPProtocol: ${protocol}\n${ports === undefined ? '' : `  ports:\n${ports.map((port) => `  - '${port}'\n`).join('')}`}`,
  )
  out(
    `allowed:\n${allowed.join('')}direction: INGRESS\ndisabled: false\nkind: compute#firewall\nname: ${rule.name}\npriority: 1000\nsourceRanges:\n${(rule.sources ?? ['0.0.0.0/0']).map((range) => `- ${range}\n`).join('')}`,
  )
  return 0
}

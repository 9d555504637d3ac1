/**
 * Which Service does `kubectl create service TYPE NAME` make of its flags? Its label and selector are app=NAME; a port is
 * named by the text of --tcp, with a dash for the colon.
 *
 * Models kubernetes/kubectl pkg/cmd/create/create_service.go, which stops at the first flag that it cannot read. --tcp
 * may hold several pairs with commas between; here they come one by one.
 *
 * Example: { type: 'ClusterIP', name: 'web', tcp: ['80:8080'] } has the port 80-8080, from 80 to 8080.
 */
import type { ServiceType } from '../api/service.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { isDNS1123Subdomain } from '../names/dns.ts'
import { isPortName, isPortNumber } from '../names/port.ts'
import { quoteText } from '../quote.ts'

/** The flags as they were given; what is empty or 0 was not. */
export interface CreateServiceFlags {
  readonly type: ServiceType
  readonly name: string
  readonly namespace?: string
  /** port or port:targetPort, once for each. */
  readonly tcp?: readonly string[]
  readonly clusterIP?: string
  /** For every port. */
  readonly nodePort?: number
  readonly externalName?: string
}

/** What kubectl sends: without the fields that the API server fills in. */
export interface CreatedService {
  readonly apiVersion: 'v1'
  readonly kind: 'Service'
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels: Readonly<Record<string, string>>
  }
  readonly spec: {
    readonly type: ServiceType
    readonly selector: Readonly<Record<string, string>>
    readonly ports?: readonly CreatedPort[]
    readonly clusterIP?: string
    readonly externalName?: string
  }
}

export interface CreatedPort {
  readonly name: string
  readonly protocol: 'TCP'
  readonly port: number
  readonly targetPort: number | string
  readonly nodePort?: number
}

export function createService(flags: CreateServiceFlags): Outcome<CreatedService> {
  const refusal = refusalOf(flags)
  if (refusal !== undefined) return refuse(refusal)
  const ports: CreatedPort[] = []
  for (const text of flags.tcp ?? []) {
    const port = parsePortPair(text, flags.nodePort ?? 0)
    if (!port.ok) return port
    ports.push(port.value)
  }
  const { type, name, namespace = '', clusterIP = '', externalName = '' } = flags
  return ok({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(namespace === '' ? {} : { namespace }), labels: { app: name } },
    spec: {
      type,
      selector: { app: name },
      ...(ports.length === 0 ? {} : { ports }),
      ...(clusterIP === '' ? {} : { clusterIP }),
      ...(externalName === '' ? {} : { externalName }),
    },
  })
}

function refusalOf({
  type,
  tcp = [],
  clusterIP = '',
  externalName = '',
}: CreateServiceFlags): Diagnostic | undefined {
  if (clusterIP === 'None' && type !== 'ClusterIP') {
    const upstream = 'error: ClusterIP=None can only be used with ClusterIP service type'
    return diagnose('kubectl/headless-of-other-type', { type }, { upstream })
  }
  if (clusterIP !== 'None' && tcp.length === 0 && type !== 'ExternalName') {
    const upstream = 'error: at least one tcp port specifier must be provided'
    return diagnose('kubectl/ports-missing', {}, { upstream })
  }
  if (type !== 'ExternalName' || isDNS1123Subdomain(externalName).length === 0) return undefined
  const upstream = `error: invalid service external name ${externalName}`
  return diagnose('kubectl/external-name-unreadable', { externalName }, { upstream })
}

/** What stands behind a second ":" only becomes part of the name. */
function parsePortPair(text: string, nodePort: number): Outcome<CreatedPort> {
  const [first = '', second] = text.split(':')
  const problem = portProblem(first)
  if (problem !== undefined) return refuse(unreadable(text, first, 'port', problem))
  const port = Number(first)
  const targetPort = second === undefined ? port : parseTargetPort(second)
  if (typeof targetPort === 'object') {
    return refuse(unreadable(text, second ?? '', 'targetPort', targetPort.join(',')))
  }
  const name = text.replaceAll(':', '-')
  return ok({ name, protocol: 'TCP', port, targetPort, ...(nodePort === 0 ? {} : { nodePort }) })
}

/** Go's strconv.ParseUint in 16 bits: 0 passes here, and is refused by the API server. */
function portProblem(text: string): string | undefined {
  const cannot = (why: string) => `strconv.ParseUint: parsing ${quoteText(text)}: ${why}`
  if (!/^\d+$/.test(text)) return cannot('invalid syntax')
  return Number(text) > 65535 ? cannot('value out of range') : undefined
}

/** A number, a name, or what is wrong with it. */
function parseTargetPort(text: string): number | string | readonly string[] {
  const isNumber = /^[+-]?\d+$/.test(text) && fitsInt64(BigInt(text))
  const problems = isNumber ? isPortNumber(Number(text)) : isPortName(text)
  if (problems.length > 0) return problems
  return isNumber ? Number(text) : text
}

/** As strconv.Atoi reads a number; a longer one is taken for a name. */
function fitsInt64(number: bigint): boolean {
  return BigInt.asIntN(64, number) === number
}

function unreadable(text: string, part: string, side: 'port' | 'targetPort', problem: string): Diagnostic {
  return diagnose('kubectl/port-unreadable', { text, part, side }, { upstream: `error: ${problem}` })
}

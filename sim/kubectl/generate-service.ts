/**
 * Which Service does `kubectl expose` make, once it has looked at the object? Ports from --port or the object, one name
 * a port where there are several, a port for each protocol where one number has more than one.
 *
 * Models createService of kubernetes/kubectl pkg/cmd/expose/expose.go, in its words; `kubectl run --expose` too.
 *
 * Example: { name: 'web', selector: 'app=web', port: '80,443' } has the ports port-1 and port-2.
 */
import type { JsonObject, Labels } from '../api/meta.ts'
import { diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { quoteText } from '../quote.ts'
import { parseLabelSpec } from './parse-labels.ts'

export interface ExposeFlags {
  readonly name?: string
  /** Of the object, where --name gives none. */
  readonly defaultName?: string
  readonly selector?: string
  readonly labels?: string
  /** --port: one number, or several with commas between. */
  readonly port?: string
  /** Those of the object, where it has several and --port gives none. */
  readonly ports?: string
  readonly protocol?: string
  /** port/protocol pairs of the object. */
  readonly protocols?: string
  readonly targetPort?: string
  readonly externalIP?: string
  readonly type?: string
  readonly loadBalancerIP?: string
  readonly sessionAffinity?: string
  readonly clusterIP?: string
  readonly portName?: string
}

interface GeneratedPort {
  readonly name?: string
  readonly protocol: string
  readonly port: number
}

export function generateService(flags: ExposeFlags): Outcome<JsonObject> {
  const made = makeService(flags)
  if (typeof made !== 'string') return ok(made)
  return refuse(diagnose('kubectl/expose-refused', { why: made }, { upstream: `error: ${made}` }))
}

function makeService(flags: ExposeFlags): JsonObject | string {
  const { selector = '', labels = '', targetPort = '', externalIP = '', type = '' } = flags
  const { loadBalancerIP = '', sessionAffinity = '', clusterIP = '' } = flags
  if (selector === '') return 'selector must be specified'
  const pairs = parseLabelSpec(selector)
  if (typeof pairs === 'string') return pairs
  const own: Labels | string | undefined = labels === '' ? undefined : parseLabelSpec(labels)
  if (typeof own === 'string') return own
  const name = flags.name || flags.defaultName || ''
  if (name === '') return 'name must be specified'
  const ports = portsOf(flags)
  if (typeof ports === 'string') return ports
  if (sessionAffinity !== '' && sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') {
    return `unknown session affinity: ${sessionAffinity}`
  }
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(own === undefined ? {} : { labels: own }) },
    spec: {
      ...(ports.length === 0
        ? {}
        : { ports: ports.map((port) => ({ ...port, targetPort: targetOf(targetPort, port.port) })) }),
      selector: pairs,
      ...(externalIP === '' ? {} : { externalIPs: [externalIP] }),
      ...(type === '' ? {} : { type }),
      ...(type === 'LoadBalancer' && loadBalancerIP !== '' ? { loadBalancerIP } : {}),
      ...(sessionAffinity === '' ? {} : { sessionAffinity }),
      ...(clusterIP === '' ? {} : { clusterIP }),
    },
  }
}

function portsOf({
  port = '',
  ports = '',
  protocol = '',
  protocols = '',
  portName = '',
}: ExposeFlags): readonly GeneratedPort[] | string {
  const known = protocols === '' ? new Map<string, string[]>() : parseProtocols(protocols)
  if (typeof known === 'string') return known
  const text = ports || port
  if (text === '') return []
  const all: GeneratedPort[] = []
  const parts = text.split(',')
  for (const [index, part] of parts.entries()) {
    const number = numberOf(part)
    if (typeof number === 'string') return number
    const name = parts.length > 1 ? `port-${index + 1}` : portName
    const found = protocol === '' ? known.get(part) : undefined
    if (found !== undefined && found.length > 1) {
      for (const one of found)
        all.push({ name: `port-${index + 1}-${one.toLowerCase()}`, protocol: one, port: number })
      continue
    }
    const one = protocol || found?.[0] || 'TCP'
    all.push({ ...(name === '' ? {} : { name }), protocol: one, port: number })
  }
  return all
}

/** As Go's strconv.Atoi. */
function numberOf(text: string): number | string {
  if (!/^[+-]?\d+$/.test(text)) return `strconv.Atoi: parsing ${quoteText(text)}: invalid syntax`
  return Number(text)
}

/** A number where it reads as one that fits, else a name. */
function targetOf(text: string, port: number): number | string {
  if (text === '') return port
  return /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31 ? Number(text) : text
}

function parseProtocols(text: string): ReadonlyMap<string, readonly string[]> | string {
  const protocols = new Map<string, string[]>()
  for (const part of text.split(',')) {
    const pair = part.split('/')
    if (pair.length !== 2) return `unexpected port protocol mapping: ${part}`
    const [port = '', protocol = ''] = pair
    if (port === '') return 'unexpected empty port'
    if (protocol === '') return 'unexpected empty protocol'
    protocols.set(port, [...(protocols.get(port) ?? []), protocol])
  }
  return protocols
}

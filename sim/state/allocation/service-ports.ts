/**
 * Which node ports does a Service get? Those it asks for, if they are free in the whole cluster, and free ones for the
 * rest. On create, ports of the same number under different protocols share one node port.
 *
 * Models initNodePorts, updateNodePorts and allocHealthCheckNodePort of kubernetes/kubernetes
 * pkg/registry/core/service/storage/alloc.go.
 *
 * Example: ports 53/TCP with nodePort 30053 and 53/UDP without: both get 30053.
 */
import type { Service, ServicePort, ServiceSpec } from '../../api/service.ts'
import { needsHealthCheck, needsNodePorts } from '../../api/service-facts.ts'
import type { ParamsOf } from '../../catalogue/index.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../../diagnostic.ts'
import type { Random } from '../../random.ts'
import { refusal } from '../../validate/refusal.ts'
import { nextPort, portRefusal } from './node-port.ts'
import { nameOfHolder, type Supply } from './supply.ts'

/** The ports that one create or update takes: what it has taken is taken for itself too. */
interface Claim {
  readonly service: Service
  readonly supply: Supply
  readonly random: Random
  readonly taken: Set<number>
}

export function withNewPorts(service: Service, supply: Supply, random: Random): Outcome<Service> {
  const claim: Claim = { service, supply, random, taken: new Set() }
  const ports = needsNodePorts(service.spec) ? newPorts(service.spec, claim) : ok(service.spec.ports)
  if (!ports.ok) return ports
  return withHealthPort(withPorts(service, ports.value), needsHealthCheck(service.spec), claim)
}

export function withUpdatedPorts(
  service: Service,
  old: Service,
  supply: Supply,
  random: Random,
): Outcome<Service> {
  const claim: Claim = { service, supply, random, taken: new Set() }
  const ports = needsNodePorts(service.spec) ? updatedPorts(service.spec, old, claim) : ok(service.spec.ports)
  if (!ports.ok) return ports
  const isNew = !needsHealthCheck(old.spec) && needsHealthCheck(service.spec)
  return withHealthPort(withPorts(service, ports.value), isNew, claim)
}

type Ports = ServiceSpec['ports']

function newPorts(spec: ServiceSpec, claim: Claim): Outcome<Ports> {
  const ports = [...(spec.ports ?? [])]
  const shared = new Map<number, number>()
  for (const [index, port] of ports.entries()) {
    if (!port.nodePort && !allocatesUnasked(spec)) continue
    const sharedPort = shared.get(port.port)
    if (sharedPort !== undefined && (!port.nodePort || port.nodePort === sharedPort)) {
      ports[index] = { ...port, nodePort: sharedPort }
      continue
    }
    // Forward in the list, too: what a later port of this number asks for is what this one gets.
    const asked = sharedPort === undefined ? requestedFor(port.port, ports) : port.nodePort
    const given = asked ? takePort(asked, index, claim) : anyPort(port, claim)
    if (typeof given !== 'number') return refuse(given)
    ports[index] = { ...port, nodePort: given }
    if (sharedPort === undefined) shared.set(port.port, given)
  }
  return ok(spec.ports === undefined ? undefined : ports)
}

function requestedFor(number: number, ports: readonly ServicePort[]): number | undefined {
  return ports.find(({ port, nodePort }) => port === number && nodePort)?.nodePort
}

function updatedPorts(spec: ServiceSpec, old: Service, claim: Claim): Outcome<Ports> {
  const held = new Set(old.spec.ports?.map(({ nodePort }) => nodePort))
  const seen = new Set<string>()
  const ports: ServicePort[] = []
  for (const [index, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort && !allocatesUnasked(spec)) {
      ports.push(port)
      continue
    }
    const given = nodePortOnUpdate(port, index, held, claim)
    if (typeof given !== 'number') return refuse(given)
    const key = `${port.protocol} ${given}`
    if (seen.has(key)) return refuse(twice(port, given, index))
    seen.add(key)
    ports.push({ ...port, nodePort: given })
  }
  return ok(spec.ports === undefined ? undefined : ports)
}

function nodePortOnUpdate(
  port: ServicePort,
  index: number,
  held: ReadonlySet<number | undefined>,
  claim: Claim,
): number | Diagnostic {
  if (!port.nodePort) return anyPort(port, claim)
  if (held.has(port.nodePort) || claim.taken.has(port.nodePort)) return port.nodePort
  return takePort(port.nodePort, index, claim)
}

/** A load balancer that reaches pods by itself needs no node ports; specific ones it gets all the same. */
function allocatesUnasked({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean {
  return type !== 'LoadBalancer' || allocateLoadBalancerNodePorts !== false
}

function takePort(port: number, index: number, claim: Claim): number | Diagnostic {
  const refused = portRefusal(claim.supply.ports, port, isTakenIn(claim))
  if (refused === undefined) {
    claim.taken.add(port)
    return port
  }
  const path = ['spec', 'ports', index, 'nodePort']
  if (refused === 'not-in-range') {
    const params = { port, range: rangeText(claim) }
    return refusal('Invalid', 'allocation/port-out-of-range', params, path, port, whyRefused(refused, claim))
  }
  return refusal(
    'Invalid',
    'allocation/port-taken',
    takenFacts(port, claim),
    path,
    port,
    whyRefused(refused, claim),
  )
}

/** Unasked, by the luck of this very port, so that the order of the list does not matter. */
function anyPort({ port, protocol, name = '' }: ServicePort, claim: Claim): number | Diagnostic {
  const luck = claim.random.fork('node-port', port, protocol, name)
  const given = nextPort(claim.supply.ports, isTakenIn(claim), luck)
  if (given === undefined) return usedUp('failed to allocate a nodePort: range is full', claim)
  claim.taken.add(given)
  return given
}

function withHealthPort(service: Service, isNew: boolean, claim: Claim): Outcome<Service> {
  if (!isNew) return ok(service)
  const asked = service.spec.healthCheckNodePort
  if (!asked) {
    const given = nextPort(claim.supply.ports, isTakenIn(claim), claim.random.fork('health-check'))
    if (given === undefined) {
      return refuse(usedUp('failed to allocate a HealthCheck NodePort 0: range is full', claim))
    }
    return ok({ ...service, spec: { ...service.spec, healthCheckNodePort: given } })
  }
  const refused = portRefusal(claim.supply.ports, asked, isTakenIn(claim))
  if (refused === undefined) return ok(service)
  const upstream = `Internal error occurred: failed to allocate requested HealthCheck NodePort ${asked}: ${whyRefused(refused, claim)}`
  const whereabouts = { path: ['spec', 'healthCheckNodePort'], upstream }
  return refuse(
    refused === 'taken'
      ? diagnose('allocation/port-taken', takenFacts(asked, claim), whereabouts)
      : diagnose('allocation/port-out-of-range', { port: asked, range: rangeText(claim) }, whereabouts),
  )
}

function isTakenIn({ supply, taken }: Claim): (port: number) => boolean {
  return (port) => taken.has(port) || supply.holderOfPort(port) !== undefined
}

function whyRefused(refused: 'not-in-range' | 'taken', claim: Claim): string {
  if (refused === 'taken') return 'provided port is already allocated'
  return `provided port is not in the valid range. The range of valid ports is ${rangeText(claim)}`
}

function rangeText({ supply: { ports } }: Claim): string {
  return `${ports.first}-${ports.last}`
}

function takenFacts(port: number, { service, supply }: Claim): ParamsOf<'allocation/port-taken'> {
  const holder = supply.holderOfPort(port)
  const isOther = holder !== undefined && nameOfHolder(holder) !== nameOfHolder(service)
  return isOther ? { port, holder: nameOfHolder(holder) } : { port }
}

function usedUp(why: string, claim: Claim): Diagnostic {
  const upstream = `Internal error occurred: ${why}`
  return diagnose(
    'allocation/ports-used-up',
    { range: rangeText(claim) },
    { path: ['spec', 'ports'], upstream },
  )
}

function twice({ protocol }: ServicePort, port: number, index: number): Diagnostic {
  const upstream = `duplicate nodePort: {${protocol} ${port}}`
  const path = ['spec', 'ports', index, 'nodePort']
  return diagnose('allocation/port-twice', { port, protocol }, { path, upstream })
}

function withPorts(service: Service, ports: Ports): Service {
  return ports === undefined ? service : { ...service, spec: { ...service.spec, ports } }
}

/**
 * Does a port of a Service lead somewhere? To a container port of that name, and to a program that listens there.
 * Judged by what the pods' programs really do (container/listeners.ts), never by what a manifest declares.
 */
import { refOf } from '../api/kinds.ts'
import type { Protocol } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import type { Service, ServicePort } from '../api/service.ts'
import { listenersOf } from '../container/listeners.ts'
import { containersWithPorts, resolveTargetPort, targetPortOf } from '../container/target-port.ts'
import { type Diagnostic, diagnose, type Whereabouts } from '../diagnostic.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { earsOf, printEars } from './reachable.ts'
import { nameOf } from './service-name.ts'
import { placeOfContainer, writtenBy } from './written-by.ts'

/** Pods behind the Service that have no container port of the name that the Service port leads to. */
export function portUnnamed(
  service: Service,
  port: ServicePort,
  index: number,
  pods: readonly Pod[],
): readonly Diagnostic[] {
  const name = targetPortOf(port)
  if (typeof name === 'number') return []
  const without = pods.filter((pod) => resolveTargetPort(port, pod) === undefined)
  if (without.length === 0) return []
  const protocol = protocolOf(port)
  const declared = without.flatMap(containersWithPorts).flatMap(({ ports }) => ports ?? [])
  const names = [...new Set(declared.flatMap((one) => one.name ?? []))]
  const near = nearNames(name, names)
  const otherwise = declared.filter((one) => one.name === name).map((one) => `${name} (${protocolOf(one)})`)
  const facts = {
    service: nameOf(service),
    name,
    protocol,
    pods: without.length,
    names: otherwise.length > 0 ? otherwise.slice(0, 1) : near.length > 0 ? near : names.slice(0, 3),
    protocolDiffers: otherwise.length > 0,
  }
  const field = facts.protocolDiffers ? 'protocol' : 'targetPort'
  const at = { object: refOf(service), path: ['spec', 'ports', index, field] }
  return [diagnose('service/target-port-unnamed', facts, at)]
}

/** Ready pods in which nobody takes what comes to the port, though traffic is sent there. */
export function nobodyListens(
  state: ClusterState,
  service: Service,
  port: ServicePort,
  index: number,
  pods: readonly Pod[],
): readonly Diagnostic[] {
  const protocol = protocolOf(port)
  const deaf = new Map<number, Pod[]>()
  const shy: Pod[] = []
  for (const pod of pods) {
    const number = resolveTargetPort(port, pod)
    if (number === undefined) continue
    const ears = earsOf([pod]).filter((ear) => ear.port === number && ear.protocol === protocol)
    if (ears.some(({ loopbackOnly }) => !loopbackOnly)) continue
    if (ears.length > 0) shy.push(pod)
    else deaf.set(number, [...(deaf.get(number) ?? []), pod])
  }
  const findings = [...deaf].map(([number, list]) =>
    diagnose(
      'service/target-port-nobody-listens',
      {
        port: number,
        deaf: list.length,
        pods: pods.length,
        listens: printEars(earsOf(list), protocol),
        isPort: number === port.port,
        declaredAs: nameOfTarget(port),
      },
      whereDeclared(state, service, port, index, list),
    ),
  )
  return [...findings, ...shy.slice(0, 1).map((pod) => listensOnLoopback(state, service, port, index, pod))]
}

function listensOnLoopback(
  state: ClusterState,
  service: Service,
  port: ServicePort,
  index: number,
  pod: Pod,
): Diagnostic {
  const facts = { who: `Pod ${nameOf(pod)}`, port: resolveTargetPort(port, pod) ?? 0 }
  const { object, spec } = writtenBy(state, pod)
  const listener = listenersOf(pod).find((one) => one.port === facts.port)
  const container = listener && placeOfContainer(pod, listener.container)
  if (container === undefined) {
    return diagnose('traffic/listens-on-loopback-only', facts, {
      object: refOf(service),
      path: ['spec', 'ports', index, 'targetPort'],
    })
  }
  return diagnose('traffic/listens-on-loopback-only', facts, { object, path: [...spec, ...container] })
}

/** The number stands in the Service, or, behind a name, in the containers' ports. */
function whereDeclared(
  state: ClusterState,
  service: Service,
  port: ServicePort,
  index: number,
  [pod]: readonly Pod[],
): Whereabouts {
  const atService = { object: refOf(service), path: ['spec', 'ports', index, 'targetPort'] }
  const name = nameOfTarget(port)
  if (name === '' || pod === undefined) return atService
  for (const container of containersWithPorts(pod)) {
    const declared = (container.ports ?? []).findIndex((one) => one.name === name)
    const place = placeOfContainer(pod, container.name)
    if (declared < 0 || place === undefined) continue
    const { object, spec } = writtenBy(state, pod)
    return { object, path: [...spec, ...place, 'ports', declared, 'containerPort'] }
  }
  return atService
}

function nameOfTarget(port: ServicePort): string {
  const target = targetPortOf(port)
  return typeof target === 'string' ? target : ''
}

export function protocolOf(port: { readonly protocol?: Protocol }): Protocol {
  return port.protocol ?? 'TCP'
}

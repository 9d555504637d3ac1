/**
 * Why would a Service not answer? Findings from the cluster's state alone, without sending a request: the most likely
 * cause first, one message for each cause, none where all is well.
 *
 * The order is that of a search by hand: does the selector find pods, are they ready, do the ports lead to a program?
 */

import { refOf } from '../api/kinds.ts'
import type { Service, ServicePort } from '../api/service.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { hostAddress } from '../dns/address.ts'
import { isHeadless } from '../dns/targets.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { balancerFindings } from './balancer-findings.ts'
import { unusedEndpoints } from './endpoints-findings.ts'
import { nobodyListens, portUnnamed } from './port-findings.ts'
import { isReady, noneReady, unreadAnnotation } from './readiness-findings.ts'
import { selectsNothing } from './selector-findings.ts'
import { nameOf } from './service-name.ts'
import { handWritten, writtenBeside } from './slice-findings.ts'

/** About the port `only`; or about all of the Service's ports, and its load balancer. */
export function diagnoseService(
  state: ClusterState,
  service: Service,
  only?: ServicePort,
): readonly Diagnostic[] {
  if (service.spec.type === 'ExternalName') return aliasFindings(service)
  const outer = only === undefined ? balancerFindings(state, service) : []
  return [...innerFindings(state, service, only), ...outer]
}

function innerFindings(
  state: ClusterState,
  service: Service,
  only: ServicePort | undefined,
): readonly Diagnostic[] {
  const ports = (service.spec.ports ?? []).filter((port) => only === undefined || port === only)
  const selector = service.spec.selector ?? {}
  if (Object.keys(selector).length === 0) return handWritten(state, service, ports)
  return selected(state, service, ports)
}

function selected(
  state: ClusterState,
  service: Service,
  ports: readonly ServicePort[],
): readonly Diagnostic[] {
  const pods = state.podsMatching(service.metadata.namespace ?? '', service.spec.selector ?? {})
  if (pods.length === 0) return [selectsNothing(state, service), ...unusedEndpoints(state, service)]
  const indexOf = (port: ServicePort): number => (service.spec.ports ?? []).indexOf(port)
  const unnamed = ports.flatMap((port) => portUnnamed(service, port, indexOf(port), pods))
  const ready = service.spec.publishNotReadyAddresses === true ? pods : pods.filter(isReady)
  const unready = ready.length === 0 ? [noneReady(state, service, pods)] : []
  // Clients of a headless Service choose the port themselves.
  const judged = isHeadless(service) ? [] : ports
  const unheard = judged.flatMap((port) => nobodyListens(state, service, port, indexOf(port), ready))
  return [
    ...unnamed,
    ...unreadAnnotation(service, pods),
    ...unready,
    ...unheard,
    ...writtenBeside(state, service, ports),
    ...unusedEndpoints(state, service),
  ]
}

function aliasFindings(service: Service): readonly Diagnostic[] {
  const externalName = service.spec.externalName ?? ''
  if (Object.keys(service.spec.selector ?? {}).length > 0) {
    const facts = { service: nameOf(service), externalName }
    return [
      diagnose('service/alias-selects-nobody', facts, { object: refOf(service), path: ['spec', 'type'] }),
    ]
  }
  if (hostAddress(externalName) === undefined) return []
  const facts = { service: nameOf(service), externalName }
  const at = { object: refOf(service), path: ['spec', 'externalName'] }
  return [diagnose('service/external-name-is-an-address', facts, at)]
}

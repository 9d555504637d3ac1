/**
 * What does an update keep that its author left out? The addresses and ports that were given out to the Service, so
 * that applying the same manifest twice changes nothing; and clusterIP and clusterIPs follow each other.
 *
 * Models patchAllocatedValues and normalizeClusterIPs of kubernetes/kubernetes
 * pkg/registry/core/service/storage/storage.go.
 */
import type { Service, ServicePort, ServiceSpec } from '../../api/service.ts'
import { needsClusterIP, needsHealthCheck, needsNodePorts } from '../../api/service-facts.ts'
import { sameList } from '../../validate/service/type-change.ts'

/** A new Service that names one cluster IP names it in the list too. */
export function withClusterIPs(service: Service): Service {
  const { clusterIP = '', clusterIPs = [] } = service.spec
  if (clusterIP === '' || clusterIPs.length > 0) return service
  return { ...service, spec: { ...service.spec, clusterIPs: [clusterIP] } }
}

export function withKeptValues(service: Service, old: Service): Service {
  let spec = service.spec
  if (needsClusterIP(old.spec) && needsClusterIP(spec)) spec = withKeptClusterIPs(spec, old.spec)
  if (needsNodePorts(old.spec) && needsNodePorts(spec)) spec = withKeptNodePorts(spec, old.spec)
  if (needsHealthCheck(old.spec) && needsHealthCheck(spec)) spec = withKeptHealthPort(spec, old.spec)
  return { ...service, spec: withFollowingClusterIPs(spec, old.spec) }
}

function withKeptClusterIPs(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const clusterIP = spec.clusterIP || old.clusterIP
  const clusterIPs = isEmpty(spec.clusterIPs) ? old.clusterIPs : spec.clusterIPs
  return { ...spec, ...(clusterIP ? { clusterIP } : {}), ...(clusterIPs ? { clusterIPs } : {}) }
}

/** A port without a number keeps the one that the old port of the same name had, unless another port asks for it. */
function withKeptNodePorts(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const asked = new Set(spec.ports?.map(({ nodePort = 0 }) => nodePort))
  const byName = new Map(old.ports?.map(({ name = '', nodePort = 0 }) => [name, nodePort]))
  const keep = (port: ServicePort): ServicePort => {
    const before = byName.get(port.name ?? '') ?? 0
    return port.nodePort || before === 0 || asked.has(before) ? port : { ...port, nodePort: before }
  }
  return spec.ports === undefined ? spec : { ...spec, ports: spec.ports.map(keep) }
}

function withKeptHealthPort(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  if (spec.healthCheckNodePort || !old.healthCheckNodePort) return spec
  return { ...spec, healthCheckNodePort: old.healthCheckNodePort }
}

/** Whoever changes clusterIP alone, as old clients do, means the list too. */
function withFollowingClusterIPs(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const [before, now] = [old.clusterIP ?? '', spec.clusterIP ?? '']
  if (before === now) {
    return isEmpty(spec.clusterIPs) && old.clusterIPs !== undefined && old.clusterIPs.length > 0
      ? { ...spec, clusterIPs: old.clusterIPs }
      : spec
  }
  if (!sameList(spec.clusterIPs, old.clusterIPs)) return spec
  if (now !== '') return { ...spec, clusterIPs: [now] }
  const { clusterIPs: _, ...cleared } = spec
  return cleared
}

function isEmpty(list: readonly string[] | undefined): boolean {
  return list === undefined || list.length === 0
}

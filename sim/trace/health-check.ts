/**
 * Would a load balancer send traffic for a Service to this node? Under externalTrafficPolicy Local it asks kube-proxy at
 * healthCheckNodePort, which says whether the node has a ready endpoint; else any node that is ready will do.
 *
 * Sources: kubernetes/kubernetes pkg/proxy/healthcheck/service_health.go (the answer, its status and headers),
 * pkg/proxy/endpointslicecache.go and endpointsmap.go (LocalReadyEndpoints: distinct addresses, terminating ones do not
 * count), kubernetes/cloud-provider controllers/service/controller.go (which nodes are meant at all).
 */
import type { Node } from '../api/node.ts'
import type { Service } from '../api/service.ts'
import { needsHealthCheck } from '../api/service-facts.ts'
import type { HttpResponse } from '../api/trace.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { ClusterState } from '../state/cluster-state.ts'

/** The label that keeps load balancers away from a node; kubeadm puts it on the control plane. */
const excludeLabel = 'node.kubernetes.io/exclude-from-external-load-balancers'
/** The cluster autoscaler is about to take the node away. */
const goingTaint = 'ToBeDeletedByClusterAutoscaler'

/** Why a load balancer sends nothing to the node; undefined where it does. `local`: see `localEndpoints`. */
export function whyNotFit(
  service: Service,
  node: Node,
  local: ReadonlyMap<string, number>,
): Diagnostic | undefined {
  if (node.metadata.labels?.[excludeLabel] !== undefined) return diagnose('traffic/node-excluded', {})
  const isGoing = node.spec?.taints?.some(({ key }) => key === goingTaint) ?? false
  if (isGoing || !isReady(node)) return diagnose('traffic/node-not-ready', {})
  if (!needsHealthCheck(service.spec) || (local.get(node.metadata.name) ?? 0) > 0) return undefined
  return diagnose('traffic/node-fails-health-check', { port: service.spec.healthCheckNodePort ?? 0 })
}

function isReady({ status }: Node): boolean {
  return (status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True')
}

/** How many ready endpoints of the Service are on each node: addresses, whatever their ports. */
export function localEndpoints(state: ClusterState, { metadata }: Service): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const known = new Set<string>()
  for (const slice of state.slicesSeenByNodes(metadata.namespace ?? '', metadata.name)) {
    if ((slice.ports ?? []).length === 0) continue
    for (const { addresses, nodeName, conditions } of slice.endpoints ?? []) {
      const ip = addresses?.[0]
      if (ip === undefined || nodeName === undefined || conditions?.ready === false || known.has(ip)) continue
      known.add(ip)
      counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1)
    }
  }
  return counts
}

/** The Service whose health check answers at this port of every node. */
export function healthCheckAt(state: ClusterState, port: number): Service | undefined {
  const service = state.seenByNodes.serviceByNodePort(port)
  if (service === undefined || !needsHealthCheck(service.spec)) return undefined
  return service.spec.healthCheckNodePort === port ? service : undefined
}

/** What kube-proxy on the node answers, at any path. */
export function healthCheckAnswer(state: ClusterState, service: Service, node: Node): HttpResponse {
  const count = localEndpoints(state, service).get(node.metadata.name) ?? 0
  const { namespace = '', name } = service.metadata
  const lines = [
    '{',
    '\t"service": {',
    `\t\t"namespace": ${JSON.stringify(namespace)},`,
    `\t\t"name": ${JSON.stringify(name)}`,
    '\t},',
    `\t"localEndpoints": ${count},`,
    '\t"serviceProxyHealthy": true',
    '}',
  ]
  return {
    status: count > 0 ? 200 : 503,
    headers: {
      'Content-Type': 'application/json',
      'X-Content-Type-Options': 'nosniff',
      'X-Load-Balancing-Endpoint-Weight': String(count),
    },
    body: lines.join('\n'),
  }
}

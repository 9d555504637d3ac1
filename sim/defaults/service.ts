/**
 * What does the API server fill into a Service? Models SetDefaults_Service of kubernetes/kubernetes
 * pkg/apis/core/v1/defaults.go.
 *
 * Left out, because the API server does it later, when it writes the Service and knows the cluster's address ranges
 * (pkg/registry/core/service/storage): ipFamilies, ipFamilyPolicy, clusterIP, clusterIPs, node ports.
 *
 * Example: { port: 80 } becomes { port: 80, protocol: 'TCP', targetPort: 80 }
 */
import type { JsonObject } from '../api/meta.ts'
import {
  changeEach,
  changeField,
  changeStruct,
  fillAbsent,
  fillEmpty,
  isAbsent,
  isEmpty,
  isList,
  isObject,
} from './fill.ts'

/** Three hours: how long ClientIP affinity lasts unless the Service says otherwise. */
const affinitySeconds = 10800

export function defaultService(service: JsonObject): JsonObject {
  const filled = changeStruct(service, 'spec', defaultSpec)
  const { spec } = filled
  return isObject(spec) && spec.type === 'LoadBalancer' ? defaultIngressModes(filled) : filled
}

function defaultSpec(before: JsonObject): JsonObject {
  const spec = changeEach(
    defaultAffinity(fillEmpty(before, { sessionAffinity: 'None', type: 'ClusterIP' })),
    'ports',
    defaultPort,
  )
  const { type } = spec
  return fillAbsent(
    isExternallyAccessible(spec) ? fillEmpty(spec, { externalTrafficPolicy: 'Cluster' }) : spec,
    {
      ...(type === 'ClusterIP' || type === 'NodePort' || type === 'LoadBalancer'
        ? { internalTrafficPolicy: 'Cluster' }
        : {}),
      ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
    },
  )
}

/** Without affinity, how it would be set up is dropped; an affinity without a time gets the usual one. */
function defaultAffinity(spec: JsonObject): JsonObject {
  const { sessionAffinityConfig: config, ...rest } = spec
  if (spec.sessionAffinity === 'None') return config === undefined ? spec : rest
  if (spec.sessionAffinity !== 'ClientIP') return spec
  const clientIP = isObject(config) ? config.clientIP : undefined
  if (isObject(clientIP) && !isAbsent(clientIP.timeoutSeconds)) return spec
  return { ...rest, sessionAffinityConfig: { clientIP: { timeoutSeconds: affinitySeconds } } }
}

function defaultPort(port: JsonObject): JsonObject {
  const filled = fillEmpty(port, { protocol: 'TCP' })
  const targetPort = isEmpty(port.targetPort) ? (port.port ?? 0) : port.targetPort
  return targetPort === port.targetPort || targetPort === undefined ? filled : { ...filled, targetPort }
}

function isExternallyAccessible({ type, externalIPs }: JsonObject): boolean {
  if (type === 'LoadBalancer' || type === 'NodePort') return true
  return type === 'ClusterIP' && isList(externalIPs) && externalIPs.length > 0
}

/** An address of a load balancer is a virtual one unless its maker says it stands in front as a proxy. */
function defaultIngressModes(service: JsonObject): JsonObject {
  return changeField(service, 'status', (status) =>
    changeField(status, 'loadBalancer', (loadBalancer) =>
      changeEach(loadBalancer, 'ingress', (ingress) =>
        isEmpty(ingress.ip) ? ingress : fillAbsent(ingress, { ipMode: 'VIP' }),
      ),
    ),
  )
}

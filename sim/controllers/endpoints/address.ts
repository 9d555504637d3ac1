/**
 * How does one pod stand in a Service's Endpoints? Under one address: an Endpoints object holds one family, the first
 * of the Service's.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpoint/endpoints_controller.go (podToEndpointAddressForService).
 */
import type { EndpointAddress } from '../../api/endpoints.ts'
import type { IPFamily } from '../../api/meta.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { parseIP } from '../../ip/address.ts'
import { carriesHostname } from '../endpoint-slices/membership.ts'
import { hasClusterIP } from '../endpoint-slices/slice-labels.ts'

/** Undefined for a pod that has no address of the family. */
export function addressFor(pod: Pod, service: Service): EndpointAddress | undefined {
  const family = familyFor(service, pod)
  const ip = pod.status?.podIPs?.find((podIP) => familyOf(podIP.ip) === family)?.ip
  if (!ip) return undefined
  const { name, namespace, uid } = pod.metadata
  return {
    ip,
    ...(carriesHostname(pod, service) && pod.spec.hostname ? { hostname: pod.spec.hostname } : {}),
    ...(pod.spec?.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: {
      kind: 'Pod',
      ...(namespace === undefined ? {} : { namespace }),
      name,
      ...(uid === undefined ? {} : { uid }),
    },
  }
}

/** Without families, which an API server fills in, the cluster IP tells, and behind a headless Service the pod's own. */
function familyFor(service: Service, pod: Pod): IPFamily {
  const { ipFamilies, clusterIP } = service.spec
  const telling = hasClusterIP(service) ? clusterIP : pod.status?.podIP
  return ipFamilies?.[0] ?? familyOf(telling ?? '')
}

/** As upstream, what is no address counts as IPv4. */
function familyOf(ip: string): IPFamily {
  return ip.includes(':') ? (parseIP(ip)?.family ?? 'IPv4') : 'IPv4'
}

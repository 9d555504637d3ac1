/**
 * How does one pod look through one Service? As an endpoint: its addresses of one family, whether it takes traffic
 * (ready), could take traffic (serving), is about to stop (terminating), and where it runs.
 *
 * Source: kubernetes/endpointslice utils.go (podToEndpoint, getEndpointAddresses).
 * Example: a pod that is Ready and being deleted has ready false, serving true, terminating true.
 */
import type { AddressType, Endpoint } from '../../api/endpoint-slice.ts'
import { type Node, zoneLabel } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { parseIP, printIP } from '../../ip/address.ts'
import { carriesHostname, isPodReady, isTerminating } from './membership.ts'

/** `addresses` is empty when the pod has none of that type: such an endpoint stands in no slice. */
export function endpointFor(
  pod: Pod,
  service: Service,
  addressType: AddressType,
  node?: Node | null,
): Endpoint {
  const { name, namespace, uid } = pod.metadata
  const serving = isPodReady(pod)
  const terminating = isTerminating(pod)
  const zone = node?.metadata?.labels?.[zoneLabel]
  return {
    addresses: addressesOf(pod, addressType),
    conditions: {
      ready: service.spec?.publishNotReadyAddresses === true || (serving && !terminating),
      serving,
      terminating,
    },
    ...(carriesHostname(pod, service) && pod.spec.hostname ? { hostname: pod.spec.hostname } : {}),
    targetRef: {
      kind: 'Pod',
      ...(namespace === undefined ? {} : { namespace }),
      name,
      ...(uid === undefined ? {} : { uid }),
    },
    ...(pod.spec?.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    ...(zone ? { zone } : {}),
  }
}

/** The pod's addresses of one family, in canonical text; as upstream, what is no address counts as IPv4. */
function addressesOf(pod: Pod, addressType: AddressType): readonly string[] {
  const addresses: string[] = []
  for (const { ip } of pod.status?.podIPs ?? []) {
    const address = plainIPv4.test(ip) ? undefined : parseIP(ip)
    const family = address?.family ?? 'IPv4'
    if (family === addressType) addresses.push(address === undefined ? ip : printIP(address.bytes))
  }
  return addresses
}

/** Nearly every pod's address: canonical as it stands. */
const plainIPv4 = /^(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\.(?!$)|$)){4}$/

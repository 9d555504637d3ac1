/**
 * Which Endpoints object does a Service have, given all pods? One of its own name, which lists the addresses of the
 * pods that it selects: ready ones, and ones that are not ready, under the ports that they offer. Pods that are being
 * deleted are left out, unless the Service publishes addresses that are not ready. Deprecated since Kubernetes 1.33,
 * and still written for every Service with a selector; kube-proxy and cluster DNS read EndpointSlices.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpoint/endpoints_controller.go (syncService).
 * Leaves out: the annotation endpoints.kubernetes.io/last-change-trigger-time, which only measures delay.
 * Example: a Service app=web and two pods that carry it, one of them not ready: one subset, with one address in each list.
 */
import { type EndpointPort, headlessLabel } from '../../api/endpoint-slice.ts'
import type { EndpointSubset, Endpoints, EndpointsPort } from '../../api/endpoints.ts'
import type { Labels } from '../../api/meta.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { matchesSelector, sameLabels } from '../../labels.ts'
import { sameJson } from '../../state/same-json.ts'
import { isPodReady, podBelongs } from '../endpoint-slices/membership.ts'
import { endpointPortsFor } from '../endpoint-slices/ports.ts'
import { hasClusterIP } from '../endpoint-slices/slice-labels.ts'
import { addressFor } from './address.ts'
import { repackSubsets } from './repack.ts'
import { countAddresses, mostAddresses, overCapacityAnnotation, truncateSubsets } from './truncate.ts'

/** On every Endpoints object that this controller wrote. */
export const endpointsManagedByLabel = 'endpoints.kubernetes.io/managed-by'
export const endpointsControllerName = 'endpoint-controller'

/**
 * Undefined for a Service without a selector or of type ExternalName: others write its Endpoints. `existing` is the
 * object that stands; the same one comes back when it says all that it should.
 */
export function endpointsFor(
  service: Service,
  pods: readonly Pod[],
  existing?: Endpoints,
): Endpoints | undefined {
  const { selector } = service.spec ?? {}
  if (!keepsEndpoints(service)) return undefined
  const selected = pods.filter(
    ({ metadata }) =>
      metadata.namespace === service.metadata.namespace && matchesSelector(selector ?? {}, metadata.labels),
  )
  return endpointsOfSelected(service, selected, existing)
}

/** A selector without pairs, which no API server keeps, selects every pod here as it does in the controller. */
export function keepsEndpoints({ spec }: Service): boolean {
  return spec?.type !== 'ExternalName' && spec?.selector != null
}

/** The same for pods that are known to be the selected ones. */
export function endpointsOfSelected(
  service: Service,
  selected: readonly Pod[],
  existing: Endpoints | undefined,
): Endpoints {
  const subsets = subsetsFor(service, selected)
  return existing !== undefined && isUpToDate(existing, service, subsets)
    ? existing
    : written(service, subsets, existing)
}

function subsetsFor(service: Service, selected: readonly Pod[]): readonly EndpointSubset[] {
  const { publishNotReadyAddresses = false, ports } = service.spec
  // Without ports, only the name of a headless Service leads somewhere.
  if (!ports?.length && service.spec.clusterIP !== 'None') return []
  const subsets: EndpointSubset[] = []
  for (const pod of selected) {
    if (!podBelongs(pod, publishNotReadyAddresses)) continue
    const address = addressFor(pod, service)
    if (address === undefined) continue
    const offered = endpointPortsFor(service, pod).map(asEndpointsPort)
    if (ports?.length && offered.length === 0) continue
    const list = publishNotReadyAddresses || isPodReady(pod) ? 'addresses' : 'notReadyAddresses'
    subsets.push({ [list]: [address], ports: offered })
  }
  return repackSubsets(subsets)
}

function asEndpointsPort({ name, port = 0, ...others }: EndpointPort): EndpointsPort {
  return { ...(name ? { name } : {}), port, ...others }
}

/** What is over capacity is never up to date: it stands there cut, or is yet to be cut. */
function isUpToDate(existing: Endpoints, service: Service, subsets: readonly EndpointSubset[]): boolean {
  const { labels, annotations } = existing.metadata
  const standing = existing.subsets ?? []
  const { [headlessLabel]: _, ...compared } = labels ?? {}
  return (
    sameJson(standing, subsets) &&
    sameLabels(compared, withManager(withoutHeadless(service.metadata.labels))) &&
    countAddresses(standing) <= mostAddresses &&
    annotations?.[overCapacityAnnotation] === undefined
  )
}

function written(
  service: Service,
  all: readonly EndpointSubset[],
  existing: Endpoints | undefined,
): Endpoints {
  const { name, namespace, labels } = service.metadata
  const subsets = truncateSubsets(all)
  const { annotations: old, ...metadata } = existing?.metadata ?? {
    name,
    ...(namespace === undefined ? {} : { namespace }),
  }
  const annotations = annotationsFor(old, subsets !== all)
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      ...metadata,
      labels: withManager({
        ...withoutHeadless(labels),
        ...(hasClusterIP(service) ? {} : { [headlessLabel]: '' }),
      }),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    ...(subsets.length === 0 ? {} : { subsets }),
  }
}

function annotationsFor(old: Labels | undefined, truncated: boolean): Labels {
  const { [overCapacityAnnotation]: _, [triggerTimeAnnotation]: __, ...kept } = old ?? {}
  return truncated ? { ...kept, [overCapacityAnnotation]: 'truncated' } : kept
}

const triggerTimeAnnotation = 'endpoints.kubernetes.io/last-change-trigger-time'

function withManager(labels: Labels): Labels {
  return { ...labels, [endpointsManagedByLabel]: endpointsControllerName }
}

function withoutHeadless(labels: Labels | undefined): Labels {
  const { [headlessLabel]: _, ...others } = labels ?? {}
  return others
}

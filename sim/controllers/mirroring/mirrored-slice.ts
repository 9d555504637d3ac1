/**
 * What does a slice look like that mirrors an Endpoints object, and which slices are such mirrors? Labels and
 * annotations are copied, but for those that only kubectl and the Endpoints controller read.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpointslicemirroring utils.go (newEndpointSlice, addressToEndpoint),
 * reconciler.go (needRebuildExistingSlices), endpointslicemirroring_controller.go (endpointSlicesMirroredForService).
 */
import {
  type Endpoint,
  type EndpointSlice,
  managedByLabel,
  serviceNameLabel,
} from '../../api/endpoint-slice.ts'
import type { EndpointAddress, Endpoints } from '../../api/endpoints.ts'
import type { IPFamily, Labels } from '../../api/meta.ts'
import { parseIP, printIP } from '../../ip/address.ts'
import { sameLabels } from '../../labels.ts'
import { type SliceShape, slicePrefix } from '../endpoint-slices/new-slice.ts'

/** The value of the managed-by label on every slice that this controller keeps. */
export const mirroringControllerName = 'endpointslicemirroring-controller.k8s.io'

export function isMirrorOf({ metadata }: EndpointSlice, namespace: string, serviceName: string): boolean {
  return (
    (metadata.namespace ?? '') === namespace &&
    metadata.labels?.[serviceNameLabel] === serviceName &&
    metadata.labels[managedByLabel] === mirroringControllerName
  )
}

/** An empty mirror. Its name is still '': the API server completes `generateName` when it is made. */
export function newMirror(endpoints: Endpoints, shape: SliceShape): EndpointSlice {
  const { name, namespace, uid = '', labels } = endpoints.metadata
  const annotations = annotationsFor(endpoints)
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: slicePrefix(name),
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...labels, [serviceNameLabel]: name, [managedByLabel]: mirroringControllerName },
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Endpoints', name, uid, controller: true, blockOwnerDeletion: true },
      ],
    },
    addressType: shape.addressType,
    endpoints: [],
    ports: shape.ports,
  }
}

/** Whether a mirror has the labels, the annotations and the owner that a new one would have. */
export function wearsWhatItMirrors({ metadata }: EndpointSlice, endpoints: Endpoints): boolean {
  const { name, uid = '', labels = {} } = endpoints.metadata
  const { [managedByLabel]: _, [serviceNameLabel]: __, ...copied } = metadata.labels ?? {}
  const isOfAnother = (metadata.ownerReferences ?? []).some(
    (owner) => owner.kind === 'Endpoints' && owner.name === name && owner.uid !== uid,
  )
  return (
    sameLabels(labels, copied) &&
    sameLabels(annotationsFor(endpoints), metadata.annotations ?? {}) &&
    !isOfAnother
  )
}

function annotationsFor({ metadata }: Endpoints): Labels {
  const annotations = Object.entries(metadata.annotations ?? {})
  return Object.fromEntries(annotations.filter(([key]) => !notCopied.includes(key)))
}

const notCopied: readonly string[] = [
  'endpoints.kubernetes.io/last-change-trigger-time',
  'kubectl.kubernetes.io/last-applied-configuration',
]

/** The address in its one spelling, so that an irregular one is mended; undefined for what is no IP address. */
export function endpointFrom(
  { ip, hostname, nodeName, targetRef }: EndpointAddress,
  ready: boolean,
): { readonly family: IPFamily; readonly endpoint: Endpoint } | undefined {
  const address = parseIP(ip ?? '')
  if (address === undefined) return undefined
  const endpoint: Endpoint = {
    addresses: [printIP(address.bytes)],
    conditions: { ready },
    ...(hostname ? { hostname } : {}),
    ...(targetRef == null ? {} : { targetRef }),
    ...(nodeName == null ? {} : { nodeName }),
  }
  return { family: address.family, endpoint }
}

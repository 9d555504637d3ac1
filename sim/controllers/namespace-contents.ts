/**
 * What does every namespace have from its beginning? The ServiceAccount `default`, as which pods speak to the API server,
 * and the ConfigMap `kube-root-ca.crt` with the certificate by which they know it. Whoever deletes one gets it again.
 *
 * Source: kubernetes/kubernetes pkg/controller/serviceaccount/serviceaccounts_controller.go,
 * pkg/controller/certificates/rootcacertpublisher/publisher.go.
 * Leaves out: the certificate itself, since nobody connects to the API server.
 */
import type { ConfigMap } from '../api/config-map.ts'
import type { ServiceAccount } from '../api/service-account.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { type Controller, nothing } from './controller.ts'

const accountName = 'default'
const certificateName = 'kube-root-ca.crt'

export const namespaceContents: Controller = {
  name: 'namespace contents',
  watches: {
    Namespace: ({ old, new: namespace }) =>
      old === undefined && namespace !== undefined ? [namespace.metadata.name] : nothing,
    ServiceAccount: (change, state) => lost(change, accountName, state),
    ConfigMap: (change, state) => lost(change, certificateName, state),
  },
  sync: (names, store) => {
    for (const namespace of names) {
      if (!isLasting(namespace, store)) continue
      if (store.get('ServiceAccount', namespace, accountName) === undefined) store.put(account(namespace))
      if (store.get('ConfigMap', namespace, certificateName) === undefined) store.put(certificate(namespace))
    }
  },
}

function account(namespace: string): ServiceAccount {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: accountName, namespace } }
}

function certificate(namespace: string): ConfigMap {
  const description = [
    'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the',
    'internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes',
    'clusters.',
  ].join(' ')
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: certificateName, namespace, annotations: { 'kubernetes.io/description': description } },
    data: { 'ca.crt': '' },
  }
}

interface Lost {
  readonly old?: ServiceAccount | ConfigMap
  readonly new?: ServiceAccount | ConfigMap
}

function lost({ old, new: object }: Lost, name: string, state: ClusterState): readonly string[] {
  const namespace = old?.metadata.namespace
  if (object !== undefined || old?.metadata.name !== name || namespace === undefined) return nothing
  return isLasting(namespace, state) ? [namespace] : nothing
}

function isLasting(namespace: string, state: ClusterState): boolean {
  const found = state.get('Namespace', undefined, namespace)
  return found !== undefined && found.status?.phase !== 'Terminating'
}

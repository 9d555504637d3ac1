/**
 * What is in a cluster before anybody applied anything? The namespaces, the API server's own Service with its
 * endpoint, and the cluster's DNS: the Service kube-system/kube-dns in front of two CoreDNS pods.
 *
 * Models what kube-apiserver makes at its start (kubernetes/kubernetes pkg/controlplane) and kubeadm's addons. The rest
 * of kube-system (etcd, the control plane's static pods, kube-proxy, the network plugin) is left out. What CoreDNS
 * answers is a function of the cluster's state (sim/dns); these pods are who answers.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import { serviceNameLabel } from '../api/endpoint-slice.ts'
import type { Endpoints } from '../api/endpoints.ts'
import type { KubeObject } from '../api/kinds.ts'
import type { Namespace } from '../api/node.ts'
import type { Service } from '../api/service.ts'
import type { ClusterSettings } from '../api/settings.ts'
import type { Deployment } from '../api/workload.ts'
import { familiesOf } from '../scenario.ts'
import { ipAt, ipRange, isAllocatable } from '../state/allocation/cluster-ip.ts'
import { controlPlaneAddress } from './nodes.ts'

export function systemObjects(settings: ClusterSettings): readonly KubeObject[] {
  return [
    ...['default', 'kube-node-lease', 'kube-public', 'kube-system'].map(namespace),
    kubernetesService(settings),
    kubernetesSlice(settings),
    kubernetesEndpoints(settings),
    dnsService(settings),
    coreDNS,
  ]
}

function namespace(name: string): Namespace {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
}

/** The API server takes the first address of its range for itself. */
function kubernetesService(settings: ClusterSettings): Service {
  const clusterIP = ipOf(settings, 0)
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { component: 'apiserver', provider: 'kubernetes' },
    },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ...(clusterIP === undefined ? {} : { clusterIP }),
      ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 6443 }],
    },
  }
}

function kubernetesSlice(settings: ClusterSettings): EndpointSlice {
  const [addressType = 'IPv4'] = familiesOf(settings)
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'kubernetes', namespace: 'default', labels: { [serviceNameLabel]: 'kubernetes' } },
    addressType,
    endpoints: [{ addresses: [controlPlaneAddress(addressType)], conditions: { ready: true } }],
    ports: [{ name: 'https', protocol: 'TCP', port: 6443 }],
  }
}

/** The API server writes both lists itself, so this one is not to be mirrored. */
function kubernetesEndpoints(settings: ClusterSettings): Endpoints {
  const [family = 'IPv4'] = familiesOf(settings)
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
    },
    subsets: [
      {
        addresses: [{ ip: controlPlaneAddress(family) }],
        ports: [{ name: 'https', protocol: 'TCP', port: 6443 }],
      },
    ],
  }
}

/** kubeadm takes the tenth address; --cluster-dns may name another one of the range. */
function dnsService(settings: ClusterSettings): Service {
  const asked = settings.clusterDNS?.find((ip) => settings.serviceCIDRs.some((cidr) => isIn(cidr, ip)))
  const clusterIP = asked ?? ipOf(settings, 9)
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kube-dns',
      namespace: 'kube-system',
      labels: {
        'k8s-app': 'kube-dns',
        'kubernetes.io/cluster-service': 'true',
        'kubernetes.io/name': 'CoreDNS',
      },
    },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ...(clusterIP === undefined ? {} : { clusterIP }),
      selector: { 'k8s-app': 'kube-dns' },
      ports: [
        { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 },
        { name: 'dns-tcp', protocol: 'TCP', port: 53, targetPort: 53 },
        { name: 'metrics', protocol: 'TCP', port: 9153, targetPort: 9153 },
      ],
    },
  }
}

const coreDNS: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'coredns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    template: {
      metadata: { labels: { 'k8s-app': 'kube-dns' } },
      spec: {
        containers: [
          {
            name: 'coredns',
            image: 'registry.k8s.io/coredns/coredns:v1.13.1',
            args: ['-conf', '/etc/coredns/Corefile'],
            ports: [
              { name: 'dns', protocol: 'UDP', containerPort: 53 },
              { name: 'dns-tcp', protocol: 'TCP', containerPort: 53 },
              { name: 'metrics', protocol: 'TCP', containerPort: 9153 },
            ],
          },
        ],
        dnsPolicy: 'Default',
      },
    },
  },
}

function ipOf({ serviceCIDRs: [first] }: ClusterSettings, value: number): string | undefined {
  const range = ipRange(first)
  return range === undefined || value >= range.band.size ? undefined : ipAt(range, value)
}

function isIn(cidr: string, ip: string): boolean {
  const range = ipRange(cidr)
  return range !== undefined && isAllocatable(range, ip)
}

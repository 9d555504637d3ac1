/**
 * What does installing ingress-nginx bring into a cluster? Its namespace, the controller as a Deployment, the Service
 * before it, its settings, and the IngressClass nginx.
 *
 * Without a cloud as `minikube addons enable ingress` installs it (kubernetes/minikube deploy/addons/ingress): a NodePort
 * Service, nginx as the default class, and ports 80 and 443 of the node that the controller is on: the control plane, as
 * in kind, so that its address is known beforehand. With a cloud as kubernetes/ingress-nginx
 * deploy/static/provider/cloud: a LoadBalancer Service, and no default class.
 *
 * Leaves out the admission webhook (its Service, its Jobs, its Secret), what RBAC grants, and the ten seconds before
 * the first probe, so that the controller is ready when its container runs.
 */
import { defaultClassAnnotation, type IngressClass } from '../api/ingress.ts'
import type { KubeObject } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { ContainerPort } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import type { ClusterSettings } from '../api/settings.ts'
import type { Deployment } from '../api/workload.ts'

const ingressNginxNamespace = 'ingress-nginx'

/** The last release before the project was retired, in March 2026. */
const image = 'registry.k8s.io/ingress-nginx/controller:v1.15.1'
const name = 'ingress-nginx-controller'
const ofAll: Labels = {
  'app.kubernetes.io/name': 'ingress-nginx',
  'app.kubernetes.io/instance': 'ingress-nginx',
}
const labels: Labels = { ...ofAll, 'app.kubernetes.io/component': 'controller' }

const controlPlane = 'node-role.kubernetes.io/control-plane'

/** In the order in which they are created. */
export function ingressNginxObjects(cloud: ClusterSettings['cloud']): readonly KubeObject[] {
  const inCloud = cloud !== 'none'
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ingressNginxNamespace, labels: ofAll } },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: ingressNginxNamespace, labels },
      ...(inCloud ? {} : { data: { hsts: 'false' } }),
    },
    service(inCloud),
    deployment(inCloud),
    ingressClass(inCloud),
  ]
}

function service(inCloud: boolean): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: ingressNginxNamespace, labels },
    spec: {
      type: inCloud ? 'LoadBalancer' : 'NodePort',
      sessionAffinity: 'None',
      ...(inCloud ? { externalTrafficPolicy: 'Local' } : {}),
      selector: labels,
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http', appProtocol: 'http' },
        { name: 'https', port: 443, protocol: 'TCP', targetPort: 'https', appProtocol: 'https' },
      ],
    },
  }
}

function deployment(inCloud: boolean): Deployment {
  const probe = {
    httpGet: { path: '/healthz', port: 10_254, scheme: 'HTTP' },
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
  } as const
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: ingressNginxNamespace, labels },
    spec: {
      selector: { matchLabels: labels },
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: {
        metadata: { labels },
        spec: {
          dnsPolicy: 'ClusterFirst',
          nodeSelector: { 'kubernetes.io/os': 'linux', ...(inCloud ? {} : { [controlPlane]: '' }) },
          ...(inCloud
            ? {}
            : { tolerations: [{ key: controlPlane, operator: 'Equal', effect: 'NoSchedule' }] }),
          containers: [
            {
              name: 'controller',
              image,
              imagePullPolicy: 'IfNotPresent',
              args: argsOf(inCloud),
              env: [
                { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
                { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
              ],
              livenessProbe: { ...probe, failureThreshold: 5 },
              readinessProbe: { ...probe, failureThreshold: 3 },
              ports: [port('http', 80, inCloud), port('https', 443, inCloud)],
            },
          ],
        },
      },
    },
  }
}

function argsOf(inCloud: boolean): readonly string[] {
  return [
    '/nginx-ingress-controller',
    '--election-id=ingress-nginx-leader',
    '--controller-class=k8s.io/ingress-nginx',
    ...(inCloud
      ? ['--ingress-class=nginx', `--publish-service=$(POD_NAMESPACE)/${name}`]
      : ['--report-node-internal-ip-address']),
    `--configmap=$(POD_NAMESPACE)/${name}`,
  ]
}

/** Behind a load balancer nobody has to know the nodes. */
function port(name: string, containerPort: number, inCloud: boolean): ContainerPort {
  return { name, containerPort, protocol: 'TCP', ...(inCloud ? {} : { hostPort: containerPort }) }
}

function ingressClass(inCloud: boolean): IngressClass {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: {
      name: 'nginx',
      labels,
      ...(inCloud ? {} : { annotations: { [defaultClassAnnotation]: 'true' } }),
    },
    spec: { controller: 'k8s.io/ingress-nginx' },
  }
}

/** The clusters that are measured: manifests by the thousand, parsed before the clock starts. */
import { type JsonObject, type Manifest, manifestOf, type Scenario } from '../sim/index.ts'

/** One node for every hundred pods: a kubelet takes 110. */
export function scenarioFor(pods: number): Scenario {
  const nodes = Array.from({ length: Math.ceil(pods / 100) }, (_, index) => ({
    name: `node-${index + 1}`,
    zone: `zone-${'abc'.charAt(index % 3)}`,
  }))
  return { nodes }
}

/** A readiness and a liveness probe, as most pods have them. */
export const probed: JsonObject = {
  readinessProbe: { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 5 },
  livenessProbe: { httpGet: { path: '/healthz', port: 8080 } },
}

/** `count` Services, each with a Deployment of `replicas` pods behind it; `more` is added to their container. */
export function shops(count: number, replicas: number, more: JsonObject = {}): readonly Manifest[] {
  return Array.from({ length: count }, (_, index) => [
    deployment(`shop-${index}`, replicas, more),
    service(`shop-${index}`),
  ])
    .flat()
    .map((object) => manifestOf(object))
}

export function service(name: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
  }
}

export function deployment(name: string, replicas: number, more: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name, tier: 'front' } }, spec: podSpec(more) },
    },
  }
}

export function pod(name: string, labels: Readonly<Record<string, string>>): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: podSpec() }
}

function podSpec(more: JsonObject = {}): JsonObject {
  const image = 'registry.k8s.io/e2e-test-images/agnhost:2.53'
  const ports = [{ containerPort: 8080 }]
  return { containers: [{ name: 'main', image, args: ['netexec'], ports, ...more }] }
}

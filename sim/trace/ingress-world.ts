/** A cluster with an Ingress controller, for the tests of this room. Not part of the simulator. */
import type { Certificates } from '../api/certificates.ts'
import type { HttpRequest, IngressHop, Trace } from '../api/trace.ts'
import { Cluster } from '../cluster.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { parseManifests } from '../manifest/parse.ts'
import { randomFrom } from '../random.ts'
import type { Scenario } from '../scenario.ts'
import { traceRequest } from '../trace.ts'

export function manifests(text: string): readonly Manifest[] {
  const parsed = parseManifests({ name: 'test.yaml', text })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  return parsed.value
}

/** Pods that answer with what they were asked, and a client. */
export function ingressWorld(text: string, scenario: Scenario = {}, certificates?: Certificates): Cluster {
  const cluster = new Cluster({ ingressController: 'ingress-nginx', ...scenario }, { certificates })
  add(cluster, pod('client', 'curlimages/curl', 'command: [sleep, infinity]'))
  add(cluster, text)
  return cluster
}

export function add(cluster: Cluster, text: string): void {
  const applied = cluster.apply(manifests(text))
  if (!applied.ok) throw new Error(JSON.stringify(applied.diagnostics))
}

export function pod(name: string, image: string, more = '', labels = `app: ${name}`): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { ${labels} } }
spec: { containers: [{ name: main, image: ${image}, ${more} }] }
`
}

/** A pod and a Service of one name: whoami answers with the request as it got it. */
export function app(name: string, port = 80): string {
  return `${pod(name, 'traefik/whoami', `args: ["--name=${name}"]`)}---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: ${port}, targetPort: 80 }] }
`
}

/** `rules` as spec of an Ingress. */
export function ingress(name: string, spec: string, annotations = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, annotations: { ${annotations} } }
spec: ${spec}
`
}

export function path(path: string, service: string, pathType = 'Prefix', port = 'number: 80'): string {
  return `{ path: '${path}', pathType: ${pathType}, backend: { service: { name: ${service}, port: { ${port} } } } }`
}

export function rules(host: string, ...paths: readonly string[]): string {
  return `{ rules: [{ ${host === '' ? '' : `host: "${host}", `}http: { paths: [${paths.join(', ')}] } }] }`
}

/** From the pod client to the controller's Service, by a name that is resolved there. */
export function ask(cluster: Cluster, url: string, more: Partial<HttpRequest> = {}, seed = 1): Trace {
  const [, scheme, host = '', port, target = ''] = /^(https?):\/\/([^/:]+)(?::(\d+))?(.*)$/.exec(url) ?? []
  const isTls = scheme === 'https'
  const service = cluster.state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')
  const request: HttpRequest = {
    scheme: isTls ? 'https' : 'http',
    host,
    port: Number(port ?? (isTls ? 443 : 80)),
    method: 'GET',
    path: target === '' ? '/' : target,
    headers: {},
    address: service?.spec.clusterIP ?? '',
    ...more,
  }
  const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
  return traceRequest(cluster.state, origin, request, randomFrom(seed))
}

export function hopOf(trace: Trace): IngressHop | undefined {
  return trace.hops.find((hop): hop is IngressHop => hop.at === 'ingress')
}

/** '200 web', '503', 'refused': how it ended, and which pod answered. */
export function outcome(trace: Trace): string {
  const { verdict, response } = trace
  if (verdict !== 'answered' || response === undefined) return verdict
  const name = /^Name: (.*)$/m.exec(response.body)?.[1]
  return `${response.status}${name === undefined ? '' : ` ${name}`}`
}

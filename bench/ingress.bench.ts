/** How long does it take to find the rule for a request, and how does that grow with the number of rules? */
import {
  Cluster,
  type Ingress,
  manifestOf,
  type Origin,
  randomFrom,
  routerFor,
  traceRequest,
} from '../sim/index.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'
import { pod, scenarioFor, shops } from './worlds.ts'

const suite: Suite = async () => {
  const sizes = [10, 100, 1_000]
  const hosts: Row[] = []
  for (const rules of sizes) hosts.push(await routes(rules, 'hosts'))
  const paths: Row[] = []
  for (const rules of sizes) paths.push(await routes(rules, 'paths of one host'))
  return [...hosts, ...paths, await builds(1_000), await throughIngress(10), await throughIngress(1_000)]
}
export default suite

/** The router alone, once it stands. */
async function routes(rules: number, what: 'hosts' | 'paths of one host'): Promise<Row> {
  const router = routerFor(ingresses(rules, what))
  const last =
    what === 'hosts'
      ? { host: `host-${rules - 1}.example.com`, path: '/a/b' }
      : { host: 'host-0.example.com', path: `/path-${rules - 1}/a` }
  if (router.route(last) === undefined) throw new Error('nobody takes the request')
  const many = 1_000
  const timing = await time(() => {
    for (let count = 0; count < many; count++) router.route(last)
  })
  const each = timing.median / many
  return {
    what: `an Ingress controller routes by ${rules.toLocaleString('en')} ${what}`,
    value: milliseconds(each),
    note: `${many} at a time: ${spread(timing)}`,
    aim: { text: 'under 10 µs', met: each < 0.01 },
  }
}

async function builds(rules: number): Promise<Row> {
  const all = ingresses(rules, 'hosts')
  const timing = await time(() => routerFor(all))
  return {
    what: `an Ingress controller reads ${rules.toLocaleString('en')} Ingresses anew`,
    value: milliseconds(timing.median),
    note: spread(timing),
  }
}

/** The whole story: from a pod to the controller's Service, through one of the Ingresses to a pod. */
async function throughIngress(count: number): Promise<Row> {
  const cluster = new Cluster({ ...scenarioFor(200), ingressController: 'ingress-nginx' })
  cluster.apply([...shops(1, 10), manifestOf(pod('client', { app: 'client' }))])
  cluster.apply(ingresses(count, 'hosts').map((ingress) => manifestOf(ingress as never)))
  const { state } = cluster
  const origin: Origin = { from: 'pod', namespace: 'default', name: 'client' }
  const host = `host-${count - 1}.example.com`
  const address = state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')?.spec.clusterIP ?? ''
  const request = { scheme: 'http', host, address, port: 80, method: 'GET', path: '/', headers: {} } as const
  const random = randomFrom(1)
  const trace = traceRequest(state, origin, request, random)
  if (trace.response?.status !== 200) throw new Error(`the request was ${trace.verdict}`)
  const timing = await time(() => traceRequest(state, origin, request, random), { runs: 200 })
  return {
    what: `a request through one of ${count.toLocaleString('en')} Ingresses`,
    value: `${Math.round(1000 / timing.median).toLocaleString('en')} a second`,
    note: spread(timing),
  }
}

/** One Ingress a host, or one with all paths. */
function ingresses(count: number, what: 'hosts' | 'paths of one host'): readonly Ingress[] {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const backend = { service: { name: 'shop-0', port: { number: 80 } } }
  const path = (text: string) => ({ path: text, pathType: 'Prefix', backend }) as const
  const named = (name: string, host: string, paths: readonly string[]): Ingress => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'default' },
    spec: { ingressClassName: 'nginx', rules: [{ host, http: { paths: paths.map(path) } }] },
  })
  if (what === 'hosts')
    return numbers.map((number) => named(`web-${number}`, `host-${number}.example.com`, ['/']))
  return [
    named(
      'web',
      'host-0.example.com',
      numbers.map((number) => `/path-${number}`),
    ),
  ]
}

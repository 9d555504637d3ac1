/** How many requests a second go through a Service, told hop by hop? */
import {
  Cluster,
  type JsonObject,
  type Manifest,
  manifestOf,
  type Origin,
  pickEndpoint,
  proxyRulesFor,
  randomFrom,
  traceRequest,
} from '../sim/index.ts'
import { type Row, type Suite, spread, time } from './measure.ts'
import { pod, scenarioFor, shops } from './worlds.ts'

const suite: Suite = async () => [
  await picks(1_000),
  await throughService(10, 10),
  await throughService(100, 10),
  await throughService(1, 1_000),
  await fromOutside(10),
  await fromOutside(1_000),
]
export default suite

/** kube-proxy's choice alone, once its rules stand. */
async function picks(pods: number): Promise<Row> {
  const cluster = new Cluster(scenarioFor(pods))
  cluster.apply(shops(1, pods))
  const { state } = cluster
  const service = state.get('Service', 'default', 'shop-0')
  const [node] = state.list('Node')
  const [rule] = service && node ? proxyRulesFor(service, state.slicesOf('default', 'shop-0'), node) : []
  if (rule === undefined) throw new Error('the Service has no rule')
  const random = randomFrom(1)
  const many = 1_000
  const timing = await time(() => {
    for (let count = 0; count < many; count++) pickEndpoint(rule, { ip: '10.244.0.9' }, random)
  })
  const perSecond = (many * 1000) / timing.median
  return {
    what: `kube-proxy picks one of ${pods.toLocaleString('en')} endpoints`,
    value: `${Math.round(perSecond).toLocaleString('en')} a second`,
    note: `${many} at a time: ${spread(timing)}`,
    aim: { text: 'over 200,000 a second', met: perSecond > 200_000 },
  }
}

async function throughService(services: number, pods: number): Promise<Row> {
  const cluster = new Cluster(scenarioFor(services * pods + 100))
  cluster.apply([...shops(services, pods), manifestOf(pod('client', { app: 'client' }))])
  const { state } = cluster
  const origin: Origin = { from: 'pod', namespace: 'default', name: 'client' }
  const request = { scheme: 'http', host: 'shop-0', port: 80, method: 'GET', path: '/', headers: {} } as const
  const random = randomFrom(1)
  const trace = traceRequest(state, origin, request, random)
  if (trace.verdict !== 'answered') throw new Error(`the request was ${trace.verdict}`)
  const timing = await time(() => traceRequest(state, origin, request, random), { runs: 200 })
  return {
    what: `a request by name through one of ${services} Services of ${pods} pods`,
    value: `${Math.round(1000 / timing.median).toLocaleString('en')} a second`,
    note: spread(timing),
  }
}

/** By the load balancer, a node and kube-proxy there, under externalTrafficPolicy Local. */
async function fromOutside(services: number): Promise<Row> {
  const pods = 10
  const cloud = { name: 'example', addresses: ['198.18.0.0/16'] }
  const cluster = new Cluster({ ...scenarioFor(services * pods), cloud })
  const outer = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' } as const
  cluster.apply(shops(services, pods).map((manifest) => exposed(manifest, outer)))
  const { state } = cluster
  const [entry] = state.get('Service', 'default', 'shop-0')?.status?.loadBalancer?.ingress ?? []
  const origin: Origin = { from: 'outside', ip: '203.0.113.9' }
  const host = entry?.ip ?? ''
  const request = { scheme: 'http', host, port: 80, method: 'GET', path: '/', headers: {} } as const
  const random = randomFrom(1)
  const trace = traceRequest(state, origin, request, random)
  if (trace.verdict !== 'answered') throw new Error(`the request was ${trace.verdict}`)
  const timing = await time(() => traceRequest(state, origin, request, random), { runs: 200 })
  return {
    what: `a request from outside to one of ${services.toLocaleString('en')} load balancers`,
    value: `${Math.round(1000 / timing.median).toLocaleString('en')} a second`,
    note: `${state.list('Node').length} nodes, ${spread(timing)}`,
  }
}

function exposed(manifest: Manifest, spec: object): Manifest {
  if (manifest.kind !== 'Service') return manifest
  return manifestOf({
    ...manifest.value,
    spec: { ...(manifest.value.spec as object), ...spec },
  } as JsonObject)
}

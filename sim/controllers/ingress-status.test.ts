/** The addresses in the status of an Ingress. */
import { expect, it } from 'vitest'
import { manifestOf } from '../manifest/manifest.ts'
import { add, app, ingress, ingressWorld, path, rules } from '../trace/ingress-world.ts'

const web = ingress('web', rules('a.com', path('/', 'web')))
const cloud = { name: 'example', addresses: ['203.0.113.0/24'] } as const

function addresses(cluster: ReturnType<typeof ingressWorld>, name = 'web') {
  return cluster.state.get('Ingress', 'default', name)?.status?.loadBalancer?.ingress?.map(({ ip }) => ip)
}

it('are those of the node that the controller is on', () => {
  expect(addresses(ingressWorld(web))).toEqual(['172.18.0.2'])
})

it('are those of the load balancer, where a cloud makes one', () => {
  const cluster = ingressWorld(web.replace('spec: {', 'spec: { ingressClassName: nginx,'), { cloud })
  cluster.rest()
  expect(addresses(cluster)).toEqual(
    cluster.state
      .get('Service', 'ingress-nginx', 'ingress-nginx-controller')
      ?.status?.loadBalancer?.ingress?.map(({ ip }) => ip),
  )
  expect(addresses(cluster)).toHaveLength(1)
})

it('are none where nobody takes the Ingress up', () => {
  expect(addresses(ingressWorld(web.replace('spec: {', 'spec: { ingressClassName: other,')))).toBeUndefined()
})

it('stay when the class changes: nobody is left to take them away', () => {
  const cluster = ingressWorld(web)
  add(cluster, web.replace('spec: {', 'spec: { ingressClassName: other,'))
  expect(addresses(cluster)).toEqual(['172.18.0.2'])
})

it('go when the last pod of the controller stops, and come back with it', () => {
  const cluster = ingressWorld([app('web'), web].join('---\n'))
  const scale = (replicas: number) => {
    const deployment = cluster.state.get('Deployment', 'ingress-nginx', 'ingress-nginx-controller')
    if (deployment === undefined) throw new Error('no controller')
    cluster.replace(manifestOf({ ...deployment, spec: { ...deployment.spec, replicas } } as never))
    cluster.rest()
  }
  scale(0)
  expect(addresses(cluster)).toBeUndefined()
  scale(1)
  expect(addresses(cluster)).toEqual(['172.18.0.2'])
})

it('are written to what came before the controller, once its class is set', () => {
  const cluster = ingressWorld(web.replace('spec: {', 'spec: { ingressClassName: nginx,'), {
    ingressController: 'none',
  })
  expect(addresses(cluster)).toBeUndefined()
  cluster.enableAddOn('ingress')
  expect(addresses(cluster)).toEqual(['172.18.0.2'])
})

it('come with an event, by which one sees that a controller took the Ingress up', () => {
  const ref = { kind: 'Ingress', namespace: 'default', name: 'web' } as const
  expect(ingressWorld(web).state.eventsOf(ref)).toMatchObject([
    { reason: 'Sync', message: 'Scheduled for sync', component: 'nginx-ingress-controller' },
  ])
  const other = web.replace('spec: {', 'spec: { ingressClassName: other,')
  expect(ingressWorld(other).state.eventsOf(ref)).toEqual([])
})

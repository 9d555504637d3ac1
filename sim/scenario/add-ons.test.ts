/** What can be added to a cluster that runs, and taken away again. */
import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'

const isThere = (cluster: Cluster) => cluster.addOns().find(({ name }) => name === 'ingress')?.enabled

it('an add-on is enabled and disabled', () => {
  const cluster = new Cluster()
  expect(isThere(cluster)).toBe(false)
  cluster.enableAddOn('ingress')
  expect(isThere(cluster)).toBe(true)
  expect(cluster.state.list('Pod', 'ingress-nginx')).toHaveLength(1)
  expect(cluster.state.get('IngressClass', undefined, 'nginx')).toBeDefined()
  cluster.disableAddOn('ingress')
  cluster.rest()
  expect(isThere(cluster)).toBe(false)
  expect(cluster.state.get('Namespace', undefined, 'ingress-nginx')).toBeUndefined()
  expect(cluster.state.get('IngressClass', undefined, 'nginx')).toBeUndefined()
})

it('a scenario may start with it, and enabling it again changes nothing', () => {
  const cluster = new Cluster({ ingressController: 'ingress-nginx' })
  const { resourceVersion } = cluster.state
  cluster.enableAddOn('ingress')
  expect(cluster.state.resourceVersion).toBe(resourceVersion)
})

it.each([
  ['without a cloud, by a node port and host ports', 'none', 'NodePort', [80, 443]],
  [
    'with a cloud, by a load balancer',
    { name: 'example', addresses: ['203.0.113.0/24'] },
    'LoadBalancer',
    [undefined, undefined],
  ],
] as const)('%s', (_, cloud, type, hostPorts) => {
  const { state } = new Cluster({ ingressController: 'ingress-nginx', cloud })
  expect(state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')?.spec.type).toBe(type)
  const [pod] = state.list('Pod', 'ingress-nginx')
  expect(pod?.spec.containers[0]?.ports?.map(({ hostPort }) => hostPort)).toEqual(hostPorts)
  expect(pod?.status?.phase).toBe('Running')
})

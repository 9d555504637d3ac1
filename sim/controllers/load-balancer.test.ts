import { describe, expect, it } from 'vitest'
import type { Service } from '../api/service.ts'
import type { Cloud } from '../api/settings.ts'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import type { Scenario } from '../scenario.ts'
import { cleanupFinalizer } from './load-balancer.ts'

const cloud: Cloud = { name: 'example', addresses: ['203.0.113.0/29'] }

function service(name: string, spec = 'type: LoadBalancer'): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { ${spec}, selector: { app: web }, ports: [{ port: 80 }] }
---
`
}

function world(scenario: Scenario, ...services: readonly string[]): Cluster {
  const cluster = new Cluster(scenario)
  apply(cluster, ...services)
  return cluster
}

function apply(cluster: Cluster, ...services: readonly string[]): void {
  for (const text of services) {
    const parsed = parseManifests({ name: 'web.yaml', text })
    cluster.apply(parsed.ok ? parsed.value : [])
  }
}

function get(cluster: Cluster, name = 'web'): Service | undefined {
  return cluster.state.get('Service', 'default', name)
}

function addresses(cluster: Cluster, name = 'web'): readonly (string | undefined)[] {
  return (get(cluster, name)?.status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip)
}

async function explained(cluster: Cluster, name = 'web'): Promise<readonly unknown[]> {
  const findings = await cluster.view().explain({ kind: 'Service', name })
  return findings.flatMap(({ code, params }) =>
    code === 'service/no-load-balancer-address' && 'why' in params ? [params.why] : [],
  )
}

describe('a Service of type LoadBalancer', () => {
  it('waits for ever where there is no cloud, and it is said why', async () => {
    const cluster = world({}, service('web'))
    cluster.advance(3600)
    expect(get(cluster)?.status).toEqual({ loadBalancer: {} })
    expect(get(cluster)?.metadata.finalizers).toBeUndefined()
    expect(await explained(cluster)).toEqual(['no-cloud'])
  })

  it('gets the first free address of the cloud, and a finalizer', async () => {
    const cluster = world({ cloud }, service('web'), service('shop'))
    expect(get(cluster)?.status?.loadBalancer).toEqual({ ingress: [{ ip: '203.0.113.1', ipMode: 'VIP' }] })
    expect(addresses(cluster, 'shop')).toEqual(['203.0.113.2'])
    expect(get(cluster)?.metadata.finalizers).toEqual([cleanupFinalizer])
    expect(await explained(cluster)).toEqual([])
    expect(
      cluster.state
        .eventsOf({ kind: 'Service', namespace: 'default', name: 'web' })
        .map(({ reason }) => reason),
    ).toEqual(['EnsuringLoadBalancer', 'EnsuredLoadBalancer'])
  })

  it('gets it after a while where the cloud takes its time', async () => {
    const cluster = world({ cloud: { ...cloud, loadBalancerSeconds: 30 } }, service('web'))
    expect(addresses(cluster)).toEqual([])
    expect(await explained(cluster)).toEqual(['waiting'])
    cluster.advance(29)
    expect(addresses(cluster)).toEqual([])
    cluster.advance(1)
    expect(addresses(cluster)).toEqual(['203.0.113.1'])
  })

  it.each([
    [
      'of another class is left to its controller',
      'type: LoadBalancer, loadBalancerClass: example.com/lb',
      [],
      'other-class',
    ],
    [
      'that asks for an address gets it',
      'type: LoadBalancer, loadBalancerIP: 203.0.113.5',
      ['203.0.113.5'],
      undefined,
    ],
    [
      'that asks for an address of somebody else waits',
      'type: LoadBalancer, loadBalancerIP: 198.51.100.1',
      [],
      'address-not-to-be-had',
    ],
    ['of another type gets nothing', 'type: NodePort', [], undefined],
  ])('%s', async (_, spec, ips, why) => {
    const cluster = world({ cloud }, service('web', spec))
    expect(addresses(cluster)).toEqual(ips)
    expect(await explained(cluster)).toEqual(why === undefined ? [] : [why])
  })

  it('waits where no address is left, and gets the next that is given back', async () => {
    const cluster = world(
      { cloud: { ...cloud, addresses: ['203.0.113.7/32'] } },
      service('web'),
      service('shop'),
    )
    expect(addresses(cluster, 'shop')).toEqual([])
    expect(await explained(cluster, 'shop')).toEqual(['no-address-left'])
    cluster.delete({ kind: 'Service', namespace: 'default', name: 'web' })
    expect(addresses(cluster, 'shop')).toEqual(['203.0.113.7'])
  })

  it('gives its address and its finalizer back when its type changes', () => {
    const cluster = world({ cloud }, service('web'), service('web', 'type: NodePort'))
    expect(get(cluster)?.status).toEqual({ loadBalancer: {} })
    expect(get(cluster)?.metadata.finalizers).toBeUndefined()
    apply(cluster, service('shop'))
    expect(addresses(cluster, 'shop')).toEqual(['203.0.113.1'])
  })

  it('goes, once the load balancer is gone', () => {
    const cluster = world({ cloud }, service('web'))
    expect(cluster.delete({ kind: 'Service', namespace: 'default', name: 'web' })).toBe(true)
    expect(get(cluster)).toBeUndefined()
  })

  it('gets an address of each of its families that the cloud has', () => {
    const scenario: Scenario = {
      serviceCIDRs: ['10.96.0.0/16', 'fd00:10:96::/112'],
      cloud: { name: 'example', addresses: ['203.0.113.0/29', '2001:db8::/64'] },
    }
    const cluster = world(scenario, service('web', 'type: LoadBalancer, ipFamilyPolicy: RequireDualStack'))
    expect(addresses(cluster)).toEqual(['203.0.113.1', '2001:db8::1'])
  })

  it('of mode Proxy says so', () => {
    const cluster = world({ cloud: { ...cloud, ipMode: 'Proxy' } }, service('web'))
    expect(get(cluster)?.status?.loadBalancer?.ingress).toEqual([{ ip: '203.0.113.1', ipMode: 'Proxy' }])
  })
})

it('load balancers keep away from the control plane', () => {
  const web = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: main, image: nginx }] }
---
`
  const cluster = world({ cloud }, web + service('web'))
  const request = {
    scheme: 'http',
    host: '203.0.113.1',
    port: 80,
    method: 'GET',
    path: '/',
    headers: {},
  } as const
  const [hop] = cluster.request({ from: 'outside', ip: '198.51.100.9' }, request).hops
  expect(hop).toMatchObject({
    at: 'load-balancer',
    outcome: 'forwarded',
    among: 3,
    passedOver: [{ what: 'control-plane', why: { code: 'traffic/node-excluded' } }],
  })
})

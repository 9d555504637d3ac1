import { describe, expect, it } from 'vitest'
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import { Cluster } from '../../cluster.ts'
import { parseManifests } from '../../manifest/parse.ts'

const apply = (cluster: Cluster, text: string): readonly string[] => {
  const parsed = parseManifests({ name: 'file.yaml', text })
  if (!parsed.ok) throw new Error(parsed.diagnostics.map(({ code }) => code).join())
  return cluster.apply(parsed.value).diagnostics.map(({ code }) => code)
}

const pod = (name: string, labels = 'app: web'): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { ${labels} } }
spec: { containers: [{ name: main, image: nginx, ports: [{ containerPort: 80 }] }] }
`
const service = (selector = ''): string => `apiVersion: v1
kind: Service
metadata: { name: external-service }
spec: { ${selector} ports: [{ port: 80 }] }
`
const endpoints = (addresses: readonly string[], labels = ''): string => `apiVersion: v1
kind: Endpoints
metadata: { name: external-service, labels: { ${labels} } }
subsets: [{ addresses: [${addresses.map((ip) => `{ ip: ${ip} }`).join(', ')}], ports: [{ port: 80 }] }]
`

/** Two pods and a client that no Service selects. */
const world = (): { cluster: Cluster; ips: readonly string[] } => {
  const cluster = new Cluster()
  apply(cluster, [pod('web-1'), pod('web-2'), pod('client', 'app: client')].join('---\n'))
  const ips = ['web-1', 'web-2'].map((name) => cluster.state.get('Pod', 'default', name)?.status?.podIP ?? '')
  return { cluster, ips }
}

const slices = ({ state }: Cluster): readonly EndpointSlice[] => state.slicesOf('default', 'external-service')

const verdictOf = async (cluster: Cluster): Promise<string> => {
  const request = {
    scheme: 'http',
    host: 'external-service',
    port: 80,
    method: 'GET',
    path: '/',
    headers: {},
  } as const
  return (await cluster.view().request({ from: 'pod', namespace: 'default', name: 'client' }, request))
    .verdict
}

describe('Endpoints written by hand', () => {
  it('lead requests to their addresses, and are said to be deprecated', async () => {
    const { cluster, ips } = world()
    apply(cluster, service())
    expect(await verdictOf(cluster)).toBe('refused')
    expect(apply(cluster, endpoints(ips))).toEqual(['endpoint/endpoints-deprecated'])
    expect(slices(cluster).map((slice) => slice.endpoints.flatMap(({ addresses }) => addresses))).toEqual([
      ips,
    ])
    expect(await verdictOf(cluster)).toBe('answered')
  })

  it('may come before their Service', async () => {
    const { cluster, ips } = world()
    apply(cluster, endpoints(ips))
    expect(slices(cluster)).toEqual([])
    apply(cluster, service())
    expect(await verdictOf(cluster)).toBe('answered')
  })

  it('are followed when they change and when they go', async () => {
    const { cluster, ips } = world()
    apply(cluster, `${service()}---\n${endpoints(ips)}`)
    const [before] = slices(cluster)
    apply(cluster, endpoints(ips.slice(0, 1)))
    const [after] = slices(cluster)
    expect(after?.endpoints).toHaveLength(1)
    expect(after?.metadata.name).toBe(before?.metadata.name)
    cluster.delete({ kind: 'Endpoints', namespace: 'default', name: 'external-service' })
    expect(slices(cluster)).toEqual([])
    expect(await verdictOf(cluster)).toBe('refused')
  })

  it('go with their Service', () => {
    const { cluster, ips } = world()
    apply(cluster, `${service()}---\n${endpoints(ips)}`)
    cluster.delete({ kind: 'Service', namespace: 'default', name: 'external-service' })
    expect(cluster.state.get('Endpoints', 'default', 'external-service')).toBeUndefined()
    expect(slices(cluster)).toEqual([])
  })

  it('are not mirrored when they ask not to be', () => {
    const { cluster, ips } = world()
    apply(cluster, `${service()}---\n${endpoints(ips)}`)
    apply(cluster, endpoints(ips, "'endpointslice.kubernetes.io/skip-mirror': 'true'"))
    expect(slices(cluster)).toEqual([])
  })

  it('are mirrored anew when somebody removes the mirror', () => {
    const { cluster, ips } = world()
    apply(cluster, `${service()}---\n${endpoints(ips)}`)
    const name = slices(cluster)[0]?.metadata.name ?? ''
    cluster.delete({ kind: 'EndpointSlice', namespace: 'default', name })
    expect(slices(cluster)).toHaveLength(1)
  })

  it('stop being mirrored once the Service has a selector, and hold its pods', () => {
    const { cluster } = world()
    apply(cluster, `${service()}---\n${endpoints(['11.11.11.11', '22.22.22.22'])}`)
    apply(cluster, service('selector: { app: web },'))
    const managers = slices(cluster).map(
      ({ metadata }) => metadata.labels?.['endpointslice.kubernetes.io/managed-by'],
    )
    expect(managers).toEqual(['endpointslice-controller.k8s.io'])
    const [subset] = cluster.state.get('Endpoints', 'default', 'external-service')?.subsets ?? []
    expect(subset?.addresses?.map(({ targetRef }) => targetRef?.name)).toEqual(['web-1', 'web-2'])
  })
})

describe('Endpoints of a Service with a selector', () => {
  const names = ({ state }: Cluster): unknown =>
    state
      .get('Endpoints', 'default', 'external-service')
      ?.subsets?.flatMap(({ addresses = [] }) => addresses.map(({ targetRef }) => targetRef?.name))

  it('follow its pods', () => {
    const { cluster } = world()
    apply(cluster, service('selector: { app: web },'))
    expect(names(cluster)).toEqual(['web-1', 'web-2'])
    apply(cluster, pod('web-2', 'app: other'))
    expect(names(cluster)).toEqual(['web-1'])
    apply(cluster, service('selector: { app: nobody },'))
    expect(names(cluster)).toBeUndefined()
  })

  it('are written again when somebody deletes them', () => {
    const { cluster } = world()
    apply(cluster, service('selector: { app: web },'))
    cluster.delete({ kind: 'Endpoints', namespace: 'default', name: 'external-service' })
    expect(names(cluster)).toEqual(['web-1', 'web-2'])
  })

  it('are left as somebody wrote them until a pod changes', () => {
    const { cluster } = world()
    apply(cluster, service('selector: { app: web },'))
    apply(cluster, endpoints(['11.11.11.11']))
    expect(names(cluster)).toEqual([undefined])
    apply(cluster, pod('web-3'))
    expect(names(cluster)).toEqual(['web-1', 'web-2', 'web-3'])
  })

  it('end with their namespace', () => {
    const { cluster } = world()
    const inShop = (text: string): string => text.replace('metadata: { ', 'metadata: { namespace: shop, ')
    apply(cluster, 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n')
    apply(cluster, `${inShop(service('selector: { app: web },'))}---\n${inShop(pod('web-1'))}`)
    expect(cluster.state.list('Endpoints', 'shop')).toHaveLength(1)
    cluster.delete({ kind: 'Namespace', name: 'shop' })
    cluster.advance(60)
    expect(cluster.state.get('Namespace', undefined, 'shop')).toBeUndefined()
    expect(cluster.state.list('Endpoints', 'shop')).toEqual([])
  })
})

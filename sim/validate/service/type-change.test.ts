import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { Service } from '../../api/service.ts'
import { dropTypeDependentFields } from './type-change.ts'
import { type Fields, portWith, serviceWith } from './valid-service.ts'

const address = {
  clusterIP: '10.0.0.1',
  clusterIPs: ['10.0.0.1'],
  ipFamilies: ['IPv4'],
  ipFamilyPolicy: 'SingleStack',
}
const exposed = { type: 'NodePort', externalTrafficPolicy: 'Cluster', ports: [portWith({ nodePort: 30080 })] }

/** The spec after a change of `before` into `now`, without what every Service has. */
function specAfter(before: Fields, now: Fields): Fields {
  const { selector, sessionAffinity, internalTrafficPolicy, type, ...spec } = dropTypeDependentFields(
    serviceWith(now),
    serviceWith(before),
  ).spec
  return spec
}

describe('a change of type', () => {
  it('to ExternalName frees the addresses', () => {
    expect(specAfter(address, { ...address, type: 'ExternalName' })).toEqual({ ports: [portWith()] })
  })

  it('keeps an address that changes with it, for validation to refuse', () => {
    const now = { ...address, clusterIP: '10.0.0.9', clusterIPs: ['10.0.0.9'], type: 'ExternalName' }
    expect(specAfter(address, now)).toEqual({
      ports: [portWith()],
      clusterIP: '10.0.0.9',
      clusterIPs: ['10.0.0.9'],
    })
  })

  it('to ClusterIP gives the node ports back, and the policy', () => {
    expect(specAfter(exposed, { ...exposed, type: 'ClusterIP' })).toEqual({ ports: [portWith()] })
  })

  it('keeps a node port that comes with it', () => {
    const ports = [portWith({ nodePort: 30099 })]
    expect(specAfter(exposed, { ...exposed, type: 'ClusterIP', ports })).toEqual({ ports })
  })

  it('from NodePort to LoadBalancer keeps the node ports', () => {
    const { type: _, ...kept } = exposed
    expect(specAfter(exposed, { ...exposed, type: 'LoadBalancer' })).toEqual(kept)
  })

  it('away from LoadBalancer forgets the load balancer', () => {
    const fields = {
      allocateLoadBalancerNodePorts: true,
      loadBalancerClass: 'a/b',
      healthCheckNodePort: 30001,
    }
    const before = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ...fields }
    expect(specAfter(before, { ...before, type: 'ClusterIP' })).toEqual({ ports: [portWith()] })
    const old = {
      ...serviceWith(before),
      status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } },
    } as Service
    const now = { ...serviceWith({ type: 'ClusterIP' }), status: old.status } as Service
    expect(dropTypeDependentFields(now, old).status).toEqual({ loadBalancer: {} })
  })

  it('that is none changes nothing', () => {
    const service = serviceWith({ ...exposed, ...address })
    expect(dropTypeDependentFields(service, service)).toEqual(service)
  })
})

interface Expected {
  readonly nodePorts: readonly number[]
  readonly [field: string]: unknown
}
const { cases } = upstreamCases<{ readonly old: Service; readonly new: Service }, Expected>(
  'service-update-type-change',
)

describe.skipIf(cases.length === 0)('upstream: dropTypeDependentFields', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    const { nodePorts, ...fields } = expected
    const { spec } = dropTypeDependentFields(input.new, input.old)
    expect(spec.ports?.map(({ nodePort }) => nodePort ?? 0)).toEqual(nodePorts)
    for (const [field, value] of Object.entries(fields)) {
      expect([field, (spec as unknown as Fields)[field] ?? null]).toEqual([field, value])
    }
  })
})

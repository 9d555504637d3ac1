/** Why has a Service of type LoadBalancer no outer address? Nobody makes one, or not yet, or none can be had. */
import { refOf } from '../api/kinds.ts'
import type { Service } from '../api/service.ts'
import type { ServiceOutsideFacts } from '../catalogue/service-outside.ts'
import { balancerAddresses, cloudOf } from '../controllers/load-balancer.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { nameOf } from './service-name.ts'

type Facts = ServiceOutsideFacts['service/no-load-balancer-address']

export function balancerFindings(state: ClusterState, service: Service): readonly Diagnostic[] {
  const { spec, status } = service
  if (spec.type !== 'LoadBalancer' || (status?.loadBalancer?.ingress ?? []).length > 0) return []
  const reason = whyPending(state, service)
  const facts = { service: nameOf(service), ...reason }
  return [
    diagnose('service/no-load-balancer-address', facts, { object: refOf(service), path: pathOf(reason) }),
  ]
}

function whyPending(state: ClusterState, service: Service): Pick<Facts, 'why' | 'detail'> {
  const { loadBalancerClass, loadBalancerIP } = service.spec
  if (loadBalancerClass !== undefined) return { why: 'other-class', detail: loadBalancerClass }
  const cloud = cloudOf(state)
  if (cloud === undefined) return { why: 'no-cloud', detail: '' }
  if (balancerAddresses(state, cloud, service).length > 0) return { why: 'waiting', detail: cloud.name }
  return loadBalancerIP
    ? { why: 'address-not-to-be-had', detail: loadBalancerIP }
    : { why: 'no-address-left', detail: cloud.name }
}

function pathOf({ why }: Pick<Facts, 'why'>): readonly string[] {
  if (why === 'other-class') return ['spec', 'loadBalancerClass']
  return why === 'address-not-to-be-had' ? ['spec', 'loadBalancerIP'] : ['spec', 'type']
}

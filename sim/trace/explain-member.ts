/**
 * Why does the name of one pod behind a Service, db-0.db, lead nowhere? Two halves have to meet: the pod says its
 * hostname and its subdomain, and a Service of that name selects it; then its slice carries the hostname.
 *
 * Source: kubernetes/kubernetes pkg/controller/statefulset/stateful_set_utils.go (updateIdentity), kubernetes/endpointslice
 * utils.go (ShouldSetHostname), kubernetes/dns docs/specification.md 2.4.1.
 */
import { refOf } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import { type Diagnostic, diagnose, type Whereabouts } from '../diagnostic.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { isReady } from './readiness-findings.ts'
import type { Sender } from './sender.ts'
import { writtenBy } from './written-by.ts'

/** Undefined where a name is not of that form, or neither such a Service nor such a pod is there. */
export function explainMember(
  state: ClusterState,
  sender: Sender,
  name: string,
): readonly Diagnostic[] | undefined {
  const [host = '', subdomain = '', namespace = sender.namespace ?? 'default'] = labelsOf(state, name)
  if (subdomain === '') return undefined
  const service = state.get('Service', namespace, subdomain)
  const pod = state.list('Pod', namespace).find((one) => hostOf(one) === host)
  if (service === undefined && pod?.spec.subdomain !== subdomain) return undefined
  const facts = { name, service: `${namespace}/${subdomain}`, host, has: pod?.spec.subdomain ?? '' }
  if (pod === undefined) {
    return (
      service && [diagnose('dns/no-such-member', { ...facts, why: 'no-pod' }, { object: refOf(service) })]
    )
  }
  if (service === undefined) {
    return [diagnose('dns/no-such-member', { ...facts, why: 'no-service' }, whereSubdomainIsSet(state, pod))]
  }
  if (pod.spec.subdomain !== subdomain || !pod.spec.hostname) {
    return [diagnose('dns/no-such-member', { ...facts, why: 'subdomain' }, whereSubdomainIsSet(state, pod))]
  }
  const isSelected = state.podsMatching(namespace, service.spec.selector ?? {}).includes(pod)
  const object = refOf(service)
  if (!isSelected) {
    const where = { object, path: ['spec', 'selector'] }
    return [diagnose('dns/no-such-member', { ...facts, why: 'not-selected' }, where)]
  }
  if (isReady(pod)) return undefined
  return [diagnose('dns/no-such-member', { ...facts, why: 'not-ready' }, { object })]
}

/** Hostname, Service and perhaps a namespace. A name that says `svc` leaves no namespace out: web.shop.svc is a Service. */
function labelsOf({ settings }: ClusterState, name: string): readonly string[] {
  const bare = name.toLowerCase().replace(/\.$/, '')
  const domain = `.${settings.clusterDomain}`
  const below = bare.endsWith(domain) ? bare.slice(0, -domain.length) : bare
  const isExplicit = below.endsWith('.svc')
  const labels = (isExplicit ? below.slice(0, -'.svc'.length) : below).split('.')
  return labels.length === 3 || (labels.length === 2 && !isExplicit) ? labels : []
}

function hostOf({ metadata, spec }: Pod): string {
  return spec.hostname ?? metadata.name
}

/** A StatefulSet gives its pods its serviceName. */
function whereSubdomainIsSet(state: ClusterState, pod: Pod): Whereabouts {
  const { object, spec } = writtenBy(state, pod)
  if (object.kind === 'StatefulSet') return { object, path: ['spec', 'serviceName'] }
  return { object, path: [...spec, 'subdomain'] }
}

/**
 * Why does a name lead to no address? The Service is called differently, is in another namespace, has nobody to stand
 * for, is an alias, or the sender does not ask the cluster's DNS at all.
 * Long because each way in which a name is written wrong has its rule here.
 */
import { refOf } from '../api/kinds.ts'
import type { Service } from '../api/service.ts'
import type { DnsHop } from '../api/trace.ts'
import { type Diagnostic, diagnose, type Whereabouts } from '../diagnostic.ts'
import { clusterZone } from '../dns/cluster-zone.ts'
import { fqdn, isWithin } from '../dns/fqdn.ts'
import { queryDns } from '../dns/query.ts'
import { isHeadless } from '../dns/targets.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { diagnoseService } from './diagnose-service.ts'
import { explainMember } from './explain-member.ts'
import { resolverOf } from './look-up.ts'
import type { Sender } from './sender.ts'
import { nameOf } from './service-name.ts'
import { writtenBy } from './written-by.ts'

/** What a name was probably meant to be: `web`, `web.shop`, `web.shop.svc.cluster.local`. */
interface Meant {
  readonly service: string
  readonly namespace: string
  /** It says the namespace, or that it is a Service's. */
  readonly isExplicit: boolean
  /** It has a part before the Service's: db-0.db.shop.svc is one pod of it. */
  readonly isMember: boolean
}

export function explainName(state: ClusterState, sender: Sender, hop: DnsHop): readonly Diagnostic[] {
  const meant = meantBy(state, sender, hop.name)
  const service = meant && state.get('Service', meant.namespace, meant.service)
  const resolver = resolverOf(state, sender)
  if (meant === undefined) return [noSuchName(hop, [])]
  if (service && !resolver.asksClusterDns) {
    const facts = { server: hop.server ?? '', sender: sender.words }
    return [diagnose('dns/cluster-dns-not-asked', facts, whereDnsIsSet(state, sender))]
  }
  const member = service === undefined || meant.isMember ? explainMember(state, sender, hop.name) : undefined
  if (member) return member
  if (service) return explainService(state, sender, service, hop)
  return (
    elsewhere(state, sender, meant, hop) ??
    swapped(state, meant, hop) ??
    near(state, meant, hop) ?? [unknown(state, hop, meant)]
  )
}

/** The Service is there; why does its name give the sender no address? */
function explainService(
  state: ClusterState,
  sender: Sender,
  service: Service,
  hop: DnsHop,
): readonly Diagnostic[] {
  const name = nameOf(service)
  const object = refOf(service)
  if (service.spec.type === 'ExternalName') return explainAlias(state, sender, service)
  const fullName = `${service.metadata.name}.${service.metadata.namespace ?? ''}.svc.${state.settings.clusterDomain}`
  const { answer } = queryDns(clusterZone(state), fqdn(fullName), 'A')
  const reached = hop.tried.some((tried) => tried.name === fqdn(fullName))
  if (!reached && answer.length > 0) {
    if (!isBeginningOf(fullName, hop.name, state)) return [noSuchName(hop, [fullName], object)]
    return [
      diagnose('dns/short-name-not-searched', { name: hop.name, fullName }, whereDnsIsSet(state, sender)),
    ]
  }
  if (isHeadless(service) && answer.length === 0) {
    const faults = diagnoseService(state, service)
    const missing = diagnose(
      'dns/headless-without-ready',
      { service: `Service ${name}` },
      { object, path: ['spec', 'clusterIP'] },
    )
    return faults.length > 0 ? [...faults, missing] : [missing]
  }
  return [diagnose('dns/no-address', { name: hop.name }, { object, path: ['spec', 'ipFamilies'] })]
}

/** Whether a usual search list makes the full name of it: otherwise a part is missing, or one too many. */
function isBeginningOf(fullName: string, name: string, { settings }: ClusterState): boolean {
  const written = name.toLowerCase().replace(/\.$/, '')
  const [, namespace = ''] = fullName.split('.')
  const domains = [`svc.${settings.clusterDomain}`, settings.clusterDomain]
  return [`${namespace}.${domains[0]}`, ...domains].some((one) => `${written}.${one}` === fullName)
}

/** The name that it stands for is outside, or is itself a name of the cluster that leads nowhere. */
function explainAlias(state: ClusterState, sender: Sender, service: Service): readonly Diagnostic[] {
  const externalName = service.spec.externalName ?? ''
  const at = { object: refOf(service), path: ['spec', 'externalName'] }
  const faults = diagnoseService(state, service)
  if (faults.length > 0) return faults
  const full = fqdn(externalName)
  if (!isWithin(full, fqdn(state.settings.clusterDomain)))
    return [outsideAlias(state, sender, service, externalName)]
  const meant = meantBy(state, sender, externalName)
  const next = meant && state.get('Service', meant.namespace, meant.service)
  if (next?.spec.type === 'ExternalName') {
    if (leadsBack(state, service))
      return [diagnose('service/alias-circle', { service: nameOf(service), externalName }, at)]
    return [diagnose('dns/no-address', { name: externalName }, at)]
  }
  const tried = [{ name: full, rcode: 'NXDOMAIN', answers: [] }] as const
  const causes = explainName(state, sender, { at: 'dns', name: externalName, tried })
  // A name that is not there is written here; whatever else is wrong is wrong of the Service that it leads to.
  return causes.map((cause) => (next && cause.code !== 'dns/no-such-name' ? cause : { ...cause, ...at }))
}

/** Aliases of the cluster, followed one by one, come to the first again. */
function leadsBack(state: ClusterState, first: Service): boolean {
  const seen = new Set<Service>()
  const suffix = `.svc.${state.settings.clusterDomain}`
  for (let at: Service | undefined = first; at && !seen.has(at); ) {
    seen.add(at)
    const target: string = at.spec.externalName?.toLowerCase().replace(/\.$/, '') ?? ''
    const [name = '', namespace = ''] = target.endsWith(suffix) ? target.split('.') : []
    at = state.get('Service', namespace, name)
    if (at === first) return true
  }
  return false
}

function outsideAlias(
  state: ClusterState,
  sender: Sender,
  service: Service,
  externalName: string,
): Diagnostic {
  const at = { object: refOf(service), path: ['spec', 'externalName'] }
  if (isKnownOutside(state, externalName)) return diagnose('dns/no-address', { name: externalName }, at)
  const facts = { service: nameOf(service), externalName }
  const meant = beginningOf(state, sender, service, externalName)
  if (meant !== undefined) return diagnose('service/external-name-unknown', { ...facts, meant }, at)
  return diagnose(
    isOutsideKnown(state) ? 'service/external-name-unknown' : 'service/external-name-outside',
    facts,
    at,
  )
}

/** The full name of another Service that a short one would stand for, had it been typed in the sender's namespace. */
function beginningOf(state: ClusterState, sender: Sender, alias: Service, name: string): string | undefined {
  const meant = meantBy(state, sender, name)
  const found = meant && state.get('Service', meant.namespace, meant.service)
  if (!found || found === alias) return undefined
  const full = `${meant.service}.${meant.namespace}.svc.${state.settings.clusterDomain}`
  return full.startsWith(`${name.replace(/\.$/, '')}.`) ? full : undefined
}

function whereDnsIsSet(state: ClusterState, { pod }: Sender): Whereabouts {
  if (pod === undefined) return {}
  const { object, spec } = writtenBy(state, pod)
  return { object, path: [...spec, 'dnsPolicy'] }
}

function elsewhere(
  state: ClusterState,
  sender: Sender,
  { service, namespace }: Meant,
  hop: DnsHop,
): readonly Diagnostic[] | undefined {
  const found = state
    .list('Namespace')
    .map(({ metadata }) => metadata.name)
    .filter((other) => other !== namespace && state.get('Service', other, service) !== undefined)
  const [first] = found
  if (first === undefined) return undefined
  const writeInstead = first === sender.namespace ? service : `${service}.${first}`
  const facts = { name: hop.name, namespaces: found.slice(0, 3).join(', '), writeInstead }
  const object = { kind: 'Service', namespace: first, name: service }
  return [diagnose('dns/service-in-other-namespace', facts, { object, path: ['metadata', 'namespace'] })]
}

/** `shop.web` where Service web of namespace shop was meant. */
function swapped(
  state: ClusterState,
  { service, namespace }: Meant,
  hop: DnsHop,
): readonly Diagnostic[] | undefined {
  const found = state.get('Service', service, namespace)
  const typed = `${service}.${namespace}`
  const rest = hop.name.toLowerCase().startsWith(typed) ? hop.name.slice(typed.length).replace(/\.$/, '') : ''
  return found && [noSuchName(hop, [`${namespace}.${service}${rest}`], refOf(found))]
}

function near(state: ClusterState, meant: Meant, hop: DnsHop): readonly Diagnostic[] | undefined {
  const services = state.list('Service', meant.namespace).map(({ metadata }) => metadata.name)
  const [name, ...others] = nearNames(meant.service, services)
  if (name !== undefined) {
    const suffix = hop.name.slice(meant.service.length).replace(/\.$/, '')
    const object = { kind: 'Service', namespace: meant.namespace, name }
    return [
      noSuchName(
        hop,
        [name, ...others].map((one) => `${one}${suffix}`),
        object,
      ),
    ]
  }
  const namespaces = nearNames(
    meant.namespace,
    state.list('Namespace').map(({ metadata }) => metadata.name),
  )
  const holding = namespaces.filter((one) => state.get('Service', one, meant.service) !== undefined)
  return holding.length > 0
    ? [
        noSuchName(
          hop,
          holding.map((one) => `${meant.service}.${one}`),
        ),
      ]
    : undefined
}

/** A scenario that says what DNS servers outside know says all of it. */
function isOutsideKnown({ settings }: ClusterState): boolean {
  return Object.keys(settings.outsideNames ?? {}).length > 0
}

/** The name is there; what it leads to has no address, or none that the sender can use. */
function isKnownOutside({ settings }: ClusterState, name: string): boolean {
  return Object.hasOwn(settings.outsideNames ?? {}, name.toLowerCase().replace(/\.$/, ''))
}

/** Nothing in the cluster is like it: with a dot in it, it is a name of the world outside. */
function unknown(state: ClusterState, hop: DnsHop, meant: Meant): Diagnostic {
  const isOutside = hop.name.includes('.') && !meant.isExplicit
  if (isOutside && isKnownOutside(state, hop.name)) return diagnose('dns/no-address', { name: hop.name })
  if (isOutside && isOutsideKnown(state)) {
    const near = nearNames(hop.name, Object.keys(state.settings.outsideNames))
    return diagnose('dns/outside-no-such-name', { name: hop.name, near })
  }
  return isOutside ? diagnose('dns/outside-not-modelled', { name: hop.name }) : noSuchName(hop, [])
}

function noSuchName(hop: DnsHop, near: readonly string[], object?: Diagnostic['object']): Diagnostic {
  const tried = hop.tried.map(({ name }) => name.replace(/\.$/, '')).join(', ')
  const facts = { name: hop.name, tried, near: near.join(', ') }
  return diagnose('dns/no-such-name', facts, object ? { object, path: ['metadata', 'name'] } : {})
}

/** Undefined for a name that has no form of a Service's name. */
function meantBy(state: ClusterState, sender: Sender, host: string): Meant | undefined {
  const domain = `.${state.settings.clusterDomain}`
  const bare = host.toLowerCase().replace(/\.$/, '')
  const below = bare.endsWith(domain) ? bare.slice(0, -domain.length) : bare
  const labels = below.split('.')
  const kind = labels.indexOf('svc')
  const isExplicit = kind > 0 || below !== bare
  const [service = '', namespace] = kind > 0 ? labels.slice(0, kind).slice(-2) : labels
  if (service === '') return undefined
  const isMember = kind > 2
  return { service, namespace: namespace ?? sender.namespace ?? 'default', isExplicit, isMember }
}

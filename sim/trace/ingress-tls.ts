/**
 * Which certificate does an Ingress controller show to a client that asks for a name, and does the client accept it?
 *
 * The oldest Ingress with tls among those that name the host decides: the Secret beside the host in its list, or one
 * whose certificate is good for the host. What is missing, unusable or made out for others is replaced by the
 * controller's fallback certificate, which nobody trusts. Clients here trust no authority but those that a request names.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/controller.go (createServers, extractTLSSecretName),
 * rootfs/etc/nginx/lua/certificate.lua.
 */
import type { Certificate, Distrust } from '../api/certificates.ts'
import type { Ingress } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import type { ObjectRef } from '../api/meta.ts'
import type { HttpRequest, IngressTls } from '../api/trace.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { hostAddress } from '../dns/address.ts'
import type { ControllerSetup } from '../ingress/controller-of.ts'
import { matchHost } from '../ingress/match-host.ts'
import type { IngressRouter } from '../ingress/router.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { timestampAt } from '../state/timestamp.ts'
import { distrustWords } from './distrust-words.ts'
import type { Routing } from './ingress-router.ts'
import { readSecret, secretMissing } from './ingress-secret.ts'

/** What a controller shows: from a Secret, or (with the reason) its fallback certificate. */
export interface Shown {
  readonly secret?: ObjectRef
  /** Absent where nobody in this world reads certificates. */
  readonly chain?: readonly Certificate[]
  readonly why?: Diagnostic
}

export interface Handshake {
  readonly tls: IngressTls
  /** Empty when the client accepts the certificate. */
  readonly diagnostics: readonly Diagnostic[]
}

const fallbackSubject = 'CN=Kubernetes Ingress Controller Fake Certificate,O=Acme Co'
const fallbackNames: readonly string[] = ['ingress.local']

export function shakeHands(
  state: ClusterState,
  { setup, router, ingresses }: Routing,
  request: HttpRequest,
): Handshake {
  const serverName = request.serverName ?? (hostAddress(request.host) ? '' : request.host.toLowerCase())
  const shown = certificateFor(state, setup, router, serverName)
  const leaf = shown.chain?.[0]
  const isFallback = shown.secret === undefined
  const facts = {
    serverName,
    ...(shown.secret ? { secret: shown.secret } : {}),
    ...(leaf ? { subject: leaf.subjectText, names: namesOf(leaf) } : {}),
    ...(isFallback ? { subject: fallbackSubject, names: fallbackNames } : {}),
  }
  if (request.insecure) return { tls: { ...facts, trusted: true }, diagnostics: [] }
  const diagnostics = whyNot(state, ingresses, shown, request)
  return { tls: { ...facts, trusted: diagnostics.length === 0 }, diagnostics }
}

function whyNot(
  state: ClusterState,
  ingresses: readonly Ingress[],
  { secret, chain, why }: Shown,
  request: HttpRequest,
): readonly Diagnostic[] {
  const host = request.serverName ?? request.host
  if (secret === undefined) {
    const cause = why ?? listedInVain(ingresses, host) ?? diagnose('tls/fallback-certificate', { host })
    return [cause, notTrusted(host, 'self-signed', fallbackSubject)]
  }
  if (chain === undefined || state.certificates === undefined) {
    return [diagnose('tls/not-modelled', { secret: secret.name }, { object: secret })]
  }
  const trust = {
    authorities: request.authorities ?? [],
    at: timestampAt(state.settings.epoch, state.now),
    host,
  }
  const because = state.certificates.distrust(chain, trust)
  if (because === undefined) return []
  return [{ ...notTrusted(host, because, chain[0]?.subjectText ?? ''), object: secret }]
}

/** Some tls lists the host, and no rule is for it: certificates are shown for the hosts of rules alone. */
function listedInVain(ingresses: readonly Ingress[], host: string): Diagnostic | undefined {
  const found = ingresses.flatMap(hostsWithoutRule)
  return found.find(({ params }) => params.host === host.toLowerCase())
}

/** Hosts that tls lists and no rule is for, each as a finding. */
export function hostsWithoutRule(ingress: Ingress): readonly Diagnostic<'tls/host-without-rule'>[] {
  const rules = (ingress.spec?.rules ?? []).flatMap(({ host }) => host?.toLowerCase() || [])
  return (ingress.spec?.tls ?? []).flatMap(({ hosts }, index) =>
    (hosts ?? []).flatMap((text, position) => {
      const host = String(text).toLowerCase()
      // A certificate for a wildcard is found for each host that it is good for.
      if (rules.some((rule) => matchHost(host, rule) !== undefined || rule === host)) return []
      const near = nearNames(host, rules)
      const facts = { host, near: near.length > 0 ? near : rules }
      const path = ['spec', 'tls', index, 'hosts', position]
      return [diagnose('tls/host-without-rule', facts, { object: refOf(ingress), path })]
    }),
  )
}

function notTrusted(host: string, because: Distrust, subject: string): Diagnostic {
  const upstream =
    because === 'wrong-host'
      ? `curl: (60) SSL: no alternative certificate subject name matches target host name '${host}'`
      : `curl: (60) SSL certificate problem: ${distrustWords[because]}`
  return diagnose('tls/not-trusted', { host, because, subject }, { upstream })
}

function certificateFor(
  state: ClusterState,
  setup: ControllerSetup,
  router: IngressRouter,
  serverName: string,
): Shown {
  const decides = serverName === '' ? undefined : router.tlsFor(serverName)
  const shown = decides && ofIngress(state, decides.ingress, decides.host)
  if (shown?.secret !== undefined) return shown
  return { ...defaultCertificate(state, setup), ...(shown?.why ? { why: shown.why } : {}) }
}

function defaultCertificate(state: ClusterState, { defaultCertificate: key = '' }: ControllerSetup): Shown {
  const [namespace = '', name = ''] = key.split('/')
  const pair = name === '' ? undefined : readSecret(state, namespace, name)
  return pair?.is === 'pair' ? { secret: pair.ref, ...(pair.chain ? { chain: pair.chain } : {}) } : {}
}

/** `host` as the rule has it, perhaps with a wildcard. */
export function ofIngress(state: ClusterState, ingress: Ingress, host: string): Shown {
  const { namespace = 'default' } = ingress.metadata
  const named = secretFor(state, ingress, namespace, host)
  const object = refOf(ingress)
  if (named === undefined || named.name === '') {
    const listed = (ingress.spec.tls ?? []).flatMap(({ hosts, secretName }) =>
      secretName ? (hosts ?? []) : [],
    )
    return {
      why: diagnose('tls/host-not-listed', { host, hosts: listed }, { object, path: ['spec', 'tls'] }),
    }
  }
  const { name, path } = named
  const found = readSecret(state, namespace, name)
  switch (found.is) {
    case 'missing':
      return { why: secretMissing(state, namespace, name, { object, path }) }
    case 'unusable': {
      const facts = { secret: name, words: found.words, missing: found.missing }
      return { why: diagnose('tls/secret-unusable', facts, { object, path }) }
    }
    case 'pair': {
      const [leaf] = found.chain ?? []
      if (leaf && !covers(state, leaf, host)) {
        const facts = { secret: name, host, names: namesOf(leaf) }
        return { why: diagnose('tls/certificate-does-not-cover-host', facts, { object, path }) }
      }
      return { secret: found.ref, ...(found.chain ? { chain: found.chain } : {}) }
    }
  }
}

/** The Secret listed with the host; where the host is not listed, the first whose certificate is good for it. */
function secretFor(
  state: ClusterState,
  { spec }: Ingress,
  namespace: string,
  host: string,
): { readonly name: string; readonly path: FieldPath } | undefined {
  const all = (spec.tls ?? []).map(({ hosts, secretName }, index) => ({
    hosts: (hosts ?? []).map((one) => String(one).toLowerCase()),
    name: secretName ?? '',
    path: ['spec', 'tls', index, 'secretName'],
  }))
  const listed = all.find(({ hosts }) => hosts.includes(host))
  if (listed) return listed
  return all.find(({ name }) => {
    const found = name === '' ? undefined : readSecret(state, namespace, name)
    const leaf = found?.is === 'pair' ? found.chain?.[0] : undefined
    return leaf !== undefined && covers(state, leaf, host)
  })
}

/** Where it has no subject alternative names, its common name stands in: ingress-nginx still goes by that. */
function covers({ certificates }: ClusterState, leaf: Certificate, host: string): boolean {
  return certificates?.matchesHost(leaf, host, true) ?? false
}

function namesOf({ dnsNames = [], ipAddresses = [] }: Certificate): readonly string[] {
  return [...dnsNames, ...ipAddresses]
}

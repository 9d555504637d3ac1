/**
 * Where does an Ingress controller send a request, and what does it show on the way? For each request the Service, or the
 * status with which the controller answers by itself; and, where it matters, whose certificate the client saw.
 *
 * ingressLeads({ ingress: 'simple', title, requests: [{ url: 'https://foo.com/bar', service: 'shop', secret: 'my-cert' }] })
 */
import {
  type ClusterView,
  type Diagnostic,
  diagnose,
  type FieldPath,
  type NonEmpty,
  type ObjectRef,
  type Origin,
  type Trace,
} from '../../sim/index.ts'
import type { Bilingual, Finding, Question } from '../exercise.ts'
import { failed, failedBecause, nameOf, passedWith } from './finding.ts'
import { originOf, requestTo } from './requests.ts'

export interface IngressLeads {
  /** Who is to do it, in `default`, where the task names it. */
  readonly ingress?: string
  readonly title: Bilingual
  /** All of them have to go where they should. */
  readonly requests: NonEmpty<IngressRequest>
}

export interface IngressRequest {
  /** Of a pod by its name, in `default`; somebody outside when absent. */
  readonly from?: string
  /** Any certificate is taken, as with curl -k. */
  readonly url: string
  /** The Service whose endpoint gets it, or what the controller answers by itself: 404, 308. Of several, the first is told. */
  readonly to: Destination | NonEmpty<Destination>
  /** The Secret whose certificate is shown; '' for the controller's own. Not asked when absent. */
  readonly secret?: string
  /** The client trusts the certificate of `secret` and nobody else: it has to be good for the host, now and after so many days. */
  readonly trusted?: { readonly forDays: number }
  /** The path that the pod gets. */
  readonly path?: string
}

type Destination = string | number

/** RFC 5737 keeps this block for examples. */
const outside: Origin = { from: 'outside', ip: '203.0.113.10' }

export function ingressLeads({ ingress, title, requests }: IngressLeads): Question {
  return {
    title,
    ask: async ({ view }) => {
      const object = ingress === undefined ? undefined : ingressNamed(ingress)
      if (object !== undefined && (await view.get(object)) === undefined) {
        const facts = { wanted: nameOf(object), resource: 'ingresses' }
        return failed(diagnose('check/object-missing', facts, { object }))
      }
      for (const asked of requests) {
        const origin = asked.from === undefined ? outside : originOf(asked.from, 'default')
        const trace = await view.request(origin, { ...requestTo(asked.url), insecure: true })
        const wrong = whatDiffers(asked, trace, object)
        if (wrong?.code === 'check/ingress-certificate-differs')
          return failedBecause([...(await whyItsOwn(view, asked)), wrong], wrong)
        if (wrong !== undefined) return failed(wrong, ...trace.diagnostics)
        const distrusted = await whyDistrusted(view, asked)
        if (distrusted !== undefined) return distrusted
      }
      return passedWith(object === undefined ? [] : await view.explain(object))
    },
  }
}

function whatDiffers(
  { url, to, secret, path }: IngressRequest,
  trace: Trace,
  named: ObjectRef | undefined,
): Diagnostic | undefined {
  const hop = trace.hops.find((one) => one.at === 'ingress')
  if (hop === undefined) return diagnose('check/not-answered', { url, verdict: trace.verdict })
  const { chose, endpoint, tls } = hop
  const object = chose?.ingress ?? named
  const at = (path: FieldPath) => object && { object, path }
  const where = at(chose?.field ?? ['spec', 'rules'])
  const went = hop.status ?? chose?.service?.name ?? 0
  const rightOnes: NonEmpty<Destination> = typeof to === 'object' ? to : [to]
  if (!rightOnes.includes(went)) {
    return diagnose('check/ingress-leads-elsewhere', { url, went, wanted: rightOnes[0] }, where)
  }
  const shown = tls?.secret?.name ?? ''
  if (secret !== undefined && shown !== secret) {
    const facts = { url, shown, wanted: secret }
    return diagnose('check/ingress-certificate-differs', facts, at(['spec', 'tls']))
  }
  if (path !== undefined && endpoint?.path !== path) {
    const facts = { url, got: endpoint?.path ?? '', wanted: path }
    return diagnose('check/ingress-path-differs', facts, where)
  }
  return undefined
}

/** Why the controller shows a certificate of its own: told only to a client that looks at it. */
async function whyItsOwn(view: ClusterView, { url }: IngressRequest): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await view.request(outside, requestTo(url))
  return diagnostics.filter(({ code }) => code !== 'tls/not-trusted')
}

/**
 * What a client says that was handed the Secret's certificate (curl --cacert): today, and when time has passed. curl takes
 * a common name where there is no other, and other clients do not: names are asked for besides.
 */
async function whyDistrusted(view: ClusterView, asked: IngressRequest): Promise<Finding | undefined> {
  const { url, secret = '', trusted } = asked
  if (trusted === undefined) return undefined
  const found = await view.get({ kind: 'Secret', namespace: 'default', name: secret })
  const request = { ...requestTo(url), authorities: [atob(found?.data?.['tls.crt'] ?? '')] }
  const { verdict, diagnostics, hops } = await view.request(outside, request)
  if (verdict === 'not-trusted')
    return failedBecause(diagnostics, diagnose('check/not-answered', { url, verdict }))
  const facts = { secret, host: request.host, days: trusted.forDays }
  const names = hops.find((one) => one.at === 'ingress')?.tls?.names ?? []
  if (names.length === 0)
    return failed(diagnose('check/certificate-not-good', { ...facts, why: 'common-name' }))
  const later = await (await view.later(trusted.forDays * 86_400)).request(outside, request)
  if (later.verdict !== 'not-trusted') return undefined
  return failed(diagnose('check/certificate-not-good', { ...facts, why: 'runs-out' }))
}

function ingressNamed(name: string): ObjectRef & { readonly kind: 'Ingress' } {
  return { kind: 'Ingress', namespace: 'default', name }
}

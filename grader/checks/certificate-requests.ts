/** What became of a CertificateSigningRequest: is it decided as it should be, and where did its certificate go? */
import {
  type CertificateSigningRequest,
  type ClusterView,
  type Diagnostic,
  diagnose,
  type ObjectRef,
} from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, failedBecause, missing, nameOf, passed } from './finding.ts'

/** Pending: nobody has decided. */
type Decision = 'Approved' | 'Denied' | 'Pending'

export interface RequestSigned {
  readonly request: string
  /** Whom it is for, part by part: ['O=shop', 'CN=jane']. */
  readonly subject: readonly string[]
}

/** Was a request approved, and did its signer sign? */
export function requestSigned({ request, subject }: RequestSigned): Question {
  const object = requestNamed(request)
  return {
    title: {
      en: `CertificateSigningRequest ${request} is approved, and signed for ${subject.join(', ')}`,
      ko: `CertificateSigningRequest ${request}이(가) 승인되고 ${subject.join(', ')}에게 서명되었습니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(object)
      if (found === undefined) return missing(view, object)
      const is = decisionOn(found)
      if (is !== 'Approved') return failed(decided(object, is))
      if (found.status?.certificate === undefined) {
        return failedBecause(await view.explain(object), decided(object, is))
      }
      const asked = await subjectOf(found)
      if (asked.toSorted().join() === [...subject].sort().join()) return passed
      const facts = { request: nameOf(object), subject: asked, wanted: subject }
      return failed(diagnose('check/request-for-others', facts, { object, path: ['spec', 'request'] }))
    },
  }
}

export interface RequestNotApproved {
  readonly request: string
}

/** Was a request left alone, or denied? */
export function requestNotApproved({ request }: RequestNotApproved): Question {
  const object = requestNamed(request)
  return {
    title: {
      en: `CertificateSigningRequest ${request} is not approved`,
      ko: `CertificateSigningRequest ${request}은(는) 승인되지 않았습니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(object)
      if (found === undefined) return missing(view, object)
      const is = decisionOn(found)
      return is === 'Approved' ? failed(decided(object, is)) : passed
    },
  }
}

export interface SecretHoldsCertificate {
  readonly secret: string
  /** The request that it was asked for with. */
  readonly request: string
}

/** Is the certificate of a request in a Secret of the type kubernetes.io/tls, with a key? That the key fits, kubectl has seen to. */
export function secretHoldsCertificate({ secret, request }: SecretHoldsCertificate): Question {
  const ref = { kind: 'Secret', namespace: 'default', name: secret } as const
  return {
    title: {
      en: `Secret ${secret} holds the certificate of ${request}, and its key`,
      ko: `시크릿 ${secret}에 ${request}의 인증서와 그 키가 들어 있습니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found === undefined) return missing(view, ref)
      const held = textOf(found.data?.['tls.crt'])
      const signed = textOf((await certificateOf(view, request)) ?? '')
      const facts = { secret: nameOf(ref), type: found.type ?? 'Opaque', request }
      if (facts.type === 'kubernetes.io/tls' && held !== '' && held === signed) return passed
      return failed(diagnose('check/secret-holds-other', facts, { object: ref }))
    },
  }
}

function requestNamed(name: string): ObjectRef & { readonly kind: 'CertificateSigningRequest' } {
  return { kind: 'CertificateSigningRequest', name }
}

function decided(object: ObjectRef, is: Decision): Diagnostic {
  return diagnose('check/request-decided-otherwise', { request: nameOf(object), is }, { object })
}

function decisionOn({ status }: CertificateSigningRequest): Decision {
  const types = (status?.conditions ?? []).map(({ type }) => type)
  return types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending'
}

async function certificateOf(view: ClusterView, request: string): Promise<string | undefined> {
  return (await view.get(requestNamed(request)))?.status?.certificate
}

/** PEM, without the line feeds at its end. */
function textOf(base64 = ''): string {
  return atob(base64).trim()
}

/** Loaded where a request is to be read, and only there: reading elliptic curves takes a while to load. */
async function subjectOf({ spec }: CertificateSigningRequest): Promise<string[]> {
  const { certificates } = await import('../../sim/tls.ts')
  const read = certificates.parseRequest(textOf(spec.request))
  return read.ok ? read.value.subject.map(({ type, value }) => `${type}=${value}`) : []
}

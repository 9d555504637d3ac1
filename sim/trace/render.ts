/**
 * A trace in words: one line for each hop, what it passed over indented below it, and last how it ended.
 * Plain text without colour; control and bidirectional characters of learners' names are the printer's matter.
 */
import type { Hop, PassedOver, Trace } from '../api/trace.ts'
import { settleParticles } from '../catalogue/particle.ts'
import { sayOf } from '../catalogue/say.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { joinHostPort } from '../ip/address.ts'
import { englishIngress, type IngressWords, koreanIngress } from './ingress-words.ts'
import type { TraceWords } from './words.ts'
import { english } from './words-en.ts'
import { korean } from './words-ko.ts'

export type Language = 'en' | 'ko'

const wordsOf: Readonly<Record<Language, TraceWords>> = { en: english, ko: korean }
const ingressWords: Readonly<Record<Language, IngressWords>> = { en: englishIngress, ko: koreanIngress }

export function renderTrace(trace: Trace, language: Language): readonly string[] {
  const words = wordsOf[language]
  return [
    settleParticles(words.asks(senderOf(trace), urlOf(trace))),
    ...trace.hops.flatMap((hop) => renderHop(hop, language)),
    settleParticles(words.ends(trace)),
  ]
}

/** One hop alone: a name that was looked up, say. */
export function renderHop(hop: Hop, language: Language): readonly string[] {
  return linesOf(hop, language).map(settleParticles)
}

function linesOf(hop: Hop, language: Language): readonly string[] {
  const words = wordsOf[language]
  switch (hop.at) {
    case 'dns':
      return [
        ...hop.tried.map(({ name, rcode, answers }) => `  ${words.tried(name, rcode, answers)}`),
        ...(hop.chose === undefined ? [] : [`  ${words.resolved(hop)}`]),
      ]
    case 'firewall':
      return [`  ${words.firewall(hop)}`]
    case 'load-balancer':
      return [`  ${words.loadBalancer(hop)}`, ...renderPassedOver(hop.passedOver, language)]
    case 'service':
      return [
        `  ${words.service(hop)}`,
        ...renderPassedOver(hop.passedOver, language),
        ...words.serviceFacts(hop).map((fact) => `    ${fact}`),
      ]
    case 'ingress': {
      const { tls, ingress } = ingressWords[language]
      return [
        ...(hop.tls === undefined ? [] : [`  ${tls(hop.tls)}`]),
        `  ${ingress(hop)}`,
        ...renderPassedOver(hop.passedOver, language),
      ]
    }
    case 'pod':
      return [`  ${words.pod(hop)}`]
  }
}

function renderPassedOver(passedOver: readonly PassedOver[], language: Language): readonly string[] {
  return passedOver.map(({ what, ref, why }) => {
    const named = ref === undefined || ref.name === what ? what : `${what} (${ref.name})`
    return `    ${wordsOf[language].passedOver(named, wordsFor(why, language))}`
  })
}

/** The words of a reason have no object or field to name. */
function wordsFor(why: Diagnostic, language: Language): string {
  return sayOf(why, { object: '', field: '' }, language).says
}

function senderOf({ origin }: Trace): string {
  switch (origin.from) {
    case 'pod':
      return `${origin.namespace}/${origin.name}`
    case 'node':
      return origin.name
    case 'outside':
      return origin.ip
  }
}

function urlOf({ request }: Trace): string {
  const { scheme, host, port, path } = request
  if (scheme === 'icmp') return `icmp://${host}`
  return `${scheme}://${joinHostPort(host, port)}${scheme === 'tcp' || scheme === 'udp' ? '' : path}`
}

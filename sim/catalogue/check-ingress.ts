/** Diagnostics of checks that ask an Ingress controller: another Service, another certificate, another path than asked for. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface CheckIngressFacts {
  /** A Service, or the status with which the controller answers by itself. */
  'check/ingress-leads-elsewhere': {
    readonly url: string
    readonly went: string | number
    readonly wanted: string | number
  }
  /** Secrets; '' is the controller's own certificate. */
  'check/ingress-certificate-differs': {
    readonly url: string
    readonly shown: string
    readonly wanted: string
  }
  'check/ingress-path-differs': { readonly url: string; readonly got: string; readonly wanted: string }
}

export const checkIngressEntries: Entries<CheckIngressFacts> = {
  'check/ingress-leads-elsewhere': {
    severity: 'error',
    en: ({ url, went, wanted }) => ({
      says: `${ledTo(url, went)}. As the task has it, ${askedFor(wanted)}.`,
      ...(typeof went === 'string' ? { here: 'this took the request' } : {}),
      try: 'compare the class, the host and the path, to its end, with the request',
      see: 'kubectl describe ingress',
    }),
    ko: ({ url, went, wanted }) => ({
      says: `${ledToKo(url, went)}. 과제에서는 ${askedForKo(wanted)}.`,
      ...(typeof went === 'string' ? { here: '여기에서 요청을 받았습니다' } : {}),
      try: '클래스와 호스트, 그리고 경로를 끝까지 요청과 비교해 보세요',
      see: 'kubectl describe ingress',
    }),
  },
  'check/ingress-certificate-differs': {
    severity: 'error',
    en: ({ url, shown, wanted }) => ({
      says: `At ${url} the controller shows ${certificate(shown)}; the task asks for ${certificate(wanted)}.`,
      try: 'look at which hosts have TLS, and with which Secret',
      see: 'kubectl get ingress -o yaml',
    }),
    ko: ({ url, shown, wanted }) => ({
      says: `${url}에서 컨트롤러가 ${certificateKo(shown)}를 보여 줍니다. 과제가 요구하는 것은 ${certificateKo(wanted)}입니다.`,
      try: '어느 호스트에 TLS가 있고 어느 시크릿을 쓰는지 살펴보세요',
      see: 'kubectl get ingress -o yaml',
    }),
  },
  'check/ingress-path-differs': {
    severity: 'error',
    en: ({ url, got, wanted }) => ({
      says: `Of ${url} the pod is asked for ${got}; the task has it asked for ${wanted}.`,
      try: 'look at what the annotations of the Ingress say about the path',
      see: 'kubectl describe ingress',
    }),
    ko: ({ url, got, wanted }) => ({
      says: `${url}에 대한 요청이 파드에는 경로 ${withParticle(got, '으로')} 도착합니다. 과제에서는 ${wanted}이어야 합니다.`,
      try: '인그레스의 어노테이션이 경로에 대해 무엇을 말하는지 살펴보세요',
      see: 'kubectl describe ingress',
    }),
  },
}

function ledTo(url: string, went: string | number): string {
  if (typeof went === 'string') return `${url} is led to Service ${went}`
  return `${url} is led to no Service: the controller answers ${went} by itself`
}

function askedFor(wanted: string | number): string {
  return typeof wanted === 'string'
    ? `Service ${wanted} gets it`
    : `the controller answers ${wanted} by itself`
}

function ledToKo(url: string, went: string | number): string {
  if (typeof went === 'string') return `${url} 요청이 서비스 ${withParticle(went, '으로')} 갑니다`
  return `${url} 요청이 어느 서비스로도 가지 않고, 컨트롤러가 직접 ${withParticle(`${went}`, '을')} 응답합니다`
}

function askedForKo(wanted: string | number): string {
  return typeof wanted === 'string'
    ? `서비스 ${withParticle(wanted, '으로')} 가야 합니다`
    : `컨트롤러가 직접 ${withParticle(`${wanted}`, '을')} 응답해야 합니다`
}

function certificate(secret: string): string {
  return secret === '' ? 'a certificate of its own' : `the certificate of Secret ${secret}`
}

function certificateKo(secret: string): string {
  return secret === '' ? '자체 인증서' : `시크릿 ${secret}의 인증서`
}

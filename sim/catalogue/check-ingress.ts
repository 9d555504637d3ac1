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
  /** A client takes it today, and not every client, or not for as long as asked. */
  'check/certificate-not-good': {
    readonly secret: string
    readonly host: string
    readonly why: 'common-name' | 'runs-out'
    /** How long it is to be good. */
    readonly days: number
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
      says: `${url}에서 컨트롤러가 ${certificateKo(shown)}을(를) 보여 줍니다. 과제가 요구하는 것은 ${certificateKo(wanted)}입니다.`,
      try: '어느 호스트에 TLS가 있고 어느 시크릿을 쓰는지 살펴보세요',
      see: 'kubectl get ingress -o yaml',
    }),
  },
  'check/certificate-not-good': {
    severity: 'error',
    en: ({ secret, host, why, days }) =>
      why === 'common-name'
        ? {
            says: `The certificate of Secret ${secret} has ${host} as its common name, and no alternative name. curl takes that; browsers and Go programs do not.`,
            try: `name it behind DNS:, too: -addext subjectAltName=DNS:${host}`,
            see: 'openssl x509 -in tls.cert -noout -ext subjectAltName',
          }
        : {
            says: `The certificate of Secret ${secret} is good for ${host} today, and has run out in ${days} days.`,
            try: 'say how long it is to be good: -days 360. openssl takes 30 when nobody says',
            see: 'openssl x509 -in tls.cert -noout -dates',
          },
    ko: ({ secret, host, why, days }) =>
      why === 'common-name'
        ? {
            says: `시크릿 ${secret}의 인증서는 ${withParticle(host, '이')} 공통 이름일 뿐 대체 이름이 없습니다. curl은 받아들이지만 브라우저와 Go 프로그램은 받아들이지 않습니다.`,
            try: `DNS: 뒤에도 이름을 적으세요: -addext subjectAltName=DNS:${host}`,
            see: 'openssl x509 -in tls.cert -noout -ext subjectAltName',
          }
        : {
            says: `시크릿 ${secret}의 인증서는 오늘은 ${host}에 유효하지만 ${days}일 뒤에는 만료되어 있습니다.`,
            try: '얼마나 유효할지 -days 360처럼 적으세요. 적지 않으면 openssl은 30일로 합니다',
            see: 'openssl x509 -in tls.cert -noout -dates',
          },
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

/** What an Ingress controller did with a request, in a line, in English and Korean; a second one tells of TLS. */
import type { IngressHop, IngressTls } from '../api/trace.ts'
import { withParticle } from '../catalogue/particle.ts'
import { printPath } from '../diagnostic.ts'
import { joinHostPort } from '../ip/address.ts'

export interface IngressWords {
  readonly tls: (tls: IngressTls) => string
  readonly ingress: (hop: IngressHop) => string
}

export const englishIngress: IngressWords = {
  tls: ({ serverName, secret, subject, trusted }) => {
    const asked = serverName === '' ? 'no name' : serverName
    const shown = secret
      ? `the certificate of Secret ${secret.namespace ?? ''}/${secret.name}${subject === undefined ? '' : ` (${subject})`}`
      : "the controller's fallback certificate"
    return `TLS for ${asked}: ${shown}, ${trusted ? 'accepted' : 'not trusted by the client'}`
  },
  ingress: (hop) => {
    const asked = `Ingress controller, ${hop.host}${hop.path}`
    const by = hop.chose ? `Ingress ${ruleOf(hop)}` : ''
    const { endpoint, status } = hop
    switch (hop.outcome) {
      case 'forwarded':
        return `${asked}: ${by}, to ${backendOf(hop)}: ${endpoint ? joinHostPort(endpoint.ip, endpoint.port) : '?'}, ${hop.among === 1 ? 'the only endpoint' : `one of ${hop.among}`}${hop.byCookie ? ', named by the cookie' : ''}`
      case 'redirected':
        return `${asked}: ${by}, answers ${status} and sends the client elsewhere`
      case 'no-route':
        return `${asked}: no rule takes it, answers ${status}`
      case 'no-endpoint':
        return `${asked}: ${by}, to ${backendOf(hop)}: no endpoint to send to, answers ${status}`
      case 'unreachable':
        return `${asked}: ${by}, to ${backendOf(hop)}: no endpoint answers, so it answers ${status} itself`
      case 'refused-by-client':
        return 'Ingress controller: the client does not accept the certificate and asks nothing'
      case 'no-tls':
        return `Ingress controller: plain HTTP to the port for HTTPS, answers ${status}`
    }
  },
}

export const koreanIngress: IngressWords = {
  tls: ({ serverName, secret, subject, trusted }) => {
    const asked = serverName === '' ? '이름 없이' : `이름 ${withParticle(serverName, '로')}`
    const shown = secret
      ? `시크릿 ${secret.namespace ?? ''}/${secret.name}의 인증서${subject === undefined ? '' : ` (${subject})`}`
      : '컨트롤러의 기본 인증서'
    return `TLS, ${asked} 요청: ${withParticle(shown, '을')} 보여 주고 클라이언트가 ${trusted ? '받아들입니다' : '신뢰하지 않습니다'}`
  },
  ingress: (hop) => {
    const asked = `인그레스 컨트롤러, ${hop.host}${hop.path}`
    const by = hop.chose ? `인그레스 ${ruleOf(hop)}` : ''
    const { endpoint, status } = hop
    switch (hop.outcome) {
      case 'forwarded':
        return `${asked}: ${by}, ${backendOf(hop)}의 ${hop.among === 1 ? '하나뿐인 엔드포인트' : `엔드포인트 ${hop.among}개 중`} ${withParticle(endpoint ? joinHostPort(endpoint.ip, endpoint.port) : '?', '을')} 골랐습니다${hop.byCookie ? ' (쿠키가 가리킴)' : ''}`
      case 'redirected':
        return `${asked}: ${by}, ${withParticle(String(status), '로')} 응답하여 클라이언트를 다른 주소로 보냅니다`
      case 'no-route':
        return `${asked}: 맞는 규칙이 없어 ${withParticle(String(status), '로')} 응답합니다`
      case 'no-endpoint':
        return `${asked}: ${by}, ${backendOf(hop)}에 보낼 엔드포인트가 없어 ${withParticle(String(status), '로')} 응답합니다`
      case 'unreachable':
        return `${asked}: ${by}, ${backendOf(hop)}의 엔드포인트가 응답하지 않아 스스로 ${withParticle(String(status), '로')} 응답합니다`
      case 'refused-by-client':
        return '인그레스 컨트롤러: 클라이언트가 인증서를 받아들이지 않아 아무것도 요청하지 않습니다'
      case 'no-tls':
        return `인그레스 컨트롤러: HTTPS 포트에 평문 HTTP가 와서 ${withParticle(String(status), '로')} 응답합니다`
    }
  },
}

function ruleOf({ chose }: IngressHop): string {
  if (chose === undefined) return ''
  const { ingress, field, host, path, pathType } = chose
  const rule = pathType === undefined ? printPath(field) : `${host ?? '*'}${path ?? '/'} (${pathType})`
  return `${ingress.namespace ?? ''}/${ingress.name}, ${rule}`
}

function backendOf({ chose }: IngressHop): string {
  const { service, port } = chose ?? {}
  return `${service?.namespace ?? ''}/${service?.name ?? '?'}:${port ?? '?'}`
}

/**
 * A trace in words: one line for each hop, what it passed over indented below it, and last how it ended.
 * Plain text without colour; control and bidirectional characters of learners' names are the printer's matter.
 */
import type { DnsHop, Hop, PodHop, ServiceHop, Trace } from '../api/trace.ts'
import { catalogue } from '../catalogue/index.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { joinHostPort } from '../ip/address.ts'

export type Language = 'en' | 'ko'

export function renderTrace(trace: Trace, language: Language): readonly string[] {
  const words = wordsOf[language]
  return [
    words.asks(senderOf(trace), urlOf(trace)),
    ...trace.hops.flatMap((hop) => renderHop(hop, language)),
    words.ends(trace),
  ]
}

function renderHop(hop: Hop, language: Language): readonly string[] {
  const words = wordsOf[language]
  switch (hop.at) {
    case 'dns':
      return [
        ...hop.tried.map(({ name, rcode, answers }) => `  ${words.tried(name, rcode, answers)}`),
        ...(hop.chose === undefined ? [] : [`  ${words.resolved(hop)}`]),
      ]
    case 'service':
      return [
        `  ${words.service(hop)}`,
        ...hop.passedOver.map(
          ({ what, ref, why }) =>
            `    ${words.passedOver(ref ? `${what} (${ref.name})` : what, wordsFor(why, language))}`,
        ),
      ]
    case 'pod':
      return [`  ${words.pod(hop)}`]
  }
}

interface Words {
  asks(sender: string, url: string): string
  tried(name: string, rcode: string, answers: readonly string[]): string
  resolved(hop: DnsHop): string
  service(hop: ServiceHop): string
  passedOver(endpoint: string, why: string): string
  pod(hop: PodHop): string
  ends(trace: Trace): string
}

const english: Words = {
  asks: (sender, url) => `${sender} asks for ${url}`,
  tried: (name, rcode, answers) =>
    answers.length > 0 ? `DNS: ${name} is ${answers.join(', ')}` : `DNS: ${name} ${emptyInEnglish(rcode)}`,
  resolved: ({ name, chose }) => `${name} is ${chose}`,
  service: (hop) => {
    const where = `Service ${nameOf(hop)}, ${joinHostPort(hop.clusterIP, hop.port)}/${hop.protocol}`
    switch (hop.outcome) {
      case 'chosen':
        return `${where}: ${joinHostPort(hop.chose?.ip ?? '', hop.chose?.port ?? 0)}, ${hop.among === 1 ? 'the only endpoint' : `one of ${hop.among}`}`
      case 'rejected':
        return `${where}: no endpoint to send to, rejected`
      case 'dropped':
        return `${where}: no endpoint on node ${hop.node}, dropped`
      case 'no-rule':
        return `${where}: no rule for this port`
    }
  },
  passedOver: (endpoint, why) => `not ${endpoint}: ${why}`,
  pod: (hop) => {
    const where = `${whoIs(hop, 'pod', 'node')}${joinHostPort(hop.ip, hop.port)}`
    if (hop.outcome === 'silent') return `${where}: nobody in the cluster has this address`
    if (hop.outcome === 'refuses') return `${where}: nobody listens on this port`
    const { listener } = hop
    if (listener === undefined) return `${where}: somebody listens`
    return `${where}: ${listener.serves} in container ${listener.container} listens${listener.guessed ? ' (a guess)' : ''}`
  },
  ends: ({ verdict, peer, response, request }) => {
    const who = peer ? joinHostPort(peer.ip, peer.port) : request.host
    const texts: Readonly<Record<Trace['verdict'], string>> = {
      answered: response ? `${who} answers: ${response.status}` : `${who} takes the connection`,
      refused: `${who} refuses the connection`,
      'timed-out': `no answer from ${joinHostPort(request.host, request.port)}: timed out`,
      'no-such-name': `${request.host} cannot be resolved`,
      'not-understood': `${who} takes the connection and cuts it off: it speaks another protocol`,
      'not-sent': 'the request cannot be sent',
      'not-modelled': 'the simulator cannot follow the request further',
    }
    return texts[verdict]
  },
}

const korean: Words = {
  asks: (sender, url) => `${sender}에서 ${url}(으)로 요청합니다`,
  tried: (name, rcode, answers) =>
    answers.length > 0
      ? `DNS: ${name}의 주소는 ${answers.join(', ')}입니다`
      : `DNS: ${name} ${emptyInKorean(rcode)}`,
  resolved: ({ name, chose }) => `${name}의 주소로 ${chose}을(를) 씁니다`,
  service: (hop) => {
    const where = `서비스 ${nameOf(hop)}, ${joinHostPort(hop.clusterIP, hop.port)}/${hop.protocol}`
    switch (hop.outcome) {
      case 'chosen':
        return `${where}: ${hop.among === 1 ? '하나뿐인 엔드포인트' : `엔드포인트 ${hop.among}개 중`} ${joinHostPort(hop.chose?.ip ?? '', hop.chose?.port ?? 0)}을(를) 골랐습니다`
      case 'rejected':
        return `${where}: 보낼 엔드포인트가 없어 거부합니다`
      case 'dropped':
        return `${where}: 노드 ${hop.node}에 엔드포인트가 없어 버립니다`
      case 'no-rule':
        return `${where}: 이 포트에 대한 규칙이 없습니다`
    }
  },
  passedOver: (endpoint, why) => `${endpoint} 제외: ${why}`,
  pod: (hop) => {
    const where = `${whoIs(hop, '파드', '노드')}${joinHostPort(hop.ip, hop.port)}`
    if (hop.outcome === 'silent') return `${where}: 클러스터에 이 주소를 가진 상대가 없습니다`
    if (hop.outcome === 'refuses') return `${where}: 이 포트에서 수신하는 프로그램이 없습니다`
    const { listener } = hop
    if (listener === undefined) return `${where}: 수신하는 프로그램이 있습니다`
    return `${where}: 컨테이너 ${listener.container}의 ${listener.serves}이(가) 수신합니다${listener.guessed ? ' (추측)' : ''}`
  },
  ends: ({ verdict, peer, response, request }) => {
    const who = peer ? joinHostPort(peer.ip, peer.port) : request.host
    const texts: Readonly<Record<Trace['verdict'], string>> = {
      answered: response ? `${who}의 응답: ${response.status}` : `${who}이(가) 연결을 받았습니다`,
      refused: `${who}이(가) 연결을 거부했습니다`,
      'timed-out': `${joinHostPort(request.host, request.port)}에서 응답이 없어 시간이 초과되었습니다`,
      'no-such-name': `${request.host} 이름을 찾을 수 없습니다`,
      'not-understood': `${who}이(가) 연결을 받았지만 프로토콜이 달라 끊었습니다`,
      'not-sent': '요청을 보낼 수 없습니다',
      'not-modelled': '시뮬레이터는 이 요청을 더 따라가지 못합니다',
    }
    return texts[verdict]
  },
}

const wordsOf: Readonly<Record<Language, Words>> = { en: english, ko: korean }

function emptyInEnglish(rcode: string): string {
  return rcode === 'NOERROR' ? 'has no address (NODATA)' : `does not exist (${rcode})`
}

function emptyInKorean(rcode: string): string {
  return rcode === 'NOERROR' ? '이름은 있지만 주소가 없습니다 (NODATA)' : `이름이 없습니다 (${rcode})`
}

/** The words of a reason have no object or field to name. */
function wordsFor<D extends Diagnostic>(why: D, language: Language): string {
  const entry = catalogue[why.code]
  const say = entry[language] as (
    facts: D['params'],
    about: { object: string; field: string },
  ) => { says: string }
  return say(why.params, { object: '', field: '' }).says
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
  return `${scheme}://${joinHostPort(host, port)}${scheme === 'tcp' || scheme === 'udp' ? '' : path}`
}

function nameOf({ service }: ServiceHop): string {
  return service.namespace === undefined ? service.name : `${service.namespace}/${service.name}`
}

function whoIs({ pod, node }: PodHop, podWord: string, nodeWord: string): string {
  if (pod) return `${podWord} ${pod.namespace ?? ''}/${pod.name}, `
  return node === undefined ? '' : `${nodeWord} ${node}, `
}

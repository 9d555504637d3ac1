/** A trace in Korean. */
import type { PodHop, ServiceHop, Trace } from '../api/trace.ts'
import { joinHostPort } from '../ip/address.ts'
import type { TraceWords } from './words.ts'

export const korean: TraceWords = {
  asks: (sender, url) => `${sender}에서 ${url}(으)로 요청합니다`,
  tried: (name, rcode, answers) =>
    answers.length > 0
      ? `DNS: ${name}의 주소는 ${answers.join(', ')}입니다`
      : `DNS: ${name} ${emptyName(rcode)}`,
  resolved: ({ name, chose }) => `${name}의 주소로 ${chose}을(를) 씁니다`,
  firewall: ({ outcome, port, protocol, node, rule }) => {
    const what = protocol === 'ICMP' ? 'ICMP' : `${port}/${protocol}`
    if (outcome === 'blocked')
      return `방화벽: 노드 ${node}(으)로 가는 ${what}을(를) 허용하는 규칙이 없어 막습니다`
    return rule === undefined
      ? '방화벽: 열려 있습니다'
      : `방화벽: 규칙 ${rule}이(가) ${what}을(를) 허용합니다`
  },
  loadBalancer: (hop) => {
    const where = `로드 밸런서 ${joinHostPort(hop.ip, hop.port)}/${hop.protocol}`
    switch (hop.outcome) {
      case 'forwarded':
        return `${where}: ${hop.among === 1 ? '보낼 수 있는 하나뿐인 노드' : `노드 ${hop.among}개 중`} ${hop.chose?.node}을(를) 골랐습니다`
      case 'no-listener':
        return `${where}: 서비스에 이 포트가 없습니다`
      case 'source-refused':
        return `${where}: 보낸 쪽의 주소가 loadBalancerSourceRanges에 없습니다`
      case 'no-node':
        return `${where}: 보낼 수 있는 노드가 없습니다`
    }
  },
  service: (hop) => {
    const where = `서비스 ${nameOf(hop)}, ${doors[hop.door]}${joinHostPort(hop.ip, hop.port)}/${hop.protocol}`
    switch (hop.outcome) {
      case 'chosen':
        return `${where}: ${hop.among === 1 ? '하나뿐인 엔드포인트' : `엔드포인트 ${hop.among}개 중`} ${joinHostPort(hop.chose?.ip ?? '', hop.chose?.port ?? 0)}을(를) 골랐습니다`
      case 'rejected':
        return `${where}: 보낼 엔드포인트가 없어 거부합니다`
      case 'dropped':
        return `${where}: 노드 ${hop.node}에서 버립니다`
      case 'no-rule':
        return `${where}: 이 포트에 대한 규칙이 없습니다`
    }
  },
  serviceFacts: ({ affinity, secondHop, door, node, sourceIP, sourceKept }) => [
    ...(affinity === undefined ? [] : [affinityFact(affinity)]),
    ...(secondHop === undefined ? [] : [`두 번째 홉: 노드 ${node}에서 노드 ${secondHop}(으)로 넘깁니다`]),
    ...(sourceKept === false ? [`엔드포인트에는 보낸 쪽의 주소가 아니라 ${sourceIP}이(가) 보입니다`] : []),
    ...(sourceKept === true && door !== 'cluster-ip'
      ? ['엔드포인트에 보낸 쪽의 주소가 그대로 보입니다']
      : []),
  ],
  passedOver: (who, why) => `${who} 제외: ${why}`,
  pod: (hop) => {
    const by = hop.hostPort ? ` (노드 ${hop.hostPort.node}의 호스트 포트 ${hop.hostPort.port})` : ''
    const where = `${whoIs(hop)}${joinHostPort(hop.ip, hop.port)}${by}`
    if (hop.outcome === 'silent') return `${where}: 패킷을 받는 상대가 없습니다`
    if (hop.outcome === 'refuses') return `${where}: 이 포트에서 수신하는 프로그램이 없습니다`
    const { listener } = hop
    if (listener === undefined) return `${where}: 수신하는 프로그램이 있습니다`
    return `${where}: 컨테이너 ${listener.container}의 ${listener.serves}이(가) 수신합니다${listener.guessed ? ' (추측)' : ''}`
  },
  ends: ({ verdict, peer, response, request }) => {
    const who = peer ? joinHostPort(peer.ip, peer.port) : request.host
    const isPing = request.scheme === 'icmp'
    const asked = isPing ? request.host : joinHostPort(request.host, request.port)
    const answers = isPing
      ? `${peer?.ip ?? request.host}이(가) 핑에 응답합니다`
      : `${who}이(가) 연결을 받았습니다`
    const texts: Readonly<Record<Trace['verdict'], string>> = {
      answered: response ? `${who}의 응답: ${response.status}` : answers,
      refused: `${who}이(가) 연결을 거부했습니다`,
      'timed-out': `${asked}에서 응답이 없어 시간이 초과되었습니다`,
      'no-such-name': `${request.host} 이름을 찾을 수 없습니다`,
      'not-understood': `${who}이(가) 연결을 받았지만 프로토콜이 달라 끊었습니다`,
      'not-trusted': `클라이언트가 ${who}의 인증서를 신뢰하지 않습니다`,
      'not-sent': '요청을 보낼 수 없습니다',
      'not-modelled': '시뮬레이터는 이 요청을 더 따라가지 못합니다',
    }
    return texts[verdict]
  },
}

const doors: Readonly<Record<ServiceHop['door'], string>> = {
  'cluster-ip': '',
  'node-port': '노드 포트 ',
  'external-ip': '외부 IP ',
  'load-balancer-ip': '로드 밸런서 IP ',
}

function affinityFact({ from, seconds, secondsLeft }: NonNullable<ServiceHop['affinity']>): string {
  return from === 'memory'
    ? `ClientIP: 이 노드가 클라이언트를 기억하고 있었고(${secondsLeft}초 남음) 앞으로 ${seconds}초 동안 기억합니다`
    : `ClientIP: 무작위로 고른 뒤 이 노드에서 ${seconds}초 동안 기억합니다`
}

function emptyName(rcode: string): string {
  return rcode === 'NOERROR' ? '이름은 있지만 주소가 없습니다 (NODATA)' : `이름이 없습니다 (${rcode})`
}

function nameOf({ service }: ServiceHop): string {
  return service.namespace === undefined ? service.name : `${service.namespace}/${service.name}`
}

function whoIs({ pod, node }: PodHop): string {
  if (pod) return `파드 ${pod.namespace ?? ''}/${pod.name}, `
  return node === undefined ? '' : `노드 ${node}, `
}

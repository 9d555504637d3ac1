/** Diagnostics about requests: where they end, whom a hop passes over, what the simulator leaves out. */
import type { Entries } from './entry.ts'

export interface TrafficFacts {
  'traffic/nobody-listens': {
    readonly address: string
    readonly protocol: string
    readonly who: string
    readonly listens: readonly string[]
  }
  'traffic/listens-on-loopback-only': { readonly who: string; readonly port: number }
  'traffic/other-protocol': { readonly who: string; readonly asked: string; readonly serves: string }
  'traffic/address-unused': { readonly ip: string; readonly range: 'services' | 'pods' }
  'traffic/sender-missing': { readonly sender: string; readonly near: readonly string[] }
  'traffic/sender-not-running': { readonly sender: string; readonly phase: string }
  'traffic/not-modelled': {
    readonly what: 'node-process' | 'outside-address' | 'other-proxy'
    readonly address: string
  }
  'traffic/endpoint-not-ready': object
  'traffic/endpoint-terminating': object
  'traffic/endpoint-on-another-node': { readonly node: string; readonly field: string }
  'traffic/endpoint-hinted-for-another-node': { readonly nodes: readonly string[] }
  'traffic/endpoint-hinted-for-another-zone': { readonly zones: readonly string[] }
  'traffic/endpoint-port-not-served': object
}

const leftOut = {
  'node-process': {
    en: (address: string) =>
      `${address} is on a node itself; of what runs there the simulator knows pods on the host network only.`,
    ko: (address: string) =>
      `${address}은(는) 노드 자체의 주소입니다. 시뮬레이터는 노드에서 호스트 네트워크를 쓰는 파드만 압니다.`,
  },
  'outside-address': {
    en: (address: string) =>
      `${address} is outside the cluster, and the simulator was told of no machine there.`,
    ko: (address: string) =>
      `${address}은(는) 클러스터 밖의 주소입니다. 시뮬레이터는 그곳에 어떤 머신이 있는지 모릅니다.`,
  },
  'other-proxy': {
    en: (address: string) =>
      `${address} belongs to a Service with the label service.kubernetes.io/service-proxy-name: kube-proxy leaves it to another program, which the simulator does not have.`,
    ko: (address: string) =>
      `${address}은(는) service.kubernetes.io/service-proxy-name 레이블이 있는 서비스의 주소입니다. kube-proxy는 이런 서비스를 다른 프로그램에 맡기며, 시뮬레이터에는 그 프로그램이 없습니다.`,
  },
} satisfies Record<TrafficFacts['traffic/not-modelled']['what'], unknown>

export const trafficEntries: Entries<TrafficFacts> = {
  'traffic/nobody-listens': {
    severity: 'error',
    en: ({ address, protocol, who, listens }) => ({
      says: `Nobody listens on ${address} (${protocol}): ${who} ${listens.length === 0 ? 'listens on no port' : `listens on ${listens.join(', ')}`}.`,
      try: listens[0] === undefined ? 'look whether the program is running' : `ask for port ${listens[0]}`,
    }),
    ko: ({ address, protocol, who, listens }) => ({
      says: `${address}(${protocol})에서 수신하는 프로그램이 없습니다. ${who}은(는) ${listens.length === 0 ? '어느 포트에서도 수신하지 않습니다' : `${listens.join(', ')}에서 수신합니다`}.`,
      try:
        listens[0] === undefined
          ? '프로그램이 실행 중인지 확인해 보세요'
          : `포트 ${listens[0]}(으)로 요청해 보세요`,
    }),
  },
  'traffic/listens-on-loopback-only': {
    severity: 'error',
    en: ({ who, port }) => ({
      says: `${who} listens on 127.0.0.1:${port} only: that is reached from within the pod, and from nowhere else.`,
      here: 'listens on 127.0.0.1 only',
      try: 'let the program listen on 0.0.0.0',
    }),
    ko: ({ who, port }) => ({
      says: `${who}은(는) 127.0.0.1:${port}에서만 수신합니다. 이 주소에는 같은 파드 안에서만 접근할 수 있습니다.`,
      here: '127.0.0.1에서만 수신합니다',
      try: '프로그램이 0.0.0.0에서 수신하게 해 보세요',
    }),
  },
  'traffic/other-protocol': {
    severity: 'error',
    en: ({ who, asked, serves }) => ({
      says: `${who} takes the connection, but speaks ${serves}, not ${asked}.`,
      try: 'ask the port that serves this protocol',
    }),
    ko: ({ who, asked, serves }) => ({
      says: `${who}은(는) 연결을 받지만 ${asked}이(가) 아니라 ${serves}(으)로 통신합니다.`,
      try: '이 프로토콜을 제공하는 포트로 요청해 보세요',
    }),
  },
  'traffic/address-unused': {
    severity: 'error',
    en: ({ ip, range }) => ({
      says:
        range === 'services'
          ? `No Service has the cluster IP ${ip}: no rule knows it, and nobody answers.`
          : `No pod has the address ${ip}. A pod's address goes with the pod.`,
      try:
        range === 'services'
          ? 'ask for the Service by its name'
          : 'ask a Service, whose address stays the same',
      see: range === 'services' ? 'kubectl get services --all-namespaces' : 'kubectl get pods -o wide',
    }),
    ko: ({ ip, range }) => ({
      says:
        range === 'services'
          ? `클러스터 IP가 ${ip}인 서비스가 없습니다. 이 주소에 대한 규칙이 없어 아무도 응답하지 않습니다.`
          : `주소가 ${ip}인 파드가 없습니다. 파드의 주소는 파드와 함께 사라집니다.`,
      try:
        range === 'services'
          ? '서비스의 이름으로 요청해 보세요'
          : '주소가 바뀌지 않는 서비스로 요청해 보세요',
      see: range === 'services' ? 'kubectl get services --all-namespaces' : 'kubectl get pods -o wide',
    }),
  },
  'traffic/sender-missing': {
    severity: 'error',
    en: ({ sender, near }) => ({
      says: `The request is to come from ${sender}, which does not exist.`,
      ...(near.length === 0 ? {} : { here: `there is ${near.join(', ')}` }),
    }),
    ko: ({ sender, near }) => ({
      says: `요청을 보낼 ${sender}이(가) 없습니다.`,
      ...(near.length === 0 ? {} : { here: `있는 것은 ${near.join(', ')}입니다` }),
    }),
  },
  'traffic/sender-not-running': {
    severity: 'error',
    en: ({ sender, phase }) => ({
      says: `${sender} is to send the request, but it has no address: its phase is ${phase}.`,
      see: 'kubectl get pods -o wide',
    }),
    ko: ({ sender, phase }) => ({
      says: `요청을 보낼 ${sender}에 아직 주소가 없습니다. 현재 단계(phase)는 ${phase}입니다.`,
      see: 'kubectl get pods -o wide',
    }),
  },
  'traffic/not-modelled': {
    severity: 'note',
    en: ({ what, address }) => ({ says: leftOut[what].en(address) }),
    ko: ({ what, address }) => ({ says: leftOut[what].ko(address) }),
  },
  'traffic/endpoint-not-ready': {
    severity: 'note',
    en: () => ({ says: 'it is not ready' }),
    ko: () => ({ says: '준비되지 않았습니다' }),
  },
  'traffic/endpoint-terminating': {
    severity: 'note',
    en: () => ({ says: 'it is being deleted, and others are ready' }),
    ko: () => ({ says: '삭제되는 중이며 준비된 다른 엔드포인트가 있습니다' }),
  },
  'traffic/endpoint-on-another-node': {
    severity: 'note',
    en: ({ node, field }) => ({ says: `it is on node ${node}, and ${field} is Local` }),
    ko: ({ node, field }) => ({ says: `노드 ${node}에 있으며 ${field}이(가) Local입니다` }),
  },
  'traffic/endpoint-hinted-for-another-node': {
    severity: 'note',
    en: ({ nodes }) => ({ says: `its hint says that it is for node ${nodes.join(', ')}` }),
    ko: ({ nodes }) => ({ says: `힌트에 따르면 노드 ${nodes.join(', ')}용입니다` }),
  },
  'traffic/endpoint-hinted-for-another-zone': {
    severity: 'note',
    en: ({ zones }) => ({ says: `its hint says that it is for zone ${zones.join(', ')}` }),
    ko: ({ zones }) => ({ says: `힌트에 따르면 영역 ${zones.join(', ')}용입니다` }),
  },
  'traffic/endpoint-port-not-served': {
    severity: 'note',
    en: () => ({ says: 'it has no port that this port of the Service leads to' }),
    ko: () => ({ says: '서비스의 이 포트가 이어지는 포트가 없습니다' }),
  },
}

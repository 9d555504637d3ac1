import { type Sent, sameOrAny } from '../../../grader/checks/index.ts'
import { type Bilingual, definePredictExercise, predict } from '../../../grader/exercise.ts'
import type { NonEmpty } from '../../../sim/index.ts'

const sticky = 'http://sticky'
const outside = { from: 'outside', ip: '203.0.113.10' } as const
const client: Sent = { from: 'client' }

export default definePredictExercise({
  id: '03-affinity/09-who-remembers',
  title: { en: 'Who remembers whom?', ko: '누가 누구를 기억할까?' },
  minutes: 8,
  difficulty: 3,
  lesson: 'kube-proxy remembers, it does not compute',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  scenario: {
    nodes: [
      { name: 'node-1', addresses: ['172.18.0.3'] },
      { name: 'node-2', addresses: ['172.18.0.4'] },
      { name: 'node-3', addresses: ['172.18.0.5'] },
    ],
  },
  hints: [
    {
      en: 'Who keeps the memory, by what does it know a client, and from which moment on does it count the seconds?',
      ko: '기억은 누가 하고, 클라이언트를 무엇으로 알아보며, 초는 언제부터 세나요?',
    },
    {
      en: 'Each node notes, for each port of a Service, address, endpoint and time. Each connection of that address through that node begins the timeout anew. An address that is not noted, or whose time has run out, is drawn for.',
      ko: '노드마다, 서비스의 포트마다 주소와 엔드포인트와 시각을 적어 둡니다. 그 주소가 그 노드를 거쳐 연결할 때마다 시간을 새로 셉니다. 적혀 있지 않거나 시간이 다 된 주소는 새로 뽑습니다.',
    },
    {
      en: 'same: once-more, renewed (50 seconds of silence, twice) and outside-once-more. any: without-affinity, neighbour, after-quiet, other-node and other-port.',
      ko: 'same은 once-more, renewed(50초의 침묵이 두 번), outside-once-more입니다. any는 without-affinity, neighbour, after-quiet, other-node, other-port입니다.',
    },
  ],
  questions: [
    row('without-affinity', [client, { ...client, after: 10 }], 'http://plain'),
    row('once-more', [client, { ...client, after: 10 }]),
    row('neighbour', [client, { from: 'neighbour', after: 10 }]),
    row('after-quiet', [client, { ...client, after: 61 }]),
    row('renewed', [client, { ...client, after: 50 }, { ...client, after: 50 }]),
    row('outside-once-more', [{ from: outside }, { from: outside, after: 10 }], 'http://172.18.0.3:30080'),
    row(
      'other-node',
      [{ from: outside }, { from: outside, after: 10, url: 'http://172.18.0.4:30080' }],
      'http://172.18.0.3:30080',
    ),
    row('other-port', [client, { ...client, after: 10, url: 'http://sticky:8081' }]),
  ],
  mistakes: [
    {
      name: 'the same client, the same pod, whatever the Service says',
      change: { 'answers.yaml': ['without-affinity: any', 'without-affinity: same'] },
      fails: 'without-affinity',
      says: 'answer/wrong',
    },
    {
      name: 'the node is the client',
      change: { 'answers.yaml': ['neighbour: any', 'neighbour: same'] },
      fails: 'neighbour',
      says: 'answer/wrong',
    },
    {
      name: 'the seconds are counted from the first request',
      change: { 'answers.yaml': ['renewed: same', 'renewed: any'] },
      fails: 'renewed',
      says: 'answer/wrong',
    },
    {
      name: 'remembered for ever',
      change: { 'answers.yaml': ['after-quiet: any', 'after-quiet: same'] },
      fails: 'after-quiet',
      says: 'answer/wrong',
    },
    {
      name: 'the nodes tell each other, or compute a hash',
      change: { 'answers.yaml': ['other-node: any', 'other-node: same'] },
      fails: 'other-node',
      says: 'answer/wrong',
    },
    {
      name: 'remembered for the whole Service',
      change: { 'answers.yaml': ['other-port: any', 'other-port: same'] },
      fails: 'other-port',
      says: 'answer/wrong',
    },
    {
      name: 'the name of a pod',
      change: { 'answers.yaml': ['\nonce-more: same', '\nonce-more: web'] },
      fails: 'once-more',
      says: 'answer/not-a-choice',
    },
  ],
  debrief: {
    en: 'Session affinity is a memory, not a computation, and there is one for each node and each port of a Service. It knows a client by the source address of the packet as the node sees it: two pods on one node are two clients, a hundred people behind one proxy are one. Every connection begins the timeout anew, so a busy client stays for ever and a quiet one is drawn for again.\n\nFrom outside, whoever chooses the node chooses the memory: a load balancer that sends the next connection to another node undoes the affinity. That is why sessions belong into a database, or into a cookie that a proxy reads.\n\nSee it: `trace kubectl exec client -- curl -s http://sticky` at the simulated prompt says how long the node will remember. Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go; Kubernetes documentation, Virtual IPs, "Session affinity".',
    ko: '세션 어피니티는 계산이 아니라 기억이며, 노드마다, 서비스의 포트마다 따로 있습니다. 클라이언트는 노드가 본 패킷의 소스 IP로 알아봅니다. 한 노드의 파드 둘은 두 클라이언트이고, 프록시 하나 뒤의 백 명은 한 클라이언트입니다. 연결할 때마다 시간을 새로 세므로 자주 오는 클라이언트는 계속 머물고, 조용하던 클라이언트는 다시 뽑습니다.\n\n밖에서 올 때는 노드를 고르는 쪽이 기억도 고르는 셈입니다. 로드 밸런서가 다음 연결을 다른 노드로 보내면 어피니티는 소용이 없습니다. 그래서 세션은 데이터베이스에 두거나, 프록시가 읽는 쿠키에 담아야 합니다.\n\n확인: 시뮬레이션 프롬프트에서 `trace kubectl exec client -- curl -s http://sticky`를 입력하면 노드가 얼마나 오래 기억하는지 나옵니다. 출처: kubernetes/kubernetes pkg/proxy/iptables/proxier.go, 쿠버네티스 문서의 가상 IP, "세션 어피니티".',
  },
})

function row(name: string, sent: NonEmpty<Sent>, url = sticky) {
  const title: Bilingual = {
    en: `${name}: is the last request answered by the same pod as the first, or by any?`,
    ko: `${name}: 마지막 요청에 첫 요청과 같은 파드가 응답하나요, 아무 파드나 응답하나요?`,
  }
  return predict(name, { points: 1 }, sameOrAny({ url, sent, title }))
}

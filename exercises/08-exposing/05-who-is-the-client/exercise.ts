import { howItEnds, whichSource, whoAnswers } from '../../../grader/checks/index.ts'
import { definePredictExercise, predict } from '../../../grader/exercise.ts'

const from = { from: 'outside', ip: '203.0.113.10' } as const

export default definePredictExercise({
  id: '08-exposing/05-who-is-the-client',
  title: { en: 'Who is the client?', ko: '클라이언트는 누구일까?' },
  minutes: 7,
  difficulty: 3,
  lesson: 'The extra hop, and whose address arrives',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  scenario: {
    nodes: [
      { name: 'node-1', addresses: ['172.18.0.3'] },
      { name: 'node-2', addresses: ['172.18.0.4'] },
    ],
  },
  hints: [
    {
      en: 'Follow the packet: at which node does it come in, and on which node is the pod? Which way does the answer go back?',
      ko: '패킷을 따라가 보세요. 어느 노드로 들어오고, 파드는 어느 노드에 있나요? 응답은 어느 길로 돌아가나요?',
    },
    {
      en: 'externalTrafficPolicy: Cluster lets a node hand on to a pod on another one, and it puts its own address there so that the answer comes back to it. Local uses only pods on the node itself: the address stays, and without such a pod the packet is dropped.',
      ko: 'externalTrafficPolicy: Cluster이면 노드가 다른 노드의 파드로 넘길 수 있고, 응답이 자기에게 돌아오도록 자기 주소를 적습니다. Local이면 그 노드의 파드만 씁니다. 주소는 그대로이고, 그런 파드가 없으면 패킷을 버립니다.',
    },
    {
      en: 'Through node-2 with Cluster, web answers and sees 172.18.0.4. At node-1 with Local it sees 203.0.113.10. At node-2 with Local nobody answers.',
      ko: 'Cluster로 node-2를 거치면 web이 응답하고 172.18.0.4를 봅니다. Local로 node-1에 가면 203.0.113.10을 봅니다. Local로 node-2에 가면 아무도 응답하지 않습니다.',
    },
  ],
  questions: [
    predict('cluster-other-node', { points: 1 }, whoAnswers({ from, url: 'http://172.18.0.4:30080' })),
    predict('source-other-node', { points: 1 }, whichSource({ from, url: 'http://172.18.0.4:30080' })),
    predict('local-same-node', { points: 1 }, whoAnswers({ from, url: 'http://172.18.0.3:30081' })),
    predict('source-same-node', { points: 1 }, whichSource({ from, url: 'http://172.18.0.3:30081' })),
    predict('local-other-node', { points: 1 }, howItEnds({ from, url: 'http://172.18.0.4:30081' })),
  ],
  mistakes: [
    {
      name: 'the pod always sees the client',
      change: { 'answers.yaml': ['source-other-node: 172.18.0.4', 'source-other-node: 203.0.113.10'] },
      fails: 'source-other-node',
      says: 'answer/wrong',
    },
    {
      name: 'the node that the pod is on',
      change: { 'answers.yaml': ['source-other-node: 172.18.0.4', 'source-other-node: 172.18.0.3'] },
      fails: 'source-other-node',
      says: 'answer/wrong',
    },
    {
      name: 'the node stands in with Local, too',
      change: { 'answers.yaml': ['source-same-node: 203.0.113.10', 'source-same-node: 172.18.0.3'] },
      fails: 'source-same-node',
      says: 'answer/wrong',
    },
    {
      name: 'a node without a pod refuses',
      change: { 'answers.yaml': ['local-other-node: timed-out', 'local-other-node: refused'] },
      fails: 'local-other-node',
      says: 'answer/wrong',
    },
    {
      name: 'a node without a pod hands on',
      change: { 'answers.yaml': ['local-other-node: timed-out', 'local-other-node: answered'] },
      fails: 'local-other-node',
      says: 'answer/wrong',
    },
  ],
  debrief: {
    en: 'With externalTrafficPolicy: Cluster, the default, every node answers at a node port. A packet may have to go on to another node, and the node that took it in writes its own address into it: otherwise the pod would reply to the client directly, from an address that the client never asked. The pod therefore sees a node.\n\nLocal keeps the address of the client, and leaves the second hop out; nodes without a ready pod drop what comes in. A load balancer asks the health check node port in order not to send there. See it: `kubectl get service here-only -o yaml`. Source: Kubernetes documentation, Using Source IP.',
    ko: '기본값인 externalTrafficPolicy: Cluster에서는 모든 노드가 노드 포트에서 응답합니다. 패킷은 다른 노드로 더 가야 할 수 있고, 패킷을 받은 노드는 거기에 자기 주소를 적습니다. 그러지 않으면 파드가 클라이언트에게 직접 응답하게 되고, 클라이언트에게는 요청한 적 없는 주소에서 온 응답이 됩니다. 그래서 파드는 노드를 클라이언트로 봅니다.\n\nLocal은 클라이언트의 주소를 그대로 두고 두 번째 홉을 없앱니다. 준비된 파드가 없는 노드는 들어온 것을 버립니다. 로드 밸런서는 헬스 체크 노드 포트에 물어보고 그런 노드로는 보내지 않습니다. 확인: `kubectl get service here-only -o yaml`. 출처: 쿠버네티스 문서의 소스 IP 주소 이용하기.',
  },
})

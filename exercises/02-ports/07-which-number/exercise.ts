import { howItEnds, whoAnswers } from '../../../grader/checks/index.ts'
import { definePredictExercise, predict } from '../../../grader/exercise.ts'

export default definePredictExercise({
  id: '02-ports/07-which-number',
  title: { en: 'Four numbers: who answers?', ko: '번호 네 개, 누가 응답할까?' },
  minutes: 8,
  difficulty: 2,
  lesson: 'Where the port is wrong decides what you see',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  scenario: { nodes: [{ name: 'node-1', addresses: ['172.18.0.3'] }, { name: 'node-2' }] },
  hints: [
    {
      en: 'For each request: whose address is it, and what does its owner know of this port? A cluster IP, a node and a pod do not answer alike.',
      ko: '요청마다 생각해 보세요. 누구의 주소이고, 그 주인은 이 포트를 알고 있나요? 클러스터 IP, 노드, 파드는 서로 다르게 대답합니다.',
    },
    {
      en: 'port belongs to the cluster IP, nodePort to the nodes, targetPort to the pods; containerPort opens nothing. A machine on whose port nobody listens refuses. A cluster IP is no machine: for a port that its Service does not have there is no rule (kube-proxy in iptables mode), and nobody to refuse.',
      ko: 'port는 클러스터 IP의 것, nodePort는 노드의 것, targetPort는 파드의 것이고, containerPort는 아무것도 열지 않습니다. 아무도 듣지 않는 포트에 대해 컴퓨터는 연결을 거부합니다. 클러스터 IP는 컴퓨터가 아니므로, 서비스에 없는 포트에는 규칙도 없고(iptables 모드의 kube-proxy) 거부해 줄 상대도 없습니다.',
    },
    {
      en: '10.96.0.50:80 and 172.18.0.3:30123 lead to the pods. 8080 and 30123 at the cluster IP are met with silence, 80 at the node and 9090 at the pod with a refusal.',
      ko: '10.96.0.50:80과 172.18.0.3:30123은 파드로 이어집니다. 클러스터 IP의 8080과 30123에는 아무 응답이 없고, 노드의 80과 파드의 9090에서는 거부당합니다.',
    },
  ],
  questions: [
    predict('port', { points: 1 }, whoAnswers({ from: 'client', url: 'http://kubia' })),
    predict('target-port', { points: 1 }, howItEnds({ from: 'client', url: 'http://kubia:8080' })),
    predict(
      'node-port-at-cluster-ip',
      { points: 1 },
      howItEnds({ from: 'client', url: 'http://10.96.0.50:30123' }),
    ),
    predict(
      'node-port-at-node',
      { points: 1 },
      whoAnswers({ from: 'client', url: 'http://172.18.0.3:30123' }),
    ),
    predict('port-at-node', { points: 1 }, howItEnds({ from: 'client', url: 'http://172.18.0.3' })),
    predict('declared', { points: 1 }, howItEnds({ from: 'client', url: 'http://declared' })),
  ],
  mistakes: [
    {
      name: 'any port of the pod can be reached through the Service',
      change: { 'answers.yaml': ['target-port: timed-out', 'target-port: answered'] },
      fails: 'target-port',
      says: 'answer/wrong',
    },
    {
      name: 'a cluster IP refuses as a machine does',
      change: {
        'answers.yaml': ['node-port-at-cluster-ip: timed-out', 'node-port-at-cluster-ip: refused'],
      },
      fails: 'node-port-at-cluster-ip',
      says: 'answer/wrong',
    },
    {
      name: 'nodes know the port of the Service',
      change: { 'answers.yaml': ['port-at-node: refused', 'port-at-node: answered'] },
      fails: 'port-at-node',
      says: 'answer/wrong',
    },
    {
      name: 'containerPort opens a port',
      change: { 'answers.yaml': ['declared: refused', 'declared: answered'] },
      fails: 'declared',
      says: 'answer/wrong',
    },
    {
      name: 'the Service, and not who stands behind it',
      change: { 'answers.yaml': ['node-port-at-node: kubia', 'node-port-at-node: node-1'] },
      fails: 'node-port-at-node',
      says: 'answer/wrong',
    },
    {
      name: 'an ending in words of its own',
      change: { 'answers.yaml': ['declared: refused', 'declared: closed'] },
      fails: 'declared',
      says: 'answer/not-a-choice',
    },
  ],
  debrief: {
    en: 'Each number belongs to somebody: port to the cluster IP, nodePort to the addresses of the nodes, targetPort to the pods. containerPort belongs to nobody: it is a note in the manifest, and the program listens where it likes.\n\nHow it fails tells where. Refused: the packet came to a machine, a node or a pod, on which nobody listens at this port; also to a port of a Service that has no endpoints. Silence: a cluster IP at a port that its Service does not have. In the iptables mode of kube-proxy, the default, no rule takes such a packet, and no machine has that address; in nftables mode it is refused. `kubectl get service kubia` shows 80:30123/TCP, `kubectl get endpointslices` the 8080. Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go.',
    ko: '번호마다 주인이 있습니다. port는 클러스터 IP의 것, nodePort는 노드 주소의 것, targetPort는 파드의 것입니다. containerPort는 주인이 없습니다. 매니페스트에 적어 둔 기록일 뿐, 프로그램은 자기가 원하는 포트에서 수신합니다.\n\n어떻게 실패하는지를 보면 어디에서 실패했는지 알 수 있습니다. 거부: 패킷이 노드나 파드에 닿았지만 그 포트에서 아무도 듣지 않습니다. 엔드포인트가 없는 서비스의 포트도 그렇습니다. 침묵: 클러스터 IP로 왔지만 서비스에 없는 포트입니다. kube-proxy의 기본인 iptables 모드에서는 그런 패킷에 맞는 규칙이 없고, 그 주소를 가진 컴퓨터도 없습니다. nftables 모드에서는 거부합니다. `kubectl get service kubia`에는 80:30123/TCP가, `kubectl get endpointslices`에는 8080이 나옵니다. 출처: kubernetes/kubernetes pkg/proxy/iptables/proxier.go.',
  },
})

import { podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/05-only-from-zone-b',
  title: { en: 'Only from zone b', ko: 'b 영역에서만' },
  minutes: 8,
  difficulty: 4,
  lesson: 'Not always, or not for everybody',
  given: ['tills.yaml'],
  edit: ['shop.yaml'],
  edits: 1,
  scenario: {
    nodes: [
      { name: 'node-1', zone: 'zone-a', labels: { disk: 'fast' } },
      { name: 'node-2', zone: 'zone-b' },
      { name: 'node-3', zone: 'zone-c', labels: { disk: 'fast' } },
    ],
  },
  hints: [
    {
      en: 'On which nodes do the pods of prices run, and on which nodes the tills?',
      ko: 'prices의 파드는 어느 노드에서 돌고, 계산대는 어느 노드에 있나요?',
    },
    {
      en: 'kube-proxy on the node of the client decides. What is it allowed to do where the policy is Local and the node has no pod?',
      ko: '클라이언트가 있는 노드의 kube-proxy가 결정합니다. 정책이 Local이고 그 노드에 파드가 없으면 무엇을 할 수 있을까요?',
    },
    {
      en: 'internalTrafficPolicy: Local drops what no pod of the same node can take. The Service prices needs Cluster, or no such field.',
      ko: 'internalTrafficPolicy: Local이면 같은 노드에 받을 파드가 없는 요청은 버려집니다. 서비스 prices에는 Cluster가 필요하거나, 이 필드가 없어야 합니다.',
    },
  ],
  checks: [
    check(
      'zone-b',
      { points: 4 },
      podsAnswer({ from: 'till-b', url: 'http://prices', workloads: ['prices'] }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'a preference beside the rule',
      change: {
        'shop.yaml': [
          'internalTrafficPolicy: Cluster',
          'internalTrafficPolicy: Local\n  trafficDistribution: PreferSameZone',
        ],
      },
      fails: 'zone-b',
      says: 'service/no-endpoint-on-node',
    },
    {
      name: 'more pods, on the same two nodes',
      change: {
        'shop.yaml': [
          ['internalTrafficPolicy: Cluster', 'internalTrafficPolicy: Local'],
          ['  replicas: 2', '  replicas: 6'],
        ],
      },
      fails: 'zone-b',
      says: 'service/no-endpoint-on-node',
    },
    {
      name: 'the policy for traffic from outside',
      change: { 'shop.yaml': ['internalTrafficPolicy: Cluster', 'externalTrafficPolicy: Cluster'] },
      fails: 'applies',
      says: 'service/external-policy-unused',
    },
    {
      name: 'the pods moved to zone b',
      change: {
        'shop.yaml': [
          ['internalTrafficPolicy: Cluster', 'internalTrafficPolicy: Local'],
          ['        disk: fast', '        kubernetes.io/hostname: node-2'],
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'the same rule taken from the receipts, who need it',
      change: {
        'shop.yaml': [
          '  internalTrafficPolicy: Local\n  selector:\n    app: receipts',
          '  selector:\n    app: receipts',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
  ],
  alternatives: ['alt/near-if-possible'],
  debrief: {
    en: 'internalTrafficPolicy: Local is a rule for each node: a pod of the same node, or nobody. Node node-2 has no pod of prices, because they need the fast disk; what its kube-proxy cannot send to a pod of its own it drops, and whoever is dropped waits until the time is out. The Service receipts has the same rule and no trouble, because a DaemonSet has a pod on every node. Whoever wants to save traffic between zones and lose nothing asks for a preference instead: trafficDistribution: PreferSameZone.\n\nTo find it: `kubectl exec till-b -- curl -sS -m 3 http://prices` hangs, from till-a it answers, so it is no matter of pods or names; `kubectl get pods -o wide` shows that no pod of prices is on the node of till-b; `kubectl describe service prices` shows Internal Traffic Policy: Local. Source: Kubernetes documentation, Service Internal Traffic Policy.',
    ko: 'internalTrafficPolicy: Local은 노드마다 적용되는 규칙입니다. 같은 노드의 파드가 받거나, 아무도 받지 않습니다. 가격의 파드는 빠른 디스크가 필요해서 node-2에는 하나도 없습니다. node-2의 kube-proxy는 자기 노드의 파드에 보낼 수 없는 요청을 버리고, 버려진 쪽은 시간이 다 될 때까지 기다립니다. 서비스 receipts도 같은 규칙이지만 문제가 없습니다. 데몬셋은 노드마다 파드를 두기 때문입니다. 영역 사이의 트래픽을 줄이되 아무것도 잃지 않으려면 규칙 대신 선호인 trafficDistribution: PreferSameZone을 씁니다.\n\n찾는 방법은 이렇습니다. `kubectl exec till-b -- curl -sS -m 3 http://prices`는 멈춰 있고 till-a에서는 응답하므로 파드나 이름의 문제가 아닙니다. `kubectl get pods -o wide`를 보면 till-b의 노드에 가격의 파드가 없고, `kubectl describe service prices`에는 Internal Traffic Policy: Local이 보입니다. 출처: 쿠버네티스 문서의 서비스 내부 트래픽 정책.',
  },
})

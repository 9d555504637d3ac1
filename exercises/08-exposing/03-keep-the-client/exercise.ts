import { balancerAnswers, seesClient } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '08-exposing/03-keep-the-client',
  title: { en: 'Who was that?', ko: '방금 누구였나요?' },
  minutes: 6,
  difficulty: 2,
  lesson: 'The extra hop, and whose address arrives',
  given: ['deployment.yaml'],
  edit: ['service.yaml'],
  scenario: { cloud: { name: 'example-cloud', addresses: ['198.51.100.0/24'] } },
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(5)
    return { change: { 'deployment.yaml': ['replicas: 2', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'A connection from outside comes to some node, and its pod may be on another one. Through whom must the answer come back, then?',
      ko: '밖에서 온 연결은 어떤 노드에 도착하고, 파드는 다른 노드에 있을 수 있습니다. 그렇다면 응답은 누구를 거쳐 돌아와야 할까요?',
    },
    {
      en: "A node that sends to its own pods only can leave the client's address as it is. externalTrafficPolicy says so, and it is a field of the spec that is there already.",
      ko: '자기 노드의 파드로만 보내는 노드는 클라이언트의 주소를 그대로 둘 수 있습니다. 이것을 externalTrafficPolicy로 정하며, 이 필드는 이미 있는 spec에 속합니다.',
    },
    {
      en: 'Take away sepc:, and write externalTrafficPolicy: Local below spec, beside type.',
      ko: 'sepc:를 지우고 spec 아래, type 옆에 externalTrafficPolicy: Local을 씁니다.',
    },
  ],
  checks: () => [
    check(
      'reached',
      { points: 2 },
      balancerAnswers({ service: 'kubia-loadbalancer', port: 80, workloads: ['kubia'] }),
    ),
    check(
      'sees',
      { points: 3, requires: ['reached'] },
      seesClient({ service: 'kubia-loadbalancer', port: 80 }),
    ),
  ],
  mistakes: [
    {
      name: 'as in the notes',
      change: {
        'service.yaml': [
          ['  externalTrafficPolicy: Local\n', ''],
          ['    app: kubia\n', '    app: kubia\nsepc:\n  externalTrafficPolicy: Local\n'],
        ],
      },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'spelt right, and there twice',
      change: {
        'service.yaml': [
          ['  externalTrafficPolicy: Local\n', ''],
          ['    app: kubia\n', '    app: kubia\nspec:\n  externalTrafficPolicy: Local\n'],
        ],
      },
      fails: 'applies',
      says: 'field/duplicate-key',
    },
    {
      name: 'the fragment taken out',
      change: { 'service.yaml': ['  externalTrafficPolicy: Local\n', ''] },
      fails: 'sees',
      says: 'check/client-hidden',
    },
    {
      name: 'the policy for clients inside',
      change: { 'service.yaml': ['externalTrafficPolicy', 'internalTrafficPolicy'] },
      fails: 'sees',
      says: 'check/client-hidden',
    },
    {
      name: 'a small letter',
      change: { 'service.yaml': ['externalTrafficPolicy: Local', 'externalTrafficPolicy: local'] },
      fails: 'applies',
      says: 'value/not-supported',
    },
    {
      name: 'ClientIP, because it sounds like it',
      change: { 'service.yaml': ['externalTrafficPolicy: Local', 'sessionAffinity: ClientIP'] },
      fails: 'reached',
      says: 'check/not-everybody-answers',
    },
    {
      name: 'without a type',
      change: { 'service.yaml': ['  type: LoadBalancer\n', ''] },
      fails: 'applies',
      says: 'service/external-policy-unused',
    },
    {
      name: 'without the load balancer',
      change: { 'service.yaml': ['type: LoadBalancer', 'type: NodePort'] },
      fails: 'reached',
      says: 'check/no-outside-address',
    },
  ],
  alternatives: ['alt/in-one-line'],
  debrief: {
    en: "With `Cluster`, the default, a node puts its own address in place of the client's before it sends a connection on: the pod's answer has to come back through this node, which alone knows whom it belongs to. With `Local` it keeps to its own pods, and need not.\n\nThe price: a node without a ready pod answers nothing. The load balancer finds that out by the Service's `healthCheckNodePort` and leaves such nodes out, and therefore all went well here; a client that goes to a node port by itself waits in vain. And pods get uneven shares (08/01).\n\nIt also takes a load balancer that passes packets on with the client's address. One that makes a connection of its own, as those for HTTP do, shows itself as the client, and tells the other one in a header, `X-Forwarded-For`.\n\nSee it with `kubectl get service kubia-loadbalancer -o yaml`. Source: Kubernetes documentation, Using Source IP.",
    ko: '기본값인 `Cluster`에서 노드는 연결을 보내기 전에 클라이언트의 주소를 자기 주소로 바꿉니다. 누구의 연결인지 아는 것은 이 노드뿐이므로 파드의 응답이 이 노드를 거쳐 돌아와야 하기 때문입니다. `Local`에서는 자기 노드의 파드로만 보내므로 바꿀 필요가 없습니다.\n\n대가가 있습니다. 준비된 파드가 없는 노드는 아무 응답도 하지 않습니다. 로드 밸런서는 서비스의 `healthCheckNodePort`로 이를 알아내고 그런 노드를 빼므로 여기서는 문제가 없었습니다. 노드 포트로 직접 가는 클라이언트는 헛되이 기다립니다. 파드마다 몫도 고르지 않습니다(08/01).\n\n로드 밸런서도 클라이언트의 주소를 단 채 패킷을 넘겨주어야 합니다. HTTP용 로드 밸런서처럼 스스로 새 연결을 맺는 것은 자신이 클라이언트로 보이고, 원래 클라이언트는 `X-Forwarded-For` 헤더로 알립니다.\n\n`kubectl get service kubia-loadbalancer -o yaml`로 확인해 보세요. 출처: 쿠버네티스 문서, 소스 IP 주소 이용하기',
  },
})

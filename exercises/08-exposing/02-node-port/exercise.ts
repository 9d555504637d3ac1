import { podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const outside = { from: 'outside', ip: '203.0.113.10' } as const

export default defineExercise({
  id: '08-exposing/02-node-port',
  title: { en: 'A port on every node', ko: '모든 노드의 포트' },
  minutes: 6,
  difficulty: 2,
  lesson: 'NodePort: the same port on every node',
  given: ['replication-controller.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  scenario: {
    firewall: [{ name: 'kubia-svc', allow: [{ protocol: 'tcp', ports: ['30123'] }] }],
  },
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(4)
    return { change: { 'replication-controller.yaml': ['replicas: 2', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'Three ports play a part here: at the cluster IP, in the pod, on the nodes. Which of them does the file name? And who stands behind the Service?',
      ko: '여기서는 포트 세 개가 쓰입니다. 클러스터 IP의 포트, 파드의 포트, 노드의 포트입니다. 파일에는 그중 무엇이 적혀 있나요? 그리고 서비스 뒤에는 누가 있나요?',
    },
    {
      en: 'A Service of type ClusterIP has no door outside. A NodePort Service gets any free port from 30000 to 32767, unless nodePort names one.',
      ko: 'ClusterIP 유형의 서비스에는 바깥으로 난 문이 없습니다. NodePort 서비스는 nodePort를 쓰지 않으면 30000에서 32767 사이의 빈 포트를 아무거나 받습니다.',
    },
    {
      en: 'type: NodePort; below ports port: 80, targetPort: 8080 and nodePort: 30123; and the selector lacks a letter.',
      ko: 'type: NodePort를 쓰고, ports에는 port: 80, targetPort: 8080, nodePort: 30123을 씁니다. 셀렉터에는 글자 하나가 빠져 있습니다.',
    },
  ],
  checks: () => [
    check(
      'inside',
      { points: 1 },
      podsAnswer({ from: 'client', url: 'http://kubia-nodeport', workloads: ['kubia'] }),
    ),
    check(
      'outside',
      { points: 2, requires: ['inside'] },
      podsAnswer({ from: outside, url: 'http://172.18.0.3:30123', workloads: ['kubia'] }),
    ),
    // The control plane runs none of the pods.
    check(
      'any-node',
      { points: 1, requires: ['outside'] },
      podsAnswer({ from: outside, url: 'http://172.18.0.2:30123', workloads: ['kubia'] }),
    ),
    // Who opens a door at the addresses of some nodes has not opened it at all of them.
    check(
      'the-last-node',
      { points: 1, requires: ['any-node'] },
      podsAnswer({ from: outside, url: 'http://172.18.0.5:30123', workloads: ['kubia'] }),
    ),
  ],
  mistakes: [
    {
      name: 'external IPs in place of the node port',
      change: {
        'service.yaml': [
          ['  type: NodePort\n', '  externalIPs: [172.18.0.2, 172.18.0.3]\n'],
          [
            '      nodePort: 30123',
            '      name: inside\n    - name: outside\n      port: 30123\n      targetPort: 8080',
          ],
        ],
      },
      fails: 'the-last-node',
      says: 'traffic/no-such-node-port',
    },
    {
      name: 'the selector of the notes',
      change: { 'service.yaml': ['app: kubia', 'app: kubi'] },
      fails: 'inside',
      says: 'service/selects-nothing',
    },
    {
      name: 'no targetPort: where nobody listens',
      change: { 'service.yaml': ['      targetPort: 8080 # in the pod\n', ''] },
      fails: 'inside',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'a node port without the type',
      change: { 'service.yaml': ['  type: NodePort\n', ''] },
      fails: 'applies',
      says: 'port/node-port-not-exposed',
    },
    {
      name: 'port 80 on the nodes, too',
      change: { 'service.yaml': ['nodePort: 30123', 'nodePort: 80'] },
      fails: 'applies',
      says: 'allocation/port-out-of-range',
    },
    {
      name: 'whatever node port is free',
      change: { 'service.yaml': ['      nodePort: 30123\n', ''] },
      fails: 'outside',
      says: 'traffic/no-such-node-port',
    },
    {
      name: 'two digits the wrong way round',
      change: { 'service.yaml': ['nodePort: 30123', 'nodePort: 31023'] },
      fails: 'outside',
      says: 'traffic/no-such-node-port',
    },
    {
      name: 'the node port as port of the Service',
      change: { 'service.yaml': ['port: 80 #', 'port: 30123 #'] },
      fails: 'inside',
      says: 'service/port-not-offered',
    },
    {
      name: 'only nodes that have a pod',
      change: {
        'service.yaml': ['  type: NodePort\n', '  type: NodePort\n  externalTrafficPolicy: Local\n'],
      },
      fails: 'outside',
      says: 'check/not-everybody-answers',
    },
  ],
  alternatives: ['alt/three-names'],
  debrief: {
    en: 'NodePort is no other kind of Service: it has its cluster IP as before, and kube-proxy on every node takes connections to port 30123 as well and sends them on to one of the pods, wherever it runs. That is why the control plane answers, too, which has none.\n\nWhoever is told `connection refused` has met somebody: kube-proxy, as long as nobody stood behind `app=kubi`, or a node without such a port. Whoever waits until time is up has met nobody: that is what a firewall does that has no rule for the port.\n\nA number that is written down may be taken already, and then the API server refuses the Service. It is worth it where something outside has to know it: a firewall, a load balancer of one\'s own.\n\nSee it with `kubectl get service kubia-nodeport` (80:30123/TCP) and `kubectl get nodes -o wide`. Source: Kubernetes documentation, Service, "type: NodePort".',
    ko: 'NodePort는 다른 종류의 서비스가 아닙니다. 클러스터 IP는 그대로 있고, 모든 노드의 kube-proxy가 30123번 포트로 오는 연결도 받아 어디에 있는 파드로든 보냅니다. 그래서 파드가 하나도 없는 컨트롤 플레인 노드도 응답합니다.\n\n`connection refused`가 보였다면 누군가를 만난 것입니다. `app=kubi` 뒤에 아무도 없을 때의 kube-proxy이거나, 그런 포트가 없는 노드입니다. 시간이 다 될 때까지 기다렸다면 아무도 만나지 못한 것입니다. 그 포트의 규칙이 없는 방화벽이 그렇게 합니다.\n\n직접 적은 번호는 이미 쓰이고 있을 수 있고, 그러면 API 서버가 서비스를 거부합니다. 방화벽이나 직접 마련한 로드 밸런서처럼 바깥의 무언가가 번호를 알아야 할 때 적을 만합니다.\n\n`kubectl get service kubia-nodeport`(80:30123/TCP)와 `kubectl get nodes -o wide`로 확인해 보세요. 출처: 쿠버네티스 문서, 서비스, "type: NodePort"',
  },
})

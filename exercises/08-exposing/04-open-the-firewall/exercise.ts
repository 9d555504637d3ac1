import { commandPrints, commandUses, podsAnswer, staysClosed } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

const outside = { from: 'outside', ip: '203.0.113.10' } as const

export default defineCommandExercise({
  id: '08-exposing/04-open-the-firewall',
  title: { en: 'Open the firewall', ko: '방화벽 열기' },
  minutes: 8,
  difficulty: 2,
  lesson: 'NodePort: the same port on every node',
  given: ['kubia.yaml'],
  edit: ['commands.sh'],
  scenario: { firewall: [] },
  facts: {},
  hints: [
    {
      en: 'The node listens at its port already, and still the client waits until time is up. Who stands between the two, and which program does it listen to?',
      ko: '노드는 이미 그 포트에서 수신하고 있는데 클라이언트는 시간이 다 될 때까지 기다립니다. 둘 사이에 무엇이 있고, 그것은 어느 프로그램으로 다루나요?',
    },
    {
      en: 'The firewall is the provider’s, so kubectl knows nothing of it; a rule names protocol and port of the node, not of the Service. The addresses of the nodes stand in their status: type, and address.',
      ko: '방화벽은 제공자의 것이라 kubectl은 알지 못합니다. 규칙에는 서비스의 포트가 아니라 노드의 프로토콜과 포트를 적습니다. 노드의 주소는 상태에 유형(type)과 주소(address)로 적혀 있습니다.',
    },
    {
      en: 'gcloud compute firewall-rules create kubia-svc --allow=tcp:30123; kubectl get nodes -o jsonpath=\'{.items[*].status.addresses[?(@.type=="InternalIP")].address}\'; curl http://172.18.0.3:30123',
      ko: '방화벽에는 gcloud compute firewall-rules create kubia-svc --allow=tcp:30123, 주소에는 kubectl get nodes -o jsonpath=\'{.items[*].status.addresses[?(@.type=="InternalIP")].address}\', 요청에는 curl http://172.18.0.3:30123을 씁니다.',
    },
  ],
  checks: () => [
    check(
      'addresses',
      { points: 1 },
      commandPrints({
        title: {
          en: 'A command prints the addresses of all nodes',
          ko: '모든 노드의 주소를 출력하는 명령이 있습니다',
        },
        what: { en: 'the InternalIP of each node', ko: '모든 노드의 InternalIP' },
        texts: async (view) => {
          const nodes = await view.list('Node')
          return nodes.flatMap(({ status }) =>
            (status?.addresses ?? []).flatMap(({ type, address }) =>
              type === 'InternalIP' ? [address] : [],
            ),
          )
        },
      }),
    ),
    check(
      'open',
      { points: 3 },
      podsAnswer({ from: outside, url: 'http://172.18.0.4:30123', workloads: ['kubia'] }),
    ),
    check(
      'closed',
      { points: 1, requires: ['open'] },
      staysClosed({ from: outside, url: 'http://172.18.0.4:30999' }),
    ),
    check(
      'asked',
      { points: 1, requires: ['open'] },
      commandUses({
        title: {
          en: 'At your own prompt, curl asks a node and is answered',
          ko: '자신의 프롬프트에서 curl이 노드에 요청하고 응답을 받습니다',
        },
        how: {
          en: 'from outside, to port 30123 of a node',
          ko: '밖에서 노드의 포트 30123으로 보낸',
        },
        anyOf: [
          {
            program: 'curl',
            where: ({ words, pod }) => pod === undefined && words.some((word) => word.includes(':30123')),
          },
        ],
      }),
    ),
  ],
  mistakes: [
    {
      name: 'gcloud copute, as in the notes',
      change: { 'commands.sh': ['gcloud compute', 'gcloud copute'] },
      fails: 'open',
      says: 'command/failed',
    },
    {
      name: 'the port of the Service',
      change: { 'commands.sh': ['tcp:30123', 'tcp:80'] },
      fails: 'open',
      says: 'traffic/firewall-closed',
    },
    {
      name: 'every node port at once',
      change: { 'commands.sh': ['tcp:30123', 'tcp:30000-32767'] },
      fails: 'closed',
      says: 'check/not-closed',
    },
    {
      name: 'asked before the firewall was open',
      change: {
        'commands.sh': [
          ['curl -s http://172.18.0.3:30123', 'true'],
          ['# The provider', 'curl -s --max-time 3 http://172.18.0.3:30123\n# The provider'],
        ],
      },
      fails: 'asked',
      says: 'command/not-used',
    },
    {
      name: 'the addresses of the pods',
      change: {
        'commands.sh': [
          'kubectl get nodes -o jsonpath=\'{.items[*].status.addresses[?(@.type=="InternalIP")].address}\'',
          'kubectl get pods -o wide',
        ],
      },
      fails: 'addresses',
      says: 'command/prints-other',
    },
  ],
  tolerates: [
    {
      mutant: 'commands.sh:2 kubia-svc → kubia-svcx',
      reason: 'the task leaves the name of the rule to the learner',
    },
  ],
  alternatives: ['alt/from-the-cluster'],
  debrief: {
    en: 'A Service of type NodePort opens the door of the house; the gate to the street belongs to the provider. That is why kubectl showed nothing wrong, and why the request did not fail but waited: a firewall drops what no rule allows, and nobody says no. A port on which nobody listens is refused at once.\n\nA rule for all node ports, 30000-32767, would have spared you the next one, and opened every node port that anybody ever makes. The address of a node changes when the node is replaced: for good, put a load balancer in front.\n\nSee it: `gcloud compute firewall-rules list`. Source: Kubernetes documentation, Service, "type: NodePort"; Google Cloud, VPC firewall rules.',
    ko: 'NodePort 유형의 서비스는 집의 문을 엽니다. 거리로 난 대문은 제공자의 것입니다. 그래서 kubectl에는 이상한 것이 보이지 않았고, 요청은 실패하지 않고 기다렸습니다. 방화벽은 허용하는 규칙이 없는 것을 버릴 뿐, 아무도 거부하지 않습니다. 아무도 수신하지 않는 포트라면 바로 거부됩니다.\n\n노드 포트 전체(30000-32767)를 여는 규칙이라면 다음번 수고는 덜겠지만, 앞으로 누군가 만들 노드 포트까지 모두 열어 버립니다. 노드를 교체하면 주소도 바뀝니다. 오래 쓰려면 앞에 로드 밸런서를 두세요.\n\n확인: `gcloud compute firewall-rules list`. 출처: 쿠버네티스 문서, 서비스, "type: NodePort". Google Cloud, VPC 방화벽 규칙.',
  },
})

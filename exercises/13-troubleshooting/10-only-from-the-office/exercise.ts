import { podsAnswer, staysClosed } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

/** RFC 5737 keeps this block for examples. */
const driver = { from: 'outside', ip: '203.0.113.50' } as const

/** RFC 2544 keeps this one for measurements. */
const other = { from: 'outside', ip: '198.18.4.20' } as const

export default defineIncidentExercise({
  id: '13-troubleshooting/10-only-from-the-office',
  title: { en: 'Only from the office', ko: '사무실에서만' },
  minutes: 8,
  difficulty: 5,
  lesson: 'From outside',
  given: ['client.yaml', 'shop.yaml'],
  edit: ['commands.sh'],
  edits: 1,
  scenario: {
    nodes: [
      { name: 'node-1', zone: 'zone-a', addresses: ['198.51.100.11'] },
      { name: 'node-2', zone: 'zone-b', addresses: ['198.51.100.12'] },
      { name: 'node-3', zone: 'zone-c', addresses: ['198.51.100.13'] },
    ],
    firewall: [
      {
        name: 'office',
        allow: [{ protocol: 'tcp', ports: ['30000-32767'] }, { protocol: 'icmp' }],
        sources: ['192.0.2.0/24'],
      },
      { name: 'page', allow: [{ protocol: 'tcp', ports: ['30080'] }] },
    ],
  },
  hints: [
    {
      en: 'The same pods, the same Service, the same node: what is different on the way of a driver?',
      ko: '같은 파드, 같은 서비스, 같은 노드입니다. 기사가 오는 길은 무엇이 다른가요?',
    },
    {
      en: 'A node port is open at the node. Whoever stands in front of the node has to let the request through as well, and answers to no kubectl.',
      ko: '노드 포트는 노드에서 열려 있습니다. 노드 앞에 서 있는 것도 요청을 통과시켜야 하는데, 그것은 kubectl로 볼 수 없습니다.',
    },
    {
      en: 'gcloud compute firewall-rules list shows which ports are open, describe NAME shows for whom. 30090 is open for the office only: gcloud compute firewall-rules create scanner --allow=tcp:30090.',
      ko: 'gcloud compute firewall-rules list에는 열린 포트가, describe 이름에는 누구에게 열려 있는지가 보입니다. 30090은 사무실에만 열려 있습니다. gcloud compute firewall-rules create scanner --allow=tcp:30090.',
    },
  ],
  checks: [
    check(
      'on-the-road',
      { points: 3 },
      podsAnswer({ from: driver, url: 'http://198.51.100.11:30090', workloads: ['scanner'] }),
    ),
    check(
      'everywhere',
      { points: 1, requires: ['on-the-road'] },
      podsAnswer({
        from: other,
        url: 'http://198.51.100.11:30090',
        workloads: ['scanner'],
        title: {
          en: 'The other driver, at 198.18.4.20, gets an answer as well',
          ko: '198.18.4.20에 있는 다른 기사도 응답을 받습니다',
        },
      }),
    ),
    check(
      'back-office',
      { points: 1, requires: ['on-the-road'] },
      staysClosed({ from: driver, url: 'http://198.51.100.11:30100' }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'the port of the Service let through',
      change: { 'commands.sh': ['--allow=tcp:30090', '--allow=tcp:80'] },
      fails: 'on-the-road',
      says: 'traffic/firewall-closed',
    },
    {
      name: 'let through for the office once more',
      change: { 'commands.sh': ['--allow=tcp:30090', '--allow=tcp:30090 --source-ranges=192.0.2.0/24'] },
      fails: 'on-the-road',
      says: 'traffic/firewall-closed',
    },
    {
      name: 'looked for in the cluster',
      change: {
        'commands.sh': [
          'gcloud compute firewall-rules create scanner --allow=tcp:30090',
          'kubectl rollout restart deployment/scanner',
        ],
      },
      fails: 'on-the-road',
      says: 'traffic/firewall-closed',
    },
    {
      name: 'the rule of the page made into one for the scanner',
      change: {
        'commands.sh': [
          'gcloud compute firewall-rules create scanner --allow=tcp:30090',
          'gcloud compute firewall-rules delete page --quiet\ngcloud compute firewall-rules create page --allow=tcp:30090',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'for one driver',
      change: { 'commands.sh': ['--allow=tcp:30090', '--allow=tcp:30090 --source-ranges=203.0.113.0/24'] },
      fails: 'everywhere',
      says: 'traffic/firewall-closed',
    },
    {
      name: 'every node port for everybody',
      change: { 'commands.sh': ['--allow=tcp:30090', '--allow=tcp:30000-32767'] },
      fails: 'back-office',
      says: 'check/not-closed',
    },
    {
      name: 'the rule of the office moved to the drivers',
      change: {
        'commands.sh': [
          'create scanner --allow=tcp:30090',
          'update office --allow=tcp:30090 --source-ranges=203.0.113.0/24,198.18.0.0/16',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
  ],
  tolerates: [
    {
      mutant: 'commands.sh:2 scanner → scannerx',
      reason: 'the task leaves the name of the rule to the learner',
    },
  ],
  alternatives: ['alt/one-rule-for-both', 'alt/one-rule-wider'],
  debrief: {
    en: 'Nothing was wrong in the cluster, neither with the manifests nor with what ran. A node port opens a port at every node; it opens no firewall, and a cloud has one in front of its nodes. The office has a rule for all node ports, the page has a rule for everybody, and for the scanner nobody had made one: whoever came from elsewhere was dropped without an answer, and waited.\n\nTo find it: in a pod `curl http://scanner` answers, and so does the node port asked from inside, `kubectl exec client -- curl -sS http://198.51.100.11:30090`. So it is on the way to the node, where kubectl sees nothing: `gcloud compute firewall-rules list` shows the rules page for 30080 and office for 30000-32767, and `gcloud compute firewall-rules describe office` shows whom the latter is for: sourceRanges 192.0.2.0/24. That it hangs instead of being refused points the same way. A rule for 30000-32767 would have let the drivers in, and everybody to the back office as well. A Service of type LoadBalancer would have let its cloud make such a rule by itself. Source: Google Cloud documentation, VPC firewall rules; Kubernetes documentation, Service, "type: NodePort".',
    ko: '클러스터에는 잘못된 것이 없었습니다. 매니페스트도, 돌고 있는 것도 옳았습니다. 노드 포트는 모든 노드에 포트를 열 뿐 방화벽을 열지 않으며, 클라우드는 노드 앞에 방화벽을 둡니다. 사무실에는 모든 노드 포트에 대한 규칙이 있고 페이지에는 모두를 위한 규칙이 있지만, 스캐너에는 아무도 규칙을 만들지 않았습니다. 다른 곳에서 온 요청은 대답 없이 버려졌고, 보낸 쪽은 기다리기만 했습니다.\n\n찾는 방법은 이렇습니다. 파드에서 `curl http://scanner`는 응답하고, 안에서 노드 포트로 물은 `kubectl exec client -- curl -sS http://198.51.100.11:30090`도 응답합니다. 그렇다면 노드까지 오는 길의 문제인데, 그곳은 kubectl로 보이지 않습니다. `gcloud compute firewall-rules list`에 30080을 여는 page와 30000-32767을 여는 office가 보이고, `gcloud compute firewall-rules describe office`를 보면 뒤의 규칙은 sourceRanges 192.0.2.0/24, 곧 사무실에만 열려 있습니다. 거부되지 않고 멈춰 있다는 것도 같은 곳을 가리킵니다. 30000-32767을 모두 여는 규칙이었다면 기사는 들어올 수 있지만 관리 화면도 모두에게 열립니다. LoadBalancer 유형의 서비스였다면 클라우드가 이런 규칙을 스스로 만들었을 것입니다. 출처: Google Cloud 문서의 VPC 방화벽 규칙, 쿠버네티스 문서의 서비스, "type: NodePort".',
  },
})

import { nameGivesPods, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const member = (number: number) =>
  nameGivesPods({ from: 'client', name: `db-${number}.db`, pods: [`db-${number}`] })

const portsPlayNoRole = {
  mutant: 'service.yaml without spec.ports',
  reason: 'clients of a headless Service connect to the pods themselves, with the port of the pods',
}

export default defineExercise({
  id: '12-headless/02-stateful-names',
  title: { en: 'A name for each member', ko: '멤버마다 이름 하나' },
  minutes: 8,
  difficulty: 3,
  lesson: 'A name for each pod',
  given: ['client.yaml'],
  edit: ['service.yaml', 'stateful-set.yaml'],
  facts: {},
  hints: [
    {
      en: 'Which Service is meant by `serviceName`? Is there one of that name? And what does the name `db` give as things stand?',
      ko: '`serviceName`은 어느 서비스를 가리키나요? 그런 이름의 서비스가 있나요? 그리고 지금 `db`라는 이름을 찾으면 무엇이 나오나요?',
    },
    {
      en: 'Each pod of a StatefulSet gets its own name as hostname and serviceName as subdomain. DNS knows the two together when a Service has the name of the subdomain and selects the pod.',
      ko: '스테이트풀셋의 파드는 자신의 이름을 호스트네임으로, serviceName을 서브도메인으로 받습니다. 서브도메인과 이름이 같은 서비스가 그 파드를 선택하면 DNS가 둘을 합친 이름을 압니다.',
    },
    {
      en: 'serviceName: db in the StatefulSet, clusterIP: None in the Service.',
      ko: '스테이트풀셋에 serviceName: db, 서비스에 clusterIP: None을 씁니다.',
    },
  ],
  checks: () => [
    check(
      'everybody',
      { points: 2 },
      nameGivesPods({ from: 'client', name: 'db', pods: ['db-0', 'db-1', 'db-2'] }),
    ),
    check('first', { points: 2, requires: ['everybody'] }, member(0)),
    check('second', { points: 1, requires: ['first'] }, member(1)),
    check('third', { points: 1, requires: ['first'] }, member(2)),
    check(
      'answers',
      { points: 1, requires: ['first'] },
      podsAnswer({ from: 'client', url: 'http://db-0.db:8080', workloads: ['db-0'] }),
    ),
  ],
  mistakes: [
    {
      name: 'only the Service made headless',
      change: { 'stateful-set.yaml': ['serviceName: db', 'serviceName: database'] },
      fails: 'first',
      says: 'dns/no-such-member',
    },
    {
      name: 'only serviceName repaired',
      change: { 'service.yaml': ['  clusterIP: None\n', ''] },
      fails: 'everybody',
      says: 'check/name-gives-cluster-ip',
    },
    {
      name: 'Service named as serviceName was',
      change: {
        'service.yaml': ['name: db', 'name: database'],
        'stateful-set.yaml': ['serviceName: db', 'serviceName: database'],
      },
      fails: 'everybody',
      says: 'dns/no-such-name',
    },
    {
      name: 'serviceName left out',
      change: {
        'stateful-set.yaml': [
          '  # The Service of this name gives the pods the second half of theirs: db-0.db.\n  serviceName: db\n',
          '',
        ],
      },
      fails: 'first',
      says: 'dns/no-such-member',
    },
    {
      name: 'full name as serviceName',
      change: { 'stateful-set.yaml': ['serviceName: db', 'serviceName: db.default.svc.cluster.local'] },
      fails: 'applies',
      says: 'name/not-a-dns-label',
    },
    {
      name: 'serviceName in the template',
      change: {
        'stateful-set.yaml': [
          ['  serviceName: db\n', ''],
          ['    spec:\n', '    spec:\n      serviceName: db\n'],
        ],
      },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'one member fewer',
      change: { 'stateful-set.yaml': ['replicas: 3', 'replicas: 2'] },
      fails: 'third',
      says: 'dns/no-such-member',
    },
  ],
  tolerates: [
    portsPlayNoRole,
    {
      mutant: 'stateful-set.yaml spec.template.spec.containers[0].image: luksa/kubia → luksa/kubiax',
      reason: 'the task asks for names of pods, and says nothing of what runs in them',
    },
  ],
  alternatives: ['alt/every-name-changed'],
  debrief: {
    en: 'Two halves make the name. The StatefulSet gives each pod `hostname: db-0` and `subdomain: db`, which is its serviceName; the EndpointSlice controller writes the hostname beside the address in the slices of the Service that has the name of the subdomain; CoreDNS answers `db-0.db` from there. Nobody checks that the Service exists. The name stays when the pod is replaced and its address is new, so clients have to ask again. You may see CoreDNS answer `db-0.db` for a Service with a cluster IP, too; the specification of Kubernetes DNS promises it for headless ones only. To see it: `kubectl exec client -- getent hosts db-0.db`. Source: kubernetes.io, StatefulSets, "Stable Network ID".',
    ko: '이름은 두 부분으로 이루어집니다. 스테이트풀셋은 파드마다 `hostname: db-0`과 자신의 serviceName인 `subdomain: db`를 줍니다. 엔드포인트슬라이스 컨트롤러는 서브도메인과 이름이 같은 서비스의 슬라이스에 주소와 함께 호스트네임을 적고, CoreDNS는 그것을 보고 `db-0.db`에 답합니다. 그 서비스가 실제로 있는지는 아무도 확인하지 않습니다. 파드가 교체되면 주소는 바뀌고 이름은 그대로이므로 클라이언트는 다시 물어야 합니다. CoreDNS는 클러스터 IP가 있는 서비스에도 `db-0.db`를 답하지만, 쿠버네티스 DNS 명세가 약속하는 것은 헤드리스 서비스뿐입니다. 확인하려면: `kubectl exec client -- getent hosts db-0.db`. 출처: kubernetes.io의 스테이트풀셋 문서, "안정적인 네트워크 신원".',
  },
})

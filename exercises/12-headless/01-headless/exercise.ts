import { nameGivesPods, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const portsPlayNoRole = {
  mutant: 'service.yaml without spec.ports',
  reason: 'clients of a headless Service connect to the pods themselves, with the port of the pods',
}

export default defineExercise({
  id: '12-headless/01-headless',
  title: { en: 'One name, many addresses', ko: '이름 하나, 주소 여러 개' },
  minutes: 6,
  difficulty: 2,
  lesson: 'A Service without an address',
  given: ['replication-controller.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(5)
    return { change: { 'replication-controller.yaml': ['replicas: 3', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'Which field does the API server not know? How is it written under `kubectl explain service.spec`?',
      ko: 'API 서버가 모르는 필드는 무엇인가요? `kubectl explain service.spec`에는 어떻게 쓰여 있나요?',
    },
    {
      en: 'Field names are compared letter by letter, capitals too. Without the field the Service would get a cluster IP, and its name would give that.',
      ko: '필드 이름은 대소문자까지 한 글자씩 비교됩니다. 이 필드가 없으면 서비스는 클러스터 IP를 받고, 이름의 답도 그 주소가 됩니다.',
    },
    { en: 'clusterIP: None, with a capital P.', ko: 'P까지 대문자로 clusterIP: None이라고 씁니다.' },
  ],
  checks: () => [
    check(
      'name',
      { points: 3 },
      nameGivesPods({ from: 'client', name: 'kubia-headless', workloads: ['kubia'] }),
    ),
    check(
      'answers',
      { points: 2, requires: ['name'] },
      podsAnswer({ from: 'client', url: 'http://kubia-headless:8080', workloads: ['kubia'] }),
    ),
  ],
  mistakes: [
    {
      name: 'as the notes write it',
      change: { 'service.yaml': ['clusterIP: None', 'clusterIp: None'] },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'the unknown field taken out',
      change: {
        'service.yaml': [
          '  # No address of its own: the name gives the addresses of the pods.\n  clusterIP: None\n',
          '',
        ],
      },
      fails: 'name',
      says: 'check/name-gives-cluster-ip',
    },
    {
      name: 'an empty address instead of None',
      change: { 'service.yaml': ['clusterIP: None', 'clusterIP: ""'] },
      fails: 'name',
      says: 'check/name-gives-cluster-ip',
    },
    {
      name: 'none in small letters',
      change: { 'service.yaml': ['clusterIP: None', 'clusterIP: none'] },
      fails: 'applies',
      says: 'address/not-an-ip',
    },
    {
      name: 'selector misspelt',
      change: { 'service.yaml': ['app: kubia', 'app: kubi'] },
      fails: 'name',
      says: 'service/selects-nothing',
    },
    {
      name: 'name misspelt',
      change: { 'service.yaml': ['name: kubia-headless', 'name: kubia-headles'] },
      fails: 'name',
      says: 'dns/no-such-name',
    },
  ],
  alternatives: ['alt/other-port'],
  tolerates: [portsPlayNoRole],
  debrief: {
    en: 'Without a cluster IP there is no virtual address and no rule of kube-proxy: DNS answers with an A record for each ready pod, and the client picks one and connects to it. So it has to know the port of the pods: the notes’ `port: 80` leads nowhere here, `http://kubia-headless` is refused, and only 8080 answers. A Service that has a cluster IP cannot give it up later; delete it and make it again. To see it: `kubectl exec client -- nslookup kubia-headless`. Source: kubernetes.io, Service, "Headless Services".',
    ko: '클러스터 IP가 없으면 가상 주소도 kube-proxy의 규칙도 없습니다. DNS는 준비된 파드마다 A 레코드를 하나씩 돌려주고, 클라이언트는 그중 하나를 골라 직접 연결합니다. 그래서 클라이언트가 파드의 포트를 알아야 합니다. 노트의 `port: 80`은 여기서 아무 데로도 이어지지 않아 `http://kubia-headless`는 거부되고, 8080에만 응답이 옵니다. 클러스터 IP가 있는 서비스는 나중에 그것을 버릴 수 없으므로 삭제하고 다시 만들어야 합니다. 확인하려면: `kubectl exec client -- nslookup kubia-headless`. 출처: kubernetes.io의 서비스 문서, "헤드리스 서비스".',
  },
})

import { podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '02-ports/03-two-ports',
  title: { en: 'Two ports', ko: '포트 두 개' },
  minutes: 6,
  difficulty: 2,
  lesson: 'Several ports',
  given: ['deployment.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 2 },
  variants: (random) => {
    const pods = 1 + random.below(4)
    return { change: { 'deployment.yaml': ['replicas: 2', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [
    {
      en: 'What does the API server say about each of the two ports?',
      ko: 'API 서버는 두 포트에 대해 각각 무엇이라고 하나요?',
    },
    {
      en: 'A single port may go without a name; two or more may not. And each leads to its own program.',
      ko: '포트가 하나면 이름이 없어도 되지만 둘 이상이면 이름이 필요합니다. 그리고 포트마다 자신의 프로그램으로 이어집니다.',
    },
    {
      en: 'Add `name: web` and `name: admin`, and let port 443 lead to targetPort 9377.',
      ko: '`name: web`과 `name: admin`을 추가하고, 443 포트의 targetPort를 9377로 바꾸세요.',
    },
  ],
  checks: () => [
    check(
      'web',
      { points: 2 },
      podsAnswer({
        from: 'client',
        url: 'http://my-service/hostname',
        workloads: ['my-app'],
        container: 'web',
      }),
    ),
    check(
      'admin',
      { points: 2 },
      podsAnswer({
        from: 'client',
        url: 'http://my-service:443/',
        workloads: ['my-app'],
        container: 'admin',
      }),
    ),
  ],
  mistakes: [
    {
      name: 'no dash before the second port',
      change: { 'service.yaml': ['    - name: admin', '      name: admin'] },
      fails: 'applies',
      says: 'field/duplicate-key',
    },
    {
      name: 'one name forgotten',
      change: { 'service.yaml': ['    - name: admin\n      protocol: TCP', '    - protocol: TCP'] },
      fails: 'applies',
      says: 'port/unnamed-among-several',
    },
    {
      name: 'the same name twice',
      change: { 'service.yaml': ['name: admin', 'name: web'] },
      fails: 'applies',
      says: 'port/name-taken',
    },
    {
      name: 'the same port twice',
      change: { 'service.yaml': ['port: 443', 'port: 80'] },
      fails: 'applies',
      says: 'port/twice',
    },
    {
      name: 'both ports lead to the web application',
      change: { 'service.yaml': ['targetPort: 9377', 'targetPort: 9376'] },
      fails: 'admin',
      says: 'check/answered-by-others',
    },
  ],
  tolerates: [
    {
      mutant: 'service.yaml spec.ports[0].name: web → webx',
      reason: 'the task leaves the names of the ports to the learner',
    },
    {
      mutant: 'service.yaml spec.ports[1].name: admin → adminx',
      reason: 'the task leaves the names of the ports to the learner',
    },
  ],
  alternatives: ['alt/other-names'],
  debrief: {
    en: "The name of a port is more than decoration once there are two: EndpointSlices, DNS (SRV records) and Ingress refer to a Service's ports by name. The selector is for the whole Service: every pod behind it is expected to serve both ports.",
    ko: '포트가 둘이 되면 이름은 장식이 아닙니다. 엔드포인트슬라이스, DNS(SRV 레코드), 인그레스가 서비스의 포트를 이름으로 가리킵니다. 셀렉터는 서비스 전체에 적용되므로, 뒤에 있는 모든 파드는 두 포트를 모두 제공해야 합니다.',
  },
})

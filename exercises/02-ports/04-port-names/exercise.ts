import { podsAnswer, serviceOffers } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '02-ports/04-port-names',
  title: { en: 'Badly named ports', ko: '잘못된 포트 이름' },
  minutes: 4,
  difficulty: 1,
  lesson: 'What a port may be called',
  given: ['deployment.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 2 },
  variants: (random) => {
    const pods = 1 + random.below(4)
    return { change: { 'deployment.yaml': ['replicas: 2', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [
    {
      en: 'Which character stands in the first name that stands in no host name? How does the second name begin?',
      ko: '첫 번째 이름에 있는 문자 가운데 호스트네임에는 쓰이지 않는 것은 무엇인가요? 두 번째 이름은 어떻게 시작하나요?',
    },
    {
      en: 'Port names are DNS labels: lower-case letters, digits and "-", with a letter or digit at both ends.',
      ko: '포트 이름은 DNS 레이블입니다. 소문자, 숫자, "-"를 쓰며 글자나 숫자로 시작하고 끝납니다.',
    },
    { en: '123_abc becomes 123-abc, -web becomes web.', ko: '123_abc는 123-abc로, -web은 web으로 바꾸세요.' },
  ],
  checks: () => [
    check(
      'named',
      { points: 2 },
      serviceOffers({
        service: 'shop',
        ports: [
          { name: '123-abc', port: 9090 },
          { name: 'web', port: 80 },
        ],
      }),
    ),
    check(
      'answers',
      { points: 1 },
      podsAnswer({ from: 'client', url: 'http://shop', workloads: ['shop'], container: 'web' }),
    ),
    check(
      'metrics',
      { points: 1 },
      podsAnswer({ from: 'client', url: 'http://shop:9090', workloads: ['shop'], container: 'metrics' }),
    ),
  ],
  mistakes: [
    {
      name: 'first name as it was',
      change: { 'service.yaml': ['name: 123-abc', 'name: 123_abc'] },
      fails: 'applies',
      says: 'name/not-a-dns-label',
    },
    {
      name: 'second name as it was',
      change: { 'service.yaml': ['name: web', 'name: -web'] },
      fails: 'applies',
      says: 'name/not-a-dns-label',
    },
    {
      name: 'capital letter',
      change: { 'service.yaml': ['name: web', 'name: Web'] },
      fails: 'applies',
      says: 'name/not-a-dns-label',
    },
    {
      name: 'names the wrong way round',
      change: {
        'service.yaml': [
          ['name: 123-abc', 'name: x-abc'],
          ['name: web', 'name: 123-abc'],
          ['name: x-abc', 'name: web'],
        ],
      },
      fails: 'named',
      says: 'check/port-missing',
    },
  ],
  alternatives: ['alt/quoted'],
  debrief: {
    en: 'The API server checks the whole object and reports every fault with the path of its field. The rule comes from DNS: a named port becomes part of a name, _web._tcp.shop.default.svc.cluster.local. Container port names follow a stricter rule: at most 15 characters, a letter among them, no double dash.',
    ko: 'API 서버는 오브젝트 전체를 검사하고 모든 문제를 필드의 경로와 함께 알려 줍니다. 이 규칙은 DNS에서 왔습니다. 이름 있는 포트는 _web._tcp.shop.default.svc.cluster.local처럼 이름의 일부가 되기 때문입니다. 컨테이너 포트의 이름에는 더 엄격한 규칙이 있습니다. 최대 15자이고, 글자가 하나 이상 있어야 하며, 대시를 연달아 쓸 수 없습니다.',
  },
})

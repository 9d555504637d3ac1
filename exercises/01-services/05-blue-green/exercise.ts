import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '01-services/05-blue-green',
  title: { en: 'From blue to green', ko: '블루에서 그린으로' },
  minutes: 6,
  difficulty: 2,
  lesson: 'The selector finds pods by their labels',
  given: ['deployments.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { green: 2 },
  variants: (random) => {
    const green = 1 + random.below(6)
    return { change: { 'deployments.yaml': ['replicas: 2', `replicas: ${green}`] }, facts: { green } }
  },
  hints: [
    {
      en: 'In which label do the two versions differ?',
      ko: '두 버전은 어느 레이블이 다른가요?',
    },
    {
      en: 'Taking the pair `version` out would send requests to both. What has to stand there instead?',
      ko: '`version` 쌍을 빼면 두 버전 모두에 요청이 갑니다. 대신 무엇이 있어야 할까요?',
    },
    { en: 'version: green', ko: 'version: green' },
  ],
  checks: ({ green }) => [
    check(
      'selects',
      { points: 3 },
      serviceSelects({ service: 'web', workloads: ['web-green'], pods: green }),
    ),
    check(
      'answers',
      { points: 2, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://web', workloads: ['web-green'] }),
    ),
  ],
  mistakes: [
    {
      name: 'key misspelt',
      change: { 'service.yaml': ['version: green', 'verison: green'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'pair taken out, so that both answer',
      change: { 'service.yaml': ['    version: green\n', ''] },
      fails: 'selects',
      says: 'check/selects-others',
    },
    {
      name: 'value misspelt',
      change: { 'service.yaml': ['version: green', 'version: gren'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'name of the Deployment as the value of the wrong key',
      change: { 'service.yaml': ['app: web\n', 'app: web-green\n'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'port changed on the way',
      change: { 'service.yaml': ['port: 80\n', 'port: 8080\n'] },
      fails: 'answers',
      says: 'service/port-not-offered',
    },
  ],
  alternatives: ['alt/version-alone'],
  debrief: {
    en: 'One edited word moved all new connections: the controller rewrote the EndpointSlices, every node its rules. No client noticed, for name, address and port stayed. Connections that were already open go on to blue until they end. The same in one command: `kubectl set selector service web app=web,version=green`.',
    ko: '단어 하나를 고쳐서 모든 새 연결을 옮겼습니다. 컨트롤러가 엔드포인트슬라이스를, 모든 노드가 자신의 규칙을 다시 썼습니다. 이름과 주소와 포트가 그대로이므로 클라이언트는 알아차리지 못합니다. 이미 열려 있던 연결은 끝날 때까지 블루로 이어집니다. 명령 하나로도 할 수 있습니다. `kubectl set selector service web app=web,version=green`',
  },
})

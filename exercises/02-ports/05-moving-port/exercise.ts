import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '02-ports/05-moving-port',
  title: { en: 'Changing the port while it runs', ko: '실행 중에 포트 바꾸기' },
  minutes: 6,
  difficulty: 3,
  lesson: 'Naming the target port',
  given: ['deployments.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { port: 9090 },
  variants: (random) => {
    const port = 9100 + random.below(800)
    return {
      change: {
        'deployments.yaml': [
          ['--port=9090', `--port=${port}`],
          ['containerPort: 9090', `containerPort: ${port}`],
        ],
      },
      facts: { port },
    }
  },
  hints: [
    {
      en: 'Which requests are refused: those to v1, or those to v2? And why?',
      ko: '거부되는 것은 v1로 간 요청인가요, v2로 간 요청인가요? 왜 그럴까요?',
    },
    {
      en: 'One number cannot be right for both. What do the two containers have in common?',
      ko: '번호 하나로는 둘 다 맞을 수 없습니다. 두 컨테이너의 공통점은 무엇인가요?',
    },
    {
      en: 'Both call their port http: targetPort: http',
      ko: '둘 다 포트를 http라고 부릅니다. targetPort: http',
    },
  ],
  checks: () => [
    check(
      'selects',
      { points: 2 },
      serviceSelects({ service: 'web', workloads: ['web-v1', 'web-v2'], pods: 4 }),
    ),
    check(
      'answers',
      { points: 3, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://web', workloads: ['web-v1', 'web-v2'] }),
    ),
  ],
  mistakes: [
    {
      name: 'the new number',
      change: { 'service.yaml': ['targetPort: http', 'targetPort: 9090'] },
      fails: 'answers',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'only the new version selected',
      change: { 'service.yaml': ['    app: web', '    app: web\n    version: v2'] },
      fails: 'selects',
      says: 'check/selects-too-few',
    },
    {
      name: 'a name that neither has',
      change: { 'service.yaml': ['targetPort: http', 'targetPort: web'] },
      fails: 'selects',
      says: 'service/target-port-unnamed',
    },
  ],
  alternatives: ['alt/named-service-port'],
  debrief: {
    en: 'A named target port is resolved pod by pod. Pods that resolve to different numbers stand in different EndpointSlices, because a slice has one list of ports for all its endpoints; kube-proxy reads all slices of the Service. When the last pod of v1 is gone, nothing has to be changed.',
    ko: '이름으로 지정한 대상 포트는 파드마다 해석됩니다. 슬라이스 하나에는 모든 엔드포인트에 적용되는 포트 목록이 하나뿐이므로, 다른 번호로 해석된 파드는 다른 엔드포인트슬라이스에 담깁니다. kube-proxy는 서비스의 모든 슬라이스를 읽습니다. v1의 마지막 파드가 사라져도 바꿀 것이 없습니다.',
  },
})

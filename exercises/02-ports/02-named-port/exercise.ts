import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '02-ports/02-named-port',
  title: { en: 'A port by its name', ko: '이름으로 찾는 포트' },
  minutes: 6,
  difficulty: 2,
  lesson: 'Naming the target port',
  given: ['deployment.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { port: 8000 },
  variants: (random) => {
    const port = 9000 + random.below(500)
    return {
      change: {
        'deployment.yaml': [
          ['--port=8000', `--port=${port}`],
          ['containerPort: 8000', `containerPort: ${port}`],
        ],
      },
      facts: { port },
    }
  },
  hints: [
    {
      en: 'What about the port stays the same when its number changes?',
      ko: '포트의 번호가 바뀌어도 그대로인 것은 무엇인가요?',
    },
    {
      en: "targetPort takes a number or a name. A name is looked up in the ports of each pod's containers.",
      ko: 'targetPort에는 번호나 이름을 쓸 수 있습니다. 이름은 각 파드의 컨테이너 포트에서 찾습니다.',
    },
    { en: 'targetPort: http-web-svc', ko: 'targetPort: http-web-svc' },
  ],
  checks: () => [
    check(
      'selects',
      { points: 2 },
      serviceSelects({ service: 'nginx-service', workloads: ['proxy'], pods: 2 }),
    ),
    check(
      'answers',
      { points: 3, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://nginx-service', workloads: ['proxy'] }),
    ),
  ],
  mistakes: [
    {
      name: 'the number of the Service',
      change: { 'service.yaml': ['targetPort: http-web-svc', 'targetPort: 80'] },
      fails: 'answers',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'a name that no container has',
      change: { 'service.yaml': ['targetPort: http-web-svc', 'targetPort: http-web'] },
      fails: 'selects',
      says: 'service/target-port-unnamed',
    },
    {
      name: "the name of the Service's own port",
      change: { 'service.yaml': ['targetPort: http-web-svc', 'targetPort: name-of-service-port'] },
      fails: 'applies',
      says: 'name/not-a-port-name',
    },
    {
      name: 'the other protocol',
      change: { 'service.yaml': ['protocol: TCP', 'protocol: UDP'] },
      fails: 'selects',
      says: 'service/target-port-unnamed',
    },
  ],
  tolerates: [
    {
      mutant: 'service.yaml without spec.ports[0].name',
      reason: 'a port that is alone needs no name',
    },
  ],
  alternatives: ['alt/unnamed-service-port'],
  debrief: {
    en: 'The name is resolved for every pod, and the number found there stands in the EndpointSlice. During a rollout, pods of the old and the new version may resolve to different numbers: they then stand in different slices, and both get traffic. A pod without a port of this name (and this protocol) is left out.',
    ko: '이름은 파드마다 해석되며, 그렇게 찾은 번호가 엔드포인트슬라이스에 적힙니다. 롤아웃 중에는 이전 버전과 새 버전의 파드가 서로 다른 번호로 해석될 수 있습니다. 그러면 서로 다른 슬라이스에 담기고 둘 다 트래픽을 받습니다. 이 이름(그리고 이 프로토콜)의 포트가 없는 파드는 제외됩니다.',
  },
})

import { podsAnswer, programBoots, rolloutLosesNone } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '11-readiness/03-always-a-probe',
  title: { en: 'Always a readiness probe', ko: '준비성 프로브는 언제나' },
  minutes: 8,
  difficulty: 2,
  lesson: 'Running is not ready',
  given: ['boot.yaml', 'service.yaml'],
  edit: ['deployment.yaml'],
  time: 'realistic',
  facts: {},
  variants: (random) => {
    const seconds = 9 + random.below(6)
    return { change: { 'boot.yaml': ['seconds: "8"', `seconds: "${seconds}"`] }, facts: {} }
  },
  hints: [
    {
      en: 'From which second of its life on does a new pod get requests, and from which on does its program listen?',
      ko: '새 파드는 생긴 지 몇 초 만에 요청을 받기 시작하고, 그 프로그램은 몇 초 만에 수신하기 시작할까요?',
    },
    {
      en: 'A container without a readiness probe is ready as soon as it was started. With one it is ready when the probe has passed, and until then the rollout waits, too.',
      ko: '준비성 프로브가 없는 컨테이너는 시작되자마자 준비된 것으로 봅니다. 프로브가 있으면 통과해야 준비된 것이고, 그때까지 롤아웃도 기다립니다.',
    },
    {
      en: 'Beside image, write readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }',
      ko: 'image 옆에 readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }을 쓰세요',
    },
  ],
  checks: () => [
    check(
      'answers',
      { points: 1 },
      podsAnswer({ from: 'client', url: 'http://kubia', workloads: ['kubia'] }),
    ),
    check(
      'boots',
      { points: 1, requires: ['answers'] },
      programBoots({ deployment: 'kubia', from: 'client', port: 8080 }),
    ),
    check(
      'rollout',
      { points: 2, requires: ['answers'] },
      rolloutLosesNone({ deployment: 'kubia', from: 'client', url: 'http://kubia' }),
    ),
    check(
      'longer',
      { points: 1, requires: ['rollout'] },
      rolloutLosesNone({
        deployment: 'kubia',
        from: 'client',
        url: 'http://kubia',
        onADay: {
          settings: 'kubia-boot',
          key: 'seconds',
          value: '35',
          title: { en: 'when the program needs 35 s', ko: '프로그램이 35초 걸리는 날에도' },
        },
      }),
    ),
  ],
  mistakes: [
    {
      name: 'a liveness probe instead',
      change: {
        'deployment.yaml': [
          ['readinessProbe:', 'livenessProbe:'],
          ['periodSeconds: 1', 'periodSeconds: 10'],
        ],
      },
      fails: 'rollout',
      says: 'pod/not-listening-yet',
    },
    {
      name: 'minReadySeconds instead: the rollout waits, clients do not',
      change: {
        'deployment.yaml': [
          ['  replicas: 2\n', '  replicas: 2\n  minReadySeconds: 20\n'],
          ['readinessProbe:', 'livenessProbe:'],
          ['periodSeconds: 1', 'periodSeconds: 10'],
        ],
      },
      fails: 'rollout',
      says: 'pod/not-listening-yet',
    },
    {
      name: 'a command that passes whether the program listens or not',
      change: {
        'deployment.yaml': [
          '            httpGet:\n              path: /\n              port: http\n',
          '            exec:\n              command: [ls, /]\n',
        ],
      },
      fails: 'rollout',
      says: 'pod/not-listening-yet',
    },
    {
      name: 'a pause as long as the program needs today, and no question',
      change: {
        'deployment.yaml': [
          '            httpGet:\n              path: /\n              port: http\n',
          '            exec:\n              command: ["true"]\n            initialDelaySeconds: 25\n',
        ],
      },
      fails: 'longer',
      says: 'pod/not-listening-yet',
    },
    {
      name: 'the port of the Service instead of the pod\u2019s',
      change: { 'deployment.yaml': ['              port: http', '              port: 80'] },
      fails: 'answers',
      says: 'service/no-ready-endpoints',
    },
    {
      name: 'a probe that speaks TLS',
      change: {
        'deployment.yaml': [
          '              port: http',
          '              port: http\n              scheme: HTTPS',
        ],
      },
      fails: 'answers',
      says: 'service/no-ready-endpoints',
    },
    {
      name: 'a program that needs no time',
      change: {
        'deployment.yaml': ['["sh", "-c", "sleep $BOOT_SECONDS; exec node app.js"]', '["node", "app.js"]'],
      },
      fails: 'boots',
      says: 'check/program-does-not-boot',
    },
    {
      name: 'all old pods ended before the first new one is made',
      change: { 'deployment.yaml': ['  replicas: 2\n', '  replicas: 2\n  strategy: { type: Recreate }\n'] },
      fails: 'rollout',
      says: 'check/request-lost',
    },
    {
      name: 'a liveness probe that does not let the program boot',
      change: {
        'deployment.yaml': [
          '          readinessProbe:\n',
          '          livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }\n          readinessProbe:\n',
        ],
      },
      fails: 'answers',
      says: 'service/no-ready-endpoints',
    },
  ],
  alternatives: ['alt/startup-probe', 'alt/a-command'],
  tolerates: [
    { mutant: 'deployment.yaml without spec.replicas', reason: 'a rollout of one pod loses nothing, either' },
    {
      mutant: 'deployment.yaml spec.template.spec.containers[0].readinessProbe.httpGet.path: / → /x',
      reason: 'the program answers every path alike',
    },
    {
      mutant: 'deployment.yaml without spec.template.spec.containers[0].readinessProbe.periodSeconds',
      reason: 'how often the probe asks is left to the learner',
    },
    {
      mutant: 'deployment.yaml without spec.template.spec.terminationGracePeriodSeconds',
      reason: 'it only answers for longer',
    },
  ],
  debrief: {
    en: 'Running says that the process was started, and nothing about its port. Without a probe, Kubernetes takes the one for the other: the new pod becomes an endpoint at once, and the rollout goes on and ends old pods, though none of the new ones can answer yet. With a probe both wait: clients go to the old pods, and an old pod is ended only when a new one is ready. A version that never becomes ready stops the rollout, with the old pods still at work.\n\nminReadySeconds does not help: it makes the rollout slower, while the Service takes every pod that is ready. A startup probe does help here, because what has not started is not ready; but it never asks again, and a readiness probe also sees the pause in the third week.\n\nThat kubia loses nothing at the end of its life is luck: Node as the first process never hears SIGTERM, and goes on answering until it is killed at the end of its grace period. The next exercise is about that end.\n\nSee it with `kubectl rollout status deployment kubia` and `kubectl get endpointslices -w`. Source: Kubernetes documentation, Liveness, Readiness, and Startup Probes; Deployments.',
    ko: 'Running은 프로세스가 시작되었다는 뜻일 뿐, 포트에 대해서는 아무 말도 하지 않습니다. 프로브가 없으면 쿠버네티스는 둘을 같은 것으로 봅니다. 새 파드는 곧바로 엔드포인트가 되고, 롤아웃은 새 파드가 하나도 응답하지 못하는데도 나아가며 이전 파드를 끝냅니다. 프로브가 있으면 둘 다 기다립니다. 클라이언트는 이전 파드로 가고, 이전 파드는 새 파드가 준비되어야 끝납니다. 끝내 준비되지 않는 버전은 롤아웃을 멈추게 하고, 이전 파드가 계속 일합니다.\n\nminReadySeconds는 도움이 되지 않습니다. 롤아웃만 느려지고, 서비스는 준비된 파드를 모두 씁니다. 시작 프로브는 여기서 도움이 됩니다. 시작되지 않은 것은 준비된 것이 아니기 때문입니다. 그러나 한번 통과하면 다시 묻지 않으므로, 셋째 주에 생긴 멈춤은 준비성 프로브만 알아챕니다.\n\nkubia가 끝날 때 아무것도 잃지 않은 것은 운이 좋았기 때문입니다. 첫 프로세스인 Node는 SIGTERM을 듣지 못하고, 유예 기간이 끝나 강제로 종료될 때까지 계속 응답합니다. 다음 연습 문제가 그 끝을 다룹니다.\n\n`kubectl rollout status deployment kubia`와 `kubectl get endpointslices -w`로 확인해 보세요. 출처: 쿠버네티스 문서, 활성, 준비성 및 시작 프로브, 디플로이먼트',
  },
})

import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '01-services/01-first-service',
  title: { en: 'Your first Service', ko: '첫 번째 서비스' },
  minutes: 5,
  difficulty: 1,
  lesson: 'A Service is a rule and an address',
  given: ['deployment.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 2 + random.below(5)
    return { change: { 'deployment.yaml': ['replicas: 3', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [
    {
      en: 'What do the three pods have in common that a Service could look for? Look at the pod template in deployment.yaml.',
      ko: '세 파드의 공통점 가운데 서비스가 찾을 수 있는 것은 무엇인가요? deployment.yaml의 파드 템플릿을 살펴보세요.',
    },
    {
      en: 'A Service selects pods by their labels. `port` is what clients connect to, `targetPort` is where the pods listen.',
      ko: '서비스는 레이블로 파드를 선택합니다. `port`는 클라이언트가 접속하는 포트이고, `targetPort`는 파드가 수신하는 포트입니다.',
    },
    {
      en: 'spec.selector needs `app: kubia`; the port needs `port: 80` and `targetPort: 8080`.',
      ko: 'spec.selector에는 `app: kubia`가, 포트에는 `port: 80`과 `targetPort: 8080`이 필요합니다.',
    },
  ],
  checks: ({ pods }) => [
    check('selects', { points: 2 }, serviceSelects({ service: 'kubia', workloads: ['kubia'], pods })),
    check(
      'answers',
      { points: 3, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://kubia', workloads: ['kubia'] }),
    ),
  ],
  mistakes: [
    {
      name: 'an alias in place of an address',
      change: {
        'service.yaml': ['spec:\n', 'spec:\n  type: ExternalName\n  externalName: kubia.example.com\n'],
      },
      fails: 'selects',
      says: 'service/alias-selects-nobody',
    },
    {
      name: 'each client kept at one pod',
      change: { 'service.yaml': ['spec:\n', 'spec:\n  sessionAffinity: ClientIP\n'] },
      fails: 'answers',
      says: 'check/not-everybody-answers',
    },
    {
      name: 'a --- in the middle of the object',
      change: { 'service.yaml': ['spec:\n', '---\nspec:\n'] },
      fails: 'applies',
      says: 'manifest/cut-off',
    },
    {
      name: 'label misspelt',
      change: { 'service.yaml': ['app: kubia', 'app: kubja'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'no targetPort, so that 80 is asked of the pods',
      change: { 'service.yaml': ['      targetPort: 8080\n', ''] },
      fails: 'answers',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'ports the wrong way round',
      change: {
        'service.yaml': [
          ['port: 80\n', 'port: 8080\n'],
          ['targetPort: 8080', 'targetPort: 80'],
        ],
      },
      fails: 'answers',
      says: 'service/port-not-offered',
    },
    {
      name: 'name of the Service changed',
      change: { 'service.yaml': ['name: kubia', 'name: web'] },
      fails: 'selects',
      says: 'check/object-missing',
    },
    {
      name: 'field misspelt',
      change: { 'service.yaml': ['selector:', 'selectors:'] },
      fails: 'applies',
      says: 'field/unknown',
    },
  ],
  alternatives: ['alt/short-form'],
  debrief: {
    en: 'The Service got an IP address of its own, and every node learned a rule: whatever is sent to that address on port 80 goes to port 8080 of one of the pods that carry app=kubia. The list of these pods is an object, too: `kubectl get endpointslices -l kubernetes.io/service-name=kubia`. Pods may come and go; name, address and port of the Service stay.',
    ko: '서비스는 자신의 IP 주소를 받았고, 모든 노드는 규칙 하나를 알게 되었습니다. 그 주소의 80 포트로 보낸 것은 app=kubia 레이블이 있는 파드 가운데 하나의 8080 포트로 갑니다. 이 파드의 목록도 오브젝트입니다. `kubectl get endpointslices -l kubernetes.io/service-name=kubia`로 볼 수 있습니다. 파드는 생기고 사라지지만 서비스의 이름과 주소와 포트는 그대로입니다.',
  },
})

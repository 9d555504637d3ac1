import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '02-ports/01-text-and-manifest',
  title: { en: 'Text and manifest disagree', ko: '글과 매니페스트가 다를 때' },
  minutes: 5,
  difficulty: 2,
  lesson: 'port, targetPort, containerPort',
  given: ['deployment.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 2 },
  variants: (random) => {
    const pods = 1 + random.below(5)
    return { change: { 'deployment.yaml': ['replicas: 2', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [
    {
      en: 'Which of the two numbers is for the clients, and which is for the pods?',
      ko: '두 번호 가운데 어느 것이 클라이언트를 위한 것이고, 어느 것이 파드를 위한 것인가요?',
    },
    {
      en: 'targetPort must be the port at which the program listens. containerPort is only a note; the environment variable PORT is what the program reads.',
      ko: 'targetPort는 프로그램이 수신하는 포트여야 합니다. containerPort는 기록일 뿐이며, 프로그램은 환경 변수 PORT를 읽습니다.',
    },
    {
      en: 'port: 3000 stays; targetPort becomes 8080.',
      ko: 'port: 3000은 그대로 두고 targetPort를 8080으로 바꾸세요.',
    },
  ],
  checks: ({ pods }) => [
    check(
      'selects',
      { points: 1 },
      serviceSelects({ service: 'lines-admin-nextjs-service', workloads: ['lines-admin-nextjs'], pods }),
    ),
    check(
      'answers',
      { points: 3, requires: ['selects'] },
      podsAnswer({
        from: 'client',
        url: 'http://lines-admin-nextjs-service:3000',
        workloads: ['lines-admin-nextjs'],
      }),
    ),
  ],
  mistakes: [
    {
      name: 'as the notes have it',
      change: { 'service.yaml': ['targetPort: 8080', 'targetPort: 3000'] },
      fails: 'answers',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'the wrong one of the two changed',
      change: {
        'service.yaml': ['port: 3000\n      targetPort: 8080', 'port: 8080\n      targetPort: 3000'],
      },
      fails: 'answers',
      says: 'service/port-not-offered',
    },
    {
      name: 'both changed',
      change: { 'service.yaml': ['port: 3000\n', 'port: 8080\n'] },
      fails: 'answers',
      says: 'service/port-not-offered',
    },
    {
      name: 'the number in quotes',
      change: { 'service.yaml': ['targetPort: 8080', 'targetPort: "8080"'] },
      fails: 'applies',
      says: 'name/not-a-port-name',
    },
  ],
  alternatives: ['alt/two-ways-in'],
  debrief: {
    en: "A connection to the Service on port 3000 was sent to port 3000 of a pod, where nobody listens, and the pod's kernel refused it. The Service had endpoints all the time: being in the list and listening are two things. The program's own log tells where it listens, and so does `kubectl exec POD -- ss -ltn` where the image has that tool; containerPort does not.",
    ko: '서비스의 3000 포트로 온 연결은 파드의 3000 포트로 보내졌고, 그곳에서는 아무도 수신하지 않으므로 파드의 커널이 거부했습니다. 엔드포인트는 줄곧 있었습니다. 목록에 있는 것과 수신하는 것은 다른 일입니다. 어디에서 수신하는지는 containerPort가 아니라 프로그램의 로그가 알려 줍니다. 이미지에 그 도구가 있다면 `kubectl exec POD -- ss -ltn`으로도 알 수 있습니다.',
  },
})

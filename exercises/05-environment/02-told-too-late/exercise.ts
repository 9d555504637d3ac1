import { answeredMeanwhile, podsKnowService } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

const restart = 'kubectl rollout restart deployment frontend\n'

export default defineCommandExercise({
  id: '05-environment/02-told-too-late',
  title: { en: 'Told too late', ko: '너무 늦게 들은 소식' },
  minutes: 8,
  difficulty: 3,
  lesson: 'Written when the container starts',
  given: ['frontend.yaml', 'backend.yaml'],
  notApplied: ['backend.yaml'],
  edit: ['commands.sh'],
  time: 'realistic',
  scenario: { containerStartSeconds: 1 },
  watched: true,
  facts: {},
  variants: (random) => {
    const replicas = 2 + random.below(3)
    return { change: { 'frontend.yaml': ['replicas: 3', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'When is the environment of a program written, and who could change it afterwards?',
      ko: '프로그램의 환경 변수는 언제 쓰일까요? 그 뒤에 그것을 바꿀 수 있는 것은 누구일까요?',
    },
    {
      en: 'Only a new container is told anew. So every pod has to be replaced, and never all at once: somebody has to answer meanwhile. A Deployment can do that by itself when its template changes.',
      ko: '새로 시작하는 컨테이너만 새로 듣습니다. 그러니 모든 파드를 바꾸어야 하지만 한꺼번에 바꾸면 안 됩니다. 그동안 누군가는 응답해야 하기 때문입니다. 디플로이먼트는 템플릿이 바뀌면 이 일을 스스로 합니다.',
    },
    {
      en: 'kubectl rollout restart deployment frontend; kubectl rollout status deployment frontend shows how far it is',
      ko: 'kubectl rollout restart deployment frontend. 어디까지 왔는지는 kubectl rollout status deployment frontend가 보여 줍니다',
    },
  ],
  checks: () => [
    check('knows', { points: 2 }, podsKnowService({ workload: 'frontend', service: 'backend' })),
    check('answered', { points: 2 }, answeredMeanwhile({ from: 'client', url: 'http://frontend' })),
  ],
  mistakes: [
    {
      name: 'the frontend is left as it is',
      change: { 'commands.sh': [restart, ''] },
      fails: 'knows',
      says: 'check/pod-told-too-late',
    },
    {
      name: 'new pods before the Service is there',
      change: {
        'commands.sh': [
          ['kubectl apply -f backend.yaml\n', ''],
          [restart, `${restart}kubectl apply -f backend.yaml\n`],
        ],
      },
      fails: 'knows',
      says: 'check/pod-told-too-late',
    },
    {
      name: 'a variable in a shell beside the program',
      change: {
        'commands.sh': [
          restart,
          "kubectl exec deploy/frontend -- sh -c 'export BACKEND_SERVICE_HOST=backend'\n",
        ],
      },
      fails: 'knows',
      says: 'check/pod-told-too-late',
    },
    {
      name: 'an address that was made up, in the template',
      change: {
        'commands.sh': [
          restart,
          'kubectl set env deployment frontend BACKEND_SERVICE_HOST=10.96.0.99\nkubectl rollout status deployment frontend\n',
        ],
      },
      fails: 'knows',
      says: 'check/pod-told-too-late',
    },
    {
      name: 'all pods at once',
      change: { 'commands.sh': [restart, 'kubectl delete pods -l app=frontend\n'] },
      fails: 'answered',
      says: 'check/request-lost',
    },
    {
      name: 'down to nothing, and up again',
      change: {
        'commands.sh': [
          restart,
          'kubectl scale deployment frontend --replicas=0\nkubectl scale deployment frontend --replicas=3\n',
        ],
      },
      fails: 'answered',
      says: 'check/request-lost',
    },
    {
      name: 'everything made anew',
      change: {
        'commands.sh': [restart, 'kubectl delete -f frontend.yaml\nkubectl apply -f frontend.yaml\n'],
      },
      fails: 'answered',
      says: 'check/request-lost',
    },
  ],
  alternatives: ['alt/one-by-one', 'alt/another-template'],
  debrief: {
    en: 'The environment of a program is a copy that the kubelet gives it at its start. A Service that comes later is not in it, and one that was deleted and made anew has left an old address in it. That is why the order of objects matters for programs that read these variables, and for no others: a name is looked up each time.\n\n`kubectl rollout restart` writes the time into an annotation of the template, nothing else. To the Deployment that is a new version, and it replaces the pods as its strategy says. Deleting the pods by hand comes to the same, if whoever does it waits each time until the new one is ready; deleting them all at once leaves nobody to answer until the first new one is there.\n\nSee it with `kubectl exec deploy/frontend -- env | grep BACKEND`. Source: Kubernetes documentation, Service: Environment variables; kubernetes/kubectl pkg/polymorphichelpers/objectrestarter.go.',
    ko: '프로그램의 환경 변수는 시작할 때 kubelet이 주는 사본입니다. 나중에 생긴 서비스는 들어 있지 않고, 지웠다가 다시 만든 서비스는 옛 주소를 남겨 둡니다. 그래서 이 변수를 읽는 프로그램에는 오브젝트를 만드는 순서가 중요합니다. 이름은 매번 새로 찾으므로 이름을 쓰는 프로그램은 상관없습니다.\n\n`kubectl rollout restart`는 템플릿의 어노테이션에 시각을 적을 뿐입니다. 디플로이먼트에게는 그것이 새 버전이므로, 전략에 따라 파드를 바꿉니다. 새 파드가 준비될 때까지 매번 기다린다면 손으로 지워도 결과는 같습니다. 한꺼번에 지우면 첫 새 파드가 준비될 때까지 응답할 파드가 없습니다.\n\n`kubectl exec deploy/frontend -- env | grep BACKEND`로 확인해 보세요. 출처: 쿠버네티스 문서, 서비스: 환경 변수, kubernetes/kubectl pkg/polymorphichelpers/objectrestarter.go',
  },
})

import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/06-half-a-release',
  title: { en: 'Half a release', ko: '반쪽 릴리스' },
  minutes: 8,
  difficulty: 4,
  lesson: 'Not always, or not for everybody',
  given: ['client.yaml', 'shop.yaml'],
  edit: ['commands.sh'],
  edits: 1,
  broken: [
    `kubectl patch deployment page -p '{"spec":{"template":{"spec":{"containers":[{"name":"page","image":"nginx:1.29","readinessProbe":{"httpGet":{"path":"/health"}}}]}}}}'`,
  ],
  hints: [
    {
      en: 'How many pods of page are ready? Which of them, the old ones or the new ones?',
      ko: 'page의 파드 가운데 몇 개가 준비되었나요? 옛 파드인가요, 새 파드인가요?',
    },
    {
      en: 'A rollout waits for new pods to be ready before it takes more of the old ones away. What does the readiness probe of the new ones ask, and what does it get?',
      ko: '롤아웃은 새 파드가 준비되기를 기다렸다가 옛 파드를 더 없앱니다. 새 파드의 준비성 프로브는 무엇을 묻고, 무슨 답을 받나요?',
    },
    {
      en: 'The new template asks for /health, which nginx does not have: 404. kubectl rollout undo goes back to the template before.',
      ko: '새 템플릿은 nginx에 없는 /health에 묻고 404를 받습니다. kubectl rollout undo로 이전 템플릿으로 돌아갈 수 있습니다.',
    },
  ],
  checks: [
    check('all-serve', { points: 3 }, serviceSelects({ service: 'page', workloads: ['page'], pods: 4 })),
    check(
      'answers',
      { points: 2, requires: ['all-serve'] },
      podsAnswer({ from: 'client', url: 'http://page', workloads: ['page'] }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'the same rolled out once more',
      change: {
        'commands.sh': ['kubectl rollout undo deployment/page', 'kubectl rollout restart deployment/page'],
      },
      fails: 'all-serve',
      says: 'check/some-not-ready',
    },
    {
      name: 'more pods of the same kind',
      change: {
        'commands.sh': ['kubectl rollout undo deployment/page', 'kubectl scale deployment/page --replicas=8'],
      },
      fails: 'all-serve',
      says: 'check/some-not-ready',
    },
    {
      name: 'only the image taken back',
      change: {
        'commands.sh': [
          'kubectl rollout undo deployment/page',
          'kubectl set image deployment/page page=nginx:1.28',
        ],
      },
      fails: 'all-serve',
      says: 'check/some-not-ready',
    },
    {
      name: 'the pods that are not ready made fewer',
      change: {
        'commands.sh': ['kubectl rollout undo deployment/page', 'kubectl delete pods -l app=page'],
      },
      fails: 'all-serve',
      says: 'check/some-not-ready',
    },
    {
      name: 'pods published that are not ready',
      change: {
        'commands.sh': [
          'kubectl rollout undo deployment/page',
          'kubectl patch service page -p \'{"spec":{"publishNotReadyAddresses":true}}\'',
        ],
      },
      fails: 'all-serve',
      says: 'check/not-ready-published',
    },
    {
      name: 'the probe taken out',
      change: {
        'commands.sh': [
          'kubectl rollout undo deployment/page',
          'kubectl patch deployment page --type=json -p \'[{"op":"remove","path":"/spec/template/spec/containers/0/readinessProbe"}]\'',
        ],
      },
      fails: 'healthy',
      says: 'incident/probe-gone',
    },
  ],
  alternatives: ['alt/forward', 'alt/as-in-the-repository'],
  debrief: {
    en: 'The release brought a new image and a readiness probe for a path that nginx does not have. Every new pod ran and was never ready. The rollout took two of four old pods away, as maxUnavailable allows, and then waited for new ones: so it should, or nothing would be left. Half of the pods carried all of the work; the client saw no error.\n\nTo find it: `kubectl rollout status deployment/page` waits, and ten minutes later it says that the deployment exceeded its progress deadline; `kubectl get pods -l app=page` shows two at 1/1 and two at 0/1; `kubectl describe pod` of one of the latter has the event "Readiness probe failed: HTTP probe failed with statuscode: 404"; `kubectl rollout history deployment/page` shows that there is something to go back to. publishNotReadyAddresses at the Service would have brought the answers back and left the rollout where it was: it hides the question instead of answering it. Source: Kubernetes documentation, Deployments, "Rolling back a Deployment".',
    ko: '릴리스는 새 이미지와 함께, nginx에 없는 경로에 묻는 준비성 프로브를 가져왔습니다. 새 파드는 모두 실행되었지만 끝내 준비되지 않았습니다. 롤아웃은 maxUnavailable이 허용하는 대로 옛 파드 넷 가운데 둘을 없앤 다음 새 파드를 기다렸습니다. 그래야 합니다. 기다리지 않았다면 아무것도 남지 않았을 것입니다. 절반의 파드가 일을 모두 떠맡았고 클라이언트에는 오류가 보이지 않았습니다.\n\n찾는 방법은 이렇습니다. `kubectl rollout status deployment/page`는 기다리기만 하다가, 10분이 지나면 progress deadline을 넘겼다고 합니다. `kubectl get pods -l app=page`에는 1/1이 둘, 0/1이 둘 보이고, 0/1인 파드를 `kubectl describe pod`로 보면 "Readiness probe failed: HTTP probe failed with statuscode: 404" 이벤트가 있습니다. `kubectl rollout history deployment/page`에는 돌아갈 곳이 보입니다. 서비스에 publishNotReadyAddresses를 켜면 응답은 돌아오지만 롤아웃은 그대로 멈춰 있습니다. 답을 찾은 것이 아니라 물음을 가린 것입니다. 출처: 쿠버네티스 문서의 디플로이먼트, "Rolling back a Deployment".',
  },
})

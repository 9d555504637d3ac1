import { podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/04-only-for-itself',
  title: { en: 'Ready, and silent', ko: '준비되었는데 조용한 파드' },
  minutes: 7,
  difficulty: 4,
  lesson: 'Eight questions, from the inside out',
  given: ['client.yaml'],
  edit: ['reports.yaml'],
  edits: 1,
  hints: [
    {
      en: 'The pod answers itself, and nobody else. What is different about a request from inside of it?',
      ko: '파드는 자기 자신에게만 응답하고 다른 누구에게도 응답하지 않습니다. 파드 안에서 보낸 요청은 무엇이 다른가요?',
    },
    {
      en: 'A program listens at an address, not only at a port. Which address does a request from another pod come to?',
      ko: '프로그램은 포트뿐 아니라 주소도 정해서 수신합니다. 다른 파드의 요청은 어느 주소로 오나요?',
    },
    {
      en: 'It is started with --bind 127.0.0.1. For everybody it is --bind 0.0.0.0, or no --bind at all.',
      ko: '프로그램이 --bind 127.0.0.1로 시작됩니다. 모두에게 응답하려면 --bind 0.0.0.0으로 하거나 --bind를 빼야 합니다.',
    },
  ],
  checks: [
    check(
      'answers',
      { points: 4 },
      podsAnswer({ from: 'client', url: 'http://reports', workloads: ['reports'], container: 'reports' }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'the Service led to the program that answers',
      change: {
        'reports.yaml': [
          ['8000", --bind, 0.0.0.0]', '8000", --bind, 127.0.0.1]'],
          ['targetPort: 8000', 'targetPort: 8080'],
        ],
      },
      fails: 'answers',
      says: 'check/answered-by-others',
    },
    {
      name: 'the probe made to ask from outside of the pod, and nothing else',
      change: {
        'reports.yaml': [
          ['8000", --bind, 0.0.0.0]', '8000", --bind, 127.0.0.1]'],
          [
            '            exec:\n              command: [curl, -fsS, -o, /dev/null, http://localhost:8000/]',
            '            httpGet:\n              path: /\n              port: 8000',
          ],
        ],
      },
      fails: 'answers',
      says: 'workload/rollout-stuck',
    },
    {
      name: 'the port of the counters',
      change: { 'reports.yaml': ['"8000", --bind, 0.0.0.0', '"8080", --bind, 0.0.0.0'] },
      fails: 'answers',
      says: 'workload/rollout-stuck',
    },
    {
      name: 'the counters given up for the reports',
      change: {
        'reports.yaml': [
          '    - name: counters\n      port: 8080\n      targetPort: 8080\n',
          '    - name: counters\n      port: 8081\n      targetPort: 8080\n',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'the name of the Service as the address',
      change: { 'reports.yaml': ['--bind, 0.0.0.0', '--bind, reports'] },
      fails: 'answers',
      says: 'workload/rollout-stuck',
    },
  ],
  alternatives: ['alt/as-by-default'],
  debrief: {
    en: "The program listened at 127.0.0.1, the address by which a pod reaches itself and nobody else does. The Service was right: it sent connections to port 8000 of each pod, and there nobody listened. The readiness probe ran inside of the container and asked localhost, so that it found what no client ever found.\n\nTo find it: the pods are ready (`kubectl get pods`), they are endpoints (`kubectl get endpointslices -l kubernetes.io/service-name=reports`), the targetPort is 8000; `kubectl exec client -- curl -sS http://POD-IP:8000` is refused, and `kubectl exec deploy/reports -c reports -- curl -sS http://localhost:8000` answers. That leaves only where the program listens: `kubectl get deployment reports -o jsonpath='{.spec.template.spec.containers[0].command}'`. A probe with httpGet would have told at once, because the kubelet asks at the address of the pod. Source: Kubernetes documentation, Debug Services.",
    ko: "프로그램은 127.0.0.1에서 들었습니다. 파드가 자기 자신에게 닿을 때만 쓰는 주소입니다. 서비스는 옳았습니다. 각 파드의 8000번 포트로 연결을 보냈지만 그곳에서 수신하는 프로그램이 없었습니다. 준비성 프로브는 컨테이너 안에서 실행되어 localhost에 물었으므로, 어떤 클라이언트도 만나지 못한 프로그램을 만났습니다.\n\n찾는 방법은 이렇습니다. 파드는 준비되었고(`kubectl get pods`), 엔드포인트이며(`kubectl get endpointslices -l kubernetes.io/service-name=reports`), targetPort는 8000입니다. `kubectl exec client -- curl -sS http://POD-IP:8000`은 거부되고 `kubectl exec deploy/reports -c reports -- curl -sS http://localhost:8000`은 응답합니다. 이제 남은 것은 프로그램이 수신하는 주소뿐입니다. `kubectl get deployment reports -o jsonpath='{.spec.template.spec.containers[0].command}'`로 볼 수 있습니다. httpGet 프로브였다면 kubelet이 파드의 주소로 물으므로 곧바로 드러났을 것입니다. 출처: 쿠버네티스 문서의 서비스 디버깅하기.",
  },
})

import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/03-since-the-switch',
  title: { en: 'Since the switch', ko: '전환한 뒤로' },
  minutes: 8,
  difficulty: 4,
  lesson: 'Eight questions, from the inside out',
  given: ['client.yaml'],
  edit: ['shop.yaml'],
  edits: 2,
  hints: [
    {
      en: 'Which labels do the pods of green carry, and which ones does the Service shop ask for?',
      ko: 'green의 파드에는 어떤 레이블이 있고, 서비스 shop은 어떤 레이블을 찾나요?',
    },
    {
      en: 'A switch changes whom the selector finds. Whoever is found then gets the connection at the targetPort: does green listen there?',
      ko: '전환하면 셀렉터가 찾는 대상이 바뀝니다. 새로 찾은 파드는 targetPort로 연결을 받습니다. green은 그 포트에서 수신하나요?',
    },
    {
      en: 'The label is called version, not colour; and green listens at 9090, not at 8080.',
      ko: '레이블의 이름은 colour가 아니라 version입니다. 그리고 green은 8080번이 아니라 9090번에서 수신합니다.',
    },
  ],
  checks: [
    check('found', { points: 2 }, serviceSelects({ service: 'shop', workloads: ['shop-green'], pods: 2 })),
    check(
      'answers',
      { points: 3, requires: ['found'] },
      podsAnswer({ from: 'client', url: 'http://shop', workloads: ['shop-green'] }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'only the selector',
      change: {
        'shop.yaml': [
          '      # Blue listens at 8080, green does not.\n      targetPort: 9090',
          '      targetPort: 8080',
        ],
      },
      fails: 'answers',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'only the port',
      change: {
        'shop.yaml': ['    # The label is called version.\n    version: green', '    colour: green'],
      },
      fails: 'found',
      says: 'service/selects-nothing',
    },
    {
      name: 'back to blue',
      change: {
        'shop.yaml': [
          ['called version.\n    version: green', '\n    version: blue'],
          ['      # Blue listens at 8080, green does not.\n      targetPort: 9090', '      targetPort: 8080'],
        ],
      },
      fails: 'found',
      says: 'check/selects-others',
    },
    {
      name: 'both colours at once',
      change: {
        'shop.yaml': [
          ['    # The label is called version.\n    version: green\n', ''],
          ['      # Blue listens at 8080, green does not.\n      targetPort: 9090', '      targetPort: http'],
        ],
      },
      fails: 'found',
      says: 'check/selects-others',
    },
    {
      name: 'blue taken away',
      change: {
        'shop.yaml': ['  name: shop-blue\nspec:\n  replicas: 2', '  name: shop-blue\nspec:\n  replicas: 0'],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
  ],
  alternatives: ['alt/port-by-name'],
  debrief: {
    en: 'Two faults, made in one hurry: the selector asked for a label colour that no pod has, and the targetPort was still the one of blue. Both read "connection refused" at the client. With the first one kube-proxy refuses, because the Service has no endpoint; with the second one the pod itself refuses, because nobody listens at 8080.\n\nTo find them: `kubectl get endpointslices -l kubernetes.io/service-name=shop` shows no address, and `kubectl get pods --show-labels` the labels there are. Once there are addresses, ask one of them past the Service: `kubectl exec client -- curl -sS http://POD-IP:9090` answers, at 8080 it does not. A targetPort by name, `http`, would have moved with the pods: each pod has its own number for it. Source: Kubernetes documentation, Service, "Port definitions".',
    ko: '서두르다가 두 가지를 틀렸습니다. 셀렉터는 어느 파드에도 없는 레이블 colour를 찾았고, targetPort는 아직 blue의 포트였습니다. 클라이언트에는 둘 다 "connection refused"로 보입니다. 앞의 경우에는 서비스에 엔드포인트가 없어서 kube-proxy가 거부하고, 뒤의 경우에는 8080번에서 아무도 수신하지 않아서 파드가 직접 거부합니다.\n\n찾는 방법은 이렇습니다. `kubectl get endpointslices -l kubernetes.io/service-name=shop`에 주소가 없고, `kubectl get pods --show-labels`에 실제 레이블이 보입니다. 주소가 생기면 서비스를 거치지 않고 파드에 직접 물어봅니다. `kubectl exec client -- curl -sS http://POD-IP:9090`은 응답하고 8080번은 응답하지 않습니다. targetPort를 이름 `http`로 썼다면 전환할 때 포트도 따라왔을 것입니다. 이름에 해당하는 번호는 파드마다 정해지기 때문입니다. 출처: 쿠버네티스 문서의 서비스, "Port definitions".',
  },
})

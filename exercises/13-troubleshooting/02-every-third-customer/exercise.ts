import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/02-every-third-customer',
  title: { en: 'Every third customer', ko: '세 번에 한 번' },
  minutes: 6,
  difficulty: 4,
  lesson: 'Not always, or not for everybody',
  given: ['client.yaml'],
  edit: ['shop.yaml'],
  edits: 1,
  hints: [
    {
      en: 'Four pods of the page, two of the back office: which of them does every third request go to?',
      ko: '페이지의 파드는 넷, 관리 화면의 파드는 둘입니다. 세 번에 한 번은 어느 쪽으로 갈까요?',
    },
    {
      en: 'A Service takes every pod that its selector fits, whoever made it. What do the pods of both Deployments have in common?',
      ko: '서비스는 누가 만들었든 셀렉터에 맞는 파드를 모두 받아들입니다. 두 디플로이먼트의 파드에 공통인 것은 무엇인가요?',
    },
    {
      en: 'Both carry tier=frontend. Only the pods of the page carry app=page: ask for that in the selector of the Service page.',
      ko: '둘 다 레이블이 tier=frontend입니다. app=page는 페이지의 파드에만 있으므로, 서비스 page의 셀렉터가 그것을 찾게 하세요.',
    },
  ],
  checks: [
    check('found', { points: 2 }, serviceSelects({ service: 'page', workloads: ['page'], pods: 4 })),
    check(
      'answers',
      { points: 3, requires: ['found'] },
      podsAnswer({ from: 'client', url: 'http://page', workloads: ['page'] }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'each customer stays where they were first sent',
      change: {
        'shop.yaml': [
          '    # The tier is shared with the back office.\n    app: page\n',
          '  sessionAffinity: ClientIP\n',
        ],
      },
      fails: 'found',
      says: 'check/selects-others',
    },
    {
      name: 'the label that only the others carry',
      change: { 'shop.yaml': ['    app: page\n  ports', '    role: staff\n  ports'] },
      fails: 'found',
      says: 'check/selects-others',
    },
    {
      name: 'the back office taken out of the tier',
      change: {
        'shop.yaml': [
          ['    # The tier is shared with the back office.\n    app: page\n', ''],
          ['        tier: frontend\n        role: staff', '        tier: backend\n        role: staff'],
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'the back office switched off',
      change: {
        'shop.yaml': [
          ['    # The tier is shared with the back office.\n    app: page\n', ''],
          ['  replicas: 2\n', '  replicas: 0\n'],
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
  ],
  alternatives: ['alt/by-its-own-label'],
  debrief: {
    en: 'The selector of the Service page asked for tier=frontend alone, and the pods of the back office carry it as well: two endpoints of six, so one request of three. Nothing was refused and nothing was logged, because for Kubernetes nothing was wrong: a Service does not know of Deployments, only of labels.\n\nTo find it: `kubectl get endpointslices -l kubernetes.io/service-name=page` counts six addresses (three, and "+ 3 more") where four pods are expected; `kubectl get pods -l tier=frontend -o wide` tells whose they are. Taking the back office out of the tier would have stopped the complaint, and left its own Service without pods. Source: Kubernetes documentation, Service, "Services with selectors".',
    ko: '서비스 page의 셀렉터는 tier=frontend만 찾았는데, 관리 화면의 파드에도 이 레이블이 있습니다. 엔드포인트 여섯 가운데 둘이므로 요청 셋 가운데 하나입니다. 거부된 것도 로그에 남은 것도 없었습니다. 쿠버네티스가 보기에는 잘못된 것이 없기 때문입니다. 서비스는 디플로이먼트를 모르고 레이블만 압니다.\n\n찾는 방법은 이렇습니다. `kubectl get endpointslices -l kubernetes.io/service-name=page`에는 파드 넷이 있어야 할 곳에 주소가 여섯 개(셋과 "+ 3 more") 보이고, `kubectl get pods -l tier=frontend -o wide`로 누구의 주소인지 알 수 있습니다. 관리 화면의 tier를 바꾸어도 신고는 그치지만, 관리 화면의 서비스에 파드가 하나도 남지 않습니다. 출처: 쿠버네티스 문서의 서비스, "Services with selectors".',
  },
})

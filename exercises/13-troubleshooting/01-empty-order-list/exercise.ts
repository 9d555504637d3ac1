import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/01-empty-order-list',
  title: { en: 'The order list is empty', ko: '비어 있는 주문 목록' },
  minutes: 10,
  difficulty: 4,
  lesson: 'Eight questions, from the inside out',
  given: ['client.yaml'],
  edit: ['shop.yaml'],
  edits: 2,
  hints: [
    {
      en: 'Who stands behind the Service orders? And once somebody does: who of them is ready?',
      ko: '서비스 orders 뒤에는 누가 있나요? 누군가 있게 되면, 그중 누가 준비되었나요?',
    },
    {
      en: 'A Service needs three things to answer: pods that its selector finds, pods that are ready, and a port where they listen. An incident may have two causes; repairing the first shows the second.',
      ko: '서비스가 응답하려면 세 가지가 필요합니다. 셀렉터가 찾는 파드, 준비된 파드, 그리고 파드가 수신하는 포트입니다. 원인이 둘일 수 있으며, 첫 번째를 고치면 두 번째가 보입니다.',
    },
    {
      en: 'The selector says app=order, the pods carry app=orders. Their readiness probe asks port 9090; the program listens at 8080.',
      ko: '셀렉터는 app=order인데 파드의 레이블은 app=orders입니다. 준비성 프로브는 9090번 포트에 묻지만 프로그램은 8080번에서 수신합니다.',
    },
  ],
  checks: [
    check('found', { points: 2 }, serviceSelects({ service: 'orders', workloads: ['orders'], pods: 2 })),
    check(
      'answers',
      { points: 3, requires: ['found'] },
      podsAnswer({ from: 'client', url: 'http://orders', workloads: ['orders'] }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'only the selector',
      change: {
        'shop.yaml': [
          'at 9090 nobody answers the probe.\n              port: 8080',
          '\n              port: 9090',
        ],
      },
      fails: 'found',
      says: 'service/no-ready-endpoints',
    },
    {
      name: 'only the probe',
      change: { 'shop.yaml': ['the pods carry app=orders.\n    app: orders', '\n    app: order'] },
      fails: 'found',
      says: 'service/selects-nothing',
    },
    {
      name: 'the label that two teams share',
      change: { 'shop.yaml': ['the pods carry app=orders.\n    app: orders', '\n    tier: backend'] },
      fails: 'found',
      says: 'check/selects-others',
    },
    {
      name: 'the program moved to the port of the probe',
      change: {
        'shop.yaml': [
          [
            'args: [netexec, --http-port=8080]\n          readinessProbe:\n            httpGet:\n              path: /healthz\n              # The program listens at 8080; at 9090 nobody answers the probe.\n              port: 8080',
            'args: [netexec, --http-port=9090]\n          readinessProbe:\n            httpGet:\n              path: /healthz\n              port: 9090',
          ],
          [
            '    app: orders\n  ports:\n    - port: 80\n      targetPort: 8080',
            '    app: orders\n  ports:\n    - port: 80\n      targetPort: 9090',
          ],
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'the probe taken out',
      change: {
        'shop.yaml': [
          '          readinessProbe:\n            httpGet:\n              path: /healthz\n              # The program listens at 8080; at 9090 nobody answers the probe.\n              port: 8080\n',
          '',
        ],
      },
      fails: 'healthy',
      says: 'incident/probe-gone',
    },
    {
      name: 'pods published that are not ready',
      change: {
        'shop.yaml': [
          ['at 9090 nobody answers the probe.\n              port: 8080', '\n              port: 9090'],
          [
            '  selector:\n    # One letter was missing',
            '  publishNotReadyAddresses: true\n  selector:\n    # One letter was missing',
          ],
        ],
      },
      fails: 'found',
      says: 'check/not-ready-published',
    },
  ],
  alternatives: ['alt/by-two-labels'],
  debrief: {
    en: 'Two faults lay on top of each other: a selector that found nobody, and a readiness probe that asked a port where nobody listens. With the first alone the client reads "connection refused"; with the second alone it reads the same, because a pod that is not ready is no endpoint. kubectl tells them apart: `kubectl get endpointslices -l kubernetes.io/service-name=orders` lists no address at all in the first case, and `kubectl get pods` shows 0/1 in the second.\n\nTo let the program listen where the probe asks would have repaired the list as well, and broken the nightly backup, which nobody had complained about. Source: Kubernetes documentation, Debug Services.',
    ko: '두 가지 고장이 겹쳐 있었습니다. 아무도 찾지 못하는 셀렉터와, 아무도 수신하지 않는 포트에 묻는 준비성 프로브입니다. 첫 번째만 있어도, 두 번째만 있어도 클라이언트는 똑같이 "connection refused"를 봅니다. 준비되지 않은 파드는 엔드포인트가 아니기 때문입니다. 구별해 주는 것은 kubectl입니다. 첫 번째라면 `kubectl get endpointslices -l kubernetes.io/service-name=orders`에 주소가 하나도 없고, 두 번째라면 `kubectl get pods`에 0/1이 보입니다.\n\n프로브가 묻는 포트에서 프로그램이 수신하게 해도 주문 목록은 고쳐지지만, 아무도 신고하지 않은 야간 백업이 고장 납니다. 출처: 쿠버네티스 문서의 서비스 디버깅하기.',
  },
})

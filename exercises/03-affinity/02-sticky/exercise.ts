import { affinityLasts, clientsStay, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '03-affinity/02-sticky',
  title: { en: 'The cart is gone', ko: '사라진 장바구니' },
  minutes: 8,
  difficulty: 2,
  lesson: 'sessionAffinity: ClientIP',
  given: ['deployment.yaml', 'clients.yaml'],
  edit: ['service.yaml'],
  facts: {},
  hints: [
    {
      en: 'Two things are missing from the fragment that every Service with pods has. And where would you say for how long a client is remembered?',
      ko: '이 조각에는 파드가 있는 서비스라면 모두 갖고 있는 두 가지가 빠져 있습니다. 그리고 얼마 동안 기억할지는 어디에 쓸까요?',
    },
    {
      en: 'A selector and ports, as in any Service. How long is said in sessionAffinityConfig, below clientIP, in seconds.',
      ko: '여느 서비스처럼 셀렉터와 포트가 필요합니다. 기간은 sessionAffinityConfig의 clientIP 아래에 초 단위로 씁니다.',
    },
    {
      en: 'selector: app: cart; ports: port 80, targetPort 8080; sessionAffinityConfig: clientIP: timeoutSeconds: 1800.',
      ko: '셀렉터는 app: cart, 포트는 port 80과 targetPort 8080, 그리고 sessionAffinityConfig: clientIP: timeoutSeconds: 1800입니다.',
    },
  ],
  checks: () => [
    check('selects', { points: 1 }, serviceSelects({ service: 'cart', workloads: ['cart'], pods: 3 })),
    check(
      'stays',
      { points: 3, requires: ['selects'] },
      clientsStay({ from: ['customer-1', 'customer-2'], url: 'http://cart' }),
    ),
    check(
      'half-an-hour',
      { points: 2, requires: ['stays'] },
      affinityLasts({ service: 'cart', seconds: 1800 }),
    ),
  ],
  mistakes: [
    {
      name: 'no affinity: chance decides each time',
      change: { 'service.yaml': ['sessionAffinity: ClientIP', 'sessionAffinity: None'] },
      fails: 'stays',
      says: 'check/client-moves',
    },
    {
      name: 'a timeout, and sessionAffinity forgotten',
      change: { 'service.yaml': ['  sessionAffinity: ClientIP\n', ''] },
      fails: 'stays',
      says: 'check/client-moves',
    },
    {
      name: 'no timeout: three hours',
      change: {
        'service.yaml': [
          '  sessionAffinityConfig:\n    clientIP:\n      # Half an hour of silence, in seconds. Nothing said would be three hours, 10800.\n      timeoutSeconds: 1800\n',
          '',
        ],
      },
      fails: 'half-an-hour',
      says: 'check/affinity-seconds-differ',
    },
    {
      name: 'minutes instead of seconds',
      change: { 'service.yaml': ['timeoutSeconds: 1800', 'timeoutSeconds: 30'] },
      fails: 'half-an-hour',
      says: 'check/affinity-seconds-differ',
    },
    {
      name: 'the timeout one level too high',
      change: { 'service.yaml': ['    clientIP:\n', ''] },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'a cookie, as in Ingress controllers',
      change: { 'service.yaml': ['sessionAffinity: ClientIP', 'sessionAffinity: Cookie'] },
      fails: 'applies',
      says: 'value/not-supported',
    },
    {
      name: 'the port of the Service, where nobody listens',
      change: { 'service.yaml': ['targetPort: 8080', 'targetPort: 80'] },
      fails: 'stays',
      says: 'service/target-port-nobody-listens',
    },
  ],
  alternatives: ['alt/named-port'],
  debrief: {
    en: 'The first connection of a customer was drawn by chance; the node noted the address and sent all others the same way, and each click begins the half hour anew.\n\nIt is no guarantee. When the pod goes, its carts go, and the customer is drawn anew. Customers who share an address (an office, a mobile network, a proxy) are one client and share a pod. A customer whose address changes (from Wi-Fi to mobile) is a new one. So affinity buys time until carts are kept where every pod finds them.\n\nWithout `sessionAffinity: ClientIP` the API server drops sessionAffinityConfig without a word. See it with `kubectl get service cart -o yaml`, and with `kubectl describe service cart`. Source: Kubernetes documentation, Session affinity.',
    ko: '손님의 첫 연결은 무작위로 정해졌습니다. 노드는 주소를 적어 두고 그다음 연결을 모두 같은 곳으로 보냈으며, 클릭할 때마다 30분이 새로 시작됩니다.\n\n이것은 보장이 아닙니다. 파드가 없어지면 장바구니도 없어지고 손님은 다시 무작위로 정해집니다. 주소를 함께 쓰는 손님들(사무실, 이동 통신망, 프록시)은 클라이언트 하나이고 파드도 함께 씁니다. 주소가 바뀐 손님(와이파이에서 이동 통신으로)은 새로운 클라이언트입니다. 그러므로 어피니티는 모든 파드가 찾을 수 있는 곳에 장바구니를 둘 때까지 시간을 벌어 줄 뿐입니다.\n\n`sessionAffinity: ClientIP`가 없으면 API 서버는 sessionAffinityConfig를 말없이 버립니다. `kubectl get service cart -o yaml`과 `kubectl describe service cart`로 확인해 보세요. 출처: 쿠버네티스 문서, 세션 어피니티',
  },
})

import { ingressLeads, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

/** RFC 5737 keeps this block for examples. */
const customer = { from: 'outside', ip: '203.0.113.50' } as const

export default defineIncidentExercise({
  id: '13-troubleshooting/09-no-prices',
  title: { en: 'The page without prices', ko: '가격 없는 페이지' },
  minutes: 10,
  difficulty: 5,
  lesson: 'From outside',
  given: ['client.yaml'],
  edit: ['shop.yaml'],
  edits: 2,
  scenario: {
    cloud: { name: 'example-cloud', addresses: ['198.51.100.7/32'] },
    ingressController: 'ingress-nginx',
    outsideNames: {
      'shop.example.com': { addresses: ['198.51.100.7'] },
      'partners.example.com': { addresses: ['198.51.100.7'] },
    },
  },
  hints: [
    {
      en: 'A 503 comes from the Ingress controller, and so does the choice who gets a path. What does kubectl describe ingress say?',
      ko: '503은 인그레스 컨트롤러의 답이고, 경로를 누가 받을지 고르는 것도 인그레스 컨트롤러입니다. kubectl describe ingress는 무엇을 보여 주나요?',
    },
    {
      en: 'service.port.name is the name of a port of the Service, not of the container. And Exact means this path, not what lies below it.',
      ko: 'service.port.name은 컨테이너가 아니라 서비스의 포트 이름입니다. 그리고 Exact는 그 경로만 뜻하며 그 아래는 포함하지 않습니다.',
    },
    {
      en: 'The port of the Service api is called web. The path /api needs pathType: Prefix.',
      ko: '서비스 api의 포트 이름은 web입니다. 경로 /api에는 pathType: Prefix가 필요합니다.',
    },
  ],
  checks: [
    check(
      'path',
      { points: 2 },
      podsAnswer({
        from: customer,
        namespace: 'default',
        url: 'http://shop.example.com/api',
        workloads: ['api'],
      }),
    ),
    check(
      'below',
      { points: 2 },
      podsAnswer({ from: customer, url: 'http://shop.example.com/api/prices/today', workloads: ['api'] }),
    ),
    check(
      'same-path',
      { points: 1, requires: ['below'] },
      ingressLeads({
        title: {
          en: 'They are asked for the path that the client asked for: /api/prices/today',
          ko: '파드는 클라이언트가 요청한 경로 그대로 요청을 받습니다: /api/prices/today',
        },
        requests: [{ url: 'http://shop.example.com/api/prices/today', to: 'api', path: '/api/prices/today' }],
      }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'only the type of the path',
      change: {
        'shop.yaml': [
          '                  # The name of the port in the Service, not in the container.\n                  name: web',
          '                  name: http',
        ],
      },
      fails: 'path',
      says: 'ingress/port-missing',
    },
    {
      name: 'only the name of the port',
      change: {
        'shop.yaml': [
          '            # Exact is /api alone: what is below of it went to the page.\n            pathType: Prefix',
          '            pathType: Exact',
        ],
      },
      fails: 'below',
      says: 'check/answered-by-others',
    },
    {
      name: 'a number that is no port of the Service',
      change: {
        'shop.yaml': [
          '                  # The name of the port in the Service, not in the container.\n                  name: web',
          '                  number: 8081',
        ],
      },
      fails: 'path',
      says: 'ingress/port-missing',
    },
    {
      name: 'the port of the Service called as the Ingress calls it',
      change: {
        'shop.yaml': [
          [
            '                  # The name of the port in the Service, not in the container.\n                  name: web',
            '                  name: http',
          ],
          ['    - name: web\n      port: 80', '    - name: http\n      port: 80'],
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'everything led to the prices',
      change: {
        'shop.yaml': [
          '                name: page\n                port:\n                  number: 80',
          '                name: api\n                port:\n                  number: 80',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'one path more instead of all below',
      change: {
        'shop.yaml': [
          '            # Exact is /api alone: what is below of it went to the page.\n            pathType: Prefix\n',
          '            pathType: Exact\n            backend:\n              service:\n                name: api\n                port:\n                  name: web\n          - path: /api/prices\n            pathType: Exact\n',
        ],
      },
      fails: 'below',
      says: 'check/answered-by-others',
    },
    {
      name: 'the page narrowed to its start page',
      change: {
        'shop.yaml': [
          '            pathType: Prefix\n            backend:\n              service:\n                name: page',
          '            pathType: Exact\n            backend:\n              service:\n                name: page',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
    {
      name: 'every path rewritten',
      change: {
        'shop.yaml': [
          'metadata:\n  name: shop\n',
          'metadata:\n  name: shop\n  annotations:\n    nginx.ingress.kubernetes.io/rewrite-target: /\n',
        ],
      },
      fails: 'same-path',
      says: 'check/ingress-path-differs',
    },
  ],
  alternatives: ['alt/by-number'],
  debrief: {
    en: 'Two faults, one behind the other. The Ingress named the port http, as the containers do; but an Ingress names a port of the Service, and that is called web. Without such a port the controller has nobody to send to: 503. And pathType: Exact takes /api alone, so that /api/prices fell to the next best rule, Prefix /, which is the page. Repairing the first one shows the second.\n\nTo find it: the page and the partners work, so that address, controller and pods are all right. `kubectl describe ingress shop` shows behind each path the endpoints that the backend leads to, and behind /api it has none; `kubectl get service api -o yaml` has the name of the port. For the rest read the path types: of two paths that fit, an Exact one wins, then the longest. To rename the port of the Service would have repaired the shop and broken the partners, who name it rightly. Source: Kubernetes documentation, Ingress, "Path types".',
    ko: '잘못된 것 둘이 앞뒤로 겹쳐 있었습니다. 인그레스는 포트를 컨테이너에서처럼 http라고 불렀지만, 인그레스가 부르는 것은 서비스의 포트이고 그 이름은 web입니다. 그런 포트가 없으면 컨트롤러는 보낼 곳이 없어서 503으로 답합니다. 그리고 pathType: Exact는 /api만 받으므로 /api/prices는 그다음으로 맞는 규칙인 Prefix /, 곧 페이지로 갔습니다. 첫 번째를 고치면 두 번째가 보입니다.\n\n찾는 방법은 이렇습니다. 페이지와 협력사가 되므로 주소와 컨트롤러와 파드는 괜찮습니다. `kubectl describe ingress shop`은 경로마다 백엔드가 이어지는 엔드포인트를 보여 주는데, /api에는 하나도 없습니다. 포트의 이름은 `kubectl get service api -o yaml`에 있습니다. 나머지는 경로 유형을 읽으면 됩니다. 맞는 경로가 여럿이면 Exact가 먼저이고, 그다음은 더 긴 경로입니다. 서비스의 포트 이름을 바꾸면 상점은 고쳐지지만, 이름을 바르게 쓴 협력사 쪽이 고장 납니다. 출처: 쿠버네티스 문서의 인그레스, "Path types".',
  },
})

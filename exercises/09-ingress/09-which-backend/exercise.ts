import { whoAnswers } from '../../../grader/checks/index.ts'
import { definePredictExercise, type Prediction, predict } from '../../../grader/exercise.ts'

const outside = { from: 'outside', ip: '203.0.113.10' } as const
const hosts = ['shop', 'eu', 'old', 'pay']

export default definePredictExercise({
  id: '09-ingress/09-which-backend',
  title: { en: 'Which program gets this request?', ko: '이 요청은 어느 프로그램이 받을까?' },
  minutes: 9,
  difficulty: 3,
  lesson: 'Which rule wins?',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  scenario: {
    ingressController: 'ingress-nginx',
    outsideNames: Object.fromEntries(
      hosts.map((host) => [`${host}.example.com`, { addresses: ['172.18.0.2'] }]),
    ),
  },
  hints: [
    {
      en: 'In which order does an Ingress controller decide? Begin with the host, and only then read the paths of that host.',
      ko: '인그레스 컨트롤러는 어떤 순서로 정할까요? 호스트부터 보고, 그다음에 그 호스트의 경로만 읽으세요.',
    },
    {
      en: 'The very name of a host wins over a wildcard, even when it lacks the path. Prefix compares whole elements between slashes, and the longest path wins; Exact is one path alone. No rule: 404. A rule, but no endpoint: 503. http for a host with TLS: a redirect.',
      ko: '정확한 호스트네임은 해당 경로가 없더라도 와일드카드를 이깁니다. Prefix는 슬래시 사이의 요소를 통째로 비교하고 가장 긴 경로가 이깁니다. Exact는 그 경로 하나뿐입니다. 규칙이 없으면 404, 규칙은 있지만 엔드포인트가 없으면 503, TLS가 있는 호스트에 http로 요청하면 리다이렉트입니다.',
    },
    {
      en: '/cart/items is below /cart; /cartoons and /help/me are only below /. eu.example.com has only the wildcard. old.example.com knows nothing but /archive, whose Service has nobody. pay.example.com sends you to https with 308.',
      ko: '/cart/items는 /cart 아래에 있고, /cartoons와 /help/me는 / 아래에만 있습니다. eu.example.com에는 와일드카드뿐입니다. old.example.com은 /archive밖에 모르고, 그 서비스 뒤에는 아무도 없습니다. pay.example.com은 308로 https에 보냅니다.',
    },
  ],
  questions: [
    predict('below-cart', { points: 1 }, answering('http://shop.example.com/cart/items')),
    predict('cartoons', { points: 1 }, answering('http://shop.example.com/cartoons')),
    predict('below-help', { points: 1 }, answering('http://shop.example.com/help/me')),
    predict('another-host', { points: 1 }, answering('http://eu.example.com/cart')),
    predict('no-path', { points: 1 }, statusOf('old.example.com', '/')),
    predict('nobody-there', { points: 1 }, statusOf('old.example.com', '/archive')),
    predict('plain-http', { points: 1 }, statusOf('pay.example.com', '/')),
  ],
  mistakes: [
    {
      name: 'the first path that fits',
      change: { 'answers.yaml': ['below-cart: cart', 'below-cart: shop'] },
      fails: 'below-cart',
      says: 'answer/wrong',
    },
    {
      name: 'a prefix of letters',
      change: { 'answers.yaml': ['cartoons: shop', 'cartoons: cart'] },
      fails: 'cartoons',
      says: 'answer/wrong',
    },
    {
      name: 'Exact and all below it',
      change: { 'answers.yaml': ['below-help: shop', 'below-help: blog'] },
      fails: 'below-help',
      says: 'answer/wrong',
    },
    {
      name: 'the wildcard helps out with the path',
      change: { 'answers.yaml': ['no-path: 404', 'no-path: 200'] },
      fails: 'no-path',
      says: 'answer/wrong',
    },
    {
      name: 'nobody there is not found',
      change: { 'answers.yaml': ['nobody-there: 503', 'nobody-there: 404'] },
      fails: 'nobody-there',
      says: 'answer/wrong',
    },
    {
      name: 'http is refused where TLS is',
      change: { 'answers.yaml': ['plain-http: 308', 'plain-http: refused'] },
      fails: 'plain-http',
      says: 'answer/not-a-choice',
    },
  ],
  debrief: {
    en: 'The host is settled first: its very name, then a wildcard, then rules without a host. Among the paths of that host the longest that fits wins, whatever the order in the manifest, and of the same path Exact before Prefix. That a host with a rule of its own does not fall back to the wildcard is how ingress-nginx does it; the API leaves it open.\n\nThe status tells how far a request came: 404 there was no rule, 503 a rule and a Service with no endpoint, 502 an endpoint that refused, 308 the host has TLS and the client came with http (annotation ssl-redirect). All of them come from the controller, not from your programs. See it: `kubectl describe ingress front`. Source: Kubernetes documentation, Ingress; ingress-nginx, TLS/HTTPS.',
    ko: '호스트가 먼저 정해집니다. 정확한 이름, 와일드카드, 호스트 없는 규칙의 순서입니다. 그 호스트의 경로 가운데 맞는 것 중 가장 긴 것이 이기고, 매니페스트에 적힌 순서는 상관없습니다. 같은 경로라면 Exact가 Prefix를 앞섭니다. 자기 규칙이 있는 호스트가 와일드카드로 넘어가지 않는 것은 ingress-nginx의 방식이고, API는 이를 정해 두지 않았습니다.\n\n상태 코드를 보면 요청이 어디까지 갔는지 알 수 있습니다. 404는 규칙이 없었고, 503은 규칙과 서비스는 있지만 엔드포인트가 없었고, 502는 엔드포인트가 거부했고, 308은 TLS가 있는 호스트에 http로 왔다는 뜻입니다(어노테이션 ssl-redirect). 모두 여러분의 프로그램이 아니라 컨트롤러가 보낸 응답입니다. 확인: `kubectl describe ingress front`. 출처: 쿠버네티스 문서의 인그레스, ingress-nginx 문서의 TLS/HTTPS.',
  },
})

function answering(url: string): Prediction {
  const title = {
    en: `From outside, ${url}: which Deployment answers?`,
    ko: `밖에서 ${url}에 요청하면 어느 디플로이먼트가 응답하나요?`,
  }
  return whoAnswers({ from: outside, url, title })
}

function statusOf(host: string, path: string): Prediction {
  const url = `http://${host}${path}`
  return {
    title: {
      en: `From outside, ${url}: which status?`,
      ko: `밖에서 ${url}에 요청하면 상태 코드는 무엇인가요?`,
    },
    choices: ['200', '308', '404', '502', '503'],
    observe: async (view) => {
      const request = { scheme: 'http', host, port: 80, method: 'GET', path, headers: {} } as const
      const trace = await view.request(outside, request)
      if (trace.response === undefined) throw new Error(`${url} is not answered`)
      return { answers: [`${trace.response.status}`], because: [trace], see: `curl -si ${url}` }
    },
  }
}

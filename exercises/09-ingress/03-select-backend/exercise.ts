/**
 * Which Service takes a request? Judged by the simulator's own selectBackend, which also says whom it passed over and why.
 * Long because each of these reasons is told in words of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { type IngressMatch, type Ingress as KubernetesIngress, selectBackend } from '../../../sim/index.ts'
import type { Ingress, Path, Request, Rule } from './types.ts'

type Args = readonly [ingress: Ingress, request: Request]

const file = 'select-backend.ts'

/** The same Ingress, as Kubernetes writes it. */
function written({ rules, defaultBackend }: Ingress): KubernetesIngress {
  const backend = (name: string) => ({ service: { name, port: { number: 80 } } })
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      ...(defaultBackend === undefined ? {} : { defaultBackend: backend(defaultBackend) }),
      rules: rules.map(({ host, paths }) => ({
        ...(host === undefined ? {} : { host }),
        http: { paths: paths.map(({ service, ...path }) => ({ ...path, backend: backend(service) })) },
      })),
    },
  }
}

function expected(ingress: Ingress, request: Request): string | undefined {
  return selectBackend([written(ingress)], request)?.backend.name
}

function because(returned: unknown, ingress: Ingress, request: Request): Bilingual {
  const match = selectBackend([written(ingress)], request)
  const taken = whoTakes(match, request)
  const wrong = typeof returned === 'string' ? whyNot(returned, ingress, request, match) : undefined
  if (returned === null && match === undefined) {
    return {
      en: `${taken.en} That is undefined, and not null.`,
      ko: `${taken.ko} 답은 null이 아니라 undefined입니다.`,
    }
  }
  if (wrong === undefined) return taken
  return { en: `${taken.en} ${wrong.en}`, ko: `${taken.ko} ${wrong.ko}` }
}

function whoTakes(match: IngressMatch | undefined, { host, path }: Request): Bilingual {
  if (match === undefined) {
    return {
      en: `None of the rules that are nearest to the host ${host} has a path for ${path}, and there is no default backend.`,
      ko: `호스트 ${host}에 가장 가까운 규칙에는 ${path}을(를) 받는 경로가 없고, 기본 백엔드도 없습니다.`,
    }
  }
  const service = match.backend.name
  if (match.path === undefined) {
    return {
      en: `None of the rules that are nearest to the host ${host} has a path for ${path}, so the default backend, Service ${service}, takes it.`,
      ko: `호스트 ${host}에 가장 가까운 규칙에는 ${path}을(를) 받는 경로가 없으므로 기본 백엔드인 서비스 ${service}이(가) 받습니다.`,
    }
  }
  const { path: taken, pathType } = match.path
  const rule = match.ingress.spec?.rules?.[Number(match.at[2])]?.host
  return {
    en: `${pathType} ${taken} of the rule ${rule === undefined ? 'without a host' : `for ${rule}`} is the nearest, and leads to Service ${service}.`,
    ko: `${rule === undefined ? '호스트가 없는' : `${rule}`} 규칙의 ${pathType} ${taken}이(가) 가장 가깝고, 서비스 ${service}(으)로 이어집니다.`,
  }
}

/** Why the Service that was returned does not get the request. */
function whyNot(
  service: string,
  ingress: Ingress,
  request: Request,
  match: IngressMatch | undefined,
): Bilingual | undefined {
  if (service === ingress.defaultBackend) {
    return {
      en: `Service ${service} gets only what no path takes.`,
      ko: `서비스 ${service}은(는) 어느 경로도 받지 않는 요청만 받습니다.`,
    }
  }
  const rule = ingress.rules.find(({ paths }) => paths.some((path) => path.service === service))
  const path = rule?.paths.find((one) => one.service === service)
  if (rule === undefined || path === undefined) {
    return match === undefined
      ? {
          en: `Where nobody takes the request the answer is undefined, and not '${service}'.`,
          ko: `요청을 받는 것이 없을 때 답은 '${service}'이(가) 아니라 undefined입니다.`,
        }
      : { en: `No path leads to '${service}'.`, ko: `'${service}'(으)로 이어지는 경로는 없습니다.` }
  }
  // Without a match nothing says what was passed over; with a default backend everything is.
  const { passedOver } = match ?? selectBackend([written({ ...ingress, defaultBackend: '-' })], request) ?? {}
  const reason = passedOver?.find(
    ({ at }) => at[2] === ingress.rules.indexOf(rule) && at[5] === rule.paths.indexOf(path),
  )
  const { pathType } = path
  const of = rule.host ?? '*'
  switch (reason?.because) {
    case 'other-host':
      return {
        en: `Service ${service} stands in a rule for ${of}, which is not for the host ${request.host}.`,
        ko: `서비스 ${service}은(는) ${of} 규칙에 있는데, 그 규칙은 호스트 ${request.host}의 것이 아닙니다.`,
      }
    case 'farther-host':
      return {
        en: `Service ${service} stands in a rule ${rule.host === undefined ? 'without a host' : `for ${of}`}, and another rule is nearer to the host: this one is out before paths are compared.`,
        ko: `서비스 ${service}은(는) ${rule.host === undefined ? '호스트가 없는' : of} 규칙에 있는데, 호스트에 더 가까운 규칙이 있으므로 경로를 비교하기 전에 빠집니다.`,
      }
    case 'other-path':
      return {
        en: `Service ${service} stands at ${pathType} ${path.path}, which does not take ${request.path}.`,
        ko: `서비스 ${service}은(는) ${pathType} ${path.path}에 있는데, 이 경로는 ${request.path}을(를) 받지 않습니다.`,
      }
    case 'farther-path':
      return {
        en: `Service ${service} stands at ${pathType} ${path.path}: it matches too, but ${pathType === 'Prefix' && path.path === match?.path?.path ? 'Exact goes before Prefix' : 'what is longer goes first'}.`,
        ko: `서비스 ${service}의 ${pathType} ${path.path}도 맞지만, ${pathType === 'Prefix' && path.path === match?.path?.path ? 'Exact가 Prefix보다 앞섭니다' : '더 긴 것이 앞섭니다'}.`,
      }
    case 'taken-already':
      return {
        en: `Service ${service} stands at ${pathType} ${path.path} as well, but later: of two that are the same the first counts.`,
        ko: `서비스 ${service}도 ${pathType} ${path.path}에 있지만 나중에 나옵니다. 같은 것 둘 중에서는 첫 번째가 받습니다.`,
      }
    default:
      return undefined
  }
}

const paths = ['/', '/shop', '/shop/cart', '/shopping', '/shop/cart/1']
const hosts = ['shop.example.com', 'www.example.com', 'example.com', 'eu.shop.example.com']
const ruleHosts = ['shop.example.com', '*.example.com', 'www.example.com', '']
const services = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu', 'hen', 'ibis', 'jay', 'kite', 'lynx']

interface World {
  readonly rules: number
  /** Whether a host may have several rules, and a rule the same path twice. */
  readonly repeats: boolean
  readonly hosts: boolean
  readonly types: readonly Path['pathType'][]
  readonly defaultBackend: boolean
}

/** Few hosts and paths, and every path with a Service of its own. */
function ingresses(world: World): Generate<Args> {
  return (fc) => {
    const path = fc.record({ path: fc.constantFrom(...paths), pathType: fc.constantFrom(...world.types) })
    const rule = fc.record({
      host: world.hosts ? fc.constantFrom(...ruleHosts) : fc.constant(''),
      paths: fc.uniqueArray(path, {
        minLength: 1,
        maxLength: 3,
        selector: (one) => (world.repeats ? {} : `${one.pathType} ${one.path}`),
      }),
    })
    const rules = fc.uniqueArray(rule, {
      minLength: 1,
      maxLength: world.rules,
      selector: ({ host }) => (world.repeats ? {} : host),
    })
    const ingress = fc
      .tuple(rules, world.defaultBackend ? fc.boolean() : fc.constant(false))
      .map(([all, hasDefault]): Ingress => {
        const named = all.map(({ host, paths: own }, at): Rule => {
          const served = own.map((one, index) => ({ ...one, service: services[at * 3 + index] ?? 'moth' }))
          return host === '' ? { paths: served } : { host, paths: served }
        })
        return hasDefault ? { rules: named, defaultBackend: 'rest' } : { rules: named }
      })
    const request = fc.record({
      host: fc.constantFrom(...hosts),
      path: fc.constantFrom(...paths, '/shop/list', '/about'),
    })
    return fc.tuple(ingress, request)
  }
}

function agrees(title: Bilingual, cases: readonly Args[], world: World): FunctionQuestion {
  const generate = ingresses(world)
  return functionAgrees<Args>({ title, file, export: 'selectBackend', cases, generate, expected, because })
}

function at(path: string, service: string, pathType: Path['pathType'] = 'Prefix'): Path {
  return { path, pathType, service }
}

const cart: Request = { host: 'shop.example.com', path: '/shop/cart' }

export default defineFunctionExercise({
  id: '09-ingress/03-select-backend',
  title: { en: 'Which Service takes this request?', ko: '어느 서비스가 이 요청을 받나' },
  minutes: 25,
  difficulty: 4,
  lesson: 'Which rule wins?',
  given: ['types.ts', 'matching.ts'],
  edit: [file],
  hints: [
    {
      en: 'What do you know when the host is settled, and what can no longer change whichever paths there are?',
      ko: '호스트가 정해지면 무엇을 알게 되고, 경로가 무엇이든 더는 바뀌지 않는 것은 무엇일까요?',
    },
    {
      en: 'Three steps: (1) keep the rules of the nearest kind that takes the host: its name, a wildcard, none. (2) Put their paths into one list and keep those that match. (3) The best of them: Exact, or else the longest; the first of equals.',
      ko: '세 단계입니다. (1) 호스트를 받는 규칙 중 가장 가까운 종류만 남깁니다: 그 이름, 와일드카드, 없음. (2) 그 경로를 한 목록에 모아 맞는 것만 남깁니다. (3) 그중 가장 좋은 것: Exact, 아니면 가장 긴 것. 같으면 첫 번째.',
    },
    {
      en: 'const best = paths.toSorted((a, b) => Number(b.pathType === "Exact") - Number(a.pathType === "Exact") || b.path.length - a.path.length)[0], and then best?.service ?? ingress.defaultBackend.',
      ko: 'const best = paths.toSorted((a, b) => Number(b.pathType === "Exact") - Number(a.pathType === "Exact") || b.path.length - a.path.length)[0], 그다음 best?.service ?? ingress.defaultBackend입니다.',
    },
  ],
  checks: [
    check(
      'longest',
      { points: 2 },
      agrees(
        { en: 'The longest of the paths that match wins', ko: '맞는 경로 중 가장 긴 것이 이깁니다' },
        [
          [{ rules: [{ paths: [at('/', 'web'), at('/shop', 'shop')] }] }, cart],
          [{ rules: [{ paths: [at('/shop', 'shop'), at('/', 'web')] }] }, cart],
          [{ rules: [{ paths: [at('/shop', 'shop')] }] }, { host: 'shop.example.com', path: '/shopping' }],
        ],
        { rules: 1, repeats: false, hosts: false, types: ['Prefix'], defaultBackend: false },
      ),
    ),
    check(
      'exact-first',
      { points: 1, requires: ['longest'] },
      agrees(
        { en: 'Exact goes before Prefix', ko: 'Exact가 Prefix보다 앞섭니다' },
        [
          [{ rules: [{ paths: [at('/shop/cart', 'below'), at('/shop/cart', 'very', 'Exact')] }] }, cart],
          [{ rules: [{ paths: [at('/shop/cart', 'very', 'Exact'), at('/shop/cart', 'below')] }] }, cart],
          [{ rules: [{ paths: [at('/shop', 'very', 'Exact'), at('/', 'web')] }] }, cart],
        ],
        { rules: 1, repeats: false, hosts: false, types: ['Prefix', 'Exact'], defaultBackend: false },
      ),
    ),
    check(
      'nearest-host',
      { points: 2, requires: ['longest'] },
      agrees(
        {
          en: 'The host is settled first: its name, a wildcard, a rule without a host',
          ko: '호스트를 먼저 정합니다: 그 이름, 와일드카드, 호스트 없는 규칙',
        },
        [
          [
            {
              rules: [
                { paths: [at('/shop/cart', 'anyone')] },
                { host: 'shop.example.com', paths: [at('/', 'shop')] },
              ],
            },
            cart,
          ],
          [
            {
              rules: [
                { host: '*.example.com', paths: [at('/shop/cart', 'some')] },
                { host: 'shop.example.com', paths: [at('/', 'shop')] },
              ],
            },
            cart,
          ],
          [
            {
              rules: [
                { host: 'shop.example.com', paths: [at('/about', 'about')] },
                { paths: [at('/', 'anyone')] },
              ],
            },
            cart,
          ],
        ],
        { rules: 4, repeats: false, hosts: true, types: ['Prefix'], defaultBackend: false },
      ),
    ),
    check(
      'same-host',
      { points: 1, requires: ['exact-first', 'nearest-host'] },
      agrees(
        {
          en: 'Rules for the same host are one; of equal paths the first counts',
          ko: '같은 호스트의 규칙은 하나이고, 같은 경로 중에서는 첫 번째가 받습니다',
        },
        [
          [
            {
              rules: [
                { host: 'shop.example.com', paths: [at('/', 'web')] },
                { host: 'shop.example.com', paths: [at('/shop', 'shop')] },
              ],
            },
            cart,
          ],
          [
            {
              rules: [
                { host: 'shop.example.com', paths: [at('/shop', 'first')] },
                { host: 'shop.example.com', paths: [at('/shop', 'second')] },
              ],
            },
            cart,
          ],
        ],
        { rules: 4, repeats: true, hosts: true, types: ['Prefix', 'Exact'], defaultBackend: false },
      ),
    ),
    check(
      'default-backend',
      { points: 1, requires: ['longest'] },
      agrees(
        {
          en: 'The default backend gets what no path takes',
          ko: '어느 경로도 받지 않는 요청은 기본 백엔드가 받습니다',
        },
        [
          [{ rules: [{ paths: [at('/about', 'about')] }], defaultBackend: 'rest' }, cart],
          [{ rules: [{ host: 'example.org', paths: [at('/', 'org')] }], defaultBackend: 'rest' }, cart],
          [{ rules: [{ paths: [at('/', 'web')] }], defaultBackend: 'rest' }, cart],
          [{ rules: [], defaultBackend: 'rest' }, cart],
        ],
        { rules: 1, repeats: false, hosts: false, types: ['Prefix'], defaultBackend: true },
      ),
    ),
  ],
  mistakes: [
    {
      name: 'what the client gets in place of nothing',
      change: { [file]: ['?? ingress.defaultBackend', "?? ingress.defaultBackend ?? '404'"] },
      fails: 'longest',
      says: 'function/wrong-answer',
    },
    {
      name: 'the first path that matches',
      change: {
        [file]: [
          'best !== undefined && !isNearer(one, best) ? best : one',
          'best !== undefined ? best : one',
        ],
      },
      fails: 'longest',
      says: 'function/wrong-answer',
    },
    {
      name: 'the longest alone decides',
      change: { [file]: ["  if (one.pathType !== other.pathType) return one.pathType === 'Exact'\n", ''] },
      fails: 'exact-first',
      says: 'function/wrong-answer',
    },
    {
      name: 'all rules that take the host',
      change: { [file]: ['isKind(rule) && matchesHost(rule, host)', 'matchesHost(rule, host)'] },
      fails: 'nearest-host',
      says: 'function/wrong-answer',
    },
    {
      name: 'only the first rule for the host',
      change: { [file]: ['return near.flatMap(({ paths }) => paths)', 'return near[0]?.paths ?? []'] },
      fails: 'same-host',
      says: 'function/wrong-answer',
    },
    {
      name: 'of equal paths the last',
      change: { [file]: ['one.path.length > other.path.length', 'one.path.length >= other.path.length'] },
      fails: 'same-host',
      says: 'function/wrong-answer',
    },
    {
      name: 'the default backend is forgotten',
      change: { [file]: [' ?? ingress.defaultBackend', ''] },
      fails: 'default-backend',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/sorted'],
  debrief: {
    en: 'Host first, then path, and never the order in the file: so rules may come from many Ingresses of many teams, and adding one changes nothing for requests that somebody else already takes more nearly. (Where two Ingresses ask for the same host and path, Kubernetes says nothing; ingress-nginx gives it to the older one.)\n\nThe trap is step 3. A rule for `shop.example.com` with nothing but `/api` takes the whole host away from the wildcard: `/` is answered with 404, although `*.example.com` has a path for it. ingress-nginx works so because each host is a server of its own to it; the API leaves it open, and another controller may go on to the wildcard.\n\nSee it at work: `kubectl describe ingress NAME` lists hosts, paths and backends. Sources: Kubernetes documentation, Ingress, "Multiple matches" and "Hostname wildcards"; kubernetes/ingress-nginx internal/ingress/controller/controller.go for hosts.',
    ko: '호스트가 먼저, 경로가 그다음이고, 파일에 적힌 순서는 결코 상관없습니다. 그래서 규칙이 여러 팀의 여러 인그레스에서 올 수 있고, 하나를 더해도 다른 규칙이 이미 더 가깝게 받던 요청은 달라지지 않습니다. (두 인그레스가 같은 호스트와 경로를 요구할 때 어떻게 하는지 쿠버네티스는 정하지 않았습니다. ingress-nginx는 더 오래된 쪽에 줍니다.)\n\n함정은 3단계입니다. `/api`뿐인 `shop.example.com` 규칙 하나가 호스트 전체를 와일드카드에서 가져갑니다. `*.example.com`에 `/`를 받는 경로가 있어도 `/`의 응답은 404입니다. ingress-nginx는 호스트 하나를 서버 하나로 다루기 때문입니다. API는 이를 정하지 않았으므로 다른 컨트롤러는 와일드카드에 물을 수도 있습니다.\n\n직접 확인하기: `kubectl describe ingress 이름`이 호스트와 경로, 백엔드를 보여 줍니다. 출처: 쿠버네티스 문서, 인그레스, "다중 일치"와 "호스트네임 와일드카드". 호스트에 관해서는 kubernetes/ingress-nginx internal/ingress/controller/controller.go',
  },
})

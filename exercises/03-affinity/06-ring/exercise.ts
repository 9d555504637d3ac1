/**
 * Is it a consistent ring? The next point is judged exactly, all else by properties that any ring with enough points has.
 * Long because every property tells what it found, with its figures, in two languages.
 */
import { type Ask, functionAgrees, functionHolds } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
} from '../../../grader/exercise.ts'
import type { Point } from './types.ts'

const file = 'ring.ts'

type Endpoints = readonly string[]
type Assign = Ask<readonly string[]>

/** Few enough that a ring that is searched point by point is quick, and so many that chance evens out. */
const clients = Array.from(
  { length: 120 },
  (_, number) => `10.1.${number % 9}.${number % 251}:${40_000 + number}`,
)

function fleet(size: number): Endpoints {
  return Array.from({ length: size }, (_, number) => `10.244.${size}.${number + 1}:8080`)
}

/** Each check asks of these again: what was asked before is not asked anew. */
const [four, five] = [fleet(4), fleet(5)]

/**
 * With 100 points for each of five endpoints, the part of one is as Beta(100, 400), and 120 clients come to more than 2.2 times its
 * share once in two million rings. That one of four heirs gets four of five clients is rarer still.
 */
const mostLoad = 2.2
const mostToOne = 0.8

function findNext(ring: readonly Point[], at: number): string | undefined {
  return (ring.find((point) => point.at >= at) ?? ring[0])?.endpoint
}

function whyNext(_: unknown, ring: readonly Point[], at: number): Bilingual {
  const next = ring.find((point) => point.at >= at)
  if (next === undefined) {
    return {
      en: `Nobody stands at ${at} or after it, so the walk goes on at 0, where ${ring[0]?.endpoint} is the first, at ${ring[0]?.at}.`,
      ko: `${at}이나 그 뒤에는 아무도 없으므로 0부터 이어 갑니다. ${ring[0]?.at}에 있는 ${ring[0]?.endpoint}이(가) 처음입니다.`,
    }
  }
  return next.at === at
    ? {
        en: `${next.endpoint} stands at ${at} itself, so nobody has to walk.`,
        ko: `${next.endpoint}이(가) 바로 ${at}에 있으므로 더 갈 필요가 없습니다.`,
      }
    : {
        en: `From ${at} the next point is ${next.endpoint} at ${next.at}.`,
        ko: `${at} 다음의 점은 ${next.at}에 있는 ${next.endpoint}입니다.`,
      }
}

/** The answers, or what is odd about them: every client needs one, and it must be one of the endpoints. */
function assigned(assign: Assign, endpoints: Endpoints): readonly string[] | Bilingual {
  const answers = assign(clients, endpoints)
  if (answers.length !== clients.length) {
    return {
      en: `For ${clients.length} clients there are ${answers.length} answers; each needs one, in the order of the clients.`,
      ko: `클라이언트가 ${clients.length}개인데 답은 ${answers.length}개입니다. 클라이언트의 순서대로 하나씩 있어야 합니다.`,
    }
  }
  const odd = answers.find((answer) => !endpoints.includes(answer))
  if (odd === undefined) return answers
  return {
    en: `The answer '${odd}' is none of the endpoints.`,
    ko: `답 '${odd}'은(는) 엔드포인트가 아닙니다.`,
  }
}

function isOdd(answers: readonly string[] | Bilingual): answers is Bilingual {
  return !Array.isArray(answers)
}

function inAnyOrder(assign: Assign, endpoints: Endpoints): Bilingual | undefined {
  const first = assigned(assign, endpoints)
  if (isOdd(first)) return first
  const second = assigned(assign, endpoints.toReversed())
  if (isOdd(second)) return second
  const at = first.findIndex((endpoint, index) => endpoint !== second[index])
  if (at < 0) return undefined
  return {
    en: `Client ${clients[at]} goes to ${first[at]}, and to ${second[at]} when the same endpoints are listed the other way round. A ring is the same for any order when places depend on names alone and it is sorted by them.`,
    ko: `클라이언트 ${clients[at]}은(는) ${first[at]}(으)로 가지만, 같은 엔드포인트를 거꾸로 나열하면 ${second[at]}(으)로 갑니다. 자리가 이름에만 달려 있고 그 자리대로 정렬되어 있으면 어떤 순서에서도 같은 링이 됩니다.`,
  }
}

/** `within` with the endpoint, `without` it: who leaves, or read the other way round, who joins. */
function nobodyElseMoves(assign: Assign, endpoints: Endpoints): Bilingual | undefined {
  const one = endpoints[1] ?? ''
  const within = assigned(assign, endpoints)
  if (isOdd(within)) return within
  const without = assigned(assign, endpoints.toSpliced(1, 1))
  if (isOdd(without)) return without
  const needless = clients.flatMap((client, index) => {
    return within[index] !== one && within[index] !== without[index]
      ? [{ client, from: within[index], to: without[index] }]
      : []
  })
  const [first] = needless
  if (first === undefined) return undefined
  return {
    en: `When ${one} leaves, ${needless.length} of ${clients.length} clients move between two others that stay, such as ${first.client} from ${first.from} to ${first.to}. The points of those who stay must stay, too.`,
    ko: `${one}이(가) 빠질 때 남아 있는 엔드포인트끼리 옮기는 클라이언트가 ${clients.length}개 중 ${needless.length}개입니다. 예를 들어 ${first.client}은(는) ${first.from}에서 ${first.to}(으)로 옮깁니다. 남는 엔드포인트의 점은 그대로 있어야 합니다.`,
  }
}

function evenly(assign: Assign, endpoints: Endpoints): Bilingual | undefined {
  const answers = assigned(assign, endpoints)
  if (isOdd(answers)) return answers
  const { endpoint, load } = busiest(answers)
  const times = (load * endpoints.length) / clients.length
  if (times <= mostLoad) return undefined
  return {
    en: `Of ${clients.length} clients and ${endpoints.length} endpoints, ${load} go to ${endpoint}: ${times.toFixed(1)} times its share, and at most ${mostLoad} times are asked for. The more points each has, the more even the pieces.`,
    ko: `클라이언트 ${clients.length}개와 엔드포인트 ${endpoints.length}개 중에서 ${load}개가 ${endpoint}(으)로 갑니다. 자기 몫의 ${times.toFixed(1)}배이며, ${mostLoad}배까지만 허용됩니다. 점이 많을수록 몫이 고릅니다.`,
  }
}

function sharedAmongOthers(assign: Assign, endpoints: Endpoints): Bilingual | undefined {
  const one = endpoints[1] ?? ''
  const within = assigned(assign, endpoints)
  if (isOdd(within)) return within
  const without = assigned(assign, endpoints.toSpliced(1, 1))
  if (isOdd(without)) return without
  const inherited = without.filter((_, index) => within[index] === one)
  const { endpoint, load } = busiest(inherited)
  if (load <= mostToOne * inherited.length) return undefined
  return {
    en: `When ${one} leaves, ${load} of its ${inherited.length} clients go to ${endpoint}: what was one pod's load falls upon another one as a whole, and that may be the next to fail.`,
    ko: `${one}이(가) 빠질 때 그 클라이언트 ${inherited.length}개 중 ${load}개가 ${endpoint}(으)로 갑니다. 파드 하나의 부하가 다른 하나에 통째로 얹히고, 그 파드가 다음으로 쓰러질 수 있습니다.`,
  }
}

function busiest(answers: readonly string[]): { readonly endpoint: string; readonly load: number } {
  const loads = new Map<string, number>()
  for (const endpoint of answers) loads.set(endpoint, (loads.get(endpoint) ?? 0) + 1)
  const [endpoint = '', load = 0] = [...loads].toSorted(([, a], [, b]) => b - a)[0] ?? []
  return { endpoint, load }
}

function holds(
  title: Bilingual,
  cases: readonly Endpoints[],
  property: (assign: Assign, endpoints: Endpoints) => Bilingual | undefined,
): FunctionQuestion {
  return functionHolds<Endpoints, readonly string[]>({
    title,
    file,
    export: 'assign',
    returns: ['string'],
    cases,
    holds: property,
  })
}

const small: readonly Point[] = [
  { at: 10, endpoint: 'a' },
  { at: 40, endpoint: 'b' },
  { at: 70, endpoint: 'a' },
]

export default defineFunctionExercise({
  id: '03-affinity/06-ring',
  title: { en: 'Around the ring', ko: '링을 따라서' },
  minutes: 25,
  difficulty: 4,
  lesson: 'The consistent ring',
  given: ['hash.ts', 'types.ts'],
  edit: [file],
  hints: [
    {
      en: 'On the ring { at: 10 }, { at: 40 }, { at: 70 }: whom does a client at 40 come to, one at 41, and one at 90?',
      ko: '{ at: 10 }, { at: 40 }, { at: 70 }인 링에서 40에 있는 클라이언트는 누구에게 갈까요? 41은, 90은 어떨까요?',
    },
    {
      en: 'A point may depend on nothing but the name of its endpoint and a number, so that the others stay when one leaves. A hundred points for each endpoint are enough, and they have to be sorted.',
      ko: '점은 자기 엔드포인트의 이름과 번호에만 달려 있어야 합니다. 그래야 하나가 빠져도 나머지가 그대로 있습니다. 엔드포인트마다 점이 백 개면 충분하고, 점은 정렬해야 합니다.',
    },
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      en: 'endpoints.flatMap((endpoint) => Array.from({ length: 100 }, (_, number) => ({ at: hash(`${endpoint}#${number}`), endpoint }))), sorted by at; and the next point is ring.find((point) => point.at >= at) ?? ring[0].',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      ko: 'endpoints.flatMap((endpoint) => Array.from({ length: 100 }, (_, number) => ({ at: hash(`${endpoint}#${number}`), endpoint })))를 at으로 정렬하고, 다음 점은 ring.find((point) => point.at >= at) ?? ring[0]입니다.',
    },
  ],
  checks: [
    check(
      'next',
      { points: 2 },
      functionAgrees<readonly [ring: readonly Point[], at: number]>({
        title: { en: 'findOn finds the next point of the ring', ko: 'findOn은 링에서 다음 점을 찾습니다' },
        file,
        export: 'findOn',
        cases: [
          [small, 20],
          [small, 40],
          [small, 41],
          [small, 71],
          [small, 0],
        ],
        generate: (fc) =>
          fc.tuple(
            fc
              .uniqueArray(fc.nat(99), { minLength: 1, maxLength: 6 })
              .chain((places) =>
                fc.tuple(
                  ...places
                    .toSorted((a, b) => a - b)
                    .map((at) =>
                      fc.record({ at: fc.constant(at), endpoint: fc.constantFrom('a', 'b', 'c') }),
                    ),
                ),
              ),
            fc.nat(99),
          ),
        expected: findNext,
        because: whyNext,
      }),
    ),
    check(
      'same',
      { points: 1, requires: ['next'] },
      holds(
        {
          en: 'Clients go to the same endpoints in whatever order these are listed',
          ko: '엔드포인트가 어떤 순서로 나열되든 클라이언트는 같은 곳으로 갑니다',
        },
        [four],
        inAnyOrder,
      ),
    ),
    check(
      'nobody-else',
      { points: 2, requires: ['same'] },
      holds(
        {
          en: 'When an endpoint leaves or joins, no client moves between two others',
          ko: '엔드포인트가 빠지거나 들어올 때 나머지끼리 옮기는 클라이언트는 없습니다',
        },
        [five],
        nobodyElseMoves,
      ),
    ),
    check(
      'even',
      { points: 2, requires: ['same'] },
      holds(
        {
          en: `The busiest endpoint gets at most ${mostLoad} times its share`,
          ko: `가장 바쁜 엔드포인트도 자기 몫의 ${mostLoad}배까지만 받습니다`,
        },
        [four, five],
        evenly,
      ),
    ),
    check(
      'several',
      { points: 1, requires: ['nobody-else', 'even'] },
      holds(
        {
          en: 'Several others take over the clients of one that leaves',
          ko: '빠지는 엔드포인트의 클라이언트는 여럿이 나누어 맡습니다',
        },
        [five],
        sharedAmongOthers,
      ),
    ),
  ],
  mistakes: [
    {
      name: 'nobody goes around the end',
      change: { [file]: ['?? ring[0]\n', '?? ring.at(-1)\n'] },
      fails: 'next',
      says: 'function/wrong-answer',
    },
    {
      name: 'the point before instead of the next one',
      change: {
        [file]: [
          'ring.find((point) => point.at >= at) ?? ring[0]',
          'ring.findLast((point) => point.at <= at) ?? ring.at(-1)',
        ],
      },
      fails: 'next',
      says: 'function/wrong-answer',
    },
    {
      name: 'the ring is not sorted',
      change: { [file]: ['points.sort((a, b) => a.at - b.at)', 'points'] },
      fails: 'same',
      says: 'function/property-broken',
    },
    {
      name: 'points by the place in the list',
      change: {
        [file]: [
          'endpoints.flatMap((endpoint) => pointsOf(endpoint))',
          '[...endpoints].sort().flatMap((endpoint, index) => pointsOf(String(index)).map(({ at }) => ({ at, endpoint })))',
        ],
      },
      fails: 'nobody-else',
      says: 'function/property-broken',
    },
    {
      name: 'one point for each endpoint',
      change: { [file]: ['const pointsEach = 100', 'const pointsEach = 1'] },
      fails: 'even',
      says: 'function/property-broken',
    },
    {
      name: 'many points, but all in a row',
      change: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands so in the solution
        [file]: ['at: hash(`${endpoint}#${number}`)', 'at: hash(endpoint) + number'],
      },
      fails: 'even',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/halving'],
  tolerates: [
    { mutant: `${file}:5:20 100 → 101`, reason: 'one point more or less makes no difference to anybody' },
    {
      mutant: `${file}:11:28 '' → 'x'`,
      reason: 'there is always a point on the ring, so that nothing takes its place',
    },
  ],
  debrief: {
    en: 'When one of n endpoints leaves, one of n clients moves: those that have to. The price is evenness: pieces between points differ, and only many points even them out. Envoy takes at least 1024 points in all, libketama 160 for each server. That makes a ring of thousands of points, which is why it is built once and searched by halves.\n\nYou meet rings in Envoy (RING_HASH), in nginx (`hash … consistent`), in HAProxy (`hash-type consistent`) and in ingress-nginx (`upstream-hash-by`). kube-proxy has none.\n\nSources: Karger and others, Consistent Hashing and Random Trees (1997); Envoy documentation, Supported load balancers.',
    ko: '엔드포인트 n개 중 하나가 빠지면 클라이언트 n 중 하나, 곧 옮겨야 하는 것만 옮깁니다. 대가는 고르지 않은 몫입니다. 점 사이의 간격이 저마다 다르고, 점이 많아야 고르게 됩니다. Envoy는 모두 합해 1024개 이상, libketama는 서버마다 160개를 둡니다. 점이 수천 개인 링은 한 번만 만들어 두고 절반씩 나누며 찾습니다.\n\n링은 Envoy(RING_HASH), nginx(`hash … consistent`), HAProxy(`hash-type consistent`), ingress-nginx(`upstream-hash-by`)에서 만납니다. kube-proxy에는 없습니다.\n\n출처: Karger 외, Consistent Hashing and Random Trees (1997). Envoy 문서, Supported load balancers',
  },
})

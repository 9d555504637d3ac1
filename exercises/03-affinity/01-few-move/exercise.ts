import { type Ask, functionHolds } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise } from '../../../grader/exercise.ts'

const file = 'pick-endpoint.ts'
const asked = { file, export: 'pickEndpoint', returns: 'string' } as const

type Endpoints = readonly string[]
type Pick = Ask<string>

/** Few enough to be asked often, each by a call of its own, and so many that chance evens out. */
const clients = Array.from({ length: 100 }, (_, number) => `10.1.${number % 7}.${number}`)
const fleets: readonly Endpoints[] = [3, 4].map((size) => {
  return Array.from({ length: size }, (_, number) => `10.244.${size}.${number + 1}:8080`)
})

/**
 * Of right answers the most uneven is a ring: with 60 points for each of four endpoints, the load of one is as Beta(60, 180)
 * and 100 draws have it, and one in six million such rings comes above this.
 */
const mostLoad = 2.2
/** Ways with a table move 3 % more than they must, which 100 clients show as this once in ten million; the remainder moves 33 %. */
const mostOthers = 0.15

function share(part: number): string {
  return `${Math.round((100 * part) / clients.length)} %`
}

function alwaysTheSame(
  pick: Pick,
  { client, endpoints }: { client: string; endpoints: Endpoints },
): Bilingual | undefined {
  const first = pick(client, endpoints)
  if (!endpoints.includes(first)) {
    return {
      en: `The answer '${first}' is none of the endpoints.`,
      ko: `답 '${first}'은(는) 엔드포인트가 아닙니다.`,
    }
  }
  const second = pick(client, endpoints.toReversed())
  if (first === second) return undefined
  return {
    en: `Client ${client} is sent to ${first}, and to ${second} when the same endpoints are listed the other way round.`,
    ko: `클라이언트 ${client}은(는) ${first}(으)로 가지만, 같은 엔드포인트를 거꾸로 나열하면 ${second}(으)로 갑니다.`,
  }
}

function evenly(pick: Pick, endpoints: Endpoints): Bilingual | undefined {
  const loads = new Map<string, number>()
  for (const client of clients) {
    const endpoint = pick(client, endpoints)
    loads.set(endpoint, (loads.get(endpoint) ?? 0) + 1)
  }
  const [busiest = '', load = 0] = [...loads].toSorted(([, a], [, b]) => b - a)[0] ?? []
  const mean = clients.length / endpoints.length
  if (load <= mostLoad * mean) return undefined
  const times = (load / mean).toFixed(1)
  return {
    en: `Of ${clients.length} clients and ${endpoints.length} endpoints, ${load} are sent to ${busiest}: ${times} times its share, and at most ${mostLoad} times are asked for.`,
    ko: `클라이언트 ${clients.length}개와 엔드포인트 ${endpoints.length}개 중에서 ${load}개가 ${busiest}(으)로 갑니다. 자기 몫의 ${times}배이며, ${mostLoad}배까지만 허용됩니다.`,
  }
}

/** The last of the list leaves, the first one joins: nobody is to be known by the place in the list. */
function fewOthersMove(pick: Pick, endpoints: Endpoints, happens: 'leaves' | 'joins'): Bilingual | undefined {
  const one = (happens === 'leaves' ? endpoints.at(-1) : endpoints[0]) ?? ''
  const others = endpoints.filter((endpoint) => endpoint !== one)
  const needless = clients.filter((client) => {
    const [within, without] = [pick(client, endpoints), pick(client, others)]
    return within !== one && within !== without
  }).length
  if (needless <= mostOthers * clients.length) return undefined
  return happens === 'leaves'
    ? {
        en: `When ${one} leaves, ${share(needless)} of the clients are sent from one endpoint that stays to another one that stays; nobody gains by it.`,
        ko: `${one}이(가) 빠지면 클라이언트의 ${share(needless)}이(가) 그대로 있는 엔드포인트에서 그대로 있는 다른 엔드포인트로 옮깁니다. 아무에게도 도움이 되지 않습니다.`,
      }
    : {
        en: `When ${one} joins, ${share(needless)} of the clients are sent from one of the others to another one of them; nobody gains by it.`,
        ko: `${one}이(가) 들어오면 클라이언트의 ${share(needless)}이(가) 나머지 엔드포인트 사이에서 옮깁니다. 아무에게도 도움이 되지 않습니다.`,
      }
}

export default defineFunctionExercise({
  id: '03-affinity/01-few-move',
  title: { en: 'Few clients move', ko: '옮겨 가는 클라이언트는 적게' },
  minutes: 25,
  difficulty: 4,
  lesson: 'Computing instead of remembering',
  given: ['hash.ts'],
  edit: [file],
  hints: [
    {
      en: 'The remainder depends on how many endpoints there are. On what else could the choice depend, that does not change when one leaves?',
      ko: '나눗셈의 나머지는 엔드포인트의 수에 달려 있습니다. 하나가 빠져도 바뀌지 않는 무엇으로 고를 수 있을까요?',
    },
    {
      en: 'Give every pair of a client and an endpoint a number of its own, and let the highest decide. Or place endpoints and clients on a circle.',
      ko: '클라이언트와 엔드포인트의 쌍마다 숫자를 하나씩 주고 가장 큰 숫자로 정해 보세요. 또는 엔드포인트와 클라이언트를 원 위에 놓아 보세요.',
    },
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      en: 'const numbers = endpoints.map((endpoint) => hash(`${client} ${endpoint}`)), and the answer is the endpoint with the highest of them.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      ko: 'const numbers = endpoints.map((endpoint) => hash(`${client} ${endpoint}`))에서 가장 큰 숫자의 엔드포인트가 답입니다.',
    },
  ],
  checks: [
    check(
      'same',
      { points: 2 },
      functionHolds<{ client: string; endpoints: Endpoints }, string>({
        ...asked,
        title: {
          en: 'A client is always sent to the same endpoint, in whatever order they are listed',
          ko: '엔드포인트의 순서와 상관없이 클라이언트는 언제나 같은 엔드포인트로 갑니다',
        },
        generate: (fc) => {
          const address = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => `10.0.${a}.${b}`)
          return fc.record({
            client: address,
            endpoints: fc.uniqueArray(address, { minLength: 1, maxLength: 5 }),
          })
        },
        holds: alwaysTheSame,
      }),
    ),
    check(
      'even',
      { points: 2 },
      functionHolds<Endpoints, string>({
        ...asked,
        title: {
          en: `The busiest endpoint gets at most ${mostLoad} times its share`,
          ko: `가장 바쁜 엔드포인트도 자기 몫의 ${mostLoad}배까지만 받습니다`,
        },
        cases: fleets,
        holds: evenly,
      }),
    ),
    check(
      'leaves',
      { points: 3 },
      functionHolds<Endpoints, string>({
        ...asked,
        title: {
          en: 'When an endpoint leaves, hardly anybody moves but its own clients',
          ko: '엔드포인트가 빠지면 그 클라이언트 말고는 거의 옮기지 않습니다',
        },
        cases: fleets,
        holds: (pick, endpoints) => fewOthersMove(pick, endpoints, 'leaves'),
      }),
    ),
    check(
      'joins',
      { points: 1, requires: ['same', 'leaves'] },
      functionHolds<Endpoints, string>({
        ...asked,
        title: {
          en: 'When an endpoint joins, clients move to it, and hardly any between the others',
          ko: '엔드포인트가 들어오면 클라이언트는 그쪽으로만 옮기고 나머지끼리는 거의 옮기지 않습니다',
        },
        cases: fleets,
        holds: (pick, endpoints) => fewOthersMove(pick, endpoints, 'joins'),
      }),
    ),
  ],
  mistakes: [
    {
      name: 'everybody is sent to the first',
      change: {
        [file]: [
          'endpoints[numbers.indexOf(Math.max(...numbers))]',
          '[...endpoints].sort()[0 * numbers.length]',
        ],
      },
      fails: 'even',
      says: 'function/property-broken',
    },
    {
      name: 'the number instead of the endpoint',
      change: {
        [file]: ["endpoints[numbers.indexOf(Math.max(...numbers))] ?? ''", 'Math.max(...numbers) as never'],
      },
      fails: 'same',
      says: 'function/wrong-shape',
    },
    {
      name: 'the place in the list is hashed',
      change: { [file]: ['endpoints.map((endpoint) =>', 'endpoints.map((_, endpoint) =>'] },
      fails: 'same',
      says: 'function/property-broken',
    },
    {
      name: 'sorted, but still the remainder',
      change: {
        [file]: [
          'return endpoints[numbers.indexOf(Math.max(...numbers))]',
          'return [...endpoints].sort()[hash(client) % numbers.length]',
        ],
      },
      fails: 'leaves',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/ring'],
  tolerates: [
    {
      mutant: `${file}:8:41 max → min`,
      reason:
        'the lowest number decides as well as the highest: both change only for the clients of whoever leaves',
    },
    {
      mutant: `${file}:8:62 '' → 'x'`,
      reason: 'there is always an endpoint, so that nothing takes its place',
    },
  ],
  debrief: {
    en: 'Giving each pair a number is called rendezvous hashing, or highest random weight: an endpoint that leaves sends only its own clients elsewhere, and to all others alike. The circle is called a consistent ring. With the remainder, nearly everybody moves when the count changes: of ten endpoints one leaves, and nine of ten clients lose their session.\n\nkube-proxy computes nothing of the kind: for `sessionAffinity: ClientIP` it draws an endpoint and remembers the client, on each node for itself. In ipvs mode, its schedulers can also hash the address of the client: `sh` deals a table anew on every change, `mh` fills a Maglev table, which is built so that little changes. Cilium has a Maglev table, too.\n\nSources: Thaler and Ravishankar, A Name-Based Mapping Scheme for Rendezvous (1996); Karger and others, Consistent Hashing and Random Trees (1997); Eisenbud and others, Maglev (2016).',
    ko: '쌍마다 숫자를 주는 방법을 랑데부 해싱, 또는 highest random weight라고 합니다. 빠지는 엔드포인트의 클라이언트만, 나머지 모두에게 고르게 옮겨 갑니다. 원을 쓰는 방법은 컨시스턴트 링이라고 합니다. 나눗셈의 나머지로 고르면 수가 바뀔 때 거의 모두가 옮깁니다. 열 개 중 하나가 빠지면 클라이언트 열 중 아홉이 세션을 잃습니다.\n\nkube-proxy는 이런 계산을 하지 않습니다. `sessionAffinity: ClientIP`에서는 엔드포인트를 무작위로 고르고 노드마다 따로 클라이언트를 기억합니다. ipvs 모드의 스케줄러는 클라이언트의 주소를 해시할 수도 있습니다. `sh`는 바뀔 때마다 표를 새로 나누고, `mh`는 바뀌는 것이 적도록 만든 Maglev 표를 채웁니다. Cilium에도 Maglev 표가 있습니다.\n\n출처: Thaler와 Ravishankar, A Name-Based Mapping Scheme for Rendezvous (1996). Karger 외, Consistent Hashing and Random Trees (1997). Eisenbud 외, Maglev (2016)',
  },
})

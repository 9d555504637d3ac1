/**
 * Does every client prefer endpoints in an order of its own, and by their weights? The order is judged exactly, weights by
 * properties that several ways of weighing have.
 * Long because every property tells what it found, with its figures, in two languages.
 */
import { type Ask, functionAgrees, functionHolds } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
} from '../../../grader/exercise.ts'
import { rendezvousAffinity } from '../../../sim/index.ts'
import { hash } from './hash.ts'
import type { Weighted } from './types.ts'

const file = 'rendezvous.ts'

type Fleet = readonly Weighted[]
type Assign = Ask<readonly string[]>

/** Few enough to be quick, and so many that a share is told from another one. */
const clients = Array.from({ length: 100 }, (_, number) => `10.2.${number % 11}.${number % 241}`)
/** Of all clients: of 100, a right answer comes further than this from one of its shares once in two million. */
const mostOff = 0.26

function fleet(...weights: readonly number[]): Fleet {
  return weights.map((weight, index) => ({ endpoint: `10.244.${weights.length}.${index + 1}`, weight }))
}

/** Takes the best, then the best of the others, and so on. */
function ranked(client: string, endpoints: readonly string[]): readonly string[] {
  const best = rendezvousAffinity.pick({ ip: client }, endpoints)?.endpoint
  if (best === undefined) return []
  return [
    best,
    ...ranked(
      client,
      endpoints.filter((endpoint) => endpoint !== best),
    ),
  ]
}

function whyThisOrder(_: unknown, client: string, endpoints: readonly string[]): Bilingual {
  const numbers = ranked(client, endpoints).map(
    (endpoint) => `hash('${endpoint} ${client}') = ${hash(`${endpoint} ${client}`)}`,
  )
  if (numbers.length === 0)
    return { en: 'There is nobody to put in order.', ko: '순서를 정할 대상이 없습니다.' }
  return {
    en: `The highest number comes first: ${numbers.join(', ')}.`,
    ko: `가장 높은 숫자가 먼저입니다. ${numbers.join(', ')}`,
  }
}

/** The answers, or what is odd about them: every client needs one, and it must be one of the endpoints. */
function assigned(assign: Assign, endpoints: Fleet): readonly string[] | Bilingual {
  const answers = assign(clients, endpoints)
  if (answers.length !== clients.length) {
    return {
      en: `For ${clients.length} clients there are ${answers.length} answers; each needs one, in the order of the clients.`,
      ko: `클라이언트가 ${clients.length}개인데 답은 ${answers.length}개입니다. 클라이언트의 순서대로 하나씩 있어야 합니다.`,
    }
  }
  const odd = answers.find((answer) => !endpoints.some(({ endpoint }) => endpoint === answer))
  if (odd === undefined) return answers
  return {
    en: `The answer '${odd}' is none of the endpoints.`,
    ko: `답 '${odd}'은(는) 엔드포인트가 아닙니다.`,
  }
}

/** Both answers together, or what is odd about one of them. */
function beforeAndAfter(
  assign: Assign,
  before: Fleet,
  after: Fleet,
  compare: (first: readonly string[], second: readonly string[]) => Bilingual | undefined,
): Bilingual | undefined {
  const first = assigned(assign, before)
  if ('en' in first) return first
  const second = assigned(assign, after)
  return 'en' in second ? second : compare(first, second)
}

function inAnyOrder(assign: Assign, endpoints: Fleet): Bilingual | undefined {
  return beforeAndAfter(assign, endpoints, endpoints.toReversed(), (first, second) => {
    const at = first.findIndex((endpoint, index) => endpoint !== second[index])
    if (at < 0) return undefined
    return {
      en: `Client ${clients[at]} goes to ${first[at]}, and to ${second[at]} when the same endpoints are listed the other way round.`,
      ko: `클라이언트 ${clients[at]}은(는) ${first[at]}(으)로 가지만, 같은 엔드포인트를 거꾸로 나열하면 ${second[at]}(으)로 갑니다.`,
    }
  })
}

function sharesAsWeighted(assign: Assign, endpoints: Fleet): Bilingual | undefined {
  const answers = assigned(assign, endpoints)
  if ('en' in answers) return answers
  const total = endpoints.reduce((sum, { weight }) => sum + weight, 0)
  const shares = endpoints.map(({ endpoint, weight }) => ({
    endpoint,
    weight,
    wanted: weight / total,
    got: answers.filter((answer) => answer === endpoint).length / clients.length,
  }))
  const idle = shares.find(({ weight, got }) => weight === 0 && got > 0)
  if (idle !== undefined) {
    return {
      en: `${idle.endpoint} has the weight 0 and gets ${percent(idle.got)} of the clients; it can take nobody.`,
      ko: `${idle.endpoint}의 가중치는 0인데 클라이언트의 ${percent(idle.got)}을(를) 받습니다. 아무도 받을 수 없습니다.`,
    }
  }
  const [worst] = shares.toSorted((a, b) => Math.abs(b.got - b.wanted) - Math.abs(a.got - a.wanted))
  if (worst === undefined || Math.abs(worst.got - worst.wanted) <= mostOff) return undefined
  const weights = endpoints.map(({ weight }) => weight).join(', ')
  const got = shares.map((one) => one.got)
  const why = unlike.find(({ sharesOf }) => isNear(got, sharesOf(endpoints)))?.why ?? { en: '', ko: '' }
  return {
    en: `With the weights ${weights} the endpoint of weight ${worst.weight} should get ${percent(worst.wanted)} of the clients; it gets ${percent(worst.got)}.${why.en}`,
    ko: `가중치가 ${weights}일 때 가중치 ${worst.weight}인 엔드포인트는 클라이언트의 ${percent(worst.wanted)}을(를) 받아야 하는데 ${percent(worst.got)}을(를) 받습니다.${why.ko}`,
  }
}

/** What weights are easily made of, and what comes of it. */
const unlike: readonly {
  readonly sharesOf: (endpoints: Fleet) => readonly number[]
  readonly why: Bilingual
}[] = [
  {
    sharesOf: (endpoints) => sharesWon(endpoints.map(({ weight }) => Math.min(weight, 1))),
    why: {
      en: ' All get about the same, as if every weight were 1.',
      ko: ' 가중치가 모두 1인 것처럼 거의 똑같이 받습니다.',
    },
  },
  {
    sharesOf: (endpoints) => sharesWon(endpoints.map(({ weight }) => weight)),
    why: {
      en: ' So much comes of a number between 0 and 1 that is multiplied by the weight.',
      ko: ' 0과 1 사이의 수에 가중치를 곱하면 이만큼이 됩니다.',
    },
  },
]

/** Small shares differ by little: none at all is not near to one of thirteen. */
function isNear(some: readonly number[], others: readonly number[]): boolean {
  return some.every((share, index) => {
    const other = others[index] ?? 0
    return Math.abs(share - other) < Math.min(0.1, 0.03 + other / 2)
  })
}

/** How often each is the highest, when each draws a number between 0 and its reach. */
function sharesWon(reaches: readonly number[]): readonly number[] {
  const steps = 200
  return reaches.map((reach, mine) => {
    let won = 0
    for (let step = 0; step < steps && reach > 0; step++) {
      const drawn = (reach * (step + 0.5)) / steps
      const below = reaches.map((other, at) => (at === mine || other === 0 ? 1 : Math.min(1, drawn / other)))
      won += below.reduce((product, part) => product * part, 1) / steps
    }
    return won
  })
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`
}

/** Who moves although neither the endpoint it had nor the one it gets is the one that changed. */
function movesNeedlessly(
  first: readonly string[],
  second: readonly string[],
  changed: string,
): string | undefined {
  const moving = clients.flatMap((client, index) => {
    const [from, to] = [first[index], second[index]]
    return from !== to && from !== changed && to !== changed ? [`${client} (${from} → ${to})`] : []
  })
  const [example] = moving
  return example === undefined ? undefined : `${percent(moving.length / clients.length)}, ${example}`
}

function onlyItsOwnMove(assign: Assign, endpoints: Fleet): Bilingual | undefined {
  const leaves = endpoints[1]?.endpoint ?? ''
  return beforeAndAfter(assign, endpoints, endpoints.toSpliced(1, 1), (first, second) => {
    const moving = movesNeedlessly(first, second, leaves)
    return moving === undefined
      ? undefined
      : {
          en: `When ${leaves} leaves, clients move between others that stay: ${moving}. What a client thinks of an endpoint may depend on these two alone.`,
          ko: `${leaves}이(가) 빠질 때 남아 있는 엔드포인트끼리 옮기는 클라이언트가 있습니다. ${moving}. 클라이언트가 엔드포인트에 매기는 점수는 그 둘에만 달려 있어야 합니다.`,
        }
  })
}

function onlyToTheStronger(assign: Assign, endpoints: Fleet): Bilingual | undefined {
  const { endpoint: grows = '', weight = 0 } = endpoints[1] ?? {}
  const after = endpoints.with(1, { endpoint: grows, weight: weight + 2 })
  return beforeAndAfter(assign, endpoints, after, (first, second) => {
    const away = clients.findIndex((_, index) => first[index] === grows && second[index] !== grows)
    if (away >= 0) {
      return {
        en: `When ${grows} gets the weight ${weight + 2} instead of ${weight}, client ${clients[away]} leaves it for ${second[away]}. With more weight it may only win clients.`,
        ko: `${grows}의 가중치가 ${weight}에서 ${weight + 2}(으)로 커질 때 클라이언트 ${clients[away]}이(가) 오히려 ${second[away]}(으)로 떠납니다. 가중치가 커지면 클라이언트를 얻기만 해야 합니다.`,
      }
    }
    const moving = movesNeedlessly(first, second, grows)
    return moving === undefined
      ? undefined
      : {
          en: `When ${grows} gets the weight ${weight + 2} instead of ${weight}, clients move between others: ${moving}.`,
          ko: `${grows}의 가중치가 ${weight}에서 ${weight + 2}(으)로 커질 때 나머지끼리 옮기는 클라이언트가 있습니다. ${moving}`,
        }
  })
}

function holds(
  title: Bilingual,
  cases: readonly Fleet[],
  property: (assign: Assign, endpoints: Fleet) => Bilingual | undefined,
): FunctionQuestion {
  return functionHolds<Fleet, readonly string[]>({
    title,
    file,
    export: 'assign',
    returns: ['string'],
    cases,
    holds: property,
  })
}

/** Each check asks of these again: what was asked before is not asked anew. */
const uneven = fleet(3, 1, 2)
/** What is nearly as the weights say for few is far off here: of products 81 or 94 %, where a half is right. */
const manyLight = fleet(...Array.from({ length: 16 }, () => 1), 16)

const three = ['10.244.1.1', '10.244.1.2', '10.244.1.3']

export default defineFunctionExercise({
  id: '03-affinity/07-rendezvous',
  title: { en: 'Every client has its own order', ko: '클라이언트마다 다른 순서' },
  minutes: 25,
  difficulty: 4,
  lesson: 'Rendezvous',
  given: ['hash.ts', 'types.ts'],
  edit: [file],
  hints: [
    {
      en: 'For the ranking: what do you sort, and by which number of each? For the weights: if one endpoint has twice the weight of the other, how often does a random number times 2 beat another random number?',
      ko: '순위에서는 무엇을 어떤 숫자로 정렬하나요? 가중치에서는, 한쪽의 가중치가 두 배일 때 난수에 2를 곱한 것이 다른 난수를 이기는 일이 얼마나 될까요?',
    },
    {
      en: 'Three of four times, and two of three are wanted. Either let an endpoint with the weight 3 take part three times, under three names. Or use the logarithm: of -weight / log(chance), the highest wins just as often as its weight says.',
      ko: '네 번 중 세 번입니다. 필요한 것은 세 번 중 두 번입니다. 가중치가 3인 엔드포인트를 이름 세 개로 세 번 참가시키거나, 로그를 쓰세요. -weight / log(chance)가 가장 높은 쪽은 정확히 가중치만큼 자주 이깁니다.',
    },
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      en: 'const chance = (hash(`${endpoint} ${client}`) + 0.5) / 2 ** 32, a number between 0 and 1; the score is -weight / Math.log(chance), and the highest score wins.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      ko: 'const chance = (hash(`${endpoint} ${client}`) + 0.5) / 2 ** 32는 0과 1 사이의 수입니다. 점수는 -weight / Math.log(chance)이고, 가장 높은 점수가 이깁니다.',
    },
  ],
  checks: [
    check(
      'ranking',
      { points: 2 },
      functionAgrees<readonly [client: string, endpoints: readonly string[]]>({
        title: {
          en: 'ranking lists the endpoints as the client prefers them',
          ko: 'ranking은 클라이언트가 선호하는 순서대로 나열합니다',
        },
        file,
        export: 'ranking',
        cases: [
          ['10.0.0.1', three],
          ['10.0.0.2', three],
          ['10.0.0.1', three.toReversed()],
          ['10.0.0.1', []],
        ],
        generate: (fc) => {
          const address = (part: string) =>
            fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => `10.${part}.${a}.${b}`)
          return fc.tuple(address('0'), fc.uniqueArray(address('244'), { maxLength: 5 }))
        },
        expected: ranked,
        because: whyThisOrder,
      }),
    ),
    check(
      'same',
      { points: 1, requires: ['ranking'] },
      holds(
        {
          en: 'assign sends a client to the same endpoint, in whatever order they are listed',
          ko: 'assign은 엔드포인트가 어떤 순서로 나열되든 클라이언트를 같은 곳으로 보냅니다',
        },
        [uneven],
        inAnyOrder,
      ),
    ),
    check(
      'shares',
      { points: 2, requires: ['same'] },
      holds(
        { en: 'Shares are as the weights say', ko: '몫은 가중치대로입니다' },
        [manyLight, fleet(2, 0, 1), uneven],
        sharesAsWeighted,
      ),
    ),
    check(
      'leaves',
      { points: 2, requires: ['same'] },
      holds(
        {
          en: 'When an endpoint leaves, only its own clients move',
          ko: '엔드포인트가 빠지면 그 클라이언트만 옮깁니다',
        },
        [uneven],
        onlyItsOwnMove,
      ),
    ),
    check(
      'grows',
      { points: 2, requires: ['shares', 'leaves'] },
      holds(
        {
          en: 'When an endpoint gets more weight, clients move to it alone',
          ko: '엔드포인트의 가중치가 커지면 클라이언트는 그쪽으로만 옮깁니다',
        },
        [uneven],
        onlyToTheStronger,
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the lowest number first',
      change: { [file]: ['b.score - a.score', 'a.score - b.score'] },
      fails: 'ranking',
      says: 'function/wrong-answer',
    },
    {
      name: 'the client is left out of the hash: everybody has the same order',
      change: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands so in the solution
        [file]: ['(endpoint) => hash(`${endpoint} ${client}`)', '(endpoint) => hash(endpoint)'],
      },
      fails: 'ranking',
      says: 'function/wrong-answer',
    },
    {
      name: 'the number times the weight',
      change: { [file]: ['-weight / Math.log(chance)', 'weight * chance'] },
      fails: 'shares',
      says: 'function/property-broken',
    },
    {
      name: 'weights only tell who takes part',
      change: { [file]: ['-weight / Math.log(chance)', 'weight > 0 ? chance : -1'] },
      fails: 'shares',
      says: 'function/property-broken',
    },
    {
      name: 'pieces of a line, as long as the weights',
      change: {
        [file]: [
          'const [best] = sorted(endpoints, (candidate) => score(client, candidate))',
          'const line = sorted(endpoints, ({ endpoint }) => hash(endpoint)).flatMap((one) => Array.from({ length: one.weight }, () => one))\n    const best = line[hash(client) % line.length]',
        ],
      },
      fails: 'leaves',
      says: 'function/property-broken',
    },
    {
      name: 'the weight is hashed, too',
      change: {
        [file]: [
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands so in the solution
          'const chance = (hash(`${endpoint} ${client}`) + 0.5)',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the same with the weight
          'const chance = (hash(`${endpoint} ${weight} ${client}`) + 0.5)',
        ],
      },
      fails: 'grows',
      says: 'function/property-broken',
    },
    {
      name: 'the place in the list is hashed instead of the name',
      change: {
        [file]: [
          'const [best] = sorted(endpoints, (candidate) => score(client, candidate))',
          'const numbered = endpoints.map(({ weight }, index) => ({ endpoint: String(index), weight }))\n    const [first] = sorted(numbered, (candidate) => score(client, candidate))\n    const best = endpoints[Number(first?.endpoint)]',
        ],
      },
      fails: 'same',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/tickets'],
  tolerates: [
    {
      mutant: `${file}:13:30 '' → 'x'`,
      reason: 'there is always an endpoint, so that nothing takes its place',
    },
    ...['23:49 + → -', '23:51 0.5 → 1.5'].map((change) => ({
      mutant: `${file}:${change}`,
      reason: 'one in four thousand million more or less: it only keeps chance away from 0 and 1',
    })),
  ],
  debrief: {
    en: "Nothing is built and nothing is kept: the number of a client and an endpoint depends on these two alone. That is why an endpoint that leaves cannot change what a client thinks of the others, why its clients are spread over all that remain, and why each client even has its second and third choice ready. The price is that each choice looks at every endpoint, which is fine for dozens and slow for tens of thousands.\n\nWith weights, an endpoint may take part several times, under a number of its own for each, or once, with its chance bent: `-weight / Math.log(chance)`, for a chance between 0 and 1. The logarithm turns chance into waiting times, and who waits half as long is first twice as often. Storage systems place their data this way (Ceph calls it straw2), and so does GitHub's load balancer GLB with its first and second choice. kube-proxy does not.\n\nSources: Thaler and Ravishankar, A Name-Based Mapping Scheme for Rendezvous (1996); Resch, New Hashing Algorithms for Data Storage (2015).",
    ko: '만들어 둘 것도 간직할 것도 없습니다. 클라이언트와 엔드포인트의 숫자는 그 둘에만 달려 있습니다. 그래서 빠지는 엔드포인트는 나머지에 대한 클라이언트의 생각을 바꾸지 못하고, 그 클라이언트는 남은 모두에 나뉘며, 클라이언트마다 두 번째와 세 번째 선택까지 준비되어 있습니다. 대가는 고를 때마다 모든 엔드포인트를 살펴본다는 것입니다. 수십 개라면 괜찮고 수만 개라면 느립니다.\n\n가중치가 있으면 엔드포인트가 저마다 다른 숫자로 여러 번 참가하거나, 한 번 참가하되 우연을 구부릴 수 있습니다. 0과 1 사이의 chance에 대해 `-weight / Math.log(chance)`입니다. 로그는 우연을 기다리는 시간으로 바꾸고, 절반만 기다리는 쪽이 두 배 자주 먼저 옵니다. 저장 시스템이 데이터를 이렇게 배치하고(Ceph의 straw2), GitHub의 로드 밸런서 GLB도 첫 번째와 두 번째 선택을 이렇게 정합니다. kube-proxy는 쓰지 않습니다.\n\n출처: Thaler와 Ravishankar, A Name-Based Mapping Scheme for Rendezvous (1996). Resch, New Hashing Algorithms for Data Storage (2015)',
  },
})

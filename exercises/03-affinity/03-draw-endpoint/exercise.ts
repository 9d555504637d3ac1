/**
 * Is chance fair? Probabilities are judged exactly, by the shares that follow from them; drawing by counting draws.
 * Long because every way to be unfair is told in words of its own, in two languages.
 */
import { type Ask, functionHolds } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise } from '../../../grader/exercise.ts'
import { type Random, randomFrom, ruleProbabilities } from '../../../sim/index.ts'

const file = 'draw-endpoint.ts'

/** Of all connections, so many can differ before anybody would notice: the kernel rounds to 31 bits itself. */
const tolerance = 1e-6

/**
 * So many that a share is off by 7.5 % of itself (one standard deviation) whichever right way it is drawn: 40 % are 5.4 of
 * them, which come up once in ten million.
 */
const connectionsTo = (count: number): number => 180 * (count - 1)
const mostOff = 0.4

/** What part of all connections each rule of a chain gets, and what part comes out at its end. */
function sharesOf(chain: readonly number[]): { readonly shares: readonly number[]; readonly left: number } {
  let left = 1
  const shares = chain.map((probability) => {
    const share = left * probability
    left -= share
    return share
  })
  return { shares, left }
}

function sharesAlike(probabilities: Ask<readonly number[]>, count: number): Bilingual | undefined {
  const chain = probabilities(count)
  if (chain.length !== count) {
    return {
      en: `Every endpoint needs a rule: for ${count} there should be ${count} probabilities, and there are ${chain.length}.`,
      ko: `엔드포인트마다 규칙이 있어야 합니다. ${count}개이면 확률도 ${count}개여야 하는데 ${chain.length}개입니다.`,
    }
  }
  const outside = chain.find((probability) => probability < 0 || probability > 1)
  if (outside !== undefined) {
    return {
      en: `${outside} is no probability: they go from 0 (never) to 1 (always).`,
      ko: `${outside}은(는) 확률이 아닙니다. 확률은 0(절대 아님)부터 1(언제나)까지입니다.`,
    }
  }
  const { shares, left } = sharesOf(chain)
  const printed = chain.map((probability) => Number(probability.toFixed(3))).join(', ')
  if (left > tolerance) {
    return {
      en: `With the probabilities ${printed} for ${count} endpoints, ${percent(left)} of the connections match no rule and go nowhere: the last rule has to take all that comes to it.`,
      ko: `엔드포인트 ${count}개에 확률이 ${printed}이면 연결의 ${percent(left)}은(는) 어느 규칙에도 맞지 않아 아무 데도 가지 못합니다. 마지막 규칙은 거기까지 온 것을 모두 받아야 합니다.`,
    }
  }
  const [kubernetes] = ruleProbabilities(count)
  if (shares.every((share) => Math.abs(share - 1 / count) <= tolerance)) return undefined
  const unlike = shares.findIndex((share) => Math.abs(share - 1 / count) > tolerance)
  const before = shares.slice(0, unlike).reduce((sum, share) => sum + share, 0)
  const listed = shares.map(percent).join(', ')
  const reason =
    unlike === 0
      ? {
          en: `kube-proxy gives the first of ${count} rules ${kubernetes}`,
          ko: `kube-proxy는 규칙 ${count}개 중 첫 번째에 ${kubernetes}을(를) 줍니다`,
        }
      : {
          en: `only ${percent(1 - before)} of the connections come to rule ${unlike + 1} at all, as the rules above it have taken the others`,
          ko: `위의 규칙이 먼저 가져가므로 ${unlike + 1}번째 규칙까지 오는 연결은 ${percent(1 - before)}뿐입니다`,
        }
  return {
    en: `With the probabilities ${printed} the ${count} endpoints get ${listed} of the connections, and each should get ${percent(1 / count)}: ${reason.en}.`,
    ko: `확률이 ${printed}이면 엔드포인트 ${count}개가 연결의 ${listed}을(를) 받습니다. 저마다 ${percent(1 / count)}을(를) 받아야 합니다. ${reason.ko}.`,
  }
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}

interface Draw {
  readonly endpoints: readonly string[]
  readonly dice: readonly number[]
}

function landsSomewhere(draw: Ask<string>, { endpoints, dice }: Draw): Bilingual | undefined {
  const drawn = draw(endpoints, dice)
  if (endpoints.includes(drawn)) return undefined
  if (drawn === '') {
    return {
      en: 'No rule has matched. Whatever the dice say, one must: the last one always does.',
      ko: '맞는 규칙이 없었습니다. 주사위가 어떻게 나오든 하나는 맞아야 합니다. 마지막 규칙은 언제나 맞습니다.',
    }
  }
  return {
    en: `The answer '${drawn}' is none of the endpoints: return one of the texts of the list.`,
    ko: `답 '${drawn}'은(는) 엔드포인트가 아닙니다. 목록의 텍스트 중 하나를 돌려주세요.`,
  }
}

/** What chance is easily made of, and what comes of it. */
const unlike: readonly { readonly place: (dice: readonly number[]) => number; readonly why: Bilingual }[] = [
  {
    place: (dice) => dice.findIndex((_, rule) => (dice[0] ?? 0) < 1 / (dice.length - rule)),
    why: {
      en: ' So it comes out with one die for all rules: only a die that is too high for the first one is ever asked again.',
      ko: ' 주사위 하나를 모든 규칙에 쓰면 이렇게 됩니다. 다음 규칙에는 첫 규칙에 너무 높았던 값만 오기 때문입니다.',
    },
  },
  {
    place: (dice) => Math.floor((dice[0] ?? 0) * (dice.length - 1)),
    why: {
      en: ' A die is below 1, so Math.floor never reaches the last place when it is multiplied by the count less one.',
      ko: ' 주사위는 1보다 작으므로, 개수보다 하나 적은 수를 곱하고 Math.floor를 하면 마지막 자리가 나오지 않습니다.',
    },
  },
  {
    place: (dice) => Math.round((dice[0] ?? 0) * (dice.length - 1)),
    why: {
      en: ' Rounding gives the first and the last place only half a share each.',
      ko: ' 반올림하면 처음과 마지막 자리의 몫이 절반뿐입니다.',
    },
  },
]

function drawsAlike(draw: Ask<string>, count: number): Bilingual | undefined {
  const endpoints = fleet(count)
  const connections = connectionsTo(count)
  const drawn = new Map(endpoints.map((endpoint) => [endpoint, 0]))
  let nearly = unlike
  for (const dice of throwsOf(count, connections)) {
    const endpoint = draw(endpoints, dice)
    drawn.set(endpoint, (drawn.get(endpoint) ?? 0) + 1)
    nearly = nearly.filter(({ place }) => endpoints[place(dice)] === endpoint)
  }
  const share = connections / count
  const [worst] = [...drawn].toSorted(([, a], [, b]) => Math.abs(b - share) - Math.abs(a - share))
  if (worst === undefined || Math.abs(worst[1] - share) <= mostOff * share) return undefined
  const listed = endpoints.map((endpoint) => drawn.get(endpoint)).join(', ')
  const why = nearly[0]?.why ?? { en: '', ko: '' }
  return {
    en: `Of ${connections} connections, the ${count} endpoints get ${listed}, in the order of the list; each should get about ${Math.round(share)}.${why.en}`,
    ko: `연결 ${connections}개 가운데 엔드포인트 ${count}개가 목록 순서대로 ${listed}개를 받습니다. 저마다 ${Math.round(share)}개 정도여야 합니다.${why.ko}`,
  }
}

/** Each die comes to every height alike, in an order of its own: who looks at one alone is seen through at once. */
function throwsOf(count: number, connections: number): readonly (readonly number[])[] {
  const random = randomFrom(count)
  const dice = Array.from({ length: count }, () => {
    const heights = Array.from({ length: connections }, (_, height) => (height + random.next()) / connections)
    return shuffled(heights, random).map((height) => Math.floor(height * 10_000) / 10_000)
  })
  return Array.from({ length: connections }, (_, number) => dice.map((die) => die[number] ?? 0))
}

function shuffled(numbers: readonly number[], random: Random): readonly number[] {
  return numbers
    .map((number) => ({ number, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ number }) => number)
}

function fleet(count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => `10.244.1.${number + 1}`)
}

export default defineFunctionExercise({
  id: '03-affinity/03-draw-endpoint',
  title: { en: 'By chance, one rule after the other', ko: '규칙을 하나씩 지나며, 무작위로' },
  minutes: 15,
  difficulty: 2,
  lesson: 'Without affinity: chance',
  given: [],
  edit: [file],
  hints: [
    {
      en: 'Of 300 connections, 100 are taken by the first of three rules. How many come to the second rule, and how many of those should it take?',
      ko: '연결 300개 중 100개를 규칙 셋 중 첫 번째가 가져갑니다. 두 번째 규칙까지 오는 것은 몇 개이고, 그중 몇 개를 가져가야 할까요?',
    },
    {
      en: 'Each rule shares what comes to it among its own endpoint and all those below it. With n endpoints left, it takes one of n.',
      ko: '규칙은 자기에게 온 것을 자기 엔드포인트와 그 아래의 모든 엔드포인트가 똑같이 나누도록 합니다. 남은 엔드포인트가 n개이면 n 중 하나를 가져갑니다.',
    },
    {
      en: '1 / (count - index) for the rule with this index, and the endpoint is that of the first rule whose die is below its probability: dice.findIndex(…).',
      ko: 'index번 규칙의 확률은 1 / (count - index)입니다. 엔드포인트는 주사위가 확률보다 작은 첫 번째 규칙의 것입니다. dice.findIndex(…)',
    },
  ],
  checks: [
    check(
      'shares',
      { points: 2 },
      functionHolds<number, readonly number[]>({
        title: {
          en: 'The probabilities give each endpoint the same share',
          ko: '확률대로 나누면 모든 엔드포인트의 몫이 같습니다',
        },
        file,
        export: 'probabilities',
        returns: ['number'],
        cases: [2, 3, 5, 1],
        generate: (fc) => fc.integer({ min: 1, max: 60 }),
        holds: sharesAlike,
      }),
    ),
    check(
      'lands',
      { points: 1, requires: ['shares'] },
      functionHolds<Draw, string>({
        title: {
          en: 'A connection always goes to one of the endpoints',
          ko: '연결은 언제나 엔드포인트 중 하나로 갑니다',
        },
        file,
        export: 'drawEndpoint',
        returns: 'string',
        cases: [
          { endpoints: fleet(3), dice: [0, 0, 0] },
          { endpoints: fleet(3), dice: [0.9999, 0.9999, 0.9999] },
          { endpoints: fleet(1), dice: [0.5] },
        ],
        generate: (fc) =>
          fc.integer({ min: 1, max: 6 }).chain((count) => {
            const die = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000)
            return fc
              .array(die, { minLength: count, maxLength: count })
              .map((dice) => ({ endpoints: fleet(count), dice }))
          }),
        holds: landsSomewhere,
      }),
    ),
    check(
      'alike',
      { points: 3, requires: ['lands'] },
      functionHolds<number, string>({
        title: {
          en: 'Over hundreds of connections, each endpoint comes up as often as any other',
          ko: '연결 수백 개에서 모든 엔드포인트가 같은 빈도로 나옵니다',
        },
        file,
        export: 'drawEndpoint',
        returns: 'string',
        cases: [2, 3, 5],
        holds: drawsAlike,
      }),
    ),
  ],
  mistakes: [
    {
      name: 'the same probability for each rule',
      change: { [file]: ['1 / (count - index)', '1 / count'] },
      fails: 'shares',
      says: 'function/property-broken',
    },
    {
      name: 'one too many that are left',
      change: { [file]: ['1 / (count - index)', '1 / (count - index + 1)'] },
      fails: 'shares',
      says: 'function/property-broken',
    },
    {
      name: 'percent instead of parts of 1',
      change: { [file]: ['1 / (count - index)', '100 / (count - index)'] },
      fails: 'shares',
      says: 'function/property-broken',
    },
    {
      name: 'one die for all rules',
      change: { [file]: ['die < (chain[rule] ?? 1)', '(dice[0] ?? die) < (chain[rule] ?? 1)'] },
      fails: 'alike',
      says: 'function/property-broken',
    },
    {
      name: 'rounded, so that the first and the last come up half as often',
      change: {
        [file]: [
          "return endpoints[match] ?? ''",
          "const [die = 0] = dice\n  return endpoints[Math.round(die * (endpoints.length - 1))] ?? ''",
        ],
      },
      fails: 'alike',
      says: 'function/property-broken',
    },
    {
      name: 'the die must be higher instead of lower',
      change: { [file]: ['die < (chain[rule] ?? 1)', 'die > (chain[rule] ?? 1)'] },
      fails: 'lands',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/smallest-die'],
  tolerates: [
    {
      mutant: `${file}:18:51 < → <=`,
      reason: 'a die that is exactly as high as a probability comes up once in ten thousand',
    },
    {
      mutant: `${file}:18:69 1 → 2`,
      reason: 'there are as many probabilities as dice, so that nothing takes the place of one',
    },
    {
      mutant: `${file}:19:30 '' → 'x'`,
      reason: 'a rule always matches, so that nothing takes the place of its endpoint',
    },
  ],
  debrief: {
    en: 'kube-proxy writes exactly these numbers: 1/n for the first rule, 1/(n-1) for the second, and no condition for the last. A list of thousands of endpoints is a chain of thousands of rules, of which a packet has to pass half on average; but only the first packet of a connection, as the kernel remembers where the connection goes. nftables mode asks a map once instead.\n\nIt is drawn for each connection, not for each request: a client that keeps one connection open stays with one pod, without any affinity. And it is chance, not a turn: of ten connections to two pods, eight may well go to the same one.\n\nSee it on a node: `iptables-save -t nat | grep KUBE-SVC`. Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go (computeProbability, writeServiceToEndpointRules).',
    ko: 'kube-proxy가 쓰는 숫자가 바로 이것입니다. 첫 번째 규칙은 1/n, 두 번째는 1/(n-1)이고 마지막에는 조건이 없습니다. 엔드포인트가 수천 개이면 규칙도 수천 개이고 패킷은 평균 그 절반을 지나야 합니다. 다만 연결의 첫 패킷만 그렇습니다. 그다음은 커널이 연결이 가는 곳을 기억합니다. nftables 모드는 그 대신 맵을 한 번만 찾습니다.\n\n요청마다가 아니라 연결마다 뽑습니다. 연결 하나를 계속 열어 두는 클라이언트는 어피니티가 없어도 한 파드에 머뭅니다. 그리고 순서대로가 아니라 우연입니다. 두 파드로 가는 연결 열 개 중 여덟 개가 한쪽으로 갈 수도 있습니다.\n\n노드에서 직접 확인하기: `iptables-save -t nat | grep KUBE-SVC`. 출처: kubernetes/kubernetes pkg/proxy/iptables/proxier.go (computeProbability, writeServiceToEndpointRules)',
  },
})

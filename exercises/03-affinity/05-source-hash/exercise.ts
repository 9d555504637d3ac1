/**
 * Does a hash with a remainder send clients where it should, and how many does it move? Judged by the simulator's own.
 * Long because hashes that are nearly right are known, and told how to become so, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise, type Generate } from '../../../grader/exercise.ts'
import { fnv1a32, moduloAffinity } from '../../../sim/index.ts'

type Endpoints = readonly string[]
type FastCheck = Parameters<Generate<unknown>>[0]

const file = 'source-hash.ts'
const start = 0x811c9dc5
const prime = 16_777_619

/** What FNV-1a is easily taken for, and what to do about it. */
const nearly: readonly { readonly hash: (text: string) => number; readonly why: Bilingual }[] = [
  {
    hash: (text) => fnv1a32(text) | 0,
    why: {
      en: 'These are the right 32 bits, read with a sign. `>>> 0` reads them without one.',
      ko: '32비트는 맞지만 부호를 붙여 읽었습니다. `>>> 0`은 부호 없이 읽습니다.',
    },
  },
  {
    hash: (text) => fold(text, (hash, code) => Math.imul(hash, prime) ^ code) >>> 0,
    why: {
      en: 'That is FNV-1, which multiplies first. FNV-1a takes the exclusive or first, and then multiplies.',
      ko: '이것은 곱셈을 먼저 하는 FNV-1입니다. FNV-1a는 배타적 논리합을 먼저 구하고 나서 곱합니다.',
    },
  },
  {
    hash: (text) => fold(text, (hash, code) => ((hash ^ code) * prime) >>> 0) >>> 0,
    why: {
      en: 'The product is greater than 2^53, where numbers lose their lowest bits. Math.imul multiplies and keeps just the lower 32 bits.',
      ko: '곱이 2^53보다 커서 가장 아래 비트를 잃었습니다. Math.imul은 곱해서 아래 32비트만 남깁니다.',
    },
  },
  {
    hash: (text) => Math.abs(fnv1a32(text) | 0),
    why: {
      en: 'Math.abs changes more bits than the sign. `>>> 0` reads the same 32 bits without one.',
      ko: 'Math.abs는 부호 말고 다른 비트도 바꿉니다. `>>> 0`은 같은 32비트를 부호 없이 읽습니다.',
    },
  },
  {
    hash: (text) =>
      [...text].reduce((hash, character) => Math.imul(hash ^ Number(character), prime), start) >>> 0,
    why: {
      en: "What is mixed in is the code of the character, not the digit that it shows: '1'.charCodeAt(0) is 49.",
      ko: "섞는 것은 글자가 나타내는 숫자가 아니라 글자의 코드입니다. '1'.charCodeAt(0)은 49입니다.",
    },
  },
  {
    hash: (text) => fold(text, (hash, code) => Math.imul(hash + code, prime)) >>> 0,
    why: {
      en: 'The code of the character is added here. FNV-1a mixes it in by exclusive or: `^`.',
      ko: '글자의 코드를 더했습니다. FNV-1a는 배타적 논리합 `^`으로 섞습니다.',
    },
  },
]

function fold(text: string, step: (hash: number, code: number) => number): number {
  return [...text].reduce((hash, character) => step(hash, character.charCodeAt(0)), start)
}

function whyThisHash(returned: unknown, text: string): Bilingual {
  const near = text === '' ? undefined : nearly.find(({ hash }) => hash(text) === returned)
  if (near !== undefined) return near.why
  if (text === '') {
    return {
      en: 'Nothing is mixed in, so the hash is the number that it begins with: 0x811c9dc5.',
      ko: '섞을 것이 없으므로 해시는 시작하는 숫자 0x811c9dc5입니다.',
    }
  }
  const [first = ''] = text
  const code = first.charCodeAt(0)
  const mixed = (start ^ code) >>> 0
  return {
    en: `'${first}' has the code ${code}: ${start} ^ ${code} is ${mixed}, times ${prime} that is ${fnv1a32(first)} in 32 bits${text.length > 1 ? '; and so on for each character' : ''}.`,
    ko: `'${first}'의 코드는 ${code}입니다. ${start} ^ ${code}은(는) ${mixed}, 여기에 ${prime}을(를) 곱하면 32비트로 ${fnv1a32(first)}입니다.${text.length > 1 ? ' 글자마다 이어 갑니다.' : ''}`,
  }
}

function whyThisEndpoint(_: unknown, client: string, endpoints: Endpoints): Bilingual {
  if (endpoints.length === 0) {
    return { en: 'There is nobody to send the client to.', ko: '클라이언트를 보낼 곳이 없습니다.' }
  }
  const hash = fnv1a32(client)
  const place = hash % endpoints.length
  return {
    en: `fnv1a('${client}') is ${hash}, and ${hash} % ${endpoints.length} is ${place}: ${endpoints[place]}.`,
    ko: `fnv1a('${client}')는 ${hash}이고 ${hash} % ${endpoints.length}은(는) ${place}입니다. ${endpoints[place]}입니다.`,
  }
}

function goesTo(client: string, endpoints: Endpoints): string | undefined {
  return moduloAffinity.pick({ ip: client }, endpoints)?.endpoint
}

function moved(clients: readonly string[], before: Endpoints, after: Endpoints): number {
  return clients.filter((client) => goesTo(client, before) !== goesTo(client, after)).length
}

function whySoMany(
  returned: unknown,
  clients: readonly string[],
  before: Endpoints,
  after: Endpoints,
): Bilingual | undefined {
  const count = moved(clients, before, after)
  const [from, to] = [before, after].map((endpoints) => {
    return (client: string) => goesTo(client, endpoints) ?? '(none)'
  })
  if (from === undefined || to === undefined) return undefined
  if (clients.length > 0 && returned === count / clients.length) {
    return {
      en: `That is the share of the clients that move; their number is ${count}.`,
      ko: `그것은 옮기는 클라이언트의 비율입니다. 수는 ${count}입니다.`,
    }
  }
  // Who shows it best: somebody that was counted wrongly.
  const example =
    typeof returned === 'number' && returned > count
      ? clients.find((client) => from(client) === to(client))
      : clients.find((client) => from(client) !== to(client))
  if (example === undefined) {
    return {
      en: `${count} of the ${clients.length} clients move.`,
      ko: `클라이언트 ${clients.length}개 중 ${count}개가 옮깁니다.`,
    }
  }
  return from(example) === to(example)
    ? {
        en: `${count} of the ${clients.length} clients move. ${example} does not: it goes to ${from(example)} before and after.`,
        ko: `클라이언트 ${clients.length}개 중 ${count}개가 옮깁니다. ${example}은(는) 옮기지 않습니다. 앞뒤로 모두 ${from(example)}(으)로 갑니다.`,
      }
    : {
        en: `${count} of the ${clients.length} clients move. ${example} is one: from ${from(example)} to ${to(example)}.`,
        ko: `클라이언트 ${clients.length}개 중 ${count}개가 옮깁니다. ${example}도 ${from(example)}에서 ${to(example)}(으)로 옮깁니다.`,
      }
}

const someClient = (fc: FastCheck) => {
  const part = fc.nat(255)
  return fc.oneof(
    fc.tuple(part, part).map(([a, b]) => `10.0.${a}.${b}`),
    fc.nat(65_535).map((number) => `fd00::${number.toString(16)}`),
  )
}
const someEndpoints = (fc: FastCheck, least: number) =>
  fc.uniqueArray(
    fc.nat(9).map((number) => `10.244.1.${number}`),
    { minLength: least, maxLength: 5 },
  )

const three = ['10.244.1.1', '10.244.1.2', '10.244.1.3']
const clients = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']

export default defineFunctionExercise({
  id: '03-affinity/05-source-hash',
  title: { en: 'A hash instead of a memory', ko: '기억 대신 해시' },
  minutes: 20,
  difficulty: 3,
  lesson: 'Computing instead of remembering',
  given: [],
  edit: [file],
  hints: [
    {
      en: "fnv1a('a') takes one step only. What are its three numbers: before, after the exclusive or, after the product?",
      ko: "fnv1a('a')는 한 단계뿐입니다. 처음, 배타적 논리합 다음, 곱셈 다음의 세 숫자는 무엇인가요?",
    },
    {
      en: 'Numbers of JavaScript hold 53 bits; the product needs more. Math.imul(a, b) gives its lower 32 bits, with a sign, and number >>> 0 takes the sign away.',
      ko: '자바스크립트의 숫자는 53비트까지 정확한데 곱은 그보다 깁니다. Math.imul(a, b)는 아래 32비트를 부호 있는 수로 주고, number >>> 0은 부호를 없앱니다.',
    },
    {
      en: 'hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) for each character; then endpoints[fnv1a(client) % endpoints.length]; then count the clients for whom the two answers differ.',
      ko: '글자마다 hash = Math.imul(hash ^ character.charCodeAt(0), 16777619), 다음은 endpoints[fnv1a(client) % endpoints.length], 마지막으로 두 답이 다른 클라이언트를 세면 됩니다.',
    },
  ],
  checks: [
    check(
      'hash',
      { points: 3 },
      functionAgrees<readonly [text: string]>({
        title: { en: 'fnv1a is FNV-1a with 32 bits', ko: 'fnv1a는 32비트 FNV-1a입니다' },
        file,
        export: 'fnv1a',
        cases: [[''], ['a'], ['1'], ['10.0.0.1'], ['fd00::1']],
        generate: (fc) => fc.tuple(someClient(fc)),
        expected: fnv1a32,
        because: whyThisHash,
      }),
    ),
    check(
      'choice',
      { points: 1, requires: ['hash'] },
      functionAgrees<readonly [client: string, endpoints: Endpoints]>({
        title: {
          en: 'The remainder says which endpoint',
          ko: '나머지가 엔드포인트를 정합니다',
        },
        file,
        export: 'pickEndpoint',
        cases: [
          ['10.0.0.1', three],
          ['10.0.0.1', three.toReversed()],
          ['10.0.0.2', three],
          ['10.0.0.1', []],
        ],
        generate: (fc) => fc.tuple(someClient(fc), someEndpoints(fc, 0)),
        expected: goesTo,
        because: whyThisEndpoint,
      }),
    ),
    check(
      'moved',
      { points: 2, requires: ['choice'] },
      functionAgrees<readonly [clients: readonly string[], before: Endpoints, after: Endpoints]>({
        title: {
          en: 'countMoved counts the clients that are sent elsewhere',
          ko: 'countMoved는 다른 곳으로 가게 된 클라이언트를 셉니다',
        },
        file,
        export: 'countMoved',
        cases: [
          [clients, three, three],
          [clients, three, three.slice(0, 2)],
          [clients, three, three.slice(1)],
          [clients, three, ['10.244.9.1', ...three]],
        ],
        generate: (fc) =>
          fc.tuple(
            fc.uniqueArray(someClient(fc), { maxLength: 8 }),
            someEndpoints(fc, 1),
            someEndpoints(fc, 1),
          ),
        expected: moved,
        because: whySoMany,
      }),
    ),
  ],
  mistakes: [
    {
      name: 'read with a sign',
      change: { [file]: ['return hash >>> 0', 'return hash'] },
      fails: 'hash',
      says: 'function/wrong-answer',
    },
    {
      name: 'multiplied with *',
      change: {
        [file]: [
          'hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619)',
          'hash = ((hash ^ character.charCodeAt(0)) * 16_777_619) >>> 0',
        ],
      },
      fails: 'hash',
      says: 'function/wrong-answer',
    },
    {
      name: 'FNV-1: the product first',
      change: {
        [file]: [
          'Math.imul(hash ^ character.charCodeAt(0), 16_777_619)',
          'Math.imul(hash, 16_777_619) ^ character.charCodeAt(0)',
        ],
      },
      fails: 'hash',
      says: 'function/wrong-answer',
    },
    {
      name: 'the endpoints are sorted first',
      change: {
        [file]: [
          'return endpoints[fnv1a(client) % endpoints.length]',
          'return [...endpoints].sort()[fnv1a(client) % endpoints.length]',
        ],
      },
      fails: 'choice',
      says: 'function/wrong-answer',
    },
    {
      name: 'the last one is never taken',
      change: { [file]: ['% endpoints.length', '% (endpoints.length - 1)'] },
      fails: 'choice',
      says: 'function/wrong-answer',
    },
    {
      name: 'only the clients of the endpoint that left are counted',
      change: {
        [file]: [
          'pickEndpoint(client, before) !== pickEndpoint(client, after)',
          "!after.includes(pickEndpoint(client, before) ?? '')",
        ],
      },
      fails: 'moved',
      says: 'function/wrong-answer',
    },
    {
      name: 'places instead of endpoints are compared',
      change: {
        [file]: [
          'pickEndpoint(client, before) !== pickEndpoint(client, after)',
          'fnv1a(client) % before.length !== fnv1a(client) % after.length',
        ],
      },
      fails: 'moved',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/bit-by-bit'],
  debrief: {
    en: 'With ten endpoints and one that leaves, about nine of ten clients move: a client stays only where the remainders of ten and of nine name the same endpoint. Only one of ten had to. Every one of the others loses its session, its cache, its upload, because somebody else left.\n\nThe order of the list counts, too: two balancers that list the same endpoints in another order disagree about nearly everybody.\n\nkube-proxy in ipvs mode has a scheduler of this kind (`--ipvs-scheduler=sh`): the address names one of 256 slots, and slots are dealt to the endpoints in turn; when these change, all is dealt anew. For sessionAffinity it is not used: that remembers. What to do against the moving is the matter of the next three exercises.\n\nSources: Fowler, Noll and Vo, draft-eastlake-fnv; Linux net/netfilter/ipvs/ip_vs_sh.c.',
    ko: '엔드포인트 열 개 중 하나가 빠지면 클라이언트 열 중 아홉 정도가 옮깁니다. 10으로 나눈 나머지와 9로 나눈 나머지가 같은 엔드포인트를 가리킬 때만 머무르기 때문입니다. 옮겨야 했던 것은 열 중 하나뿐입니다. 다른 클라이언트는 남이 빠졌다는 이유로 세션과 캐시와 업로드를 잃습니다.\n\n목록의 순서도 중요합니다. 같은 엔드포인트를 다른 순서로 나열하는 두 로드 밸런서는 거의 모든 클라이언트에 대해 서로 다른 답을 냅니다.\n\nipvs 모드의 kube-proxy에는 이런 스케줄러가 있습니다(`--ipvs-scheduler=sh`). 주소가 슬롯 256개 중 하나를 가리키고, 슬롯은 엔드포인트에 차례로 나누어 줍니다. 엔드포인트가 바뀌면 모두 새로 나눕니다. sessionAffinity에는 이것을 쓰지 않습니다. 그쪽은 기억합니다. 옮겨 가는 것을 줄이는 방법이 다음 연습 문제 세 개의 주제입니다.\n\n출처: Fowler, Noll, Vo, draft-eastlake-fnv. Linux net/netfilter/ipvs/ip_vs_sh.c',
  },
})

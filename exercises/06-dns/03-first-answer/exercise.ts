/**
 * Does a search end at the right answer? Compared with what glibc makes of the same zone.
 * Long because the zones, the hand-picked searches and their reasons stand together on one page.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { askInTurn, type DnsRecord, type DnsZone, fqdn, kubeadmSettings, zoneOf } from '../../../sim/index.ts'
import type { LookUp, RecordType, Server } from './types.ts'

type Args = readonly [names: readonly string[], server: Server]
type Known = Server[string]

const file = 'look-up.ts'

function expected(names: readonly string[], server: Server): LookUp {
  const { tried, found, records } = askInTurn(names.map(fqdn), ['A', 'AAAA'], zoneFrom(server))
  return {
    asked: tried.map(({ name }) => name),
    ...(found === undefined ? {} : { found }),
    addresses: records.flatMap((record) => ('data' in record ? [record.data] : [])),
  }
}

/** The simulator's server, serving no zone of its own: all that it says comes from these names. */
function zoneFrom(server: Server): DnsZone {
  const outside: DnsZone['outside'] = (name, type) => {
    const known = Object.hasOwn(server, name) ? server[name] : undefined
    if (known === undefined || !(type === 'A' || type === 'AAAA')) return undefined
    const records = (known[type] ?? []).map((data): DnsRecord => ({ name, type, ttl: 30, data }))
    return { records }
  }
  return zoneOf({ services: [], slices: [], outside }, { ...kubeadmSettings('cluster.local'), zones: [] })
}

/** What the server knows of a name, in words. */
function stateOf(server: Server, name: string): Bilingual {
  const known = Object.hasOwn(server, name) ? server[name] : undefined
  if (known === undefined) return { en: 'NXDOMAIN', ko: 'NXDOMAIN' }
  const types = (['A', 'AAAA'] as const).filter((type) => (known[type] ?? []).length > 0)
  if (types.length === 0) {
    return { en: 'NODATA, there but without an address', ko: 'NODATA, 이름은 있지만 주소가 없음' }
  }
  return { en: `an address of type ${types.join(' and ')}`, ko: `${types.join('와 ')} 타입의 주소` }
}

/** What each of the names says, where there are several; a colon leads to it. */
function storyOf(names: readonly string[], server: Server): Bilingual {
  if (names.length < 2) return { en: '', ko: '' }
  const told = (language: keyof Bilingual) =>
    `: ${names.map((name) => `${name} → ${stateOf(server, name)[language]}`).join('; ')}`
  return { en: told('en'), ko: told('ko') }
}

function because(returned: unknown, names: readonly string[], server: Server): Bilingual {
  if (typeof returned !== 'object' || returned === null) {
    return {
      en: 'Whatever is found, the answer is an object with asked and addresses; where nothing is found, addresses is an empty list.',
      ko: '무엇을 찾든 답은 asked와 addresses가 있는 객체입니다. 찾은 것이 없으면 addresses는 빈 목록입니다.',
    }
  }
  const said = returned as Partial<LookUp>
  const right = expected(names, server)
  const told = storyOf(names.slice(0, right.asked.length), server)
  if (said.found !== right.found) return whereFound(said.found, right.found, server, told)
  if (JSON.stringify(said.addresses) !== JSON.stringify(right.addresses)) {
    return right.found === undefined
      ? {
          en: 'Nothing was found, so that there are no addresses.',
          ko: '찾은 것이 없으므로 주소도 없습니다.',
        }
      : {
          en: `The addresses are all those of ${right.found}, and of no other name: type A first, then AAAA.`,
          ko: `주소는 ${right.found}의 주소 전부이며, 다른 이름의 것은 없습니다. A 타입이 먼저, AAAA가 다음입니다.`,
        }
  }
  const [asked = [], wanted] = [said.asked, right.asked]
  if (asked.length < wanted.length) {
    return {
      en: `${wanted.length} names were asked about before it ended, and asked says ${asked.length}: those without an address count, too.`,
      ko: `끝날 때까지 이름 ${wanted.length}개를 물었는데 asked에는 ${asked.length}개가 있습니다. 주소가 없던 이름도 셉니다.`,
    }
  }
  return {
    en: `The search ends at ${right.found ?? names.at(-1)}: nothing after it is asked about.`,
    ko: `검색은 ${right.found ?? names.at(-1)}에서 끝납니다. 그다음은 묻지 않습니다.`,
  }
}

function whereFound(
  said: string | undefined,
  right: string | undefined,
  server: Server,
  told: Bilingual,
): Bilingual {
  if (right === undefined) {
    return {
      en: `None of the names has an address${told.en}. Nothing is found, and found is absent.`,
      ko: `주소가 있는 이름이 없습니다${told.ko}. 찾은 것이 없으므로 found도 없습니다.`,
    }
  }
  if (said === undefined) {
    return {
      en: `${right} has ${stateOf(server, right).en}, and ends the search${told.en}.`,
      ko: `${right}에 ${stateOf(server, right).ko}이(가) 있으므로 거기서 끝납니다${told.ko}.`,
    }
  }
  return {
    en: `The first name with an address is ${right}, not ${said}${told.en}.`,
    ko: `주소가 있는 첫 이름은 ${said}이(가) 아니라 ${right}입니다${told.ko}.`,
  }
}

const searched = ['web.shop.svc.cluster.local.', 'web.svc.cluster.local.', 'web.cluster.local.', 'web.']

/** Servers that know some of the names, and of each of these what `known` may be. */
function servers(known: readonly Known[]): Generate<Args> {
  return (fc) => {
    const names = fc.integer({ min: 1, max: searched.length }).map((count) => searched.slice(0, count))
    const server = fc.dictionary(fc.constantFrom(...searched), fc.constantFrom(...known), {
      maxKeys: 3,
      noNullPrototype: true,
    })
    return fc.tuple(names, server)
  }
}

function agrees(title: Bilingual, known: readonly Known[], cases: readonly Args[]): FunctionQuestion {
  return functionAgrees<Args>({
    title,
    file,
    export: 'lookUp',
    cases,
    generate: servers(known),
    expected,
    because,
  })
}

function address(type: RecordType, ...addresses: readonly string[]): Known {
  return type === 'A' ? { A: addresses } : { AAAA: addresses }
}

const ipv4 = address('A', '10.96.0.11')
const another = address('A', '192.0.2.7', '192.0.2.8')
const ipv6 = address('AAAA', 'fd00:10:96::b')
const both: Known = { ...ipv4, ...ipv6 }
/** A name with records of other types only, or with names below it and nothing of its own. */
const nothing: Known = {}

export default defineFunctionExercise({
  id: '06-dns/03-first-answer',
  title: { en: 'When is the search over?', ko: '검색은 언제 끝나나' },
  minutes: 10,
  difficulty: 3,
  lesson: 'There, and yet nothing',
  given: ['types.ts', 'ask.ts'],
  edit: [file],
  hints: [
    {
      en: 'NOERROR sounds like success. What does the resolver have in its hands when the list that comes with it is empty?',
      ko: 'NOERROR는 성공처럼 들립니다. 함께 온 목록이 비어 있으면 리졸버의 손에는 무엇이 있을까요?',
    },
    {
      en: 'For each name put the addresses of both types together. Whether there are any decides; the rcode need not be looked at.',
      ko: '이름마다 두 타입의 주소를 합치세요. 주소가 있는지가 결정합니다. rcode는 볼 필요가 없습니다.',
    },
    {
      en: "const addresses = [...ask(server, name, 'A').addresses, ...ask(server, name, 'AAAA').addresses], and return as soon as there is one; asked is everything up to this name.",
      ko: "const addresses = [...ask(server, name, 'A').addresses, ...ask(server, name, 'AAAA').addresses]에 하나라도 있으면 바로 돌려주세요. asked는 그 이름까지의 전부입니다.",
    },
  ],
  checks: [
    check(
      'nxdomain',
      { points: 2 },
      agrees(
        {
          en: 'The search goes on after NXDOMAIN, and ends at the first address',
          ko: 'NXDOMAIN이면 계속 찾고, 첫 주소에서 끝냅니다',
        },
        [ipv4, another],
        [
          [searched, { 'web.shop.svc.cluster.local.': ipv4 }],
          [searched, { 'web.svc.cluster.local.': ipv4 }],
          [searched, {}],
          [searched, { 'web.shop.svc.cluster.local.': ipv4, 'web.': another }],
        ],
      ),
    ),
    check(
      'nodata',
      { points: 2, requires: ['nxdomain'] },
      agrees(
        { en: 'It goes on after NODATA as well', ko: 'NODATA여도 계속 찾습니다' },
        [ipv4, nothing],
        [
          [searched, { 'web.shop.svc.cluster.local.': nothing, 'web.': another }],
          [searched, { 'web.': nothing }],
        ],
      ),
    ),
    check(
      'both-types',
      { points: 2, requires: ['nodata'] },
      agrees(
        {
          en: 'A name is asked for both types before the next one has its turn',
          ko: '다음 이름으로 넘어가기 전에 두 타입을 모두 묻습니다',
        },
        [ipv4, ipv6, both, nothing],
        [
          [searched, { 'web.shop.svc.cluster.local.': ipv6 }],
          [searched, { 'web.shop.svc.cluster.local.': ipv6, 'web.': another }],
          [searched, { 'web.shop.svc.cluster.local.': both }],
        ],
      ),
    ),
  ],
  mistakes: [
    {
      name: 'all names are asked about',
      change: { [file]: ['names.slice(0, index + 1)', 'names'] },
      fails: 'nxdomain',
      says: 'function/wrong-answer',
    },
    {
      name: 'asked is only what was found',
      change: { [file]: ['names.slice(0, index + 1)', '[name]'] },
      fails: 'nxdomain',
      says: 'function/wrong-answer',
    },
    {
      name: 'only the first name is tried',
      change: { [file]: ['  }\n  return', '    break\n  }\n  return'] },
      fails: 'nxdomain',
      says: 'function/wrong-answer',
    },
    {
      name: 'nothing is returned where nothing is found',
      change: { [file]: ['  return { asked: names, addresses: [] }', '  return undefined as never'] },
      fails: 'nxdomain',
      says: 'function/wrong-answer',
    },
    {
      name: 'NOERROR ends the search, as in musl',
      change: { [file]: ['if (addresses.length > 0)', "if (ask(server, name, 'A').rcode === 'NOERROR')"] },
      fails: 'nodata',
      says: 'function/wrong-answer',
    },
    {
      name: 'type A alone',
      change: { [file]: [", ...ask(server, name, 'AAAA').addresses", ''] },
      fails: 'both-types',
      says: 'function/wrong-answer',
    },
    {
      name: 'AAAA only where there is no A',
      change: {
        [file]: [
          "[...ask(server, name, 'A').addresses, ...ask(server, name, 'AAAA').addresses]",
          "(['A', 'AAAA'] as const).map((type) => ask(server, name, type).addresses).find((all) => all.length > 0) ?? []",
        ],
      },
      fails: 'both-types',
      says: 'function/wrong-answer',
    },
    {
      name: 'the addresses alone',
      change: {
        [file]: [
          'return { asked: names.slice(0, index + 1), found: name, addresses }',
          'return addresses as never',
        ],
      },
      fails: 'nxdomain',
      says: 'function/wrong-shape',
    },
  ],
  alternatives: ['alt/step-by-step'],
  debrief: {
    en: "A name that is there with nothing to give is more common than it seems: a Service with IPv4 only gives NODATA to every question for AAAA, and so does a name below which others stand. glibc goes on to the next name after NXDOMAIN and after NODATA alike. musl, the C library of Alpine images, asks both questions too, but ends the search at a NODATA: the same name can be found in one image and not in the other.\n\nThe two look alike to curl ('Could not resolve host'), and mean different things to you. NXDOMAIN: the Service is not there, or it is another namespace. NODATA: the Service is there, and has no address of this family.\n\nSee it at work: `dig web.shop.svc.cluster.local AAAA` says status: NOERROR and ANSWER: 0. Sources: RFC 2308 §2, glibc resolv/res_query.c, musl src/network/lookup_name.c.",
    ko: "이름은 있지만 줄 것이 없는 경우는 생각보다 흔합니다. IPv4만 있는 서비스는 AAAA를 물을 때마다 NODATA이고, 아래에 다른 이름만 있는 이름도 그렇습니다. glibc는 NXDOMAIN이든 NODATA이든 다음 이름으로 넘어갑니다. Alpine 이미지의 C 라이브러리인 musl도 두 타입을 모두 묻지만 NODATA에서 검색을 끝냅니다. 그래서 같은 이름이 어떤 이미지에서는 찾아지고 다른 이미지에서는 찾아지지 않을 수 있습니다.\n\ncurl에는 둘 다 똑같이 보이지만('Could not resolve host') 뜻은 다릅니다. NXDOMAIN이면 서비스가 없거나 다른 네임스페이스에 있습니다. NODATA이면 서비스는 있고 이 IP 패밀리의 주소가 없습니다.\n\n직접 확인하기: `dig web.shop.svc.cluster.local AAAA`의 출력에 status: NOERROR와 ANSWER: 0이 보입니다. 출처: RFC 2308 §2, glibc resolv/res_query.c, musl src/network/lookup_name.c",
  },
})

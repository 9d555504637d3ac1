/**
 * Is a resolv.conf read as glibc reads it? Compared with the simulator's own reader.
 * Long because each rule of the file has a check, cases and a reason of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { cutNameservers, dotsOf, parseResolvConf } from '../../../sim/index.ts'
import type { Resolver } from './types.ts'

type Args = readonly [text: string]

const file = 'read-resolv-conf.ts'

/** The kubelet forgives blanks before a keyword. A C library does not, and it reads the file in the container. */
function expected(text: string): Resolver {
  const read = parseResolvConf(text.replace(/^[ \t].*/gm, ''))
  if (!read.ok) throw new Error(`not well formed: ${text}`)
  const { nameservers, searches, options } = read.value
  return { nameservers: cutNameservers(nameservers), search: searches, ndots: dotsOf({ options }) }
}

/** The lines that begin with a keyword; what is left of them, word by word. */
function linesOf(text: string, keyword: string): readonly (readonly string[])[] {
  const lines = text.split('\n').map((line) => line.split(/\s+/))
  return lines.filter(([first]) => first === keyword).map(([, ...words]) => words)
}

function because(returned: unknown, text: string): Bilingual {
  const said = (returned ?? {}) as Partial<Resolver>
  const right = expected(text)
  if (JSON.stringify(said.nameservers) !== JSON.stringify(right.nameservers)) {
    return whyNameservers(textsIn(said.nameservers), text, right)
  }
  if (JSON.stringify(said.search) !== JSON.stringify(right.search))
    return whySearch(textsIn(said.search), text, right)
  return whyDots(said.ndots, text, right)
}

/** Of a list that may be none. */
function textsIn(said: unknown): readonly string[] {
  return Array.isArray(said) ? said.filter((item) => typeof item === 'string') : []
}

function whyNameservers(said: readonly string[], text: string, { nameservers }: Resolver): Bilingual {
  const lines = linesOf(text, 'nameserver').map(([address]) => address ?? '')
  if (lines.length === 0 && said.length > 0) {
    return {
      en: 'No line begins with nameserver: there is none.',
      ko: 'nameserver로 시작하는 줄이 없으므로 하나도 없습니다.',
    }
  }
  const stray = said.find((address) => !lines.includes(address))
  if (stray !== undefined) {
    if (linesOf(text, 'nameserver').some((words) => words.indexOf(stray) > 0)) {
      return {
        en: `A nameserver line names one server: ${stray} is the second word behind it, and is not read.`,
        ko: `nameserver 줄에는 서버가 하나입니다. ${stray}은(는) 그 뒤의 두 번째 단어이므로 읽지 않습니다.`,
      }
    }
    const indented = text.split('\n').find((line) => /^[ \t]/.test(line) && line.includes(stray))
    if (indented !== undefined) {
      return {
        en: `The line '${indented}' begins with a blank and not with a keyword: it says nothing.`,
        ko: `'${indented}' 줄은 키워드가 아니라 공백으로 시작하므로 아무 뜻도 없습니다.`,
      }
    }
    const commented = text.split('\n').find((line) => /^[#;]/.test(line) && line.includes(stray))
    return commented === undefined
      ? {
          en: `'${stray}' is no address behind nameserver. Words are separated by any number of blanks and tabs.`,
          ko: `'${stray}'은(는) nameserver 뒤의 주소가 아닙니다. 단어는 공백이나 탭 여러 개로 나뉠 수 있습니다.`,
        }
      : { en: `The line '${commented}' is a comment.`, ko: `'${commented}' 줄은 주석입니다.` }
  }
  if (said.length > nameservers.length) {
    return {
      en: `The file names ${lines.length} servers. The C library has room for three: the first three.`,
      ko: `파일에 서버가 ${lines.length}개 있습니다. C 라이브러리의 자리는 셋이므로 처음 세 개만 씁니다.`,
    }
  }
  if (/^nameserver(\t|\s\s)/m.test(text)) {
    return {
      en: 'Between keyword and address may stand a tab or several blanks.',
      ko: '키워드와 주소 사이에는 탭이나 공백 여러 개가 올 수 있습니다.',
    }
  }
  return {
    en: 'Each nameserver line adds one server, in their order.',
    ko: 'nameserver 줄마다 서버가 하나씩, 순서대로 더해집니다.',
  }
}

function whySearch(said: readonly string[], text: string, { search }: Resolver): Bilingual {
  const lines = linesOf(text, 'search')
  const [last = []] = lines.slice(-1)
  if (lines.length === 0) {
    return {
      en: 'No line begins with search: the list is empty.',
      ko: 'search로 시작하는 줄이 없으므로 목록이 비어 있습니다.',
    }
  }
  const isBlank = said.some((domain) => domain === '' || /\s/.test(domain))
  if (isBlank) {
    return {
      en: 'Words are separated by any number of blanks and tabs; none of them is empty.',
      ko: '단어는 공백이나 탭 여러 개로 나뉠 수 있습니다. 빈 단어는 없습니다.',
    }
  }
  return lines.length > 1
    ? {
        en: `There are ${lines.length} search lines, and only the last one counts: search ${last.join(' ')}.`,
        ko: `search 줄이 ${lines.length}개이고 마지막 것만 쓰입니다: search ${last.join(' ')}.`,
      }
    : {
        en: `The search line names ${search.length}: ${search.join(' ')}.`,
        ko: `search 줄에 있는 것은 ${search.length}개입니다: ${search.join(' ')}.`,
      }
}

function whyDots(said: unknown, text: string, { ndots }: Resolver): Bilingual {
  const named = linesOf(text, 'options')
    .flat()
    .filter((word) => word.startsWith('ndots:'))
  const last = named.at(-1)
  if (typeof said === 'string') {
    return { en: 'ndots is a number, not a text.', ko: 'ndots는 텍스트가 아니라 숫자입니다.' }
  }
  if (last === undefined) {
    return {
      en: 'No options line has ndots: it is 1 then. The 5 of a pod is written into its file by the kubelet.',
      ko: 'options 줄에 ndots가 없으므로 1입니다. 파드의 5는 kubelet이 파일에 써 준 값입니다.',
    }
  }
  if (last !== `ndots:${ndots}`) {
    return {
      en: `${last} is more than there can be: it counts as 15.`,
      ko: `${last}은(는) 너무 커서 15로 봅니다.`,
    }
  }
  if (/^options.*#/m.test(text)) {
    return {
      en: `# makes a comment at the beginning of a line only. Behind options it is a word like others, and the last ndots counts: ${last}.`,
      ko: `#은 줄의 처음에 있을 때만 주석입니다. options 뒤에서는 다른 것과 같은 단어이므로 마지막 ndots가 쓰입니다: ${last}.`,
    }
  }
  if (named.length === 1 && linesOf(text, 'options').length > 1) {
    return {
      en: `${last} is said once. An options line without ndots does not take it back.`,
      ko: `${last}이(가) 한 번 나옵니다. ndots가 없는 options 줄이 그것을 되돌리지는 않습니다.`,
    }
  }
  return named.length > 1
    ? {
        en: `ndots is said ${named.length} times, and the last one counts: ${last}.`,
        ko: `ndots가 ${named.length}번 나오고 마지막 것이 쓰입니다: ${last}.`,
      }
    : {
        en: `${last} stands among the words of an options line.`,
        ko: `options 줄의 단어 가운데 ${last}이(가) 있습니다.`,
      }
}

type Keyword = 'nameserver' | 'search' | 'options'

/** Files of a few lines of these kinds; whole ones have comments, keywords that say nothing here, blanks and tabs. */
function files(keywords: readonly Keyword[], isWhole: boolean): Generate<Args> {
  return (fc) => {
    const blank = isWhole ? fc.constantFrom(' ', '\t', '  ') : fc.constant(' ')
    const address = fc.constantFrom('10.96.0.10', '192.0.2.53', 'fd00:10:96::a')
    const domain = fc.constantFrom('shop.svc.cluster.local', 'cluster.local', 'example.com', 'ndots:3')
    const option = fc.constantFrom('ndots:5', 'ndots:2', 'ndots:15', 'ndots:99', 'edns0', 'timeout:1')
    const words = {
      nameserver: address.map((one) => [one]),
      search: fc.uniqueArray(domain, { minLength: 1, maxLength: 3 }),
      options: fc.array(option, { minLength: 1, maxLength: 3 }),
    }
    const meant = keywords.map((keyword) =>
      fc.tuple(blank, words[keyword]).map(([between, rest]) => [keyword, ...rest].join(between)),
    )
    const other = fc.constantFrom(
      '',
      '# nameserver 192.0.2.99',
      '#search example.net',
      ';options ndots:9',
      'sortlist 192.0.2.0',
      'nameservers 192.0.2.98',
      ' nameserver 192.0.2.97',
    )
    const line = isWhole
      ? fc.oneof({ arbitrary: fc.oneof(...meant), weight: 4 }, { arbitrary: other, weight: 1 })
      : fc.oneof(...meant)
    return fc.tuple(fc.array(line, { maxLength: 5 }).map((lines) => lines.map((one) => `${one}\n`).join('')))
  }
}

function agrees(title: Bilingual, keywords: readonly Keyword[], cases: readonly Args[]): FunctionQuestion {
  return functionAgrees<Args>({
    title,
    file,
    export: 'readResolvConf',
    cases,
    generate: files(keywords, keywords.length > 1),
    expected,
    because,
  })
}

export default defineFunctionExercise({
  id: '06-dns/04-read-resolv-conf',
  title: { en: 'Read resolv.conf', ko: 'resolv.conf 읽기' },
  minutes: 15,
  difficulty: 2,
  lesson: 'What resolv.conf says',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'Of the three keywords one adds up, one is replaced, and one goes word by word. Which is which?',
      ko: '세 키워드 가운데 하나는 쌓이고, 하나는 바뀌고, 하나는 단어마다 따로입니다. 어느 것이 어느 것일까요?',
    },
    {
      en: 'Go through the lines. Split each into words; the first word says what the others mean, and any other first word means nothing.',
      ko: '한 줄씩 살펴보세요. 줄을 단어로 나누면 첫 단어가 나머지의 뜻을 말합니다. 첫 단어가 그 밖의 것이면 아무 뜻도 없습니다.',
    },
    {
      en: "const [keyword, ...values] = line.split(/\\s+/). Then nameservers.push(values[0]), search = values, and of options the last word that startsWith('ndots:').",
      ko: "const [keyword, ...values] = line.split(/\\s+/)로 나누세요. 그다음 nameservers.push(values[0]), search = values, options에서는 startsWith('ndots:')인 마지막 단어입니다.",
    },
  ],
  checks: [
    check(
      'nameservers',
      { points: 2 },
      agrees(
        { en: 'Nameservers add up, three at most', ko: 'nameserver는 쌓이고 최대 세 개입니다' },
        ['nameserver'],
        [
          ['nameserver 10.96.0.10\n'],
          ['nameserver 10.96.0.10\nnameserver 192.0.2.53\n'],
          ['nameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\nnameserver 192.0.2.4\n'],
          ['nameserver 10.96.0.10 192.0.2.53\n'],
          [''],
        ],
      ),
    ),
    check(
      'search',
      { points: 2 },
      agrees(
        { en: 'The last search line counts', ko: '마지막 search 줄이 쓰입니다' },
        ['search'],
        [
          ['search shop.svc.cluster.local svc.cluster.local cluster.local\n'],
          ['search example.com\nsearch shop.svc.cluster.local cluster.local\n'],
        ],
      ),
    ),
    check(
      'options',
      { points: 2 },
      agrees(
        { en: 'Of ndots the last one counts, 15 at most', ko: 'ndots는 마지막 것이 쓰이고 최대 15입니다' },
        ['options'],
        [
          ['options ndots:5\n'],
          ['options edns0 ndots:5 timeout:1\n'],
          ['options ndots:5\noptions ndots:2 edns0\n'],
          ['options ndots:5\noptions edns0\n'],
          ['options ndots:99\n'],
        ],
      ),
    ),
    check(
      'whole',
      { points: 2, requires: ['nameservers', 'search', 'options'] },
      agrees(
        {
          en: 'A whole file is read: comments say nothing, blanks and tabs separate words',
          ko: '파일 전체를 읽습니다. 주석은 무시하고 단어는 공백과 탭으로 나눕니다',
        },
        ['nameserver', 'search', 'options'],
        [
          [
            '# written by the kubelet\nsearch shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
          ],
          ['# nameserver 192.0.2.99\nnameserver 10.96.0.10\n; search example.com\n'],
          ['nameserver\t10.96.0.10\nsearch  shop.svc.cluster.local  cluster.local\n'],
          ['search ndots:3\noptions edns0\n'],
          ['  nameserver 192.0.2.97\nnameserver 10.96.0.10\n'],
          ['options ndots:5 # ndots:2\n'],
        ],
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the last nameserver wins, too',
      change: { [file]: ['nameservers.push(...values.slice(0, 1))', 'nameservers.splice(0, 9, ...values)'] },
      fails: 'nameservers',
      says: 'function/wrong-answer',
    },
    {
      name: 'as many nameservers as there are',
      change: { [file]: ['nameservers: nameservers.slice(0, mostNameservers)', 'nameservers'] },
      fails: 'nameservers',
      says: 'function/wrong-answer',
    },
    {
      name: 'search lists add up',
      change: { [file]: ['search = values', 'search = [...search, ...values]'] },
      fails: 'search',
      says: 'function/wrong-answer',
    },
    {
      name: 'the first search line wins',
      change: { [file]: ["if (keyword === 'search')", "if (keyword === 'search' && search.length === 0)"] },
      fails: 'search',
      says: 'function/wrong-answer',
    },
    {
      name: 'the list as one text',
      change: {
        [file]: [
          'return { nameservers: nameservers.slice(0, mostNameservers), search,',
          "return { nameservers: nameservers.slice(0, mostNameservers), search: (search.join(' ') || []) as never,",
        ],
      },
      fails: 'search',
      says: 'function/wrong-shape',
    },
    {
      name: 'comments are read',
      change: { [file]: ['line.split(/\\s+/)', "line.replace(/^[#;] */, '').split(/\\s+/)"] },
      fails: 'whole',
      says: 'function/wrong-answer',
    },
    {
      name: 'blanks before the keyword are cut off',
      change: { [file]: ['line.split(/\\s+/)', 'line.trim().split(/\\s+/)'] },
      fails: 'whole',
      says: 'function/wrong-answer',
    },
    {
      name: 'a comment may begin anywhere',
      change: { [file]: ['line.split(/\\s+/)', "line.replace(/[#;].*/, '').split(/\\s+/)"] },
      fails: 'whole',
      says: 'function/wrong-answer',
    },
    {
      name: 'one blank separates words',
      change: { [file]: ['line.split(/\\s+/)', "line.split(' ')"] },
      fails: 'whole',
      says: 'function/wrong-answer',
    },
    {
      name: 'an options line without ndots sets it back',
      change: { [file]: ['dotsAmong(values) ?? ndots', 'dotsAmong(values) ?? 1'] },
      fails: 'options',
      says: 'function/wrong-answer',
    },
    {
      name: 'as many dots as the file says',
      change: { [file]: ['Math.min(ndots, mostDots)', 'ndots'] },
      fails: 'options',
      says: 'function/wrong-answer',
    },
    {
      name: 'options are one value, as in a map',
      change: { [file]: ['options.findLast(', 'options.slice(0, 1).findLast('] },
      fails: 'options',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/with-patterns'],
  debrief: {
    en: "Three keywords, three ways to deal with a second line. That matters when a pod brings settings of its own: nothing is appended to the file; the kubelet puts dnsConfig and the cluster's settings together into one search line and one options line. Its own limits are 3 nameservers and 32 search domains with 2048 characters; what is over is cut, and an event says so.\n\nWho edits the file in a container changes one pod, until it is replaced. The place to say it is the spec of the pod: dnsPolicy (ClusterFirst, Default, None, ClusterFirstWithHostNet) and dnsConfig. Note that dnsPolicy Default means the node's file, and is not what a pod gets by default.\n\nSee it at work: `kubectl exec POD -- cat /etc/resolv.conf`. Sources: resolv.conf(5); kubernetes/kubernetes pkg/kubelet/network/dns/dns.go.",
    ko: '키워드는 셋이고, 두 번째 줄을 다루는 방법도 셋입니다. 파드에 자기 설정이 있을 때 이것이 중요합니다. 파일에 줄을 덧붙이는 것이 아니라, kubelet이 dnsConfig와 클러스터의 설정을 합쳐 search 한 줄과 options 한 줄로 만듭니다. kubelet 자신의 한도는 nameserver 3개, 검색 도메인 32개에 2048자입니다. 넘치는 것은 잘라 내고 이벤트로 알립니다.\n\n컨테이너에서 파일을 고치면 그 파드 하나만, 교체될 때까지만 바뀝니다. 설정할 곳은 파드의 스펙입니다. dnsPolicy(ClusterFirst, Default, None, ClusterFirstWithHostNet)와 dnsConfig가 있습니다. dnsPolicy의 Default는 노드의 파일을 뜻하며, 파드의 기본값이 아닙니다.\n\n직접 확인하기: `kubectl exec POD -- cat /etc/resolv.conf`. 출처: resolv.conf(5), kubernetes/kubernetes pkg/kubelet/network/dns/dns.go',
  },
})

/**
 * Is a rule for this host? Judged by the simulator's own matchHost and requestHost.
 * Long because every way to be wrong is told in words of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { matchHost, requestHost } from '../../../sim/index.ts'

type Args = readonly [ruleHost: string, hostHeader: string]
type RuleKind = 'exact' | 'wildcard' | 'every'

const file = 'match-host.ts'

function expected(ruleHost: string, hostHeader: string): boolean {
  return matchHost(ruleHost, requestHost(hostHeader)) !== undefined
}

function because(_: unknown, ruleHost: string, hostHeader: string): Bilingual {
  const host = requestHost(hostHeader)
  const header = headerNote(hostHeader, host)
  const match = matchHost(ruleHost, host)
  if (match === 'any') {
    return {
      en: 'A rule without a host takes requests for every host.',
      ko: '호스트가 없는 규칙은 모든 호스트의 요청을 받습니다.',
    }
  }
  if (match === undefined && isNameWithDotsAsLetters(ruleHost, host)) {
    return {
      en: `${header.en}A dot in a name is a dot: in a pattern it has to be written as \\., or it stands for any letter.`,
      ko: `${header.ko}이름의 점은 점입니다. 패턴에서는 \\.로 써야 하며, 그러지 않으면 아무 글자나 뜻하게 됩니다.`,
    }
  }
  if (!ruleHost.startsWith('*.')) {
    return match === undefined
      ? {
          en: `${header.en}${ruleHost} has no star: it means this one name, from its first letter to its last.`,
          ko: `${header.ko}${ruleHost}에는 별표가 없으므로 처음부터 끝까지 똑같은 이름 하나만 뜻합니다.`,
        }
      : {
          en: `${header.en}It is the very name that the rule has.`,
          ko: `${header.ko}규칙에 있는 바로 그 이름입니다.`,
        }
  }
  const parent = ruleHost.slice(1)
  if (match === 'wildcard') {
    const label = host.slice(0, host.length - parent.length)
    return {
      en: `${header.en}The star stands for one label, and here it is ${label}.`,
      ko: `${header.ko}별표는 레이블 하나를 대신합니다. 여기서는 ${label}입니다.`,
    }
  }
  return {
    en: `${header.en}${noWildcard(parent, host).en}`,
    ko: `${header.ko}${noWildcard(parent, host).ko}`,
  }
}

/** What a pattern that was made of the name without care would take. */
function isNameWithDotsAsLetters(ruleHost: string, host: string): boolean {
  return (
    ruleHost.length === host.length &&
    [...ruleHost].every((letter, at) => letter === '.' || letter === host[at])
  )
}

function headerNote(hostHeader: string, host: string): Bilingual {
  if (hostHeader === host) return { en: '', ko: '' }
  return {
    en: `The header ${hostHeader} asks for the host ${host}: letters are compared without regard to case, and a port is none of the name. `,
    ko: `헤더 ${hostHeader}은(는) 호스트 ${host}을(를) 뜻합니다. 대소문자는 구별하지 않고 포트는 이름이 아닙니다. `,
  }
}

function noWildcard(parent: string, host: string): Bilingual {
  if (host === parent.slice(1)) {
    return {
      en: `The star stands for exactly one label, and in ${host} there is none before ${parent}.`,
      ko: `별표는 정확히 레이블 하나를 대신하는데, ${host}에는 ${parent} 앞에 레이블이 없습니다.`,
    }
  }
  if (host.endsWith(parent)) {
    const labels = host.slice(0, -parent.length)
    return {
      en: `The star stands for exactly one label, and ${labels} is ${labels.split('.').length} of them.`,
      ko: `별표는 정확히 레이블 하나를 대신하는데, ${labels}은(는) 레이블이 ${labels.split('.').length}개입니다.`,
    }
  }
  return {
    en: `What stands behind the star, ${parent}, must stand at the end of the host, dot included; ${host} ends otherwise.`,
    ko: `별표 뒤의 ${parent}은(는) 점까지 그대로 호스트의 끝에 있어야 하는데, ${host}은(는) 다르게 끝납니다.`,
  }
}

/** Few labels, so that names meet as often as not; some are nearly another one. */
function hosts(kinds: readonly RuleKind[], asTyped: boolean): Generate<Args> {
  return (fc) => {
    const label = fc.constantFrom('shop', 'com', 'org', 'shopxcom')
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
    const rule = {
      exact: name,
      wildcard: name.map((parent) => `*.${parent}`),
      every: fc.constant(''),
    }
    const typed = fc
      .tuple(name, fc.boolean(), fc.constantFrom('', ':80', ':8080'))
      .map(([host, loud, port]) => `${loud ? host.toUpperCase() : host}${port}`)
    const pair = fc.oneof(
      fc.tuple(fc.oneof(...kinds.map((kind) => rule[kind])), asTyped ? typed : name),
      // Names that belong together, which chance alone brings seldom.
      fc
        .tuple(name, fc.constantFrom(...kinds), fc.array(label, { maxLength: 2 }))
        .map(([host, kind, before]): Args => {
          const asked = [...before, host].join('.')
          if (kind === 'every') return ['', asked]
          return kind === 'exact' ? [host, asked] : [`*.${host}`, asked]
        }),
    )
    return pair
  }
}

function agrees(title: Bilingual, cases: readonly Args[], generate: Generate<Args>): FunctionQuestion {
  return functionAgrees<Args>({ title, file, export: 'matchesHost', cases, generate, expected, because })
}

export default defineFunctionExercise({
  id: '09-ingress/01-match-host',
  title: { en: 'Is this rule for my host?', ko: '이 규칙은 내 호스트의 것인가' },
  minutes: 10,
  difficulty: 2,
  lesson: 'Which host?',
  given: [],
  edit: [file],
  hints: [
    {
      en: 'A name is made of labels with dots between them. How many labels must the host have for *.example.com, and which of them are free?',
      ko: '이름은 점으로 이어진 레이블입니다. *.example.com이라면 호스트의 레이블은 몇 개여야 하고, 그중 무엇이 자유로울까요?',
    },
    {
      en: 'First make a host of the header: cut off what begins with a colon, and take small letters. A wildcard then asks for everything behind the first dot of the host, and that there is something before it.',
      ko: '먼저 헤더를 호스트로 만드세요. 콜론부터 잘라 내고 소문자로 바꿉니다. 그다음 와일드카드는 호스트의 첫 번째 점 뒤가 똑같은지를 묻습니다.',
    },
    {
      en: "const host = hostHeader.replace(/:\\d+$/, '').toLowerCase(), and for a wildcard: ruleHost.slice(1) === host.slice(host.indexOf('.')).",
      ko: "const host = hostHeader.replace(/:\\d+$/, '').toLowerCase()로 만들고, 와일드카드라면 ruleHost.slice(1) === host.slice(host.indexOf('.'))을 물어보세요.",
    },
  ],
  checks: [
    check(
      'one-name',
      { points: 1 },
      agrees(
        {
          en: 'A host without a star is that name and no other',
          ko: '별표가 없는 호스트는 그 이름 하나만 뜻합니다',
        },
        [
          ['shop.example.com', 'shop.example.com'],
          ['shop.example.com', 'example.com'],
          ['example.com', 'shop.example.com'],
          ['shop.example.com', 'shopxexample.com'],
        ],
        hosts(['exact'], false),
      ),
    ),
    check(
      'wildcard',
      { points: 2 },
      agrees(
        { en: 'A star stands for exactly one label', ko: '별표는 정확히 레이블 하나를 대신합니다' },
        [
          ['*.example.com', 'shop.example.com'],
          ['*.example.com', 'eu.shop.example.com'],
          ['*.example.com', 'example.com'],
          ['*.example.com', 'shop.example.org'],
          ['*.example.com', 'myexample.com'],
        ],
        hosts(['wildcard'], false),
      ),
    ),
    check(
      'every-host',
      { points: 1 },
      agrees(
        { en: 'A rule without a host takes every request', ko: '호스트가 없는 규칙은 모든 요청을 받습니다' },
        [
          ['', 'shop.example.com'],
          ['', 'localhost'],
        ],
        hosts(['every'], false),
      ),
    ),
    check(
      'header',
      { points: 2, requires: ['one-name', 'wildcard', 'every-host'] },
      agrees(
        {
          en: 'The header is read as clients send it: any case, maybe a port',
          ko: '클라이언트가 보낸 헤더 그대로 읽습니다. 대소문자와 포트는 상관없습니다',
        },
        [
          ['shop.example.com', 'Shop.Example.COM'],
          ['shop.example.com', 'shop.example.com:8080'],
          ['*.example.com', 'SHOP.example.com:80'],
          ['*.example.com', 'shop.example.com:8080'],
          ['', 'shop.example.com:8080'],
        ],
        hosts(['exact', 'wildcard', 'every'], true),
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the star stands for any number of labels',
      change: {
        [file]: ["ruleHost.slice(1) === host.slice(host.indexOf('.'))", 'host.endsWith(ruleHost.slice(1))'],
      },
      fails: 'wildcard',
      says: 'function/wrong-answer',
    },
    {
      name: 'the star stands for nothing, too',
      change: {
        [file]: [
          "ruleHost.slice(1) === host.slice(host.indexOf('.'))",
          "ruleHost.slice(1) === host.slice(host.indexOf('.')) || ruleHost.slice(2) === host",
        ],
      },
      fails: 'wildcard',
      says: 'function/wrong-answer',
    },
    {
      name: 'the dot behind the star is forgotten',
      change: {
        [file]: [
          "ruleHost.slice(1) === host.slice(host.indexOf('.'))",
          'host.endsWith(ruleHost.slice(2)) && host.length > ruleHost.length - 2 && host.split(".").length <= ruleHost.split(".").length',
        ],
      },
      fails: 'wildcard',
      says: 'function/wrong-answer',
    },
    {
      name: 'letters are compared as they are',
      change: { [file]: ['.toLowerCase()', ''] },
      fails: 'header',
      says: 'function/wrong-answer',
    },
    {
      name: 'the port is left in',
      change: { [file]: [".replace(/:\\d+$/, '')", ''] },
      fails: 'header',
      says: 'function/wrong-answer',
    },
    {
      name: 'a rule without a host takes nobody',
      change: { [file]: ["  if (ruleHost === '') return true\n", ''] },
      fails: 'every-host',
      says: 'function/wrong-answer',
    },
    {
      name: 'a host is also good for what is below it',
      change: {
        [file]: ['return ruleHost === host', 'return host === ruleHost || host.endsWith("." + ruleHost)'],
      },
      fails: 'one-name',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/labels'],
  debrief: {
    en: 'One label for one star: that is how Ingress hosts and certificates count, and so a certificate for `*.example.com` and a rule for `*.example.com` cover the same names. Who wants `example.com` as well writes a rule of its own. DNS counts otherwise: a wildcard record answers for any number of labels, so a name may lead to the controller that no rule takes there: 404.\n\nThe port belongs to the connection, not to the name. Clients send it in the header when it is not the usual one, and controllers cut it off.\n\nSee it at work: `curl -H "Host: Shop.Example.com" http://ADDRESS`. Sources: Kubernetes documentation, Ingress, "Hostname wildcards"; RFC 9110, section 7.2.',
    ko: '별표 하나에 레이블 하나. 인그레스의 호스트도 인증서도 이렇게 셉니다. 그래서 `*.example.com` 인증서와 `*.example.com` 규칙은 같은 이름들을 담당합니다. `example.com`도 필요하면 규칙을 따로 씁니다. DNS는 다르게 셉니다. 와일드카드 레코드는 레이블이 몇 개든 응답하므로, 어떤 이름은 컨트롤러까지 오고도 받아 주는 규칙이 없어 404를 받습니다.\n\n포트는 연결의 것이지 이름의 것이 아닙니다. 흔한 포트가 아니면 클라이언트는 헤더에 포트를 함께 보내고, 컨트롤러는 그것을 잘라 냅니다.\n\n직접 확인하기: `curl -H "Host: Shop.Example.com" http://주소`. 출처: 쿠버네티스 문서, 인그레스, "호스트네임 와일드카드". RFC 9110, 7.2절',
  },
})

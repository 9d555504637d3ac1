import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
} from '../../../grader/exercise.ts'
import { expandSearch } from '../../../sim/index.ts'
import type { Resolver } from './types.ts'

type Args = readonly [name: string, resolver: Resolver]

const file = 'names-to-try.ts'

function expected(name: string, { search, ndots }: Resolver): readonly string[] {
  return expandSearch(name, { nameservers: [], searches: search, options: [`ndots:${ndots}`] })
}

function dotsIn(name: string): number {
  return name.split('.').length - 1
}

function because(returned: unknown, name: string, resolver: Resolver): Bilingual {
  const { search, ndots } = resolver
  const tried = Array.isArray(returned) ? returned : []
  const bare = tried.find((one) => typeof one === 'string' && !one.endsWith('.'))
  if (bare !== undefined) {
    return {
      en: `${bare} does not end with a dot: what is tried are full names.`,
      ko: `${bare}이(가) 점으로 끝나지 않습니다. 시도하는 것은 전체 이름입니다.`,
    }
  }
  if (name.endsWith('.')) {
    return {
      en: `${name} ends with a dot: it is full, and it alone is tried.`,
      ko: `${name}은(는) 점으로 끝납니다. 전체 이름이므로 그것만 시도합니다.`,
    }
  }
  const missing = expected(name, resolver).find((one) => !tried.includes(one))
  if (missing === `${name}.`) {
    return {
      en: `${missing} is never tried: the name as it is has its turn, too, ${dotsIn(name) < ndots ? 'after the search list' : 'before the search list'}.`,
      ko: `${missing}을(를) 시도하지 않았습니다. 이름 그대로도 ${dotsIn(name) < ndots ? '검색 목록 다음에' : '검색 목록보다 먼저'} 시도합니다.`,
    }
  }
  if (missing !== undefined) {
    return {
      en: `${missing} is never tried: every domain of the search list has its turn${dotsIn(name) < ndots ? '' : ', after the name as it is'}.`,
      ko: `${missing}을(를) 시도하지 않았습니다. ${dotsIn(name) < ndots ? '' : '이름 그대로 시도한 다음 '}검색 목록의 도메인을 모두 시도합니다.`,
    }
  }
  const count = dotsIn(name)
  const dots = `${count} ${count === 1 ? 'dot' : 'dots'}`
  if (search.length === 0) {
    return {
      en: 'The search list is empty: there is only the name as it is.',
      ko: '검색 목록이 비어 있습니다. 이름 그대로만 시도합니다.',
    }
  }
  return count < ndots
    ? {
        en: `${name} has ${dots}, fewer than ndots ${ndots}: the search list comes first, in its order, and ${name}. last.`,
        ko: `${name}의 점은 ${count}개로 ndots ${ndots}보다 적습니다. 검색 목록을 먼저 순서대로, ${name}.을(를) 마지막에 시도합니다.`,
      }
    : {
        en: `${name} has ${dots}, not fewer than ndots ${ndots}: ${name}. comes first, and then the search list.`,
        ko: `${name}의 점은 ${count}개로 ndots ${ndots}보다 적지 않습니다. ${name}.을(를) 먼저, 검색 목록을 그다음에 시도합니다.`,
      }
}

/** Names and settings of one kind: full, with few dots, or with many. */
function agrees(
  title: Bilingual,
  isMeant: (name: string, resolver: Resolver) => boolean,
  cases: readonly Args[],
): FunctionQuestion {
  return functionAgrees<Args>({
    title,
    file,
    export: 'namesToTry',
    cases,
    generate: (fc) => {
      const label = fc.constantFrom('web', 'shop', 'svc', 'a')
      const name = fc
        .tuple(fc.array(label, { minLength: 1, maxLength: 6 }), fc.constantFrom('', '.'))
        .map(([labels, end]) => labels.join('.') + end)
      const search = fc.uniqueArray(
        fc.constantFrom('shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local', 'example.com'),
        { maxLength: 3 },
      )
      const resolver = fc.record({ search, ndots: fc.integer({ min: 1, max: 6 }) })
      return fc.tuple(name, resolver).filter(([asked, settings]) => isMeant(asked, settings))
    },
    expected,
    because,
  })
}

const inShop: Resolver = {
  search: ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
  ndots: 5,
}

export default defineFunctionExercise({
  id: '06-dns/02-expand-search',
  title: { en: 'Which names are asked for?', ko: '어떤 이름을 물어보나' },
  minutes: 10,
  difficulty: 2,
  lesson: 'Short names and the search list',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'How many dots has api.example.com, and what does a resolver with ndots 5 think of such a name?',
      ko: 'api.example.com에는 점이 몇 개 있나요? ndots가 5인 리졸버는 그런 이름을 어떻게 볼까요?',
    },
    {
      en: 'Make the names of the search list, and the name with a dot behind it. Only their order depends on the dots; a name that ends with a dot needs neither.',
      ko: '검색 목록의 이름들과, 뒤에 점을 붙인 이름을 만드세요. 점의 수에 따라 달라지는 것은 순서뿐입니다. 점으로 끝나는 이름에는 둘 다 필요 없습니다.',
    },
    {
      en: "const dots = name.split('.').length - 1, and then: dots >= ndots ? [asGiven, ...searched] : [...searched, asGiven].",
      ko: "const dots = name.split('.').length - 1 다음에 dots >= ndots ? [asGiven, ...searched] : [...searched, asGiven]을 돌려주세요.",
    },
  ],
  checks: [
    check(
      'full-names',
      { points: 1 },
      agrees(
        {
          en: 'A name that ends with a dot is tried as it is, alone',
          ko: '점으로 끝나는 이름은 그대로, 그것만 시도합니다',
        },
        (name) => name.endsWith('.'),
        [
          ['api.example.com.', inShop],
          ['web.', inShop],
        ],
      ),
    ),
    check(
      'few-dots',
      { points: 2 },
      agrees(
        {
          en: 'With fewer dots than ndots the search list comes first',
          ko: '점이 ndots보다 적으면 검색 목록이 먼저입니다',
        },
        (name, { ndots }) => !name.endsWith('.') && dotsIn(name) < ndots,
        [
          ['web', inShop],
          ['web.shop', inShop],
          ['web.shop.svc.cluster.local', inShop],
          ['web', { search: [], ndots: 5 }],
        ],
      ),
    ),
    check(
      'many-dots',
      { points: 2 },
      agrees(
        {
          en: 'With ndots dots or more the name as it is comes first',
          ko: '점이 ndots개 이상이면 이름 그대로가 먼저입니다',
        },
        (name, { ndots }) => !name.endsWith('.') && dotsIn(name) >= ndots,
        [
          ['api.example.com', { ...inShop, ndots: 2 }],
          ['a.b.c.d.e.f', inShop],
          ['web.shop', { ...inShop, ndots: 1 }],
        ],
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the dot at the end is not seen',
      change: { [file]: ["  if (name.endsWith('.')) return [name]\n", ''] },
      fails: 'full-names',
      says: 'function/wrong-answer',
    },
    {
      name: 'labels are counted, not dots',
      change: { [file]: ["name.split('.').length - 1", "name.split('.').length"] },
      fails: 'few-dots',
      says: 'function/wrong-answer',
    },
    {
      name: 'more dots than ndots',
      change: { [file]: ['dots >= ndots', 'dots > ndots'] },
      fails: 'many-dots',
      says: 'function/wrong-answer',
    },
    {
      name: 'a name with many dots has no need of the search list',
      change: { [file]: ['[asGiven, ...searched]', '[asGiven]'] },
      fails: 'many-dots',
      says: 'function/wrong-answer',
    },
    {
      name: 'a short name is not tried as it is',
      change: { [file]: ['[...searched, asGiven]', 'searched'] },
      fails: 'few-dots',
      says: 'function/wrong-answer',
    },
    {
      name: 'a name with any dot is whole',
      change: { [file]: ['dots >= ndots', 'dots >= 1'] },
      fails: 'few-dots',
      says: 'function/wrong-answer',
    },
    {
      name: 'one text instead of a list',
      change: {
        [file]: ["if (name.endsWith('.')) return [name]", "if (name.endsWith('.')) return name as never"],
      },
      fails: 'full-names',
      says: 'function/wrong-shape',
    },
  ],
  alternatives: ['alt/front-or-back'],
  debrief: {
    en: 'In a pod ndots is 5, so that even web.shop.svc.cluster.local, with its four dots, goes through the search list first: three questions that nobody can answer, and then the right one. A name outside, api.example.com, costs as much. Each question is asked for IPv4 and for IPv6, which makes eight. A dot at the end, or the option ndots:1 in the spec of the pod (dnsConfig), saves them; with ndots:1, web.shop still finds its Service, after one question more.\n\nThis is how glibc does it. musl, the C library of Alpine images, differs: a name with ndots dots or more never gets the search list.\n\nSee it at work: `kubectl exec POD -- cat /etc/resolv.conf`, and `nslookup web.shop`, which prints the full name that was found. (`dig` uses the search list only with +search.) Sources: resolv.conf(5), glibc resolv/res_query.c; kubernetes/kubernetes pkg/kubelet/network/dns/dns.go for the 5.',
    ko: '파드에서는 ndots가 5이므로, 점이 네 개인 web.shop.svc.cluster.local도 검색 목록을 먼저 거칩니다. 아무도 답할 수 없는 질문을 세 번 하고 나서야 맞는 질문을 합니다. 외부 이름인 api.example.com도 똑같이 듭니다. 질문마다 IPv4와 IPv6를 물으므로 모두 여덟 번입니다. 끝에 점을 찍거나 파드의 스펙(dnsConfig)에 ndots:1 옵션을 두면 줄어듭니다. ndots:1이어도 web.shop은 질문을 하나 더 한 뒤에 서비스를 찾습니다.\n\n이것은 glibc의 방식입니다. Alpine 이미지의 C 라이브러리인 musl은 다릅니다. 점이 ndots개 이상인 이름에는 검색 목록을 붙이지 않습니다.\n\n직접 확인하기: `kubectl exec POD -- cat /etc/resolv.conf`, 그리고 찾아낸 전체 이름을 보여 주는 `nslookup web.shop`. (`dig`는 +search가 있어야 검색 목록을 씁니다.) 출처: resolv.conf(5), glibc resolv/res_query.c. 5라는 값은 kubernetes/kubernetes pkg/kubelet/network/dns/dns.go',
  },
})

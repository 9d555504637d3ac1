/**
 * Does a path take this request? Judged by the simulator's own matchesPath.
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
import { matchesPath } from '../../../sim/index.ts'
import type { PathType } from './types.ts'

type Args = readonly [path: string, pathType: PathType, requestPath: string]

const file = 'match-path.ts'

function expected(path: string, pathType: PathType, requestPath: string): boolean {
  return matchesPath({ path, pathType }, requestPath)
}

function because(_: unknown, path: string, pathType: PathType, requestPath: string): Bilingual {
  const takes = expected(path, pathType, requestPath)
  if (pathType === 'Exact') return whyExact(path, requestPath, takes)
  if (path === '/') {
    return {
      en: 'The Prefix / has no element that a request could lack: it takes every path.',
      ko: 'Prefix /에는 요청에 없을 수 있는 요소가 없으므로 모든 경로를 받습니다.',
    }
  }
  const [wanted, found] = [elementsOf(path), elementsOf(requestPath)]
  const list = wanted.join(', ')
  if (takes) {
    const slash = path.endsWith('/') && requestPath.length < path.length
    return {
      en: `The elements of the Prefix (${list}) are the first ones of the request${slash ? '; the slash at its end is ignored' : ''}.`,
      ko: `Prefix의 요소(${list})가 요청의 앞부분 요소와 같습니다.${slash ? ' 끝의 슬래시는 무시합니다.' : ''}`,
    }
  }
  const at = wanted.findIndex((element, index) => element !== found[index])
  const [want, got] = [wanted[at], found[at]]
  if (got === undefined) {
    return {
      en: `The Prefix asks for the element ${want}, and the request ends before it.`,
      ko: `Prefix는 요소 ${want}을(를) 요구하는데 요청은 그 앞에서 끝납니다.`,
    }
  }
  const pattern = want?.includes('.') ?? false
  return {
    en: `Elements are compared whole: the Prefix asks for ${want}, and the request has ${got} there.${pattern ? ' In a pattern a dot is any letter; here it is a dot.' : ''}`,
    ko: `요소는 통째로 비교합니다. Prefix는 ${want}을(를) 요구하는데 요청의 그 자리에는 ${got}이(가) 있습니다.${pattern ? ' 패턴에서 점은 아무 글자나 뜻하지만 여기서는 그냥 점입니다.' : ''}`,
  }
}

function whyExact(path: string, requestPath: string, takes: boolean): Bilingual {
  if (takes) {
    return {
      en: 'Exact compares the whole path, letter by letter, and both are the same.',
      ko: 'Exact는 경로 전체를 글자 그대로 비교하며, 둘이 똑같습니다.',
    }
  }
  if (requestPath === `${path}/` || path === `${requestPath}/`) {
    return {
      en: `Exact compares the whole path, and a slash at the end counts: ${path} and ${requestPath} are two paths.`,
      ko: `Exact는 경로 전체를 비교하며 끝의 슬래시도 셉니다. ${path}과(와) ${requestPath}은(는) 서로 다른 경로입니다.`,
    }
  }
  return {
    en: `Exact compares the whole path, and ${requestPath} is not ${path}.`,
    ko: `Exact는 경로 전체를 비교하는데, ${requestPath}과(와) ${path}은(는) 다릅니다.`,
  }
}

function elementsOf(path: string): readonly string[] {
  return path.split('/').filter((element) => element !== '')
}

/** Few elements, some of which begin like others. */
function paths(pathType: PathType, slashes: boolean): Generate<Args> {
  return (fc) => {
    const elements = fc.array(fc.constantFrom('foo', 'bar', 'foobar', 'Foo'), { maxLength: 3 })
    const end = slashes ? fc.constantFrom('', '/') : fc.constant('')
    const asPath = ([names, last]: readonly [readonly string[], string]): string =>
      names.length === 0 ? '/' : `/${names.join('/')}${last}`
    const any = fc.tuple(elements, end).map(asPath)
    // A request below the path, as often as one somewhere else.
    const below = fc
      .tuple(elements, end, elements, end)
      .map(
        ([first, last, rest, restLast]): Args => [
          asPath([first, last]),
          pathType,
          asPath([[...first, ...rest], restLast]),
        ],
      )
    const elsewhere = fc.tuple(any, any).map(([path, asked]): Args => [path, pathType, asked])
    return fc.oneof(elsewhere, below)
  }
}

function agrees(title: Bilingual, cases: readonly Args[], generate: Generate<Args>): FunctionQuestion {
  return functionAgrees<Args>({ title, file, export: 'matchesPath', cases, generate, expected, because })
}

export default defineFunctionExercise({
  id: '09-ingress/02-match-path',
  title: { en: 'Is this path for my request?', ko: '이 경로는 내 요청의 것인가' },
  minutes: 10,
  difficulty: 2,
  lesson: 'Which path?',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: '/foobar begins with /foo. What would have to stand behind /foo in the request, so that foo is a whole element?',
      ko: '/foobar는 /foo로 시작합니다. foo가 온전한 요소이려면 요청에서 /foo 바로 뒤에 무엇이 와야 할까요?',
    },
    {
      en: 'For a Prefix, take the last slash away from the path. Then the request is either just that, or goes on with a slash. For Exact there is nothing to do but compare.',
      ko: 'Prefix라면 경로의 마지막 슬래시를 떼어 냅니다. 그러면 요청은 그것과 똑같거나 슬래시로 이어져야 합니다. Exact는 비교하기만 하면 됩니다.',
    },
    {
      en: "const prefix = path.replace(/\\/$/, ''), and then compare beginnings that both end with a slash: one of the request, one of the prefix.",
      ko: "const prefix = path.replace(/\\/$/, '')로 만든 다음, 요청과 prefix 모두 끝에 슬래시를 붙여 앞부분을 비교하세요.",
    },
  ],
  checks: [
    check(
      'exact',
      { points: 1 },
      agrees(
        { en: 'Exact takes the very path and no other', ko: 'Exact는 바로 그 경로만 받습니다' },
        [
          ['/foo', 'Exact', '/foo'],
          ['/foo', 'Exact', '/foo/'],
          ['/foo/', 'Exact', '/foo'],
          ['/foo', 'Exact', '/foo/bar'],
          ['/foo', 'Exact', '/Foo'],
          ['/', 'Exact', '/foo'],
        ],
        paths('Exact', true),
      ),
    ),
    check(
      'elements',
      { points: 2 },
      agrees(
        { en: 'Prefix compares element by element', ko: 'Prefix는 요소를 하나씩 비교합니다' },
        [
          ['/foo', 'Prefix', '/foo/bar'],
          ['/foo', 'Prefix', '/foo'],
          ['/foo', 'Prefix', '/foobar'],
          ['/foo/bar', 'Prefix', '/foo'],
          ['/bar', 'Prefix', '/foo/bar'],
          ['/', 'Prefix', '/foo/bar'],
          ['/', 'Prefix', '/'],
          ['/v1.0', 'Prefix', '/v1x0'],
        ],
        paths('Prefix', false),
      ),
    ),
    check(
      'last-slash',
      { points: 2, requires: ['elements'] },
      agrees(
        {
          en: 'Prefix ignores a slash at the end, of the rule and of the request',
          ko: 'Prefix는 규칙과 요청 모두에서 끝의 슬래시를 무시합니다',
        },
        [
          ['/foo', 'Prefix', '/foo/'],
          ['/foo/', 'Prefix', '/foo'],
          ['/foo/', 'Prefix', '/foo/'],
          ['/foo/', 'Prefix', '/foo/bar'],
          ['/foo/', 'Prefix', '/foobar'],
        ],
        paths('Prefix', true),
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the path as a pattern',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text of the solution
      change: { [file]: ['.startsWith(`${prefix}/`)', '.match(`^${prefix}/`) !== null'] },
      fails: 'elements',
      says: 'function/wrong-answer',
    },
    {
      name: 'the text is the prefix',
      change: {
        [file]: [
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
          '`${requestPath}/`.startsWith(`${prefix}/`)',
          'requestPath.startsWith(prefix)',
        ],
      },
      fails: 'elements',
      says: 'function/wrong-answer',
    },
    {
      name: 'Exact ignores a slash at the end',
      change: {
        [file]: [
          "if (pathType === 'Exact') return requestPath === path",
          "if (pathType === 'Exact') return requestPath === path || requestPath === path + '/'",
        ],
      },
      fails: 'exact',
      says: 'function/wrong-answer',
    },
    {
      name: 'a Prefix that ends with a slash wants one in the request',
      change: {
        [file]: [
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
          '`${requestPath}/`.startsWith(`${prefix}/`)',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
          "(path.endsWith('/') ? requestPath : `${requestPath}/`).startsWith(`${prefix}/`)",
        ],
      },
      fails: 'last-slash',
      says: 'function/wrong-answer',
    },
    {
      name: 'a Prefix takes only what is below it',
      change: {
        [file]: [
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
          '`${requestPath}/`.startsWith(`${prefix}/`)',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
          'requestPath.startsWith(`${prefix}/`)',
        ],
      },
      fails: 'elements',
      says: 'function/wrong-answer',
    },
    {
      name: 'small and capital letters are the same',
      change: {
        [file]: [
          "if (pathType === 'Exact') return requestPath === path",
          "if (pathType === 'Exact') return requestPath.toLowerCase() === path.toLowerCase()",
        ],
      },
      fails: 'exact',
      says: 'function/wrong-answer',
    },
    {
      name: 'every path is a Prefix',
      change: { [file]: ["  if (pathType === 'Exact') return requestPath === path\n", ''] },
      fails: 'exact',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/elements'],
  debrief: {
    en: 'Prefix is about elements because paths are: `/foobar` is no part of `/foo`. The notes leave `pathType` out, as the beta versions allowed; then each controller did what it liked, and most compared texts. That is what `ImplementationSpecific` still means: ingress-nginx takes `/foobar` for the path `/foo`, other controllers read patterns.\n\nExact is seldom what one wants for pages, whose links end with a slash today and without one tomorrow. It is right for a single address such as `/healthz`.\n\nSee it at work: `curl -i http://HOST/foo/` for both. Source: Kubernetes documentation, Ingress, "Path types", whose table of examples this exercise follows.',
    ko: '경로가 요소로 이루어지므로 Prefix도 요소를 봅니다. `/foobar`는 `/foo`의 일부가 아닙니다. 노트에는 베타 버전이 허용하던 대로 `pathType`이 없습니다. 그때는 컨트롤러마다 마음대로 비교했고, 대부분 글자를 비교했습니다. 지금의 `ImplementationSpecific`이 바로 그 뜻입니다. ingress-nginx는 `/foo` 경로로 `/foobar`도 받고, 다른 컨트롤러는 패턴으로 읽기도 합니다.\n\n오늘은 슬래시로 끝나고 내일은 그렇지 않은 페이지 링크에는 Exact가 맞는 일이 드뭅니다. `/healthz` 같은 주소 하나에 알맞습니다.\n\n직접 확인하기: 두 유형 모두 `curl -i http://호스트/foo/`. 출처: 쿠버네티스 문서, 인그레스, "경로 유형". 이 연습 문제의 예는 그 표를 따릅니다.',
  },
})

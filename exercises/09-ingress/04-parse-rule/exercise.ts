/**
 * What does a --rule say? Judged by the simulator's own parseIngressRule, where kubectl itself makes sense of the rule.
 * Long because every part that may be read wrongly is told in words of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { parseIngressRule } from '../../../sim/index.ts'
import type { Rule } from './types.ts'

type Args = readonly [text: string]

const file = 'parse-rule.ts'

function expected(text: string): Rule | undefined {
  const parsed = parseIngressRule(text)
  if (!parsed.ok) return undefined
  const { host, path, pathType, service, secretName } = parsed.value
  const port = service.port.number ?? service.port.name ?? ''
  const rule = { host, path, pathType, service: service.name, port }
  return secretName === undefined ? rule : { ...rule, secretName }
}

/** Of the parts that differ, the one that stands first in the text. */
function because(returned: unknown, text: string): Bilingual | undefined {
  const right = expected(text)
  if (right === undefined) {
    const { en, ko } = whyNone(text)
    return returned === null
      ? { en: `${en} The answer is undefined, not null.`, ko: `${ko} 답은 null이 아니라 undefined입니다.` }
      : { en, ko }
  }
  const said = typeof returned === 'object' && returned !== null ? (returned as Partial<Rule>) : undefined
  if (said === undefined) {
    return {
      en: 'It is a rule: a path that begins with a slash, a service and a port.',
      ko: '슬래시로 시작하는 경로, 서비스, 포트가 있으므로 규칙입니다.',
    }
  }
  if (said.host !== right.host) {
    return right.host === ''
      ? {
          en: 'Nothing stands before the first slash: the rule is for every host.',
          ko: '첫 번째 슬래시 앞에 아무것도 없습니다. 모든 호스트를 위한 규칙입니다.',
        }
      : {
          en: `The host is what stands before the first slash: ${right.host}.`,
          ko: `호스트는 첫 번째 슬래시 앞에 있는 것입니다: ${right.host}.`,
        }
  }
  if (said.path !== right.path || said.pathType !== right.pathType) {
    return right.pathType === 'Prefix'
      ? {
          en: `The path ends with a star: it is a Prefix, and the star is no part of it. That leaves ${right.path}.`,
          ko: `경로가 별표로 끝나므로 Prefix이고, 별표는 경로가 아닙니다. 남는 것은 ${right.path}입니다.`,
        }
      : {
          en: `The path goes from the first slash, which belongs to it, to the equals sign: ${right.path}. Without a star at its end it is Exact.`,
          ko: `경로는 첫 번째 슬래시부터(슬래시도 경로입니다) 등호까지입니다: ${right.path}. 끝에 별표가 없으므로 Exact입니다.`,
        }
  }
  if (said.service !== right.service) {
    return {
      en: `The service stands between the first equals sign and the colon: ${right.service}.`,
      ko: `서비스는 첫 번째 등호와 콜론 사이에 있습니다: ${right.service}.`,
    }
  }
  if (said.port !== right.port) {
    return typeof right.port === 'number'
      ? {
          en: `The port is all digits, so it is a number: ${right.port}.`,
          ko: `포트가 모두 숫자이므로 번호입니다: ${right.port}.`,
        }
      : {
          en: `The port ${right.port} is not made of digits alone, so it is the name of a port of the Service.`,
          ko: `포트 ${right.port}은(는) 숫자로만 되어 있지 않으므로 서비스 포트의 이름입니다.`,
        }
  }
  return whyTls(right)
}

function whyTls({ secretName }: Rule): Bilingual {
  if (secretName === undefined) {
    return {
      en: 'Nothing stands behind the port: TLS is not asked for, and secretName is left out.',
      ko: '포트 뒤에 아무것도 없으므로 TLS를 요구하지 않고, secretName은 생략합니다.',
    }
  }
  if (secretName === '') {
    return {
      en: "tls stands there without a Secret: secretName is '', and the controller shows its own certificate.",
      ko: "시크릿 없이 tls만 있으므로 secretName은 ''이고, 컨트롤러는 자신의 인증서를 보여 줍니다.",
    }
  }
  return {
    en: `Behind tls= stands the Secret: ${secretName}.`,
    ko: `tls= 뒤에 시크릿이 있습니다: ${secretName}.`,
  }
}

function whyNone(text: string): Bilingual {
  const [address = '', backend] = text.split(',')[0]?.split('=') ?? []
  if (/^\w+:/.test(address)) {
    return {
      en: 'A rule has no scheme: whoever asks for http and whoever asks for https is decided by tls.',
      ko: '규칙에는 스킴이 없습니다. http인지 https인지는 tls가 정합니다.',
    }
  }
  if (!address.includes('/')) {
    return {
      en: 'There is no slash, and a rule must have a path: at least / itself.',
      ko: '슬래시가 없는데, 규칙에는 경로가 있어야 합니다. 적어도 /가 필요합니다.',
    }
  }
  if (backend === undefined) {
    return {
      en: 'Nothing says where the path leads: service and port stand behind an equals sign.',
      ko: '경로가 어디로 이어지는지 없습니다. 서비스와 포트는 등호 뒤에 씁니다.',
    }
  }
  const [service] = backend.split(':')
  return service === ''
    ? {
        en: 'There is no service before the colon.',
        ko: '콜론 앞에 서비스가 없습니다.',
      }
    : {
        en: 'There is no port behind the service; kubectl does not guess one.',
        ko: '서비스 뒤에 포트가 없습니다. kubectl은 포트를 추측하지 않습니다.',
      }
}

interface World {
  readonly stars: boolean
  readonly names: boolean
  readonly tls: boolean
  readonly broken: boolean
}

function rules({ stars, names, tls, broken }: World): Generate<Args> {
  return (fc) => {
    const host = fc.constantFrom('', 'foo.com', '*.foo.com', 'foo-bar.com')
    const elements = fc.array(fc.constantFrom('bar', 'admin', 'a.b', 'tls'), { maxLength: 3 })
    const path = fc
      .tuple(elements, fc.boolean())
      .map(([all, slash]) => `/${all.join('/')}${slash && all.length > 0 ? '/' : ''}`)
    const number = fc.constantFrom('80', '8080', '443')
    const parts = fc.record({
      host,
      path,
      star: stars ? fc.constantFrom('', '*') : fc.constant(''),
      service: fc.constantFrom('web', 'svc1', 'my-api', '80'),
      port: names ? fc.oneof(number, fc.constantFrom('http', 'admin-port', 'h2', '80a')) : number,
      end: tls ? fc.constantFrom('', ',tls', ',tls=secret1', ',tls=web-tls') : fc.constant(''),
    })
    const whole = parts.map((one) => `${one.host}${one.path}${one.star}=${one.service}:${one.port}${one.end}`)
    if (!broken) return fc.tuple(whole)
    const lacking = parts.chain((one) =>
      fc.constantFrom(
        `${one.host}=${one.service}:${one.port}${one.end}`,
        `${one.host}${one.path}${one.star}${one.end}`,
        `${one.host}${one.path}${one.star}=${one.service}${one.end}`,
        `${one.host}${one.path}${one.star}=${one.service}:${one.end}`,
        `${one.host}${one.path}${one.star}=:${one.port}${one.end}`,
        `http://${one.host}${one.path}=${one.service}:${one.port}${one.end}`,
      ),
    )
    return fc.tuple(fc.oneof(whole, lacking).filter(isDecided))
  }
}

/** kubectl takes some texts for rules by accident, when an equals sign of tls= stands in for the missing one. */
function isDecided(text: string): boolean {
  const parsed = parseIngressRule(text)
  return parsed.ok
    ? parsed.diagnostics.length === 0
    : parsed.diagnostics[0].code === 'kubectl/rule-unreadable'
}

function agrees(title: Bilingual, cases: readonly Args[], world: Partial<World>): FunctionQuestion {
  const generate = rules({ stars: false, names: false, tls: false, broken: false, ...world })
  return functionAgrees<Args>({ title, file, export: 'parseRule', cases, generate, expected, because })
}

export default defineFunctionExercise({
  id: '09-ingress/04-parse-rule',
  title: { en: 'Reading a --rule', ko: '--rule 읽기' },
  minutes: 20,
  difficulty: 3,
  lesson: 'From the command line',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'Four signs separate the parts: / = : and the comma. Which of them may also stand inside of a part, and which parts may be missing?',
      ko: '네 기호 / = : 와 쉼표가 부분을 나눕니다. 그중 부분 안에도 나올 수 있는 것은 무엇이고, 없어도 되는 부분은 무엇일까요?',
    },
    {
      en: 'The host ends before the first slash; the path ends before the equals sign. Behind the comma stands tls, alone or with a Secret. One pattern for the whole line also answers whether it is a rule at all.',
      ko: '호스트는 첫 번째 슬래시 앞에서, 경로는 등호 앞에서 끝납니다. 쉼표 뒤에는 tls가 혼자, 또는 시크릿과 함께 있습니다. 줄 전체를 읽는 패턴 하나면 규칙인지 아닌지도 알 수 있습니다.',
    },
    {
      en: 'A pattern with a group for each part: /^([\\w.*-]*)(\\/[^=,]*)=([\\w-]+):([\\w-]+)(,tls(?:=(.+))?)?$/',
      ko: '부분마다 그룹이 하나인 패턴: /^([\\w.*-]*)(\\/[^=,]*)=([\\w-]+):([\\w-]+)(,tls(?:=(.+))?)?$/',
    },
  ],
  checks: [
    check(
      'plain',
      { points: 2 },
      agrees(
        { en: 'host/path=service:port is taken apart', ko: '호스트/경로=서비스:포트를 나눕니다' },
        [
          ['foo.com/bar=svc1:8080'],
          ['/path=svc:80'],
          ['foo.com/=svc:80'],
          ['foo.com/path/subpath=othersvc:8080'],
          ['*.foo.com/admin/=svc:80'],
        ],
        {},
      ),
    ),
    check(
      'stars',
      { points: 1, requires: ['plain'] },
      agrees(
        {
          en: 'A star at the end of the path makes it a Prefix',
          ko: '경로 끝의 별표는 경로를 Prefix로 만듭니다',
        },
        [
          ['foo.com/path*=svc:8080'],
          ['foo.com/*=svc:8080'],
          ['*.foo.com/bar=svc:8080'],
          ['/admin/*=svc:80'],
          ['foo.com/a*b=svc:80'],
          ['foo.com/a*/b*=svc:80'],
        ],
        { stars: true },
      ),
    ),
    check(
      'port-names',
      { points: 1, requires: ['plain'] },
      agrees(
        {
          en: 'Digits are a number, anything else is a name',
          ko: '숫자만 있으면 번호, 다른 것은 이름입니다',
        },
        [['foo.com/=svc:port'], ['foo.com/admin/=svcadmin:portadmin'], ['/=svc:8080'], ['/=svc:80a']],
        { names: true },
      ),
    ),
    check(
      'tls',
      { points: 2, requires: ['plain'] },
      agrees(
        { en: 'tls may stand alone or name a Secret', ko: 'tls는 혼자 쓰거나 시크릿을 가리킵니다' },
        [
          ['foo.com/bar=svc1:8080,tls=my-cert'],
          ['foo.com/=svc:443,tls'],
          ['foo.com/tls=svc:80'],
          ['foo.com/=tls:80'],
        ],
        { tls: true },
      ),
    ),
    check(
      'no-rule',
      { points: 2, requires: ['stars', 'port-names', 'tls'] },
      agrees(
        { en: 'What is no rule gives undefined', ko: '규칙이 아닌 것은 undefined입니다' },
        [
          ['foo.com=svc:80'],
          ['foo.com/bar'],
          ['foo.com/bar=svc'],
          ['foo.com/bar=:80'],
          ['http://foo.com/bar=svc:80'],
          ['foo.com/*=svc:8080,tls=secret1'],
        ],
        { stars: true, names: true, tls: true, broken: true },
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the slash is left out of the path',
      change: { [file]: ['(\\/[^=,]*)', '\\/([^=,]*)'] },
      fails: 'plain',
      says: 'function/wrong-answer',
    },
    {
      name: 'a rule must have a host',
      change: { [file]: ['([\\w.*-]*)', '([\\w.*-]+)'] },
      fails: 'plain',
      says: 'function/wrong-answer',
    },
    {
      name: 'a star anywhere in the path',
      change: { [file]: ["pathType: pattern.endsWith('*')", "pathType: pattern.includes('*')"] },
      fails: 'stars',
      says: 'function/wrong-answer',
    },
    {
      name: 'the star stays in the path',
      change: { [file]: ["pattern.endsWith('*') ? pattern.slice(0, -1) : pattern", 'pattern'] },
      fails: 'stars',
      says: 'function/wrong-answer',
    },
    {
      name: 'every path is a Prefix, as in many examples',
      change: { [file]: ["pathType: pattern.endsWith('*') ? 'Prefix' : 'Exact'", "pathType: 'Prefix'"] },
      fails: 'plain',
      says: 'function/wrong-answer',
    },
    {
      name: 'the port stays a text',
      change: { [file]: ['/^\\d+$/.test(port) ? Number(port) : port', 'port'] },
      fails: 'plain',
      says: 'function/wrong-shape',
    },
    {
      name: 'what begins with a digit is a number',
      change: {
        [file]: [
          '/^\\d+$/.test(port) ? Number(port) : port',
          '/^\\d/.test(port) ? Number.parseInt(port, 10) : port',
        ],
      },
      fails: 'port-names',
      says: 'function/wrong-shape',
    },
    {
      name: 'tls alone is not asked for',
      change: {
        [file]: [
          'tls === undefined ? rule : { ...rule, secretName }',
          "secretName === '' ? rule : { ...rule, secretName }",
        ],
      },
      fails: 'tls',
      says: 'function/wrong-shape',
    },
    {
      name: 'http:// is part of a host',
      change: { [file]: ['^([\\w.*-]*)', '^(?:https?:\\/\\/)?([\\w.*-]*)'] },
      fails: 'no-rule',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/cuts'],
  // The compiler wants something where a group might be missing; of a pattern that matched none is.
  tolerates: ['8:19', '8:33', '8:47', '8:58'].map((position) => ({
    mutant: `${file}:${position} '' → 'x'`,
    reason: 'a group of a pattern that matched is always there, so that its default is never used',
  })),
  debrief: {
    en: 'The trap of this short form is the star: without it, `--rule="foo.com/=web:80"` takes `/` and nothing below, and the page comes without its pictures. Manifests say `pathType`; the short form says `*`.\n\nThe star in `*.foo.com` is another one: it belongs to the host and stands for one label.\n\nSee what kubectl makes of a rule, without a cluster: `kubectl create ingress x --rule="foo.com/=web:80,tls=web-tls" --dry-run=client -o yaml`. TLS of several rules with the same Secret is put together under spec.tls. Source: kubernetes/kubectl pkg/cmd/create/create_ingress.go, which also takes some lines that are no rules, and crashes on others; none of these were asked here.',
    ko: '이 짧은 형태의 함정은 별표입니다. 별표가 없으면 `--rule="foo.com/=web:80"`은 `/`만 받고 그 아래는 받지 않으므로, 페이지가 그림 없이 나옵니다. 매니페스트는 `pathType`으로, 짧은 형태는 `*`로 말합니다.\n\n`*.foo.com`의 별표는 다른 것입니다. 호스트에 속하고 레이블 하나를 대신합니다.\n\nkubectl이 규칙을 어떻게 읽는지 클러스터 없이 보기: `kubectl create ingress x --rule="foo.com/=web:80,tls=web-tls" --dry-run=client -o yaml`. 시크릿이 같은 여러 규칙의 TLS는 spec.tls에서 하나로 합쳐집니다. 출처: kubernetes/kubectl pkg/cmd/create/create_ingress.go. kubectl은 규칙이 아닌 줄을 받아들이기도 하고 어떤 줄에서는 비정상 종료하기도 하지만, 여기서는 묻지 않았습니다.',
  },
})

import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Ingress, ServiceBackendPort } from '../api/ingress.ts'
import type { Outcome } from '../diagnostic.ts'
import { type CreateIngressFlags, createIngress } from './create-ingress.ts'
import { type CreatedRule, parseIngressRule } from './create-ingress-rule.ts'

interface Input {
  readonly op: 'validate' | 'build'
  readonly name: string
  readonly rules?: readonly string[] | null
  readonly defaultBackend?: string
  readonly ingressClass?: string
  readonly annotations?: readonly string[] | null
}

interface Expected {
  readonly valid?: boolean
  readonly blames?: string
  readonly ingress?: Partial<Ingress>
}

const cases = upstreamCases<Input, Expected>('kubectl-create-ingress').cases
describe.skipIf(cases.length === 0)('upstream: kubectl create ingress', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    const { rules, annotations, op: _op, ...flags } = input
    const created = createIngress({ ...flags, rules: rules ?? [], annotations: annotations ?? [] })
    if (wanted.valid !== undefined) expect(created.ok).toBe(wanted.valid)
    if (wanted.blames !== undefined) expect(lineOf(created)).toContain(wanted.blames)
    if (wanted.ingress !== undefined) {
      expect(created.ok && withoutEmpty(created.value)).toEqual(
        withoutEmpty({ ...typeOf(created), ...wanted.ingress }),
      )
    }
  })
})

/** A case may leave apiVersion and kind out, and write what is empty. */
function typeOf(created: Outcome<Ingress>): object {
  return created.ok ? { apiVersion: created.value.apiVersion, kind: created.value.kind } : {}
}

function withoutEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === 'creationTimestamp' || key === 'status' || isEmpty(inner) ? undefined : inner,
    ),
  )
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

function lineOf(outcome: Outcome<unknown>): string {
  return outcome.diagnostics[0]?.upstream ?? ''
}

describe('a rule', () => {
  type Row = [
    rule: string,
    host: string,
    path: string,
    name: string,
    port: ServiceBackendPort,
    secretName?: string,
  ]
  const http = { name: 'http' }
  const row = (...[rule, host, path, name, port, secretName]: Row): readonly [string, CreatedRule] => {
    const isPrefix = rule.includes('*=')
    const pathType = isPrefix ? 'Prefix' : 'Exact'
    const created = { host, path, pathType, service: { name, port } } as const
    return [rule, secretName === undefined ? created : { ...created, secretName }]
  }

  it.each([
    row('foo.com/=svc:80', 'foo.com', '/', 'svc', { number: 80 }),
    row('foo.com/*=svc:http', 'foo.com', '/', 'svc', http),
    row('/path=svc:http', '', '/path', 'svc', http),
    row('*.foo.com/a*=svc:http', '*.foo.com', '/a', 'svc', http),
    row('foo.com/a*b=svc:http', 'foo.com', '/a*b', 'svc', http),
    row('foo.com/**=svc:http', 'foo.com', '/*', 'svc', http),
    row('foo.com/a/b/=svc:http', 'foo.com', '/a/b/', 'svc', http),
    row('foo.com/=svc:http,tls', 'foo.com', '/', 'svc', http, ''),
    row('foo.com/=svc:http,tls=', 'foo.com', '/', 'svc', http, ''),
    row('foo.com/=svc:http,tls=cert', 'foo.com', '/', 'svc', http, 'cert'),
    // What kubectl makes of text that is hardly meant so.
    row('foo.com/=svc:http,', 'foo.com', '/', 'svc', http, ''),
    row('foo.com/=svc:http,x=cert', 'foo.com', '/', 'svc', http, 'cert'),
    row('foo.com/=svc:80x!', 'foo.com', '/', 'svc', { name: '80x!' }),
    row('foo.com/=svc:080', 'foo.com', '/', 'svc', { number: 80 }),
    row('foo.com/=svc:-1', 'foo.com', '/', 'svc', { number: -1 }),
    row('foo.com/=svc:0', 'foo.com', '/', 'svc', {}),
    row('foo.com/=svc:2147483648', 'foo.com', '/', 'svc', { name: '2147483648' }),
    row('*/=svc:80', '*', '/', 'svc', { number: 80 }),
    row('Foo_x/=S_1:80', 'Foo_x', '/', 'S_1', { number: 80 }),
    row('foo.com/a b=svc:80', 'foo.com', '/a b', 'svc', { number: 80 }),
  ])('%s', (rule, created) => {
    expect(parseIngressRule(rule)).toEqual({ ok: true, value: created, diagnostics: [] })
  })

  it.each([
    ['foo.com/=svc:80:90', ':90'],
    ['foo.com/=svc:80=x', '=x'],
    ['foo.com/a=b:1=svc:80', '=svc:80'],
    ['foo.com/=svc:80,tls=a,b', ',tls=a,b'],
    ['foo.com/=svc:80,tls=a=b', '=b'],
  ])('%s loses %s', (rule, part) => {
    const [found] = parseIngressRule(rule).diagnostics
    expect(found).toMatchObject({ code: 'kubectl/rule-part-ignored', params: { rule, part } })
  })

  it.each([
    ['foo.com', 'no-path'],
    ['', 'no-path'],
    ['foo.com=svc:80', 'no-path'],
    ['http://foo.com/=svc:80', 'scheme'],
    ['foo.com:80/=svc:80', 'host'],
    ['föö.com/=svc:80', 'host'],
    ['foo.com/', 'no-backend'],
    ['foo.com/svc:80', 'no-backend'],
    ['foo.com/=svc', 'no-port'],
    ['foo.com/=:80', 'backend'],
    ['foo.com/=svc:', 'backend'],
    ['foo.com/=a.b:80', 'backend'],
    ['foo.com/=svc:+80', 'backend'],
  ])('%s is none: %s', (rule, flaw) => {
    const found = parseIngressRule(rule)
    expect(found.ok).toBe(false)
    expect(found.diagnostics[0]?.params).toEqual({ rule, flaw })
    expect(lineOf(found)).toBe(
      `error: rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
    )
  })

  it.each([
    ['foo.com/a=b=svc:80', '='],
    ['foo.com/a,b=svc:80', ','],
  ])('%s crashes kubectl', (rule, cut) => {
    const [found] = parseIngressRule(rule).diagnostics
    expect(found).toMatchObject({ code: 'kubectl/rule-crashes-kubectl', params: { rule, cut } })
  })
})

const path = (text: string, pathType: string, name: string, port: ServiceBackendPort) => ({
  path: text,
  pathType,
  backend: { service: { name, port } },
})

/** The options of a shell line, as kubectl gets them. */
function flagsOf(line: string): CreateIngressFlags {
  const words = [...line.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''))
  const all = (option: string) =>
    words.flatMap((word, at) =>
      word === option
        ? [words[at + 1] ?? '']
        : word.startsWith(`${option}=`)
          ? [word.slice(option.length + 1)]
          : [],
    )
  return {
    name: words[3] ?? '',
    rules: all('--rule'),
    annotations: all('--annotation'),
    ingressClass: all('--class')[0] ?? '',
    defaultBackend: all('--default-backend')[0] ?? '',
  }
}

describe('a command', () => {
  it.each<[line: string, spec: object, annotations?: object]>([
    [
      'kubectl create ingress simple --rule="foo.com/bar=svc1:8080,tls=my-cert"',
      {
        tls: [{ hosts: ['foo.com'], secretName: 'my-cert' }],
        rules: [{ host: 'foo.com', http: { paths: [path('/bar', 'Exact', 'svc1', { number: 8080 })] } }],
      },
    ],
    [
      'kubectl create ingress catch-all --class=otheringress --rule="/path=svc:port"',
      {
        ingressClassName: 'otheringress',
        rules: [{ http: { paths: [path('/path', 'Exact', 'svc', { name: 'port' })] } }],
      },
    ],
    [
      'kubectl create ingress annotated --class=default --rule="foo.com/bar=svc:port" --annotation ingress.annotation1=foo --annotation ingress.annotation2=bla',
      {
        ingressClassName: 'default',
        rules: [{ host: 'foo.com', http: { paths: [path('/bar', 'Exact', 'svc', { name: 'port' })] } }],
      },
      { 'ingress.annotation1': 'foo', 'ingress.annotation2': 'bla' },
    ],
    [
      'kubectl create ingress multipath --class=default --rule="foo.com/=svc:port" --rule="foo.com/admin/=svcadmin:portadmin"',
      {
        ingressClassName: 'default',
        rules: [
          {
            host: 'foo.com',
            http: {
              paths: [
                path('/', 'Exact', 'svc', { name: 'port' }),
                path('/admin/', 'Exact', 'svcadmin', { name: 'portadmin' }),
              ],
            },
          },
        ],
      },
    ],
    [
      'kubectl create ingress ingress1 --class=default --rule="foo.com/path*=svc:8080" --rule="bar.com/admin*=svc2:http"',
      {
        ingressClassName: 'default',
        rules: [
          { host: 'foo.com', http: { paths: [path('/path', 'Prefix', 'svc', { number: 8080 })] } },
          { host: 'bar.com', http: { paths: [path('/admin', 'Prefix', 'svc2', { name: 'http' })] } },
        ],
      },
    ],
    [
      'kubectl create ingress ingtls --class=default --rule="foo.com/=svc:https,tls" --rule="foo.com/path/subpath*=othersvc:8080"',
      {
        ingressClassName: 'default',
        tls: [{ hosts: ['foo.com'] }],
        rules: [
          {
            host: 'foo.com',
            http: {
              paths: [
                path('/', 'Exact', 'svc', { name: 'https' }),
                path('/path/subpath', 'Prefix', 'othersvc', { number: 8080 }),
              ],
            },
          },
        ],
      },
    ],
    [
      'kubectl create ingress ingsecret --class=default --rule="foo.com/*=svc:8080,tls=secret1"',
      {
        ingressClassName: 'default',
        tls: [{ hosts: ['foo.com'], secretName: 'secret1' }],
        rules: [{ host: 'foo.com', http: { paths: [path('/', 'Prefix', 'svc', { number: 8080 })] } }],
      },
    ],
    [
      'kubectl create ingress ingdefault --class=default --default-backend=defaultsvc:http --rule="foo.com/*=svc:8080,tls=secret1"',
      {
        ingressClassName: 'default',
        defaultBackend: { service: { name: 'defaultsvc', port: { name: 'http' } } },
        tls: [{ hosts: ['foo.com'], secretName: 'secret1' }],
        rules: [{ host: 'foo.com', http: { paths: [path('/', 'Prefix', 'svc', { number: 8080 })] } }],
      },
    ],
  ])('%s', (line, spec, annotations) => {
    const flags = flagsOf(line)
    const metadata = { name: flags.name, ...(annotations === undefined ? {} : { annotations }) }
    expect(createIngress(flags)).toEqual({
      ok: true,
      value: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec },
      diagnostics: [],
    })
  })

  it('may put the Ingress into a namespace', () => {
    const created = createIngress({ name: 'web', namespace: 'shop', defaultBackend: 'web:80' })
    expect(created.ok && created.value.metadata.namespace).toBe('shop')
  })

  it.each<[fact: string, flags: Partial<CreateIngressFlags>, line: string]>([
    [
      'without rule and default backend',
      {},
      'error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    ],
    [
      'with a rule that is none, after one that crashes kubectl',
      { rules: ['foo.com/a=b=svc:80', 'foo.com'] },
      'error: rule foo.com is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]',
    ],
    [
      'with an annotation that has no value',
      { defaultBackend: 'web:80', annotations: ['a=b', 'c'] },
      'error: annotation c is invalid and should be in format key=[value]',
    ],
    [
      'with a default backend that has no port',
      { defaultBackend: 'web' },
      'error: default-backend should be in format servicename:serviceport',
    ],
    [
      'with a default backend that has too many',
      { defaultBackend: 'web:80:90' },
      'error: default-backend should be in format servicename:serviceport',
    ],
    [
      'that crashes kubectl',
      { rules: ['foo.com/a=b=svc:80'] },
      'panic: runtime error: index out of range [1] with length 1',
    ],
  ])('%s is refused', (_, flags, line) => {
    const created = createIngress({ name: 'web', ...flags })
    expect(created.ok).toBe(false)
    expect(lineOf(created)).toBe(line)
  })
})

describe('tls', () => {
  const tlsOf = (...rules: readonly string[]) => {
    const created = createIngress({ name: 'web', rules })
    return created.ok ? created.value.spec.tls : undefined
  }

  it.each<[rules: readonly string[], tls: object | undefined]>([
    [['a/=s:80'], undefined],
    [['a/=s:80,tls=x', 'b/=s:80,tls=x'], [{ hosts: ['a', 'b'], secretName: 'x' }]],
    [
      ['a/=s:80,tls=x', 'b/=s:80,tls=y'],
      [
        { hosts: ['a'], secretName: 'x' },
        { hosts: ['b'], secretName: 'y' },
      ],
    ],
    [['a/=s:80,tls=x', 'a/b=s:80,tls=y'], [{ hosts: ['a'], secretName: 'x' }]],
    [['a/=s:80,tls', 'b/=s:80,tls='], [{ hosts: ['a', 'b'] }]],
    [['/=s:80,tls=x'], [{ secretName: 'x' }]],
    [['/=s:80,tls'], undefined],
    [['a/=s:80,tls=x', '/=s:80,tls=x'], [{ hosts: ['a', ''], secretName: 'x' }]],
  ])('of %j', (rules, tls) => {
    expect(tlsOf(...rules)).toEqual(tls)
  })
})

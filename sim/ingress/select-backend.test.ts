import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HTTPIngressPath, Ingress, IngressRule, PathType } from '../api/ingress.ts'
import { printPath } from '../diagnostic.ts'
import { type HostMatch, matchHost, requestHost } from './match-host.ts'
import { matchesPath, selectPath } from './match-path.ts'
import { passedOverFor } from './passed-over.ts'
import { requestPath } from './request-path.ts'
import { routerFor } from './router.ts'
import { selectBackend } from './select-backend.ts'
import { ingressNginx, takenUpBy } from './taken-up.ts'

const service = (name: string) => ({ service: { name, port: { number: 80 } } })

function path(text: string, pathType: PathType = 'Prefix', backend = text): HTTPIngressPath {
  return { path: text, pathType, backend: service(backend) }
}

const rule = (host: string, ...paths: readonly HTTPIngressPath[]): IngressRule =>
  host === '' ? { http: { paths } } : { host, http: { paths } }

function ingress(name: string, spec: Ingress['spec'], creationTimestamp?: string): Ingress {
  const metadata = { name, namespace: 'default', ...(creationTimestamp ? { creationTimestamp } : {}) }
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec }
}

function ask(ingresses: readonly Ingress[], url: string): string | undefined {
  const [host = '', ...rest] = url.split('/')
  return selectBackend(ingresses, { host, path: `/${rest.join('/')}` })?.backend.name
}

describe('a host', () => {
  it.each<[ruleHost: string | undefined, header: string, match: HostMatch | undefined]>([
    ['foo.com', 'foo.com', 'exact'],
    ['foo.com', 'FOO.com', 'exact'],
    ['foo.com', 'foo.com:8080', 'exact'],
    ['foo.com', 'foo.com.', 'exact'],
    ['foo.com', 'bar.foo.com', undefined],
    ['*.foo.com', 'bar.foo.com', 'wildcard'],
    ['*.foo.com', 'bar.foo.com:443', 'wildcard'],
    ['*.foo.com', 'baz.bar.foo.com', undefined],
    ['*.foo.com', 'foo.com', undefined],
    ['*.foo.com', '.foo.com', undefined],
    ['*.foo.com', 'barfoo.com', undefined],
    [undefined, 'foo.com', 'any'],
    ['', '10.0.0.1', 'any'],
    ['', '[fd00::1]:80', 'any'],
    ['', '', 'any'],
  ])('%s on %s: %s', (ruleHost, header, match) => {
    expect(matchHost(ruleHost, requestHost(header))).toBe(match)
  })

  it.each([
    ['[fd00::1]:80', '[fd00::1]'],
    ['10.0.0.1:80', '10.0.0.1'],
  ])('of %s is %s', (header, host) => {
    expect(requestHost(header)).toBe(host)
  })
})

describe('a path', () => {
  it.each<[pathType: PathType, text: string, request: string, matches: boolean]>([
    ['Prefix', '/', '/anything/at/all', true],
    ['Prefix', '/foo', '/foo', true],
    ['Prefix', '/foo', '/foo/', true],
    ['Prefix', '/foo/', '/foo', true],
    ['Prefix', '/foo', '/foobar', false],
    ['Prefix', '/foo', '/FOO', false],
    ['Prefix', '/aaa/bb', '/aaa/bbb', false],
    ['Prefix', '/aaa/bbb', '/aaa/bbb/ccc', true],
    ['Exact', '/foo', '/foo', true],
    ['Exact', '/foo', '/foo/', false],
    ['Exact', '/foo/', '/foo', false],
    ['Exact', '/foo', '/bar', false],
    ['ImplementationSpecific', '/foo', '/foobar', true],
    ['ImplementationSpecific', '/foo/', '/foo', false],
    ['ImplementationSpecific', '', '/foo', true],
  ])('of type %s written %s on %s: %s', (pathType, text, request, matches) => {
    expect(matchesPath({ path: text, pathType }, request)).toBe(matches)
  })

  it.each<[paths: readonly HTTPIngressPath[], request: string, backend: string]>([
    [[path('/'), path('/aaa')], '/aaa/ccc', '/aaa'],
    [[path('/'), path('/aaa'), path('/aaa/bbb')], '/aaa/bbb/ccc', '/aaa/bbb'],
    [[path('/'), path('/aaa')], '/ccc', '/'],
    [[path('/foo'), path('/foo', 'Exact', 'exact')], '/foo', 'exact'],
    [[path('/foo'), path('/foo', 'Exact', 'exact')], '/foo/', '/foo'],
    [[path('/foo/', 'Prefix', 'prefix'), path('/foo', 'Exact', 'exact')], '/foo', 'exact'],
    [[path('/foo/', 'Exact', 'exact'), path('/foo')], '/foo/', 'exact'],
    [[path('/foo', 'ImplementationSpecific', 'specific'), path('/foo')], '/foo', '/foo'],
    [[path('/foo', 'ImplementationSpecific', 'specific'), path('/foo')], '/foobar', 'specific'],
    [[path('/foo/b', 'ImplementationSpecific', 'specific'), path('/foo')], '/foo/bar', 'specific'],
    [[path('/foo', 'Prefix', 'first'), path('/foo/', 'Prefix', 'second')], '/foo/bar', 'first'],
  ])('is the nearest of several (%#)', (paths, request, backend) => {
    expect(ask([ingress('web', { rules: [rule('foo.com', ...paths)] })], `foo.com${request}`)).toBe(backend)
    expect(ask([ingress('web', { rules: [rule('foo.com', ...paths)] })], `foo.com${request}?page=/`)).toBe(
      backend,
    )
  })
})

describe('the path of a request', () => {
  it.each([
    ['', '/'],
    ['/a?b=/c', '/a'],
    ['/a#b', '/a'],
    ['/a//b', '/a/b'],
    ['//', '/'],
    ['/a/./b', '/a/b'],
    ['/a/../b', '/b'],
    ['/a/..', '/'],
    ['/a/b/..', '/a/'],
    ['/a/.', '/a/'],
    ['/../a', '/a'],
    ['/.well-known/x', '/.well-known/x'],
    ['/%61%2fb', '/a/b'],
    ['/caf%C3%A9', '/café'],
    ['/100%', '/100%'],
    ['/%ff', '/%ff'],
  ])('%s is compared as %s', (target, compared) => {
    expect(requestPath(target)).toBe(compared)
  })
})

describe('rules', () => {
  const all = ingress('web', {
    rules: [
      rule('', path('/', 'Prefix', 'any')),
      rule('*.foo.com', path('/', 'Prefix', 'wildcard')),
      rule('bar.foo.com', path('/', 'Prefix', 'exact')),
    ],
  })

  it.each([
    ['bar.foo.com/', 'exact'],
    ['baz.foo.com/', 'wildcard'],
    ['a.baz.foo.com/', 'any'],
    ['foo.com/', 'any'],
    ['10.0.0.1/', 'any'],
  ])('take %s to %s: exact before wildcard before none', (url, backend) => {
    expect(ask([all], url)).toBe(backend)
  })

  it('of a nearer host keep the request, even without its path', () => {
    const near = ingress('web', {
      rules: [rule('', path('/')), rule('*.foo.com', path('/')), rule('bar.foo.com', path('/a'))],
    })
    expect(ask([near], 'bar.foo.com/b')).toBeUndefined()
    expect(ask([near], 'bar.foo.com/a')).toBe('/a')
  })

  it('for one host in several Ingresses are one', () => {
    const one = ingress('one', { rules: [rule('foo.com', path('/a'))] })
    const other = ingress('other', { rules: [rule('foo.com', path('/b'))] })
    expect(ask([one, other], 'foo.com/a')).toBe('/a')
    expect(ask([one, other], 'foo.com/b')).toBe('/b')
  })

  it('of the older Ingress win', () => {
    const old = ingress(
      'old',
      { rules: [rule('foo.com', path('/', 'Prefix', 'old'))] },
      '2026-01-01T00:00:00Z',
    )
    const young = ingress(
      'young',
      { rules: [rule('foo.com', path('/', 'Prefix', 'young'))] },
      '2026-01-01T00:00:01Z',
    )
    expect(ask([young, old], 'foo.com/')).toBe('old')
  })

  it('of Ingresses as old as each other: the last name wins, as in ingress-nginx', () => {
    const named = (name: string) => ingress(name, { rules: [rule('foo.com', path('/', 'Prefix', name))] })
    expect(ask([named('a'), named('b')], 'foo.com/')).toBe('b')
  })

  it('that lead to no Service are passed over', () => {
    const bucket = { ...path('/icons'), backend: { resource: { kind: 'Bucket', name: 'icons' } } }
    expect(ask([ingress('web', { rules: [rule('foo.com', bucket, path('/'))] })], 'foo.com/icons')).toBe('/')
  })

  it('are not there: nothing is found', () => {
    expect(selectBackend([], { host: 'foo.com', path: '/' })).toBeUndefined()
    expect(ask([ingress('web', {})], 'foo.com/')).toBeUndefined()
    expect(ask([{ metadata: { name: 'odd' } } as Ingress], 'foo.com/')).toBeUndefined()
  })
})

describe('a default backend', () => {
  const withDefault = (name: string, ...rules: readonly IngressRule[]) =>
    ingress(name, { rules, defaultBackend: service(name) })

  it.each([
    ['alone', [withDefault('all')], 'foo.com/a', 'all'],
    ['for another host', [withDefault('all', rule('foo.com', path('/a')))], 'bar.com/a', 'all'],
    ['for another path', [withDefault('all', rule('foo.com', path('/a')))], 'foo.com/b', 'all'],
    ['after the rules', [withDefault('all', rule('foo.com', path('/a')))], 'foo.com/a', '/a'],
    ['for a host without paths', [withDefault('all', { host: 'foo.com' })], 'foo.com/a', 'all'],
    [
      'of the Ingress that named the host',
      [withDefault('b'), withDefault('a', rule('foo.com', path('/a')))],
      'foo.com/b',
      'a',
    ],
    [
      'of another Ingress, where that one has none',
      [withDefault('a'), ingress('b', { rules: [rule('foo.com', path('/a'))] })],
      'foo.com/b',
      'a',
    ],
    [
      'that is no Service, of nobody',
      [ingress('a', { defaultBackend: { resource: { kind: 'A', name: 'a' } } })],
      'a/',
      undefined,
    ],
  ])('takes requests %s', (_, ingresses, url, backend) => {
    expect(ask(ingresses, url)).toBe(backend)
  })
})

describe('what was passed over', () => {
  const old = '2026-01-01T00:00:00Z'
  const first = ingress(
    'first',
    {
      defaultBackend: service('all'),
      rules: [
        rule('bar.foo.com', path('/a'), path('/a/b'), path('/c'), path('/a', 'Prefix', 'again')),
        rule('*.foo.com', path('/a')),
        rule('other.com', path('/a')),
        rule('bar.foo.com', { ...path('/a/b/c'), backend: { resource: { kind: 'A', name: 'a' } } }),
      ],
    },
    old,
  )
  const second = ingress('second', { rules: [rule('bar.foo.com', path('/a/b'))] })

  it('is told with the reason', () => {
    const found = selectBackend([second, first], { host: 'bar.foo.com', path: '/a/b/c' })
    expect(found && `${found.ingress.metadata.name} ${printPath(found.at)}`).toBe(
      'second spec.rules[0].http.paths[0]',
    )
    const told = found?.passedOver.map(({ ingress: { metadata }, at, because }) => [
      metadata.name,
      printPath(at),
      because,
    ])
    expect(told).toEqual([
      ['first', 'spec.rules[0].http.paths[0]', 'farther-path'],
      ['first', 'spec.rules[0].http.paths[1]', 'taken-already'],
      ['first', 'spec.rules[0].http.paths[2]', 'other-path'],
      ['first', 'spec.rules[0].http.paths[3]', 'farther-path'],
      ['first', 'spec.rules[1].http.paths[0]', 'farther-host'],
      ['first', 'spec.rules[2].http.paths[0]', 'other-host'],
      ['first', 'spec.rules[3].http.paths[0]', 'no-service'],
      ['first', 'spec.defaultBackend', 'not-needed'],
    ])
  })

  it('is told when nobody takes the request, too', () => {
    const alone = ingress('web', { rules: [rule('foo.com', path('/a'))] })
    const request = { host: 'foo.com', path: '/b' }
    expect(passedOverFor([alone], request, undefined).map(({ because }) => because)).toEqual(['other-path'])
  })
})

describe('a controller', () => {
  const nginx = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'outside' },
    spec: { controller: 'k8s.io/ingress-nginx' },
  } as const
  const other = { ...nginx, metadata: { name: 'other' }, spec: { controller: 'example.com/other' } } as const
  const annotated = (value: string): Ingress => ({
    ...ingress('web', {}),
    metadata: { name: 'web', annotations: { 'kubernetes.io/ingress.class': value } },
  })

  it.each([
    ['of its class', ingress('web', { ingressClassName: 'outside' }), true],
    ['of a class of another controller', ingress('web', { ingressClassName: 'other' }), false],
    ['of a class that is not there', ingress('web', { ingressClassName: 'nginx' }), false],
    ['of no class', ingress('web', {}), false],
    ['of an empty class', ingress('web', { ingressClassName: '' }), false],
    ['with its word in the annotation', annotated('nginx'), true],
    ['with the name of the class in the annotation', annotated('outside'), false],
  ])('takes up an Ingress %s: %s', (_, asked, taken) => {
    expect(takenUpBy(ingressNginx, [asked], [nginx, other]).length === 1).toBe(taken)
  })
})

const somePath = fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab', '/a/b/c', '/b', '')
const someType = fc.constantFrom<PathType>('Exact', 'Prefix', 'ImplementationSpecific')
const someHost = fc.constantFrom('', 'foo.com', '*.foo.com', 'bar.foo.com')
const someRule = fc
  .tuple(someHost, fc.array(fc.tuple(somePath, someType), { maxLength: 6 }))
  .map(([host, paths]) =>
    rule(host, ...paths.map(([text, type]) => path(text, type, `${host} ${text} ${type}`))),
  )
const someRequest = fc.record({
  host: fc.constantFrom('foo.com', 'bar.foo.com', 'baz.foo.com', 'a.b.foo.com', '10.0.0.1'),
  path: fc.constantFrom('/', '/a', '/a/', '/a/b', '/a/b/', '/ab', '/abc', '/a/b/c/d', '/b', '/c'),
})

describe('the router', () => {
  it('answers as one who asks every path in turn', () => {
    fc.assert(
      fc.property(fc.array(someRule, { maxLength: 6 }), someRequest, (rules, request) => {
        const found = routerFor([ingress('web', { rules })]).route(request)
        expect(found?.path).toEqual(slowly(rules, request))
      }),
      { numRuns: 2000 },
    )
  })

  it('does not care in which order Ingresses are listed', () => {
    const many = fc.array(someRule, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(many, someRequest, (rules, request) => {
        const all = rules.map((each, index) => ingress(`web-${index}`, { rules: [each] }))
        const found = routerFor(all).route(request)
        expect(routerFor([...all].reverse()).route(request)).toEqual(found)
      }),
    )
  })

  it('accounts for every path once', () => {
    fc.assert(
      fc.property(fc.array(someRule, { maxLength: 6 }), someRequest, (rules, request) => {
        const all = [ingress('web', { rules })]
        const found = selectBackend(all, request)
        const count = rules.reduce((sum, { http }) => sum + (http?.paths.length ?? 0), 0)
        const over = passedOverFor(all, request, found)
        expect(over.length + (found === undefined ? 0 : 1)).toBe(count)
      }),
    )
  })
})

/** The rule as the documentation tells it: the nearest host, then the nearest of all its paths. */
function slowly(
  rules: readonly IngressRule[],
  request: { readonly host: string; readonly path: string },
): HTTPIngressPath | undefined {
  for (const wanted of ['exact', 'wildcard', 'any'] as const) {
    const matching = rules.filter(({ host }) => matchHost(host, request.host) === wanted)
    if (matching.length === 0) continue
    return selectPath(
      matching.flatMap(({ http }) => http?.paths ?? []),
      request.path,
    )
  }
  return undefined
}

/** Requests that come to ingress-nginx, as facts: what was installed, what was asked, how it ended and why. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Ingress } from '../api/ingress.ts'
import { selectBackend } from '../ingress/select-backend.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { randomFrom } from '../random.ts'
import { traceRequest } from '../trace.ts'
import { add, app, ask, hopOf, ingress, ingressWorld, outcome, path, pod, rules } from './ingress-world.ts'
import { renderTrace } from './render.ts'

const shop = [
  app('web'),
  app('cart', 8080),
  ingress(
    'shop',
    rules(
      'shop.example.com',
      path('/', 'web'),
      path('/cart', 'cart', 'Prefix', 'number: 8080'),
      path('/exact', 'web', 'Exact'),
    ),
  ),
].join('---\n')

describe('a request to an Ingress', () => {
  const cluster = ingressWorld(shop)

  it.each([
    ['http://shop.example.com/', '200 web'],
    ['http://shop.example.com', '200 web'],
    ['http://shop.example.com/cart', '200 cart'],
    ['http://shop.example.com/cart/1?x=2', '200 cart'],
    ['http://shop.example.com/carts', '200 web'],
    ['http://SHOP.example.com/cart', '200 cart'],
    ['http://other.example.com/', '404'],
    ['http://other.example.com/healthz', '200'],
    ['https://shop.example.com:80/', 'not-understood'],
    ['http://shop.example.com:443/', '400'],
  ])('%s: %s', (url, expected) => {
    expect(outcome(ask(cluster, url))).toBe(expected)
  })

  it('is sent on from the controller to an endpoint, not to the cluster IP', () => {
    const trace = ask(cluster, 'http://shop.example.com/cart')
    expect(trace.hops.map(({ at }) => at)).toEqual(['service', 'pod', 'ingress', 'pod'])
    const hop = hopOf(trace)
    expect(hop).toMatchObject({
      outcome: 'forwarded',
      host: 'shop.example.com',
      path: '/cart',
      chose: {
        ingress: { kind: 'Ingress', namespace: 'default', name: 'shop' },
        field: ['spec', 'rules', 0, 'http', 'paths', 1],
        host: 'shop.example.com',
        path: '/cart',
        pathType: 'Prefix',
        service: { kind: 'Service', namespace: 'default', name: 'cart' },
        port: '8080',
      },
      endpoint: { port: 80, path: '/cart', scheme: 'http' },
      among: 1,
    })
    expect(hop?.passedOver.map(({ what }) => what)).toEqual(['shop.example.com/ (Prefix)'])
    expect(trace.diagnostics).toEqual([])
  })

  it('tells the pod who asked, by headers', () => {
    const { response } = ask(cluster, 'http://shop.example.com/', {
      headers: { 'X-Forwarded-For': '6.6.6.6', Cookie: 'a=b' },
    })
    const client = cluster.state.get('Pod', 'default', 'client')?.status?.podIP
    const { body = '' } = response ?? {}
    expect(body).toContain('Host: shop.example.com')
    expect(body).toContain(`X-Forwarded-For: ${client}`)
    expect(body).toContain('X-Forwarded-Proto: http')
    expect(body).toContain('Cookie: a=b')
    expect(body).not.toContain('6.6.6.6')
  })

  it('is told in words, in both languages', () => {
    const trace = ask(cluster, 'http://shop.example.com/cart')
    expect(renderTrace(trace, 'en').join('\n')).toContain(
      'Ingress controller, shop.example.com/cart: Ingress default/shop, shop.example.com/cart (Prefix), to default/cart:8080',
    )
    expect(renderTrace(trace, 'ko').join('\n')).toContain('인그레스 컨트롤러, shop.example.com/cart')
  })

  it('goes by the Host header, whatever the URL names', () => {
    const { clusterIP = '' } =
      cluster.state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')?.spec ?? {}
    const headers = { host: 'shop.example.com' }
    expect(outcome(ask(cluster, `http://${clusterIP}/cart`, { headers }))).toBe('200 cart')
    const byAddress = ask(cluster, `http://${clusterIP}/cart`)
    expect(outcome(byAddress)).toBe('404')
    expect(byAddress.diagnostics).toMatchObject([
      { code: 'ingress/host-not-matched', params: { isAddress: true } },
    ])
  })

  it('goes to each endpoint as often as to the others', () => {
    add(cluster, `${pod('web-2', 'traefik/whoami', 'args: ["--name=web-2"]', 'app: web')}`)
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++) {
      const answer = outcome(ask(cluster, 'http://shop.example.com/', {}, seed))
      counts.set(answer, (counts.get(answer) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['200 web', '200 web-2'])
    expect(counts.get('200 web')).toBeGreaterThan(150)
    expect(counts.get('200 web')).toBeLessThan(250)
  })
})

describe('what can be wrong', () => {
  const codes = (world: string, url: string, scenario = {}) => {
    const trace = ask(ingressWorld(world, scenario), url)
    return [outcome(trace), ...trace.diagnostics.map(({ code }) => code)]
  }
  const withService = (spec: string) => `apiVersion: v1
kind: Service
metadata: { name: web }
spec: ${spec}
---
${ingress('web', rules('a.com', path('/', 'web')))}`

  it.each([
    ['no rule for the host', shop, 'http://b.com/', ['404', 'ingress/host-not-matched']],
    [
      'no rule for the path',
      [app('web'), ingress('web', rules('a.com', path('/foo', 'web', 'Exact')))].join('---\n'),
      'http://a.com/foo/bar',
      ['404', 'ingress/path-not-matched'],
    ],
    [
      'no Service',
      ingress('web', rules('a.com', path('/', 'web'))),
      'http://a.com/',
      ['503', 'ingress/service-missing'],
    ],
    [
      'no such port',
      [app('web'), ingress('web', rules('a.com', path('/', 'web', 'Prefix', 'name: htpp')))].join('---\n'),
      'http://a.com/',
      ['503', 'ingress/port-missing'],
    ],
    [
      'no pods',
      withService('{ selector: { app: nobody }, ports: [{ port: 80 }] }'),
      'http://a.com/',
      ['503', 'service/selects-nothing', 'ingress/no-endpoints'],
    ],
    [
      'pods that do not listen',
      `${pod('web', 'nginx')}---\n${withService('{ selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }')}`,
      'http://a.com/',
      ['502', 'service/target-port-nobody-listens', 'ingress/endpoints-fail'],
    ],
    [
      'an unknown class',
      [
        app('web'),
        ingress('web', rules('a.com', path('/', 'web')).replace('{', '{ ingressClassName: ngnix, ')),
      ].join('---\n'),
      'http://a.com/',
      ['404', 'ingress/class-unknown'],
    ],
    [
      'the class of another controller',
      [
        app('web'),
        'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: other }\nspec: { controller: example.com/other }\n',
        ingress('web', rules('a.com', path('/', 'web')).replace('{', '{ ingressClassName: other, ')),
      ].join('---\n'),
      'http://a.com/',
      ['404', 'ingress/class-of-another-controller'],
    ],
    [
      'an annotation that is not modelled',
      [
        app('web'),
        ingress('web', rules('a.com', path('/', 'web')), 'nginx.ingress.kubernetes.io/auth-url: "http://x"'),
      ].join('---\n'),
      'http://a.com/',
      ['not-modelled', 'ingress/annotation-not-modelled'],
    ],
  ])('%s', (_, world, url, expected) => {
    expect(codes(world, url)).toEqual(expected)
  })

  it.each([
    ['/foo', 'Exact', '/foo/', 'slash'],
    ['/foo', 'Exact', '/foo/bar', 'exact'],
    ['/foo', 'Prefix', '/foobar', 'element'],
    ['/Foo', 'Prefix', '/foo', 'case'],
    ['/foo', 'Prefix', '/bar', undefined],
  ])('path %s (%s) nearly takes %s: %s', (text, type, asked, because) => {
    const cluster = ingressWorld(ingress('web', rules('a.com', path(text, 'web', type))))
    const [diagnostic] = ask(cluster, `http://a.com${asked}`).diagnostics
    const near = because === undefined ? undefined : { path: text, pathType: type, because }
    expect(diagnostic?.params).toMatchObject({ host: 'a.com', path: asked, ...(near ? { near } : {}) })
    expect(Object.hasOwn(diagnostic?.params ?? {}, 'near')).toBe(near !== undefined)
  })

  it('no controller: nobody listens, and it is said', () => {
    const cluster = ingressWorld(shop)
    const before = cluster.state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')?.spec.clusterIP
    cluster.disableAddOn('ingress')
    const trace = ask(cluster, 'http://shop.example.com/', { address: before ?? '' })
    expect(trace.diagnostics.map(({ code }) => code)).toContain('ingress/no-controller')
  })

  it('a controller that is not ready: refused, and it is said', () => {
    const cluster = ingressWorld(shop)
    const deployment = cluster.state.get('Deployment', 'ingress-nginx', 'ingress-nginx-controller')
    if (deployment === undefined) throw new Error('no controller')
    const [container] = deployment.spec.template.spec.containers
    const template = {
      ...deployment.spec.template,
      spec: {
        ...deployment.spec.template.spec,
        containers: [{ ...container, readinessProbe: { httpGet: { path: '/nowhere', port: 10_254 } } }],
      },
    }
    cluster.apply([
      manifestOf({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: deployment.metadata.name, namespace: 'ingress-nginx' },
        spec: { selector: deployment.spec.selector, strategy: { type: 'Recreate' }, template },
      } as never),
    ])
    cluster.rest()
    const trace = ask(cluster, 'http://shop.example.com/')
    expect(outcome(trace)).toBe('refused')
    expect(trace.diagnostics.map(({ code }) => code)).toContain('ingress/controller-not-ready')
  })
})

describe('annotations of ingress-nginx', () => {
  const world = (annotations: string, ...paths: readonly string[]) =>
    ingressWorld(
      [app('web'), app('api'), ingress('web', rules('a.com', ...paths), annotations)].join('---\n'),
    )
  const prefix = 'nginx.ingress.kubernetes.io'
  const target = (body = '') => /^GET (\S+) HTTP/m.exec(body)?.[1]

  it.each([
    ['/$2', '/api(/|$)(.*)', '/api/users?page=2', '/users?page=2'],
    ['/$2', '/api(/|$)(.*)', '/api', '/'],
    ['/', '/api', '/api/users', '/'],
    ['/v2$1', '/API(/.*)', '/api/x', '/v2/x'],
  ])('rewrite-target %s with path %s makes of %s: %s', (to, from, asked, expected) => {
    const cluster = world(`${prefix}/rewrite-target: "${to}"`, path(from, 'api', 'ImplementationSpecific'))
    expect(target(ask(cluster, `http://a.com${asked}`).response?.body)).toBe(expected)
  })

  it.each([
    ['an Exact path becomes a beginning', '/foo/bar', '200 web'],
    ['letters do not count as small or capital', '/FOO', '200 web'],
    ['the longest text goes first', '/foo/api/1', '200 api'],
  ])('use-regex: %s', (_, asked, expected) => {
    const cluster = world(
      `${prefix}/use-regex: "true"`,
      path('/foo', 'web', 'Exact'),
      path('/foo/api/[0-9]+', 'api', 'ImplementationSpecific'),
    )
    expect(outcome(ask(cluster, `http://a.com${asked}`))).toBe(expected)
  })

  it.each([
    ['app-root: /start', '/', 302, 'http://a.com/start'],
    ['permanent-redirect: https://b.com', '/x', 301, 'https://b.com'],
    ['temporal-redirect: https://b.com', '/x', 302, 'https://b.com'],
    ['force-ssl-redirect: "true"', '/x/', 308, 'https://a.com/x'],
  ])('%s sends %s elsewhere', (annotation, asked, status, location) => {
    const trace = ask(world(`${prefix}/${annotation}`, path('/', 'web')), `http://a.com${asked}`)
    expect([trace.response?.status, trace.response?.headers.Location]).toEqual([status, location])
    expect(hopOf(trace)?.outcome).toBe('redirected')
  })

  it('affinity by cookie brings a client back', () => {
    const cluster = world(`${prefix}/affinity: cookie, ${prefix}/affinity-mode: persistent`, path('/', 'web'))
    add(cluster, pod('web-2', 'traefik/whoami', 'args: ["--name=web-2"]', 'app: web'))
    const first = ask(cluster, 'http://a.com/')
    const cookie = first.response?.headers['Set-Cookie']?.split(';')[0] ?? ''
    expect(cookie).toMatch(/^INGRESSCOOKIE=/)
    for (let seed = 0; seed < 20; seed++) {
      const again = ask(cluster, 'http://a.com/', { headers: { Cookie: cookie } }, seed)
      expect(outcome(again)).toBe(outcome(first))
      expect(hopOf(again)?.byCookie).toBe(true)
      expect(again.response?.headers['Set-Cookie']).toBeUndefined()
    }
  })

  it('service-upstream goes through the cluster IP after all', () => {
    const trace = ask(world(`${prefix}/service-upstream: "true"`, path('/', 'web')), 'http://a.com/')
    expect(trace.hops.map(({ at }) => at)).toEqual(['service', 'pod', 'ingress', 'service', 'pod'])
  })

  it('server-alias gives a host a second name', () => {
    const cluster = world(`${prefix}/server-alias: "b.com"`, path('/', 'web'))
    expect(outcome(ask(cluster, 'http://b.com/'))).toBe('200 web')
  })
})

describe('backends', () => {
  it('the port of a Service may be named by its name, its number, or (here) its targetPort', () => {
    const paths = ['name: http', 'number: 8080', 'number: 80'].map((port, index) =>
      path(`/${index}`, 'web', 'Prefix', port),
    )
    const cluster = ingressWorld([app('web', 8080), ingress('web', rules('a.com', ...paths))].join('---\n'))
    for (const index of [0, 1, 2]) expect(outcome(ask(cluster, `http://a.com/${index}`))).toBe('200 web')
  })

  it('an ExternalName is looked up by the controller', () => {
    const alias =
      'apiVersion: v1\nkind: Service\nmetadata: { name: alias }\nspec: { type: ExternalName, externalName: web.default.svc.cluster.local }\n'
    const cluster = ingressWorld(
      [app('web'), alias, ingress('web', rules('a.com', path('/', 'alias')))].join('---\n'),
    )
    const trace = ask(cluster, 'http://a.com/')
    expect(outcome(trace)).toBe('200 web')
    expect(trace.hops.map(({ at }) => at)).toEqual(['service', 'pod', 'ingress', 'dns', 'service', 'pod'])
  })

  it('a controller led to itself does not go round for ever', () => {
    const alias =
      'apiVersion: v1\nkind: Service\nmetadata: { name: alias }\nspec: { type: ExternalName, externalName: ingress-nginx-controller.ingress-nginx.svc.cluster.local }\n'
    const cluster = ingressWorld([alias, ingress('web', rules('a.com', path('/', 'alias')))].join('---\n'))
    expect(ask(cluster, 'http://a.com/').hops.length).toBeLessThan(40)
  })

  it('a default backend takes what no rule takes', () => {
    const spec = '{ defaultBackend: { service: { name: web, port: { number: 80 } } } }'
    const cluster = ingressWorld([app('web'), ingress('all', spec)].join('---\n'))
    expect(outcome(ask(cluster, 'http://any.example.com/x'))).toBe('200 web')
  })

  it('speak HTTPS where the annotation says so', () => {
    const world = (protocol: string) =>
      ingressWorld(
        [
          pod(
            'tls',
            'registry.k8s.io/e2e-test-images/agnhost:2.53',
            'args: [netexec, --http-port=8443, --tls-cert-file=/a, --tls-private-key-file=/b]',
          ),
          'apiVersion: v1\nkind: Service\nmetadata: { name: tls }\nspec: { selector: { app: tls }, ports: [{ port: 80, targetPort: 8443 }] }\n',
          ingress(
            'tls',
            rules('a.com', path('/', 'tls')),
            `nginx.ingress.kubernetes.io/backend-protocol: ${protocol}`,
          ),
        ].join('---\n'),
      )
    expect(outcome(ask(world('HTTPS'), 'http://a.com/hostname'))).toBe('200')
    expect(outcome(ask(world('HTTP'), 'http://a.com/hostname'))).toBe('502')
  })
})

describe('from outside', () => {
  const client = { from: 'outside', ip: '198.51.100.7' } as const
  const knock = (cluster: ReturnType<typeof ingressWorld>, address: string, port = 80) =>
    traceRequest(
      cluster.state,
      client,
      { scheme: 'http', host: 'shop.example.com', address, port, method: 'GET', path: '/', headers: {} },
      randomFrom(1),
    )
  const seen = (body = '') => /^X-Forwarded-For: (.*?)\r?$/m.exec(body)?.[1]

  it('the host port of the controller keeps the address of the client', () => {
    const trace = knock(ingressWorld(shop), '172.18.0.2')
    expect(outcome(trace)).toBe('200 web')
    expect(seen(trace.response?.body)).toBe(client.ip)
  })

  it('by a node port of another node the controller sees that node', () => {
    const cluster = ingressWorld(shop)
    const service = cluster.state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')
    const nodePort = service?.spec.ports?.find(({ name }) => name === 'http')?.nodePort ?? 0
    const trace = knock(cluster, '172.18.0.4', nodePort)
    expect(outcome(trace)).toBe('200 web')
    expect(seen(trace.response?.body)).toBe('172.18.0.4')
  })

  it('a load balancer with externalTrafficPolicy Local keeps it', () => {
    const classed = shop.replace('{ rules:', '{ ingressClassName: nginx, rules:')
    const cluster = ingressWorld(classed, { cloud: { name: 'example', addresses: ['203.0.113.0/24'] } })
    cluster.rest()
    const [entry] = cluster.state.get('Ingress', 'default', 'shop')?.status?.loadBalancer?.ingress ?? []
    const trace = knock(cluster, entry?.ip ?? '')
    expect(trace.hops.map(({ at }) => at)).toEqual(['load-balancer', 'service', 'pod', 'ingress', 'pod'])
    expect(seen(trace.response?.body)).toBe(client.ip)
  })

  it('a node without the controller refuses, and it is said where the controller is', () => {
    const trace = knock(ingressWorld(shop), '172.18.0.4')
    expect(trace.verdict).toBe('refused')
    expect(trace.diagnostics[0]).toMatchObject({
      code: 'ingress/controller-elsewhere',
      params: { node: 'node-2', address: '172.18.0.2' },
    })
  })
})

describe('a whole request', () => {
  interface Asked {
    readonly ingress: string
    readonly url: string
  }
  interface Answered {
    readonly status?: number
    readonly service?: string
    readonly exposed?: boolean
  }
  const conformance = upstreamCases<Asked, Answered>('ingress-conformance')

  it.each(conformance.cases.map((each) => [each.id, each] as const))(
    'upstream: %s',
    (_, { input, expect: wanted }) => {
      const all = (conformance.ingresses ?? {}) as Readonly<Record<string, Ingress>>
      const given = all[input.ingress]
      const cluster = ingressWorld(app('unrelated'))
      cluster.apply([manifestOf({ ...given, apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' } as never)])
      const addresses = cluster.state.list('Ingress')[0]?.status?.loadBalancer?.ingress ?? []
      if (wanted.exposed !== undefined) expect(addresses.length > 0).toBe(wanted.exposed)
      if (!input.url?.includes('://')) return
      const trace = ask(cluster, input.url, { insecure: true })
      const hop = hopOf(trace)
      if (wanted.service !== undefined) expect(hop?.chose?.service?.name).toBe(wanted.service)
      // Its Services are not there, so what would be 200 is 503.
      if (wanted.status === 404) expect(hop?.status).toBe(404)
      if (wanted.status === 200) expect(hop?.outcome).toBe('no-endpoint')
    },
  )

  const docs = upstreamCases<
    { readonly ingress: Ingress; readonly host: string; readonly path: string },
    { readonly backend: { readonly name: string; readonly port: number | string } | null }
  >('ingress-docs-routing')

  it.each(docs.cases.map((each) => [each.id, each] as const))(
    'upstream: %s',
    (_, { input, expect: wanted }) => {
      const cluster = ingressWorld(app('unrelated'))
      const { metadata, spec } = input.ingress
      const manifest = {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: metadata?.name ?? 'web' },
        spec,
      }
      cluster.apply([manifestOf(manifest as never)])
      const taken = cluster.state.list('Ingress').length === 1
      const hop = hopOf(ask(cluster, `http://${input.host || 'nobody.example.com'}${input.path}`))
      const name = hop?.chose?.service?.name ?? null
      if (taken && input.host) expect(name).toBe(wanted.backend?.name ?? null)
    },
  )

  const somePath = fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab', '/b')
  const someHost = fc.constantFrom('a.com', '*.a.com', 'b.a.com', '')
  const someType = fc.constantFrom('Prefix', 'Exact', 'ImplementationSpecific')
  const someRule = fc.tuple(someHost, fc.array(fc.tuple(somePath, someType), { minLength: 1, maxLength: 4 }))

  it('goes where selectBackend says', () => {
    const cluster = ingressWorld(app('web'))
    fc.assert(
      fc.property(
        fc.array(someRule, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('a.com', 'b.a.com', 'c.a.com', 'other.com'),
        somePath,
        (all, host, asked) => {
          cluster.apply(
            all.map(([ruleHost, paths], index) =>
              manifestOf({
                apiVersion: 'networking.k8s.io/v1',
                kind: 'Ingress',
                metadata: { name: `web-${index}` },
                spec: {
                  rules: [
                    {
                      ...(ruleHost === '' ? {} : { host: ruleHost }),
                      http: {
                        paths: paths.map(([text, pathType]) => ({
                          path: text,
                          pathType,
                          backend: { service: { name: 'web', port: { number: 80 } } },
                        })),
                      },
                    },
                  ],
                },
              } as never),
            ),
          )
          const expected = selectBackend(cluster.state.list('Ingress'), { host, path: asked })
          const { chose } = hopOf(ask(cluster, `http://${host}${asked}`)) ?? {}
          expect(chose?.ingress.name).toBe(expected?.ingress.metadata.name)
          expect(chose?.field).toEqual(expected?.at)
          for (const { metadata } of cluster.state.list('Ingress')) {
            cluster.delete({ kind: 'Ingress', namespace: 'default', name: metadata.name })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

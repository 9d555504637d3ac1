/** What is said of an Ingress without a request: why it does not work, or nothing where it does. */
import { describe, expect, it } from 'vitest'
import { printPath } from '../diagnostic.ts'
import { add, app, ask, ingress, ingressWorld, manifests, path, rules } from './ingress-world.ts'

const good = [app('web'), ingress('web', rules('a.com', path('/', 'web')))].join('---\n')

async function told(world: string, scenario = {}, name = 'web') {
  const cluster = ingressWorld(world, scenario)
  const findings = await cluster.view().explain({ kind: 'Ingress', namespace: 'default', name })
  return findings.map(({ code, path: field = [] }) => `${code} ${printPath(field)}`.trim())
}

describe('an Ingress', () => {
  it.each([
    ['that works has nothing to say', good, {}, []],
    ['without a controller', good, { ingressController: 'none' }, ['ingress/no-controller']],
    [
      'of no class, because it was there before the controller',
      good.replace('annotations: {  }', 'annotations: { kubernetes.io/ingress.class: other }'),
      {},
      ['ingress/class-unknown metadata.annotations[kubernetes.io/ingress.class]'],
    ],
    [
      'without a Service',
      ingress('web', rules('a.com', path('/', 'web'), path('/b', 'web'))),
      {},
      ['ingress/service-missing spec.rules[0].http.paths[0].backend.service.name'],
    ],
    [
      'that names a port the Service does not have',
      [app('web'), ingress('web', rules('a.com', path('/', 'web', 'Prefix', 'number: 81')))].join('---\n'),
      {},
      ['ingress/port-missing spec.rules[0].http.paths[0].backend.service.port.number'],
    ],
    [
      'with a backend that is no Service',
      ingress(
        'web',
        rules(
          'a.com',
          "{ path: '/', pathType: Prefix, backend: { resource: { kind: Bucket, name: icons } } }",
        ),
      ),
      {},
      ['ingress/backend-is-no-service spec.rules[0].http.paths[0].backend.resource'],
    ],
    [
      'whose Secret is missing',
      [
        app('web'),
        ingress(
          'web',
          rules('a.com', path('/', 'web')).replace('{', '{ tls: [{ hosts: [a.com], secretName: none }], '),
        ),
      ].join('---\n'),
      {},
      ['tls/secret-missing spec.tls[0].secretName'],
    ],
    [
      'whose tls is for another host',
      [
        app('web'),
        ingress(
          'web',
          rules('a.com', path('/', 'web')).replace('{', '{ tls: [{ hosts: [b.com], secretName: none }], '),
        ),
      ].join('---\n'),
      {},
      ['tls/host-without-rule spec.tls[0].hosts[0]'],
    ],
  ])('%s', async (_, world, scenario, expected) => {
    expect(await told(world, scenario)).toEqual(expected)
  })

  it('gets its class when it is created, not when the controller comes', async () => {
    const cluster = ingressWorld(good, { ingressController: 'none' })
    cluster.enableAddOn('ingress')
    const ref = { kind: 'Ingress', namespace: 'default', name: 'web' } as const
    expect((await cluster.view().explain(ref)).map(({ code }) => code)).toEqual(['ingress/class-missing'])
    cluster.delete(ref)
    add(cluster, ingress('web', rules('a.com', path('/', 'web'))))
    expect(await cluster.view().explain(ref)).toEqual([])
    expect(cluster.state.get('Ingress', 'default', 'web')?.spec.ingressClassName).toBe('nginx')
  })

  it('that asks for what an older one has is told so', async () => {
    const cluster = ingressWorld(good)
    cluster.advance(1)
    cluster.apply(manifests(ingress('young', rules('a.com', path('/', 'web'), path('/b', 'web')))))
    const findings = await cluster.view().explain({ kind: 'Ingress', namespace: 'default', name: 'young' })
    expect(findings).toMatchObject([
      {
        code: 'ingress/path-taken',
        params: { by: 'Ingress default/web' },
        path: ['spec', 'rules', 0, 'http', 'paths', 0, 'path'],
      },
    ])
  })

  it('in another namespace than its Service: the namespace is named', () => {
    const cluster = ingressWorld(app('web'))
    add(cluster, 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n')
    add(
      cluster,
      ingress('web', rules('a.com', path('/', 'web'))).replace(
        '{ name: web,',
        '{ name: web, namespace: shop,',
      ),
    )
    expect(ask(cluster, 'http://a.com/').diagnostics).toMatchObject([
      { code: 'ingress/service-missing', params: { namespace: 'shop', elsewhere: ['default'] } },
    ])
  })
})

describe('a name', () => {
  it('that only a rule knows cannot be resolved, and the address of the Ingress is named', () => {
    const cluster = ingressWorld(good)
    const client = { from: 'outside', ip: '198.51.100.7' } as const
    const request = {
      scheme: 'http',
      host: 'a.com',
      port: 80,
      method: 'GET',
      path: '/',
      headers: {},
    } as const
    return cluster
      .view()
      .request(client, request)
      .then(({ verdict, diagnostics }) => {
        expect(verdict).toBe('no-such-name')
        expect(diagnostics[0]).toMatchObject({
          code: 'ingress/host-not-in-dns',
          params: { address: '172.18.0.2' },
        })
      })
  })
})

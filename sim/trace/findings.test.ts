/** What diagnoseService finds, and where it points: rows of a broken world and the message it deserves. */
import { describe, expect, it } from 'vitest'
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { ServicePort } from '../api/service.ts'
import { printPath } from '../diagnostic.ts'
import { diagnoseService } from '../trace.ts'
import { type SmallWorld, smallWorld } from './small-world.ts'

/** code, object and path of every finding about Service default/web. */
function findings(world: SmallWorld): readonly string[] {
  const { state } = world
  const service = state.get('Service', 'default', 'web')
  if (service === undefined) return ['there is no Service web']
  return diagnoseService(state, service).map(
    ({ code, object, path }) => `${code} ${object?.kind}/${object?.name} ${printPath(path ?? [])}`,
  )
}

function facts(world: SmallWorld): readonly unknown[] {
  const { state } = world
  const service = state.get('Service', 'default', 'web')
  return service ? diagnoseService(state, service).map(({ params }) => params) : []
}

function port(changes: Partial<ServicePort>): readonly ServicePort[] {
  return [{ protocol: 'TCP', port: 80, targetPort: 8080, ...changes }]
}

describe('a selector that finds nobody', () => {
  const labels = { app: 'web', tier: 'front' }
  const world = (selector: Readonly<Record<string, string>>): SmallWorld =>
    smallWorld().pods('web', { labels }).service('web', { selector }).settle()

  it.each<readonly [string, Readonly<Record<string, string>>, string, object]>([
    ['a letter wrong', { app: 'wbe' }, 'app', { nearest: 'app=web', pods: 3, differs: 'value' }],
    ['the case of a letter', { app: 'Web' }, 'app', { nearest: 'app=web', differs: 'value' }],
    ['another application', { app: 'db' }, 'app', { nearest: 'app=web', differs: 'value' }],
    ['the case of the key', { App: 'web' }, 'App', { nearest: 'app=web', differs: 'key' }],
    ['the value under another key', { name: 'web' }, 'name', { nearest: 'app=web', differs: 'key' }],
    ['one pair of two', { app: 'web', tier: 'back' }, 'tier', { nearest: 'tier=front', differs: 'value' }],
    [
      'a pair that no pod has',
      { app: 'web', zone: 'x' },
      'zone',
      { nearest: 'app=web,tier=front', differs: 'combination' },
    ],
    ['nothing alike', { zone: 'x' }, 'zone', { nearest: '', pods: 0, differs: 'nothing' }],
  ])('for %s points at the pair', (_, selector, key, expected) => {
    expect(findings(world(selector))).toEqual([`service/selects-nothing Service/web spec.selector.${key}`])
    expect(facts(world(selector))).toMatchObject([expected])
  })

  const versions = (selector: Readonly<Record<string, string>>): SmallWorld =>
    smallWorld()
      .pods('web', { labels: { app: 'web', version: 'blue' } })
      .pod('green', { labels: { app: 'web', version: 'green' } })
      .service('web', { selector })
      .settle()

  it.each<readonly [string, Readonly<Record<string, string>>, object]>([
    [
      'the value of which one is a part',
      { app: 'web', version: 'web-green' },
      { nearest: 'version=green', pods: 1 },
    ],
    [
      'the pods with this very value under a near key',
      { verison: 'green' },
      { nearest: 'version=green', pods: 1 },
    ],
    [
      'all values, where none is nearer',
      { version: 'red' },
      { nearest: 'version=blue / version=green', pods: 4 },
    ],
    [
      'no key that another pair already finds',
      { app: 'web', application: 'web', version: 'green' },
      { nearest: 'app=web,version=green', differs: 'combination' },
    ],
  ])('names %s', (_, selector, expected) => {
    expect(facts(versions(selector))).toMatchObject([expected])
  })

  it('names the namespace where the pods are', () => {
    const elsewhere = smallWorld()
      .pods('web', { namespace: 'shop' })
      .service('web', { selector: { app: 'web' } })
    expect(findings(elsewhere)).toEqual(['service/pods-in-other-namespace Service/web metadata.namespace'])
    expect(facts(elsewhere)).toMatchObject([{ found: 'shop', pods: 3 }])
  })

  it('counts the nearest, not the most', () => {
    const mixed = smallWorld()
      .pods('web')
      .pods('shop')
      .pod('more', { labels: { app: 'shop' } })
      .service('web', { selector: { app: 'webb' } })
    expect(facts(mixed)).toMatchObject([{ nearest: 'app=web', pods: 3 }])
  })
})

describe('pods that are not ready', () => {
  const world = (options: Parameters<SmallWorld['pods']>[1]): SmallWorld =>
    smallWorld()
      .pods('web', options)
      .service('web', { selector: { app: 'web' } })
      .settle()

  it.each<readonly [string, Parameters<SmallWorld['pods']>[1], string]>([
    ['a probe fails', { ready: false }, 'probe-fails'],
    ['they end', { terminating: true }, 'terminating'],
    ['they are on no node', { node: '', status: { phase: 'Pending' } }, 'unscheduled'],
    ['they have not started', { status: { phase: 'Pending' } }, 'not-started'],
    ['they have ended', { status: { phase: 'Succeeded' } }, 'ended'],
    [
      'they crash',
      {
        status: {
          phase: 'Running',
          podIP: '10.244.1.9',
          containerStatuses: [
            {
              name: 'web',
              image: '',
              ready: false,
              restartCount: 3,
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        },
      },
      'failing',
    ],
  ])('because %s', (_, options, why) => {
    expect(facts(world(options))).toMatchObject([{ total: 3, pods: [{ why }, { why }, { why }] }])
  })

  it('point at the probe, in the pod or in the template that made it', () => {
    expect(findings(world({ ready: false }))).toEqual([
      'service/no-ready-endpoints Pod/web-1 spec.containers[0].readinessProbe',
    ])
  })

  it('are left out, though an annotation that once asked for them is there', () => {
    const { state } = smallWorld()
      .pods('web', { ready: false })
      .service('web', { selector: { app: 'web' } })
      .settle()
    const service = state.get('Service', 'default', 'web')
    const annotations = { 'service.alpha.kubernetes.io/tolerate-unready-endpoints': 'true' }
    const annotated = service && { ...service, metadata: { ...service.metadata, annotations } }
    expect(annotated && diagnoseService(state, annotated).map(({ code }) => code)).toEqual([
      'service/unready-annotation-unread',
      'service/no-ready-endpoints',
    ])
  })

  it('are no trouble where publishNotReadyAddresses is set', () => {
    const published = smallWorld()
      .pods('web', { ready: false })
      .service('web', { selector: { app: 'web' }, publishNotReadyAddresses: true })
    expect(findings(published.settle())).toEqual([])
  })
})

describe('ports that lead nowhere', () => {
  const world = (
    ports: readonly ServicePort[],
    options: Parameters<SmallWorld['pods']>[1] = {},
  ): SmallWorld =>
    smallWorld()
      .pods('web', options)
      .service('web', { selector: { app: 'web' }, ports })
      .settle()
  const agnhost = 'registry.k8s.io/e2e-test-images/agnhost:2.53'

  it.each<readonly [string, SmallWorld, readonly string[], object]>([
    [
      'a number that nobody listens on',
      world(port({ targetPort: 3000 })),
      ['service/target-port-nobody-listens Service/web spec.ports[0].targetPort'],
      { port: 3000, deaf: 3, pods: 3, listens: ['8080'], isPort: false },
    ],
    [
      'no targetPort, so that the number of the port is asked of the pods',
      world(port({ targetPort: 80 })),
      ['service/target-port-nobody-listens Service/web spec.ports[0].targetPort'],
      { port: 80, isPort: true },
    ],
    [
      'a name that no container has',
      world(port({ targetPort: 'htpp' })),
      ['service/target-port-unnamed Service/web spec.ports[0].targetPort'],
      { name: 'htpp', names: ['http'], pods: 3 },
    ],
    [
      'a name under another protocol',
      world(port({ targetPort: 'http', protocol: 'UDP' })),
      ['service/target-port-unnamed Service/web spec.ports[0].protocol'],
      { names: ['http (TCP)'], protocolDiffers: true },
    ],
    [
      'a containerPort that the program does not listen on',
      world(port({ targetPort: 'http' }), { container: { ports: [{ name: 'http', containerPort: 9000 }] } }),
      ['service/target-port-nobody-listens Pod/web-1 spec.containers[0].ports[0].containerPort'],
      { port: 9000, declaredAs: 'http', listens: ['8080'] },
    ],
    [
      'a program that listens on 127.0.0.1',
      world(port({}), {
        container: {
          image: 'python:3',
          command: ['python', '-m', 'http.server', '8080', '--bind', '127.0.0.1'],
          args: [],
        },
      }),
      ['traffic/listens-on-loopback-only Pod/web-1 spec.containers[0]'],
      { port: 8080 },
    ],
  ])('%s', (_, broken, expected, params) => {
    expect(findings(broken)).toEqual(expected)
    expect(facts(broken)).toMatchObject([params])
  })

  it('counts the pods that do not listen, when others do', () => {
    const half = world(port({})).pod('web-4', {
      labels: { app: 'web' },
      image: agnhost,
      container: { args: ['netexec', '--http-port=9090'] },
    })
    expect(facts(half.settle())).toMatchObject([{ deaf: 1, pods: 4, listens: ['9090'] }])
  })

  it('says nothing about the ports of a headless Service, which clients choose themselves', () => {
    const headless = smallWorld()
      .pods('web')
      .service('web', {
        selector: { app: 'web' },
        clusterIP: 'None',
        clusterIPs: ['None'],
        ports: port({ targetPort: 1 }),
      })
    expect(findings(headless.settle())).toEqual([])
  })
})

describe('endpoints written by hand', () => {
  const world = (slice: Partial<EndpointSlice>, name = 'web-1', owner = 'web'): SmallWorld =>
    smallWorld({ outside: [{ ip: '10.4.5.6', name: 'legacy', listens: [{ port: 9376 }] }] })
      .service('web', {})
      .slice(name, owner, {
        ports: [{ name: '', port: 9376 }],
        endpoints: [{ addresses: ['10.4.5.6'] }],
        ...slice,
      })
  const unlabelled = (metadata: Partial<EndpointSlice['metadata']>): SmallWorld =>
    world({ metadata: { name: 'web-1', namespace: 'default', ...metadata } })

  it.each<readonly [string, SmallWorld, readonly string[]]>([
    ['are fine', world({}), []],
    [
      'are missing',
      smallWorld().service('web', {}),
      ['service/no-selector-no-endpoints Service/web spec.selector'],
    ],
    [
      'belong to nobody',
      unlabelled({}),
      ['service/no-selector-no-endpoints EndpointSlice/web-1 metadata.labels[kubernetes.io/service-name]'],
    ],
    [
      'have the wrong label',
      unlabelled({ labels: { app: 'web' } }),
      ['service/no-selector-no-endpoints EndpointSlice/web-1 metadata.labels.app'],
    ],
    [
      'have an annotation in place of the label',
      unlabelled({ annotations: { 'kubernetes.io/service-name': 'web' } }),
      [
        'service/no-selector-no-endpoints EndpointSlice/web-1 metadata.annotations[kubernetes.io/service-name]',
      ],
    ],
    [
      'name a Service that does not exist',
      world({}, 'any', 'wbe'),
      ['service/no-selector-no-endpoints EndpointSlice/any metadata.labels[kubernetes.io/service-name]'],
    ],
    [
      'belong to another Service',
      world({}, 'any', 'other').service('other', {}, '10.96.0.51'),
      ['service/no-selector-no-endpoints Service/web spec.selector'],
    ],
    ['hold no endpoint', world({ endpoints: [] }), ['service/slice-empty EndpointSlice/web-1 endpoints']],
    ['hold no port', world({ ports: [] }), ['service/slice-empty EndpointSlice/web-1 ports']],
    [
      'call the port otherwise',
      world({ ports: [{ name: 'http', port: 9376 }] }),
      ['service/slice-port-unmatched EndpointSlice/web-1 ports[0].name'],
    ],
    [
      'lack one of two ports',
      smallWorld({ outside: [{ ip: '10.4.5.6', name: 'legacy', listens: [{ port: 9376 }] }] })
        .service('web', { ports: [...port({ name: 'http' }), ...port({ name: 'admin', port: 81 })] })
        .slice('web-1', 'web', {
          ports: [{ name: 'http', port: 9376 }],
          endpoints: [{ addresses: ['10.4.5.6'] }],
        }),
      ['service/slice-port-missing EndpointSlice/web-1 ports'],
    ],
    [
      'are in another namespace',
      world({
        metadata: {
          name: 'web-1',
          namespace: 'kube-system',
          labels: { 'kubernetes.io/service-name': 'web' },
        },
      }),
      ['service/slice-in-other-namespace EndpointSlice/web-1 metadata.namespace'],
    ],
    [
      'have the port under another protocol',
      world({ ports: [{ name: '', port: 9376, protocol: 'UDP' }] }),
      ['service/slice-port-unmatched EndpointSlice/web-1 ports[0].protocol'],
    ],
    [
      'are names',
      world({ addressType: 'FQDN', endpoints: [{ addresses: ['db.example.com'] }] }),
      ['service/slice-family-unused EndpointSlice/web-1 addressType'],
    ],
    [
      'share one entry',
      world({ endpoints: [{ addresses: ['10.4.5.6', '10.1.2.3'] }] }),
      ['service/endpoint-address-ignored EndpointSlice/web-1 endpoints[0].addresses[1]'],
    ],
    [
      'are another Service’s cluster IP',
      world({ endpoints: [{ addresses: ['10.4.5.6'] }, { addresses: ['10.96.0.51'] }] }).service(
        'other',
        {},
        '10.96.0.51',
      ),
      ['service/endpoint-is-a-cluster-ip EndpointSlice/web-1 endpoints[1].addresses[0]'],
    ],
    [
      'say that they are not ready',
      world({ endpoints: [{ addresses: ['10.4.5.6'], conditions: { ready: false } }] }),
      ['service/no-ready-endpoints EndpointSlice/web-1 endpoints[0].conditions.ready'],
    ],
    [
      'lead to a port on which nobody listens',
      world({ ports: [{ name: '', port: 80 }] }),
      ['service/endpoint-nobody-listens EndpointSlice/web-1 ports[0].port'],
    ],
  ])('%s', (_, broken, expected) => {
    expect(findings(broken)).toEqual(expected)
  })
})

describe('an alias', () => {
  it('leads to a name, not to an address', () => {
    const world = (externalName: string): SmallWorld =>
      smallWorld().service('web', { type: 'ExternalName', externalName })
    expect(findings(world('db.example.com'))).toEqual([])
    const selecting = smallWorld().service('web', {
      type: 'ExternalName',
      externalName: 'db.example.com',
      selector: { app: 'web' },
    })
    expect(findings(selecting)).toEqual(['service/alias-selects-nobody Service/web spec.type'])
    expect(findings(world('10.0.0.5'))).toEqual([
      'service/external-name-is-an-address Service/web spec.externalName',
    ])
  })
})

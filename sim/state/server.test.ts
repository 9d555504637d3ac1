import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import type { Namespace } from '../api/node.ts'
import type { Service } from '../api/service.ts'
import { type ClusterSettings, defaultSettings } from '../api/settings.ts'
import { defaultObject } from '../defaults/defaults.ts'
import type { Outcome } from '../diagnostic.ts'
import { applyObject, lastAppliedAnnotation } from './apply.ts'
import type { Store } from './cluster-state.ts'
import { deleteObject } from './delete.ts'
import { clusterIPsOf, nodePortsOf } from './indexes.ts'
import { kubectlLine } from './kubectl-line.ts'
import { createObject, updateObject } from './server.ts'
import { createStore } from './store.ts'

const namespace = (name: string): Namespace => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })

function world(settings: Partial<ClusterSettings> = {}): Store {
  const store = createStore({ ...defaultSettings, ...settings })
  for (const name of ['default', 'shop']) createObject(store, namespace(name))
  return store
}

const dualStack = { serviceCIDRs: ['10.96.0.0/16', 'fd00:10:96::/112'] } as const

function service(name: string, spec: JsonObject = {}, metadata: JsonObject = {}): Service {
  return defaultObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default', ...metadata },
    spec: { ports: [{ port: 80 }], ...spec },
  } as unknown as Service)
}

/** What the API server says: the stored Service, or its lines. */
function said(outcome: Outcome<KubeObject>): Service['spec'] | readonly (string | undefined)[] {
  return outcome.ok
    ? ((outcome.value as Service).spec ?? [])
    : outcome.diagnostics.map(({ upstream }) => upstream)
}

describe('creating', () => {
  it('fills in what the cluster knows: an address, its family, an empty status', () => {
    const outcome = createObject(world(), service('web'))
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        spec: {
          clusterIP: expect.stringMatching(/^10\.96\./),
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
        },
        status: { loadBalancer: {} },
      },
    })
  })

  it.each([
    [
      'a namespace that is not there',
      service('web', {}, { namespace: 'shops' }),
      'namespaces "shops" not found',
    ],
    ['a name that is taken', service('taken'), 'services "taken" already exists'],
    [
      'a resourceVersion',
      service('web', {}, { resourceVersion: '7' }),
      'resourceVersion should not be set on objects to be created',
    ],
    [
      'an address that is taken',
      service('web', { clusterIP: '10.96.0.77' }),
      'spec.clusterIPs: Invalid value: ["10.96.0.77"]: failed to allocate IP 10.96.0.77: provided IP is already allocated',
    ],
    [
      'the same address written otherwise',
      service('web', { clusterIP: '10.96.0.077' }),
      'spec.clusterIPs: Invalid value: ["10.96.0.077"]: failed to allocate IP 10.96.0.077: provided IP is already allocated',
    ],
    [
      'an address outside the range',
      service('web', { clusterIP: '10.97.0.1' }),
      'spec.clusterIPs: Invalid value: ["10.97.0.1"]: failed to allocate IP 10.97.0.1: the provided network does not match the current range',
    ],
    [
      'an address of a family that the cluster does not have',
      service('web', { clusterIP: 'fd00::1' }),
      'spec.clusterIPs[0]: Invalid value: ["fd00::1"]: IPv6 is not configured on this cluster',
    ],
    [
      'two families in a cluster with one',
      service('web', { ipFamilyPolicy: 'RequireDualStack' }),
      'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
    ],
    [
      'what validation refuses',
      service('web', { ports: [{ port: 0 }] }),
      'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
    ],
  ])('refuses %s and leaves no trace', (_, object, line) => {
    const store = world()
    createObject(store, service('taken', { clusterIP: '10.96.0.77' }))
    const before = store.resourceVersion
    expect(said(createObject(store, object))).toContain(line)
    expect(store.resourceVersion).toBe(before)
  })

  it('stores what nobody can change any more', () => {
    const store = world()
    const wanted = service('web', { selector: { app: 'web' } })
    createObject(store, wanted)
    expect(() => Object.assign(wanted.spec.selector ?? {}, { app: 'db' })).toThrow(TypeError)
    expect(store.get('Service', 'default', 'web')?.spec.selector).toEqual({ app: 'web' })
  })

  it('makes up a name from generateName', () => {
    const store = world()
    const outcome = createObject(store, service('', {}, { generateName: 'web-' }))
    expect(outcome.ok && outcome.value.metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  })

  it('stores nothing in a dry run, and says what it would have stored', () => {
    const store = world()
    const outcome = createObject(store, service('web', { type: 'NodePort' }), { dryRun: true })
    expect(outcome).toMatchObject({ ok: true, value: { spec: { clusterIP: expect.any(String) } } })
    expect(store.list('Service')).toEqual([])
  })

  it('takes the namespace off what lives outside namespaces', () => {
    const store = world()
    createObject(store, { ...namespace('other'), metadata: { name: 'other', namespace: 'default' } })
    expect(store.get('Namespace', undefined, 'other')?.metadata.namespace).toBeUndefined()
  })
})

describe('an address that cannot be had', () => {
  const firstOf = (store: Store, spec: JsonObject) => {
    const outcome = createObject(store, service('web', spec))
    return outcome.ok ? undefined : outcome.diagnostics[0]
  }

  it('is marked where it is written', () => {
    const store = world(dualStack)
    const outside = { clusterIP: '10.0.0.7' }
    expect(firstOf(store, outside)).toMatchObject({ at: ['spec', 'clusterIP'], path: ['spec', 'clusterIPs'] })
    const second = {
      ipFamilyPolicy: 'RequireDualStack',
      clusterIP: '10.96.0.7',
      clusterIPs: ['10.96.0.7', 'fd00:10:97::1'],
    }
    expect(firstOf(store, second)).toMatchObject({ at: ['spec', 'clusterIPs', 1] })
  })

  it('an IPv6 range gives its last address too', () => {
    expect(firstOf(world(dualStack), { clusterIP: 'fd00:10:96::ffff' })).toBeUndefined()
  })
})

describe('IP families', () => {
  it.each([
    [
      'a plain Service in a dual-stack cluster has one family',
      dualStack,
      {},
      { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] },
    ],
    [
      'PreferDualStack takes two where there are two',
      dualStack,
      { ipFamilyPolicy: 'PreferDualStack' },
      { ipFamilies: ['IPv4', 'IPv6'] },
    ],
    [
      'PreferDualStack takes one where there is one',
      {},
      { ipFamilyPolicy: 'PreferDualStack' },
      { ipFamilies: ['IPv4'] },
    ],
    [
      'the first family named is the first',
      dualStack,
      { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6'] },
      { ipFamilies: ['IPv6', 'IPv4'] },
    ],
    [
      'the family of an address is inferred',
      dualStack,
      { clusterIP: 'fd00:10:96::7' },
      { ipFamilies: ['IPv6'], clusterIPs: ['fd00:10:96::7'] },
    ],
    [
      'headless without selector takes both, even where the cluster has one',
      {},
      { clusterIP: 'None' },
      { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'], clusterIPs: ['None'] },
    ],
    [
      'headless with a selector takes one',
      {},
      { clusterIP: 'None', selector: { a: 'b' } },
      { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] },
    ],
  ])('%s', (_, settings, spec, expected) => {
    expect(said(createObject(world(settings), service('web', spec)))).toMatchObject(expected)
  })

  it('an ExternalName Service has none', () => {
    const spec = said(
      createObject(world(), service('web', { type: 'ExternalName', externalName: 'a.example', ports: [] })),
    )
    expect(spec).not.toHaveProperty('clusterIP')
    expect(spec).not.toHaveProperty('ipFamilies')
  })

  it('a second address comes with the policy and goes with it', () => {
    const store = world(dualStack)
    createObject(store, service('web'))
    const two = said(
      updateObject(store, service('web', { ipFamilyPolicy: 'PreferDualStack' })),
    ) as Service['spec']
    expect(two.clusterIPs).toHaveLength(2)
    const one = said(
      updateObject(store, { ...service('web'), spec: { ...two, ipFamilyPolicy: 'SingleStack' } }),
    )
    expect(one).toMatchObject({ clusterIPs: [two.clusterIP], ipFamilies: ['IPv4'] })
    expect(store.serviceByClusterIP(two.clusterIPs?.[1] ?? '')).toBeUndefined()
  })

  it('the second address is not released by leaving it out alone', () => {
    const store = world(dualStack)
    const spec = said(
      createObject(store, service('web', { ipFamilyPolicy: 'RequireDualStack' })),
    ) as Service['spec']
    const changed = { ...spec, clusterIPs: spec.clusterIPs?.slice(0, 1) ?? [] }
    expect(said(updateObject(store, { ...service('web'), spec: changed }))).toEqual([
      `spec.ipFamilyPolicy: Invalid value: "RequireDualStack": must be 'SingleStack' to release the secondary cluster IP`,
    ])
  })

  it.each([
    ['SingleStack', ['spec', 'ipFamilyPolicy'], true],
    [undefined, ['spec', 'ipFamilies'], false],
  ])('two families under the policy %s: marked at %j', (ipFamilyPolicy, spot, isPolicyWritten) => {
    const policy = ipFamilyPolicy === undefined ? {} : { ipFamilyPolicy }
    const outcome = createObject(
      world(dualStack),
      service('web', { ...policy, ipFamilies: ['IPv4', 'IPv6'] }),
    )
    const found = outcome.ok ? undefined : outcome.diagnostics[0]
    expect(found?.at ?? found?.path).toEqual(spot)
    expect(found?.params).toEqual({ what: 'IP families', isPolicyWritten })
  })
})

describe('updating', () => {
  it('keeps the address that the change leaves out', () => {
    const store = world()
    const before = said(createObject(store, service('web'))) as Service['spec']
    expect(said(updateObject(store, service('web', { selector: { app: 'web' } })))).toMatchObject({
      clusterIP: before.clusterIP,
      selector: { app: 'web' },
    })
  })

  it.each([
    [
      'another address',
      { clusterIP: '10.96.0.9' },
      'spec.clusterIPs[0]: Invalid value: ["10.96.0.9"]: may not change once set',
    ],
    ['None', { clusterIP: 'None' }, 'spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set'],
  ])('refuses %s', (_, spec, line) => {
    const store = world()
    createObject(store, service('web', { clusterIP: '10.96.0.8' }))
    expect(said(updateObject(store, service('web', spec)))).toEqual([line])
  })

  it.each([
    ['ExternalName', { type: 'ExternalName', externalName: 'a.example' }],
    ['ClusterIP', { type: 'ClusterIP' }],
  ])('a LoadBalancer that becomes %s gives back what it no longer uses', (_, spec) => {
    const store = world()
    const local = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }
    const before = said(createObject(store, service('web', local))) as Service['spec']
    const after = said(updateObject(store, service('web', spec))) as Service['spec']
    const held = nodePortsOf({ ...service('web'), spec: before })
    expect(held).toHaveLength(2)
    for (const port of held) expect(store.serviceByNodePort(port)).toBeUndefined()
    expect(after.healthCheckNodePort).toBeUndefined()
    const keeps = spec.type === 'ClusterIP'
    expect(store.serviceByClusterIP(before.clusterIP ?? '') !== undefined).toBe(keeps)
  })

  it('an ExternalName Service that becomes ClusterIP gets an address', () => {
    const store = world()
    createObject(store, service('web', { type: 'ExternalName', externalName: 'a.example' }))
    expect(said(updateObject(store, service('web')))).toMatchObject({
      clusterIP: expect.stringMatching(/^10\.96\./),
    })
  })

  it('refuses to start from an old version, and what is not there', () => {
    const store = world()
    createObject(store, service('web'))
    expect(said(updateObject(store, service('web', {}, { resourceVersion: '1' })))).toEqual([
      'Operation cannot be fulfilled on services "web": the object has been modified; please apply your changes to the latest version and try again',
    ])
    expect(said(updateObject(store, service('db')))).toEqual(['services "db" not found'])
  })

  it('leaves the status to those who keep it', () => {
    const store = world()
    const made = createObject(store, service('web', { type: 'LoadBalancer' }))
    if (!made.ok) throw new Error('refused')
    const status = { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } }
    store.put({ ...made.value, status } as Service)
    updateObject(store, { ...service('web', { type: 'LoadBalancer' }), status: { loadBalancer: {} } })
    expect(store.get('Service', 'default', 'web')?.status).toEqual(status)
  })
})

describe('an EndpointSlice', () => {
  const slice = (fields: JsonObject, metadata: JsonObject = {}): KubeObject =>
    defaultObject({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'web-1', namespace: 'default', ...metadata },
      addressType: 'IPv4',
      endpoints: [],
      ...fields,
    } as unknown as KubeObject)
  const deprecatedTopology = { 'example.com/rack': 'a' }
  const one = { addresses: ['10.0.0.1'], deprecatedTopology }
  const stored = (store: Store) => {
    const found = store.get('EndpointSlice', 'default', 'web-1')
    return found?.kind === 'EndpointSlice' ? found.endpoints : undefined
  }

  it('loses its deprecatedTopology as it is created', () => {
    const store = world()
    createObject(store, slice({ endpoints: [one] }))
    expect(stored(store)).toMatchObject([{ addresses: ['10.0.0.1'] }])
    expect(stored(store)?.[0]).not.toHaveProperty('deprecatedTopology')
  })

  it('keeps what it has of old until its endpoints change', () => {
    const store = world()
    const made = createObject(store, slice({ endpoints: [{ addresses: ['10.0.0.1'] }] }))
    if (!made.ok) throw new Error('refused')
    store.put({ ...made.value, endpoints: [one] } as KubeObject)
    updateObject(store, slice({ endpoints: [one] }, { labels: { a: 'b' } }))
    expect(stored(store)).toMatchObject([{ deprecatedTopology }])
    updateObject(store, slice({ endpoints: [{ ...one, hostname: 'web' }] }))
    expect(stored(store)?.[0]).not.toHaveProperty('deprecatedTopology')
  })

  it('keeps the metadata that no update changes, and each fault is told once', () => {
    const store = world()
    createObject(store, slice({}))
    const changed = slice({}, { deletionTimestamp: '2026-01-01T00:00:00Z', labels: { 'a b': '' } })
    expect(said(updateObject(store, changed))).toEqual([
      'metadata.deletionTimestamp: Invalid value: "2026-01-01T00:00:00Z": field is immutable',
      expect.stringMatching(/^metadata\.labels: Invalid value: "a b": /),
    ])
  })
})

describe('deleting', () => {
  it('gives back address and ports, so that another Service may have them', () => {
    const store = world()
    const wanted = { type: 'NodePort', clusterIP: '10.96.0.8', ports: [{ port: 80, nodePort: 30080 }] }
    createObject(store, service('web', wanted))
    expect(createObject(store, service('other', wanted)).ok).toBe(false)
    deleteObject(store, { kind: 'Service', namespace: 'default', name: 'web' })
    expect(createObject(store, service('other', wanted)).ok).toBe(true)
  })

  it('a Service made again under its name has another address', () => {
    const store = world()
    const first = said(createObject(store, service('web'))) as Service['spec']
    deleteObject(store, { kind: 'Service', namespace: 'default', name: 'web' })
    const second = said(createObject(store, service('web'))) as Service['spec']
    expect(second.clusterIP).not.toBe(first.clusterIP)
  })

  it('a namespace takes along what is in it', () => {
    const store = world()
    createObject(store, service('web', {}, { namespace: 'shop' }))
    expect(deleteObject(store, { kind: 'Namespace', name: 'shop' }).ok).toBe(true)
    expect(store.list('Service', 'shop')).toEqual([])
    expect(store.get('Namespace', undefined, 'shop')).toBeUndefined()
  })

  it.each(['default', 'kube-system', 'kube-public'])('the namespace %s stays', (name) => {
    const store = world()
    if (store.get('Namespace', undefined, name) === undefined) createObject(store, namespace(name))
    expect(said(deleteObject(store, { kind: 'Namespace', name }))).toEqual([
      `namespaces "${name}" is forbidden: this namespace may not be deleted`,
    ])
  })

  it('a running pod is marked and ends within its grace period; one without a node is gone at once', () => {
    const store = world()
    const pod = (name: string, spec: JsonObject) =>
      defaultObject({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'default' },
        spec: { containers: [{ name: 'main', image: 'nginx' }], ...spec },
      } as unknown as KubeObject)
    createObject(store, pod('bound', { nodeName: 'node-1' }))
    createObject(store, pod('waiting', {}))
    for (const name of ['bound', 'waiting']) deleteObject(store, { kind: 'Pod', namespace: 'default', name })
    expect(store.list('Pod').map(({ metadata }) => metadata)).toMatchObject([
      { name: 'bound', deletionTimestamp: '2026-01-01T00:00:30Z', deletionGracePeriodSeconds: 30 },
    ])
  })
})

describe('applying', () => {
  const manifest = (spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default', ...metadata },
    spec: { ports: [{ port: 80 }], ...spec },
  })
  const apply = (store: Store, value: JsonObject) => {
    const outcome = applyObject(store, { kind: 'Service', value })
    return outcome.ok ? outcome.value : outcome.diagnostics.map(({ upstream }) => upstream)
  }
  const web = (store: Store) => store.get('Service', 'default', 'web')

  it('creates with a note of what was applied, as kubectl writes it', () => {
    const store = world()
    expect(apply(store, manifest())).toBe('created')
    expect(web(store)?.metadata.annotations?.[lastAppliedAnnotation]).toBe(
      '{"apiVersion":"v1","kind":"Service","metadata":{"annotations":{},"name":"web","namespace":"default"},"spec":{"ports":[{"port":80}]}}\n',
    )
  })

  it('says unchanged the second time, configured after an edit', () => {
    const store = world()
    expect([apply(store, manifest()), apply(store, manifest())]).toEqual(['created', 'unchanged'])
    expect(apply(store, manifest({ selector: { app: 'web' } }))).toBe('configured')
    expect(apply(store, manifest({ selector: { app: 'web' } }))).toBe('unchanged')
  })

  it('removes what is no longer written and keeps what others set', () => {
    const store = world()
    apply(store, manifest({ selector: { app: 'web', tier: 'front' } }, { labels: { a: '1', c: '3' } }))
    const found = web(store)
    if (found === undefined) throw new Error('not there')
    store.put({ ...found, metadata: { ...found.metadata, labels: { ...found.metadata.labels, b: '2' } } })
    apply(store, manifest({ selector: { app: 'web' } }, { labels: { c: '3' } }))
    expect(web(store)?.spec.selector).toEqual({ app: 'web' })
    expect(web(store)?.metadata.labels).toEqual({ b: '2', c: '3' })
  })

  it('null takes away what others set', () => {
    const store = world()
    createObject(store, service('web', { selector: { app: 'web' } }))
    expect(apply(store, manifest({ selector: null }))).toBe('configured')
    expect(web(store)?.spec.selector).toBeUndefined()
  })

  it('warns about an object that kubectl apply did not make', () => {
    const store = world()
    createObject(store, service('web'))
    const outcome = applyObject(store, { kind: 'Service', value: manifest() })
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['object/last-applied-missing'])
  })

  it('keeps the node port through an apply that does not name it', () => {
    const store = world()
    apply(store, manifest({ type: 'NodePort' }))
    const before = web(store)?.spec.ports?.[0]?.nodePort
    apply(store, manifest({ type: 'NodePort', selector: { app: 'web' } }))
    expect(web(store)?.spec.ports?.[0]?.nodePort).toBe(before)
  })

  it.each([
    [{ generateName: 'web-', name: null }, 'error: from web-: cannot use generate name with apply'],
    [{ name: null }, 'resource name may not be empty'],
  ])('refuses %j', (metadata, line) => {
    expect(apply(world(), manifest({}, metadata))).toEqual([line])
  })
})

describe('as kubectl prints it', () => {
  const ref = { kind: 'Service', namespace: 'default', name: 'web' }
  const line = (object: Service) => {
    const outcome = createObject(world(), object)
    return outcome.ok ? 'created' : kubectlLine(ref, outcome.diagnostics, 'web.yaml')
  }

  it('one refused field stands on the line', () => {
    expect(line(service('web', { ports: [{ port: 70000, targetPort: 80 }] }))).toBe(
      'The Service "web" is invalid: spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
    )
  })

  it('several stand below, each once', () => {
    expect(line(service('web', { ports: [{ port: 1 }, { port: 2 }] }))).toBe(
      [
        'The Service "web" is invalid: ',
        '* spec.ports[0].name: Required value',
        '* spec.ports[1].name: Required value',
      ].join('\n'),
    )
  })

  it('anything else comes from the server, with its reason and the file', () => {
    expect(line(service('web', {}, { namespace: 'shops' }))).toBe(
      'Error from server (NotFound): error when creating "web.yaml": namespaces "shops" not found',
    )
  })
})

describe('in any order of requests', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const spec = fc.record(
    {
      type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
      externalName: fc.constantFrom('a.example', ''),
      clusterIP: fc.constantFrom('', 'None', '10.96.0.1', '10.96.0.2', 'fd00:10:96::1'),
      ipFamilyPolicy: fc.constantFrom('SingleStack', 'PreferDualStack', 'RequireDualStack'),
      externalTrafficPolicy: fc.constantFrom('Local', 'Cluster'),
      selector: fc.constantFrom({}, { app: 'web' }),
      ports: fc.array(
        fc.record(
          {
            port: fc.constantFrom(80, 53, 0),
            protocol: fc.constantFrom('TCP', 'UDP'),
            name: fc.constantFrom('x', 'y'),
            nodePort: fc.constantFrom(0, 30000, 30001, 30002),
          },
          { requiredKeys: ['port'] },
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: [] },
  )
  const request = fc.oneof(
    fc.record({ verb: fc.constantFrom('create', 'update', 'apply'), name, spec }),
    fc.record({ verb: fc.constant('delete'), name, spec: fc.constant({}) }),
  )

  it('nothing throws, nothing is held twice, and nothing is held by what is gone', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 25 }), fc.boolean(), (requests, dual) => {
        const store = world({ nodePortRange: [30000, 30005], ...(dual ? dualStack : {}) })
        for (const one of requests) {
          const object = service(one.name, one.spec as JsonObject)
          if (one.verb === 'create') createObject(store, object)
          else if (one.verb === 'update') updateObject(store, object)
          else if (one.verb === 'delete')
            deleteObject(store, { kind: 'Service', namespace: 'default', name: one.name })
          else {
            const value = {
              apiVersion: 'v1',
              kind: 'Service',
              metadata: { name: one.name, namespace: 'default' },
              spec: one.spec,
            }
            applyObject(store, { kind: 'Service', value: value as unknown as JsonObject })
          }
          const services = store.list('Service')
          const ips = services.flatMap(clusterIPsOf)
          const ports = services.flatMap(nodePortsOf)
          expect(new Set(ips).size).toBe(ips.length)
          expect(new Set(ports).size).toBe(ports.length)
          for (const port of [30000, 30001, 30002, 30003, 30004, 30005]) {
            expect(store.serviceByNodePort(port) !== undefined).toBe(ports.includes(port))
          }
        }
      }),
    )
  })

  it('a refused request leaves everything as it was', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 15 }), (requests) => {
        const store = world({ nodePortRange: [30000, 30002] })
        for (const one of requests) {
          const before = JSON.stringify(store.list('Service'))
          const object = service(one.name, one.spec as JsonObject)
          const outcome = one.verb === 'update' ? updateObject(store, object) : createObject(store, object)
          if (!outcome.ok) expect(JSON.stringify(store.list('Service'))).toBe(before)
        }
      }),
    )
  })
})

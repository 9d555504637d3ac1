import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { Service, ServicePort } from '../../api/service.ts'
import { defaultSettings } from '../../api/settings.ts'
import { defaultObject } from '../../defaults/defaults.ts'
import { randomFrom } from '../../random.ts'
import type { Store } from '../cluster-state.ts'
import { createStore } from '../store.ts'
import { allocateForNew, allocateForUpdate } from './allocate.ts'
import { nextPort, portRange, portRefusal } from './node-port.ts'
import { supplyOf } from './supply.ts'

const service = (spec: Partial<Service['spec']>, name = 'web'): Service =>
  defaultObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: { type: 'NodePort', sessionAffinity: 'None', ...spec },
  })

const port = (port: number, more: Partial<ServicePort> = {}): ServicePort => ({
  name: `p${port}${more.protocol ?? 'TCP'}`.toLowerCase(),
  port,
  protocol: 'TCP',
  targetPort: port,
  ...more,
})

const allocate = (store: Store, wanted: Service) => {
  const found = store.get('Service', wanted.metadata.namespace, wanted.metadata.name)
  const random = randomFrom(1).fork(wanted.metadata.name)
  return found === undefined
    ? allocateForNew(wanted, supplyOf(store), random)
    : allocateForUpdate(wanted, found, supplyOf(store), random)
}

/** The Service as stored, or the API server's line. */
const store = (into: Store, wanted: Service): Service | string => {
  const outcome = allocate(into, wanted)
  if (!outcome.ok) return outcome.diagnostics.map(({ upstream }) => upstream).join('\n')
  return into.put(outcome.value) as Service
}

const stored = (into: Store, wanted: Service): Service => {
  const result = store(into, wanted)
  if (typeof result === 'string') throw new Error(result)
  return result
}

const nodePorts = ({ spec }: Service) => spec.ports?.map(({ nodePort }) => nodePort ?? 0)

describe('on create', () => {
  it('ports of one number share the node port that one of them asks for, wherever it stands', () => {
    const ports = [port(53), port(53, { protocol: 'UDP', nodePort: 30053 }), port(80)]
    const [tcp, udp, web] = nodePorts(stored(createStore(defaultSettings), service({ ports }))) ?? []
    expect([tcp, udp]).toEqual([30053, 30053])
    expect(web).toBeGreaterThanOrEqual(30086)
  })

  it('ports of one number that ask for two different ones get them', () => {
    const ports = [port(53, { nodePort: 30001 }), port(53, { protocol: 'UDP', nodePort: 30002 })]
    expect(nodePorts(stored(createStore(defaultSettings), service({ ports })))).toEqual([30001, 30002])
  })

  it('two port numbers cannot ask for one node port', () => {
    const ports = [port(80, { nodePort: 30080 }), port(443, { nodePort: 30080 })]
    expect(store(createStore(defaultSettings), service({ ports }))).toBe(
      'spec.ports[1].nodePort: Invalid value: 30080: provided port is already allocated',
    )
  })

  it('says who has the port, unless it is the Service itself', () => {
    const world = createStore(defaultSettings)
    stored(world, service({ ports: [port(80, { nodePort: 30080 })] }, 'other'))
    const factsOf = (spec: Partial<Service['spec']>) => {
      const outcome = allocate(world, service(spec))
      return outcome.ok ? undefined : outcome.diagnostics[0].params
    }
    expect(factsOf({ ports: [port(80, { nodePort: 30080 })] })).toEqual({
      port: 30080,
      holder: 'Service default/other',
    })
    const twice = [port(80, { nodePort: 30081 }), port(443, { nodePort: 30081 })]
    expect(factsOf({ ports: twice })).toEqual({ port: 30081 })
    const ports = [port(80, { nodePort: 30082 })]
    stored(world, service({ type: 'LoadBalancer', ports }))
    const local = {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 30082,
    } as const
    expect(factsOf({ ...local, ports })).toEqual({ port: 30082 })
  })

  it.each([
    [30080, 'provided port is already allocated'],
    [80, 'provided port is not in the valid range. The range of valid ports is 30000-32767'],
    [32768, 'provided port is not in the valid range. The range of valid ports is 30000-32767'],
  ])('a node port %d is refused: %s', (nodePort, why) => {
    const world = createStore(defaultSettings)
    store(world, service({ ports: [port(80, { nodePort: 30080 })] }, 'other'))
    expect(store(world, service({ ports: [port(80, { nodePort })] }))).toBe(
      `spec.ports[0].nodePort: Invalid value: ${nodePort}: ${why}`,
    )
  })

  it('a load balancer that reaches pods by itself gets only the node ports it asks for', () => {
    const ports = [port(80), port(443, { nodePort: 30443 })]
    const spec = { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports } as const
    expect(nodePorts(stored(createStore(defaultSettings), service(spec)))).toEqual([0, 30443])
  })

  it('a ClusterIP Service gets none', () => {
    const spec = { type: 'ClusterIP', ports: [port(80)] } as const
    expect(nodePorts(stored(createStore(defaultSettings), service(spec)))).toEqual([0])
  })

  it('externalTrafficPolicy Local of a load balancer gets a port for health checks', () => {
    const spec = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [port(80)] } as const
    const world = createStore(defaultSettings)
    const health = stored(world, service(spec)).spec.healthCheckNodePort ?? 0
    expect(world.serviceByNodePort(health)?.metadata.name).toBe('web')
    expect(store(world, service({ ...spec, healthCheckNodePort: health }, 'other'))).toBe(
      `Internal error occurred: failed to allocate requested HealthCheck NodePort ${health}: provided port is already allocated`,
    )
  })

  it('when no port is left, none is given', () => {
    const world = createStore({ ...defaultSettings, nodePortRange: [30000, 30001] })
    stored(world, service({ ports: [port(80), port(81)] }, 'other'))
    expect(store(world, service({ ports: [port(80)] }))).toBe(
      'Internal error occurred: failed to allocate a nodePort: range is full',
    )
  })

  it('the choice depends on the port and the Service, not on what else is there', () => {
    const alone = createStore(defaultSettings)
    const among = createStore(defaultSettings)
    for (let other = 0; other < 20; other++) store(among, service({ ports: [port(80)] }, `other-${other}`))
    const ports = [port(80), port(81)]
    const first = nodePorts(stored(alone, service({ ports })))
    expect(nodePorts(stored(among, service({ ports: ports.toReversed() })))).toEqual(first?.toReversed())
  })
})

describe('on update', () => {
  it('a port that leaves its number out keeps it by its name, and a new port gets a new one', () => {
    const world = createStore(defaultSettings)
    const [first] = nodePorts(stored(world, service({ ports: [port(80)] }))) ?? []
    const [again, added] = nodePorts(stored(world, service({ ports: [port(80), port(81)] }))) ?? []
    expect(again).toBe(first)
    expect(added).not.toBe(first)
  })

  it('a Service that becomes ClusterIP gives its ports back', () => {
    const world = createStore(defaultSettings)
    stored(world, service({ ports: [port(80, { nodePort: 30080 })] }))
    stored(world, service({ type: 'ClusterIP', ports: [port(80)] }))
    expect(world.serviceByNodePort(30080)).toBeUndefined()
    expect(nodePorts(stored(world, service({ ports: [port(80, { nodePort: 30080 })] }, 'other')))).toEqual([
      30080,
    ])
  })

  it('the same number twice under one protocol is refused', () => {
    const world = createStore(defaultSettings)
    stored(world, service({ ports: [port(80, { nodePort: 30080 })] }))
    const ports = [port(80, { nodePort: 30080 }), port(81, { nodePort: 30080 })]
    expect(store(world, service({ ports }))).toBe('duplicate nodePort: {TCP 30080}')
  })

  it('two ports of different numbers may share a node port under different protocols', () => {
    const world = createStore(defaultSettings)
    stored(world, service({ ports: [port(80, { nodePort: 30080 })] }))
    const ports = [port(80, { nodePort: 30080 }), port(81, { protocol: 'UDP', nodePort: 30080 })]
    expect(nodePorts(stored(world, service({ ports })))).toEqual([30080, 30080])
  })

  it('a refused update takes and frees nothing', () => {
    const world = createStore(defaultSettings)
    stored(world, service({ ports: [port(80, { nodePort: 30080 })] }))
    stored(world, service({ ports: [port(80, { nodePort: 30081 })] }, 'other'))
    const before = world.resourceVersion
    store(world, service({ ports: [port(80, { nodePort: 30082 }), port(81, { nodePort: 30081 })] }))
    expect(world.resourceVersion).toBe(before)
    expect(world.serviceByNodePort(30080)?.metadata.name).toBe('web')
    expect(world.serviceByNodePort(30082)).toBeUndefined()
  })
})

interface Input {
  readonly op: string
  readonly range?: string
  readonly steps?: readonly string[]
  readonly manifest?: Service
  readonly manifests?: readonly Service[]
  readonly existing?: readonly Service[]
}
type Expect = Readonly<Record<string, unknown>>

describe('as Kubernetes tests it', () => {
  const { cases } = upstreamCases<Input, Expect>('service-nodeport-allocation')
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { input, expect: expected }) => {
    const found = input.op === 'allocator' ? runAllocator(input) : runServices(input)
    expect(found).toMatchObject(expected)
  })
})

function runServices({ op, manifest, manifests = [], existing = [] }: Input): Expect {
  const world = createStore(defaultSettings)
  for (const one of existing) store(world, defaultObject(one))
  const all = [...manifests, ...(manifest === undefined ? [] : [manifest])]
  const results = all.map((one) => {
    const outcome = allocate(world, defaultObject(one))
    if (outcome.ok && op !== 'dry-run') world.put(outcome.value)
    return outcome
  })
  const last = results.at(-1)
  const given = last?.ok ? nodePorts(last.value)?.filter((number) => number !== 0) : []
  const held = world.list('Service').flatMap((one) => nodePorts(one)?.filter((number) => number !== 0) ?? [])
  return {
    ok: last?.ok ?? false,
    nodePorts: last?.ok ? nodePorts(last.value) : undefined,
    nodePortCount: new Set(given).size,
    held,
    allocated: held.length > 0,
    used: new Set(held).size,
  }
}

function runAllocator({ range: text = '', steps = [] }: Input): Expect {
  const [first = 0, last = 0] = text.split('-').map(Number)
  const range = portRange([first, last])
  const taken = new Set<number>()
  const isTaken = (number: number): boolean => taken.has(number)
  const random = randomFrom(7)
  const next = (): string => {
    const given = nextPort(range, isTaken, random)
    if (given === undefined) return 'full'
    taken.add(given)
    return String(given)
  }
  const run = (step: string): string => {
    const [verb = '', argument = ''] = step.split(' ')
    const number = Number(argument)
    if (step === 'next until full') {
      const before = taken.size
      let count = 0
      while (next() !== 'full') count++
      const inRange = [...taken].every((one) => one >= first && one <= last)
      return inRange && taken.size === before + count ? `all ${count} distinct and in range` : 'not distinct'
    }
    if (verb === 'next') return next()
    if (verb === 'release') {
      taken.delete(number)
      return 'ok'
    }
    const refused = portRefusal(range, number, isTaken)
    if (refused === undefined) taken.add(number)
    return refused === undefined ? 'ok' : refused === 'taken' ? 'allocated' : 'notInRange'
  }
  const results = steps.map(run)
  return {
    freeAtStart: range.band.size,
    results,
    freeAtEnd: range.band.size - taken.size,
    usedAtEnd: taken.size,
  }
}

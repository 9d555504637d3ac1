import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pod } from '../../api/pod.ts'
import { Cluster } from '../../cluster.ts'
import { parseManifests } from '../../manifest/parse.ts'

interface Wish {
  readonly replicas?: number
  readonly image?: string
  readonly spec?: string
  readonly probe?: boolean
}

function apply(cluster: Cluster, text: string): Cluster {
  const parsed = parseManifests({ name: 'set.yaml', text })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  const outcome = cluster.apply(parsed.value)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return cluster
}

const never = `
          readinessProbe:
            httpGet: { path: /, port: 1 }`

function statefulSet({ replicas = 3, image = 'redis:7.4', spec = '', probe = false }: Wish = {}): string {
  return `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  replicas: ${replicas}
${spec}
  selector:
    matchLabels: { app: db }
  template:
    metadata:
      labels: { app: db }
    spec:
      containers:
        - name: db
          image: ${image}${probe ? never : ''}
`
}

const headless = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  selector: { app: db }
  ports: [{ name: redis, port: 6379 }]
`

const client = `
apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers: [{ name: main, image: busybox:1.37, command: [sleep, infinity] }]
`

function pods(cluster: Cluster): readonly Pod[] {
  return cluster.state.list('Pod', 'default').filter(({ metadata }) => metadata.labels?.app === 'db')
}

function names(cluster: Cluster): string {
  return pods(cluster)
    .map(({ metadata }) => metadata.name)
    .join(' ')
}

function images(cluster: Cluster): string {
  return pods(cluster)
    .map(({ spec }) => spec.containers[0]?.image?.replace('redis:', ''))
    .join(' ')
}

const rolling = (inner: string): string => `  updateStrategy:\n    rollingUpdate: { ${inner} }`

describe('a StatefulSet', () => {
  it.each<readonly [what: string, wish: Wish, names: string]>([
    ['numbers its pods from 0', {}, 'db-0 db-1 db-2'],
    ['numbers them from the start it names', { spec: '  ordinals: { start: 5 }' }, 'db-5 db-6 db-7'],
    ['waits for the first to be ready before it makes the second', { probe: true }, 'db-0'],
    [
      'does not wait with Parallel',
      { probe: true, spec: '  podManagementPolicy: Parallel' },
      'db-0 db-1 db-2',
    ],
    ['makes none where none are asked for', { replicas: 0 }, ''],
  ])('%s', (_, wish, expected) => {
    expect(names(apply(new Cluster(), statefulSet(wish)))).toBe(expected)
  })

  it('gives each pod a host, a domain and labels of its own', () => {
    const cluster = apply(new Cluster(), statefulSet())
    const [, second] = pods(cluster)
    expect(second?.spec).toMatchObject({ hostname: 'db-1', subdomain: 'db' })
    expect(second?.metadata).toMatchObject({
      generateName: 'db-',
      labels: { 'statefulset.kubernetes.io/pod-name': 'db-1', 'apps.kubernetes.io/pod-index': '1' },
      ownerReferences: [{ kind: 'StatefulSet', name: 'db', controller: true }],
    })
    const set = cluster.state.get('StatefulSet', 'default', 'db')
    expect(second?.metadata.labels?.['controller-revision-hash']).toBe(set?.status?.currentRevision)
    expect(set?.status).toMatchObject({
      replicas: 3,
      readyReplicas: 3,
      currentReplicas: 3,
      updatedReplicas: 3,
    })
  })

  it('waits until a pod has been ready for as long as it says', () => {
    const cluster = apply(new Cluster(), statefulSet({ spec: '  minReadySeconds: 10' }))
    const seen = [0, 9, 1, 10].map((seconds) => {
      cluster.advance(seconds)
      return names(cluster)
    })
    expect(seen).toEqual(['db-0', 'db-0', 'db-0 db-1', 'db-0 db-1 db-2'])
    const { status } = cluster.state.get('StatefulSet', 'default', 'db') ?? {}
    expect(status).toMatchObject({ readyReplicas: 3, availableReplicas: 2 })
  })

  it('tells what it does', () => {
    const cluster = apply(apply(new Cluster(), statefulSet({ replicas: 2 })), statefulSet({ replicas: 1 }))
    const ref = { kind: 'StatefulSet', namespace: 'default', name: 'db' }
    expect(cluster.state.eventsOf(ref).map(({ reason, message }) => `${reason}: ${message}`)).toEqual([
      'SuccessfulCreate: create Pod db-0 in StatefulSet db successful',
      'SuccessfulCreate: create Pod db-1 in StatefulSet db successful',
      'SuccessfulDelete: delete Pod db-1 in StatefulSet db successful',
    ])
  })

  it('shrinks from the end and grows again under the same names', () => {
    const cluster = apply(new Cluster(), statefulSet({ replicas: 4 }))
    apply(cluster, statefulSet({ replicas: 1 }))
    cluster.rest(600)
    expect(names(cluster)).toBe('db-0')
    apply(cluster, statefulSet({ replicas: 2 }))
    expect(names(cluster)).toBe('db-0 db-1')
  })

  it('replaces a pod that is deleted under its name, and the new one is another', () => {
    const cluster = apply(new Cluster(), statefulSet())
    const before = cluster.state.get('Pod', 'default', 'db-1')?.metadata.uid
    cluster.delete({ kind: 'Pod', namespace: 'default', name: 'db-1' })
    cluster.rest(600)
    expect(names(cluster)).toBe('db-0 db-1 db-2')
    expect(cluster.state.get('Pod', 'default', 'db-1')?.metadata.uid).not.toBe(before)
  })

  it.each<readonly [what: string, spec: string, images: string]>([
    ['all', '', '7.2 7.2 7.2'],
    ['those from the partition on', rolling('partition: 2'), '7.4 7.4 7.2'],
    ['none by itself with OnDelete', '  updateStrategy: { type: OnDelete }', '7.4 7.4 7.4'],
  ])('after an edit replaces %s', (_, spec, expected) => {
    const cluster = apply(new Cluster(), statefulSet({ spec }))
    apply(cluster, statefulSet({ spec, image: 'redis:7.2' }))
    cluster.rest(3600)
    expect(images(cluster)).toBe(expected)
  })

  it('gives a pod below the partition its old template back', () => {
    const spec = rolling('partition: 2')
    const cluster = apply(new Cluster(), statefulSet({ spec }))
    apply(cluster, statefulSet({ spec, image: 'redis:7.2' }))
    cluster.rest(3600)
    for (const name of ['db-0', 'db-2']) cluster.delete({ kind: 'Pod', namespace: 'default', name })
    cluster.rest(3600)
    expect(images(cluster)).toBe('7.4 7.4 7.2')
  })

  it('stops a rollout at the first pod that does not become ready', () => {
    const cluster = apply(new Cluster(), statefulSet())
    apply(cluster, statefulSet({ image: 'redis:7.2', probe: true }))
    cluster.rest(3600)
    expect(images(cluster)).toBe('7.4 7.4 7.2')
    const { status } = cluster.state.get('StatefulSet', 'default', 'db') ?? {}
    expect(status).toMatchObject({ readyReplicas: 2, updatedReplicas: 1, currentReplicas: 2 })
    expect(status?.currentRevision).not.toBe(status?.updateRevision)
  })

  it('keeps the revisions it was at, and goes back to one instead of making it again', () => {
    const cluster = apply(new Cluster(), statefulSet())
    for (const image of ['redis:7.2', 'redis:7.4']) {
      apply(cluster, statefulSet({ image }))
      cluster.rest(3600)
    }
    const revisions = cluster.state.list('ControllerRevision', 'default').map(({ revision }) => revision)
    expect([...revisions].sort()).toEqual([2, 3])
  })

  it('adopts the pods of one that was deleted without them, and lets go of those that it no longer selects', () => {
    const orphan = `
apiVersion: v1
kind: Pod
metadata:
  name: db-1
  labels: { app: db }
spec:
  containers: [{ name: db, image: redis:7.0 }]
`
    const cluster = apply(
      apply(new Cluster(), orphan),
      statefulSet({ spec: '  updateStrategy: { type: OnDelete }' }),
    )
    expect(images(cluster)).toBe('7.4 7.0 7.4')
    const adopted = cluster.state.get('Pod', 'default', 'db-1')
    expect(adopted?.metadata.ownerReferences?.[0]?.name).toBe('db')
    expect(adopted?.metadata.labels?.['statefulset.kubernetes.io/pod-name']).toBe('db-1')
  })

  it('takes its pods and revisions along when it is deleted', () => {
    const cluster = new Cluster()
    const kinds = ['Pod', 'ControllerRevision', 'StatefulSet'] as const
    const count = (): readonly number[] => kinds.map((kind) => cluster.state.list(kind).length)
    const before = count()
    apply(cluster, statefulSet())
    cluster.delete({ kind: 'StatefulSet', namespace: 'default', name: 'db' })
    cluster.rest(600)
    expect(count()).toEqual(before)
  })
})

describe('a headless Service over a StatefulSet', () => {
  it('gives each pod a name, and leads requests to that very pod', async () => {
    const cluster = apply(new Cluster(), `${headless}---${client}---${statefulSet()}`)
    const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
    for (const name of ['db-0.db', 'db-2.db.default.svc.cluster.local']) {
      const hop = await cluster.view().lookup(origin, name)
      const pod = cluster.state.get('Pod', 'default', name.slice(0, 4))
      expect(hop?.chose).toBe(pod?.status?.podIP)
    }
    const all = await cluster.view().lookup(origin, 'db')
    expect(all?.tried.at(-1)?.answers).toHaveLength(3)
  })

  it('leaves out pods that are not ready, unless it publishes them', async () => {
    const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
    const set = statefulSet({ probe: true, spec: '  podManagementPolicy: Parallel' })
    const answers = async (service: string): Promise<number> => {
      const cluster = apply(new Cluster(), `${service}---${client}---${set}`)
      return (await cluster.view().lookup(origin, 'db'))?.tried.at(-1)?.answers.length ?? 0
    }
    expect(await answers(headless)).toBe(0)
    expect(await answers(headless.replace('spec:\n', 'spec:\n  publishNotReadyAddresses: true\n'))).toBe(3)
  })
})

describe('whatever a StatefulSet has been through', () => {
  const edits = fc.array(
    fc.record({
      replicas: fc.integer({ min: 0, max: 4 }),
      image: fc.constantFrom('redis:7.4', 'redis:7.2', 'redis:7.0'),
      partition: fc.integer({ min: 0, max: 4 }),
      maxUnavailable: fc.constantFrom('1', '2', '50%'),
    }),
    { minLength: 1, maxLength: 5 },
  )

  it('it ends with the pods that its last edit asks for', () => {
    fc.assert(
      fc.property(edits, fc.constantFrom('OrderedReady', 'Parallel'), (wishes, policy) => {
        const cluster = new Cluster()
        for (const { replicas, image, partition, maxUnavailable } of wishes) {
          const update = rolling(`partition: ${partition}, maxUnavailable: ${maxUnavailable}`)
          apply(
            cluster,
            statefulSet({ replicas, image, spec: `  podManagementPolicy: ${policy}\n${update}` }),
          )
          cluster.rest(3600)
        }
        const { replicas = 0, image = '', partition = 0 } = wishes.at(-1) ?? {}
        expect(names(cluster)).toBe(Array.from({ length: replicas }, (_, index) => `db-${index}`).join(' '))
        for (const pod of pods(cluster).slice(partition)) expect(pod.spec.containers[0]?.image).toBe(image)
      }),
      { numRuns: 30 },
    )
  })
})

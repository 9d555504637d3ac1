/** What comes of several workloads does not depend on the order in which they came, nor on how often one looks. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { KubeObject } from '../api/kinds.ts'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'

const template = (name: string, restartPolicy: string): string => `
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      restartPolicy: ${restartPolicy}
      containers: [{ name: main, image: busybox:1.37, command: [${restartPolicy === 'Never' ? "'true'" : 'sleep, infinity'}] }]`

const workload = (apiVersion: string, kind: string, name: string, more: string): string => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
spec:${kind === 'Job' ? '' : `\n  selector: { matchLabels: { app: ${name} } }`}
  ${more}${template(name, kind === 'Job' ? 'Never' : 'Always')}
`

const texts: readonly string[] = [
  workload('apps/v1', 'StatefulSet', 'db', 'replicas: 3'),
  workload('apps/v1', 'StatefulSet', 'cache', '{}').replace(
    '  {}',
    '  replicas: 2\n  podManagementPolicy: Parallel',
  ),
  workload('apps/v1', 'DaemonSet', 'agent', 'revisionHistoryLimit: 3'),
  workload('apps/v1', 'Deployment', 'web', 'replicas: 2'),
  workload('batch/v1', 'Job', 'once', 'completions: 2'),
  workload('batch/v1', 'Job', 'all', 'completions: 3\n  parallelism: 3\n  completionMode: Indexed'),
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata: { color: red }\n',
]

function world(order: readonly string[]): Cluster {
  const cluster = new Cluster()
  for (const text of order) {
    const parsed = parseManifests({ name: 'all.yaml', text })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
    const outcome = cluster.apply(parsed.value)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  }
  cluster.rest(600)
  return cluster
}

const kinds = [
  'Pod',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'ControllerRevision',
  'ConfigMap',
  'ServiceAccount',
] as const

/** Everything but where pods run and at which address, which follows from who came first. */
function shapes(cluster: Cluster): readonly string[] {
  return kinds.flatMap((kind) =>
    cluster.state
      .list(kind)
      .map(
        (object: KubeObject) => `${kind}/${object.metadata.name} ${object.metadata.uid} ${statusOf(object)}`,
      ),
  )
}

function statusOf(object: KubeObject): string {
  return object.kind === 'Pod'
    ? (object.status?.phase ?? '')
    : JSON.stringify('status' in object ? object.status : '')
}

it('workloads of all kinds come out the same in any order', () => {
  const expected = shapes(world(texts))
  fc.assert(
    fc.property(fc.shuffledSubarray([...texts], { minLength: texts.length }), (order) => {
      expect(shapes(world(order))).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

it('another look changes nothing', () => {
  const cluster = world(texts)
  const before = cluster.state.resourceVersion
  for (const text of texts) {
    const parsed = parseManifests({ name: 'all.yaml', text })
    if (parsed.ok) cluster.apply(parsed.value)
  }
  cluster.rest(600)
  expect(cluster.state.resourceVersion).toBe(before)
})

it('what is deleted leaves nothing behind', () => {
  const empty = shapes(world([]))
  const cluster = world(texts)
  for (const kind of ['StatefulSet', 'DaemonSet', 'Job', 'Deployment'] as const) {
    for (const { metadata } of cluster.state.list(kind, 'default')) {
      cluster.delete({ kind, namespace: 'default', name: metadata.name })
    }
  }
  cluster.delete({ kind: 'ConfigMap', namespace: 'default', name: 'settings' })
  cluster.rest(600)
  expect(shapes(cluster)).toEqual(empty)
})

import { describe, expect, it } from 'vitest'
import type { Pod } from '../../api/pod.ts'
import { Cluster } from '../../cluster.ts'
import { parseManifests } from '../../manifest/parse.ts'

function apply(cluster: Cluster, text: string): Cluster {
  const parsed = parseManifests({ name: 'set.yaml', text })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  const outcome = cluster.apply(parsed.value)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return cluster
}

function daemonSet({ image = 'nginx:1.27', spec = '', pod = '' } = {}): string {
  return `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
${spec}
  selector:
    matchLabels: { app: agent }
  template:
    metadata:
      labels: { app: agent }
    spec:
${pod}
      containers:
        - name: agent
          image: ${image}
`
}

function node(name: string, more = ''): string {
  return `
apiVersion: v1
kind: Node
metadata:
  name: ${name}
  labels: { kubernetes.io/hostname: ${name}, disk: ssd }
spec:
  podCIDR: 10.244.9.0/24
${more}
`
}

function pods(cluster: Cluster): readonly Pod[] {
  return cluster.state.list('Pod', 'default').filter(({ metadata }) => metadata.labels?.app === 'agent')
}

function nodes(cluster: Cluster): string {
  return pods(cluster)
    .map(({ spec }) => spec.nodeName ?? 'nowhere')
    .sort()
    .join(' ')
}

const taints = (key: string, effect: string): string => `  taints: [{ key: ${key}, effect: ${effect} }]`

describe('a DaemonSet', () => {
  it.each<readonly [what: string, pod: string, extra: string, nodes: string]>([
    ['runs on every node', '', '', 'node-1 node-2 node-3'],
    ['runs where its nodeSelector wants', '      nodeSelector: { disk: ssd }', node('new'), 'new'],
    ['runs on a node that joins', '', node('new'), 'new node-1 node-2 node-3'],
    ['keeps off a tainted node', '', node('new', taints('gpu', 'NoSchedule')), 'node-1 node-2 node-3'],
    [
      'runs on one whose taint it bears',
      '      tolerations: [{ key: gpu, operator: Exists }]',
      node('new', taints('gpu', 'NoSchedule')),
      'new node-1 node-2 node-3',
    ],
    [
      'runs on one that takes no other pods',
      '',
      node('new', '  unschedulable: true'),
      'new node-1 node-2 node-3',
    ],
    [
      'runs on one with little memory left',
      '',
      node('new', taints('node.kubernetes.io/memory-pressure', 'NoSchedule')),
      'new node-1 node-2 node-3',
    ],
  ])('%s', (_, pod, extra, expected) => {
    const cluster = apply(new Cluster(), daemonSet({ pod }))
    expect(nodes(extra === '' ? cluster : apply(cluster, extra))).toBe(expected)
  })

  it('leaves a node whose label it no longer finds', () => {
    const cluster = apply(
      apply(new Cluster(), node('new')),
      daemonSet({ pod: '      nodeSelector: { disk: ssd }' }),
    )
    expect(nodes(cluster)).toBe('new')
    apply(cluster, node('new').replace('disk: ssd', 'disk: hdd'))
    cluster.rest(600)
    expect(nodes(cluster)).toBe('')
    expect(cluster.state.get('DaemonSet', 'default', 'agent')?.status).toMatchObject({
      desiredNumberScheduled: 0,
    })
  })

  it('ties each pod to its node, and lets the scheduler bind it', () => {
    const [pod] = pods(apply(new Cluster(), daemonSet()))
    const required = pod?.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    expect(required?.nodeSelectorTerms?.[0]?.matchFields).toEqual([
      { key: 'metadata.name', operator: 'In', values: [pod?.spec.nodeName] },
    ])
    expect(pod?.spec.tolerations?.map(({ key, effect }) => `${key}:${effect}`)).toEqual([
      'node.kubernetes.io/not-ready:NoExecute',
      'node.kubernetes.io/unreachable:NoExecute',
      'node.kubernetes.io/disk-pressure:NoSchedule',
      'node.kubernetes.io/memory-pressure:NoSchedule',
      'node.kubernetes.io/pid-pressure:NoSchedule',
      'node.kubernetes.io/unschedulable:NoSchedule',
    ])
  })

  it('reports nodes', () => {
    const cluster = apply(new Cluster(), daemonSet())
    expect(cluster.state.get('DaemonSet', 'default', 'agent')?.status).toEqual({
      currentNumberScheduled: 3,
      numberMisscheduled: 0,
      desiredNumberScheduled: 3,
      numberReady: 3,
      observedGeneration: 1,
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    })
  })

  it.each([
    ['one after the other', '', 'nginx:1.26 nginx:1.26 nginx:1.26'],
    [
      'with the new pod first',
      '  updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
      'nginx:1.26 nginx:1.26 nginx:1.26',
    ],
    [
      'not by itself with OnDelete',
      '  updateStrategy: { type: OnDelete }',
      'nginx:1.27 nginx:1.27 nginx:1.27',
    ],
  ])('replaces its pods %s', (_, spec, expected) => {
    const cluster = apply(new Cluster(), daemonSet({ spec }))
    apply(cluster, daemonSet({ spec, image: 'nginx:1.26' }))
    cluster.rest(3600)
    expect(nodes(cluster)).toBe('node-1 node-2 node-3')
    expect(
      pods(cluster)
        .map((pod) => pod.spec.containers[0]?.image)
        .join(' '),
    ).toBe(expected)
  })

  it('misses no more pods than it may when the new ones do not become ready', () => {
    const cluster = apply(new Cluster(), daemonSet())
    const broken = daemonSet({
      image: 'nginx:1.26\n          readinessProbe: { httpGet: { path: /, port: 1 } }',
    })
    apply(cluster, broken)
    cluster.rest(3600)
    expect(cluster.state.get('DaemonSet', 'default', 'agent')?.status).toMatchObject({
      numberReady: 2,
      updatedNumberScheduled: 1,
      numberUnavailable: 1,
    })
  })

  it('counts its templates where it counted them when that was a field', () => {
    const cluster = apply(apply(new Cluster(), daemonSet()), daemonSet({ image: 'nginx:1.26' }))
    cluster.rest(3600)
    const { annotations } = cluster.state.get('DaemonSet', 'default', 'agent')?.metadata ?? {}
    expect(annotations?.['deprecated.daemonset.template.generation']).toBe('2')
    expect(pods(cluster)[0]?.metadata.labels?.['pod-template-generation']).toBe('2')
  })

  it('takes its pods along when it is deleted', () => {
    const cluster = apply(new Cluster(), daemonSet())
    cluster.delete({ kind: 'DaemonSet', namespace: 'default', name: 'agent' })
    cluster.rest(600)
    expect(nodes(cluster)).toBe('')
    expect(cluster.state.list('ControllerRevision')).toEqual([])
  })
})

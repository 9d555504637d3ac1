/** Which pods kubectl drain takes away, and what it says of those that it leaves. */
import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { runKubectl } from './run-kubectl.ts'

const world = `
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: kept}
spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {nodeName: node-1, containers: [{name: x, image: nginx}]}}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec: {selector: {matchLabels: {c: d}}, template: {metadata: {labels: {c: d}}, spec: {nodeName: node-1, containers: [{name: x, image: nginx}]}}}
---
apiVersion: v1
kind: Pod
metadata: {name: alone}
spec: {nodeName: node-1, containers: [{name: x, image: nginx}]}
---
apiVersion: v1
kind: Pod
metadata: {name: scratch}
spec: {nodeName: node-1, containers: [{name: x, image: nginx}], volumes: [{name: v, emptyDir: {}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: done}
spec: {nodeName: node-1, restartPolicy: Never, containers: [{name: x, image: busybox, command: ['true']}]}
`
const start = new Cluster()
const parsed = parseManifests({ name: 'world.yaml', text: world })
if (!parsed.ok || !start.apply(parsed.value).ok) throw new Error('the world does not stand')
start.rest(60)

function drain(...flags: readonly string[]) {
  const io = { stdin: '', readFile: () => undefined }
  const output = runKubectl(start.fork(), ['drain', 'node-1', ...flags], io)
  const plain = (text: string): string => text.replace(/(agent|kept|coredns)-[a-z0-9-]+/g, '$1-POD')
  return { ...output, stdout: plain(output.stdout), stderr: plain(output.stderr) }
}

describe('kubectl drain', () => {
  it('names everything that stands in the way, in one error', () => {
    const { stderr, exitCode } = drain()
    expect(exitCode).toBe(1)
    const errors = [
      'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/agent-POD',
      'cannot delete cannot delete Pods that declare no controller (use --force to override): default/alone',
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/scratch',
    ]
    for (const error of errors) expect(stderr).toContain(error)
    expect(stderr).toMatch(
      /^error: unable to drain node "node-1" due to error: \[cannot .*\], continuing command\.\.\.$/m,
    )
    expect(stderr).toMatch(/^There are pending nodes to be drained:\n node-1\n\[cannot .*\]\n/m)
  })

  it('says one error without brackets', () => {
    expect(drain('--ignore-daemonsets', '--delete-emptydir-data').stderr).toContain(
      'due to error: cannot delete cannot delete Pods that declare no controller (use --force to override): default/alone, default/scratch, continuing',
    )
  })

  it('evicts what may go, and warns of the rest', () => {
    const { stdout, stderr, exitCode } = drain('--ignore-daemonsets', '--delete-emptydir-data', '--force')
    expect(exitCode).toBe(0)
    expect(stderr).toContain('ignoring DaemonSet-managed Pods: default/agent-POD')
    expect(stderr).toContain('deleting Pods that declare no controller: default/alone, default/scratch')
    for (const name of ['alone', 'scratch', 'done', 'kept-POD']) {
      expect(stdout).toContain(`evicting pod default/${name}\n`)
      expect(stdout).toContain(`pod/${name} evicted\n`)
    }
    expect(stdout).toMatch(/node\/node-1 drained\n$/)
  })

  it('takes no longer than its pods', () => {
    const cluster = start.fork()
    const before = cluster.state.now
    const io = { stdin: '', readFile: () => undefined }
    runKubectl(cluster, ['drain', 'node-1', '--ignore-daemonsets', '--delete-emptydir-data', '--force'], io)
    expect(cluster.state.now - before).toBeLessThanOrEqual(31)
  })
})

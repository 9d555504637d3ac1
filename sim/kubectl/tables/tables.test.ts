/** Objects and the cells that kubectl shows of them: what the tables make of states that are seldom met. */
import { describe, expect, it } from 'vitest'
import { Cluster } from '../../cluster.ts'
import { tableOfKind } from './table-of-kind.ts'

const { state } = new Cluster()

/** The cell of one column; objects are as the API server would hand them out, as far as the column looks. */
function cell(kind: 'EndpointSlice' | 'Ingress' | 'Pod' | 'Service', column: string, object: object): string {
  const table = tableOfKind[kind]
  const full = { metadata: { name: 'x' }, spec: {}, ...object }
  return table.cells(full as never, state)[table.columns.indexOf(column)] ?? ''
}

describe('what a table shows', () => {
  const balanced = (...names: readonly string[]) => ({
    loadBalancer: { ingress: names.map((hostname) => ({ hostname })) },
  })
  const long = 'a1b2c3d4e5f6.eu-west-1.elb.example.com'

  it.each([
    ['ClusterIP', { externalIPs: ['192.0.2.1', '192.0.2.2'] }, {}, '192.0.2.1,192.0.2.2'],
    ['NodePort', {}, {}, '<none>'],
    ['LoadBalancer', {}, {}, '<pending>'],
    ['LoadBalancer', {}, balanced(long), long],
    ['LoadBalancer', { externalIPs: ['192.0.2.1'] }, balanced('lb'), 'lb,192.0.2.1'],
    ['LoadBalancer', { externalIPs: ['192.0.2.1'] }, {}, '192.0.2.1'],
    ['ExternalName', { externalName: 'db.example.com' }, {}, 'db.example.com'],
  ])('EXTERNAL-IP of a %s Service with %j, %j: %s', (type, spec, status, shown) => {
    expect(cell('Service', 'External-IP', { spec: { type, ...spec }, status })).toBe(shown)
  })

  it.each([
    [['a', 'b', 'c'], 'a,b,c'],
    [['a', 'b', 'c', 'd', 'e'], 'a,b,c + 2 more...'],
    [['a', 'b', '', 'c'], 'a,b,c'],
    [['a', 'b', 'c', ''], 'a,b,c + 1 more...'],
    [['', ''], '*'],
    [[], '*'],
  ])('HOSTS of an Ingress with rules for %j: %s', (hosts, shown) => {
    expect(cell('Ingress', 'Hosts', { spec: { rules: hosts.map((host) => ({ host })) } })).toBe(shown)
  })

  it('shows the address of an Ingress whole', () => {
    expect(cell('Ingress', 'Address', { status: balanced(long) })).toBe(long)
  })

  it.each([
    [[], '<unset>'],
    [[{ name: '' }], '<unset>'],
    [[{}], '*'],
    [[{ name: 'http' }], 'http'],
    [[{ port: 80 }, { port: 81 }, { port: 82 }, { port: 83 }], '80,81,82 + 1 more...'],
  ])('PORTS of an EndpointSlice with %j: %s', (ports, shown) => {
    expect(cell('EndpointSlice', 'Ports', { ports, endpoints: [] })).toBe(shown)
  })
})

describe('STATUS, READY and RESTARTS of a pod', () => {
  const sidecar = { name: 'side', restartPolicy: 'Always' }
  const running = (name: string) => ({
    name,
    ready: true,
    restartCount: 0,
    started: true,
    state: { running: {} },
  })
  const waiting = (name: string, reason: string, restartCount = 0) => ({
    name,
    ready: false,
    restartCount,
    state: { waiting: { reason } },
  })
  const ended = (name: string, exitCode: number, reason = '') => ({
    name,
    ready: false,
    restartCount: 0,
    state: { terminated: { exitCode, reason } },
  })
  const initialized = [{ type: 'Initialized', status: 'True' }]
  const main = [{ name: 'main' }]
  const two = [{ name: 'main' }, { name: 'other' }]
  const init = [{ name: 'one' }, { name: 'two' }]

  it.each([
    ['nothing is known yet', { containers: main }, {}, '0/1 Pending 0'],
    [
      'it waits for its container',
      { containers: main },
      { phase: 'Pending', containerStatuses: [waiting('main', 'ContainerCreating')] },
      '0/1 ContainerCreating 0',
    ],
    [
      'it cannot be given a node',
      { containers: main },
      {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
      },
      '0/1 SchedulingGated 0',
    ],
    [
      'one of two runs, the other is done',
      { containers: two },
      { phase: 'Running', containerStatuses: [running('main'), ended('other', 0, 'Completed')] },
      '1/2 NotReady 0',
    ],
    [
      'the first container has the last word',
      { containers: two },
      {
        phase: 'Running',
        containerStatuses: [waiting('main', 'CrashLoopBackOff', 3), ended('other', 1, 'Error')],
      },
      '0/2 CrashLoopBackOff 3',
    ],
    [
      'it ended without a reason',
      { containers: main },
      { phase: 'Failed', containerStatuses: [ended('main', 7)] },
      '0/1 ExitCode:7 0',
    ],
    ['it was evicted', { containers: main }, { phase: 'Failed', reason: 'Evicted' }, '0/1 Evicted 0'],
    [
      'the first init container runs',
      { containers: main, initContainers: init },
      {
        phase: 'Pending',
        initContainerStatuses: [
          { ...running('one'), ready: false, started: false },
          waiting('two', 'PodInitializing'),
        ],
        containerStatuses: [waiting('main', 'PodInitializing')],
      },
      '0/1 Init:0/2 0',
    ],
    [
      'the second init container fails',
      { containers: main, initContainers: init },
      { phase: 'Pending', initContainerStatuses: [ended('one', 0), waiting('two', 'CrashLoopBackOff', 2)] },
      '0/1 Init:CrashLoopBackOff 2',
    ],
    [
      'an init container ended badly',
      { containers: main, initContainers: init },
      { phase: 'Pending', initContainerStatuses: [ended('one', 2)] },
      '0/1 Init:ExitCode:2 0',
    ],
    [
      'a sidecar runs beside',
      { containers: main, initContainers: [sidecar] },
      {
        phase: 'Running',
        conditions: initialized,
        initContainerStatuses: [running('side')],
        containerStatuses: [running('main')],
      },
      '2/2 Running 0',
    ],
    [
      'a sidecar is down again',
      { containers: main, initContainers: [sidecar] },
      {
        phase: 'Running',
        conditions: initialized,
        initContainerStatuses: [waiting('side', 'CrashLoopBackOff', 4)],
        containerStatuses: [running('main')],
      },
      '1/2 Init:CrashLoopBackOff 4',
    ],
  ])('when %s', (_, spec, status, shown) => {
    const [ready, reason, restarts] = ['Ready', 'Status', 'Restarts'].map((column) =>
      cell('Pod', column, { spec, status }),
    )
    expect(`${ready} ${reason} ${restarts}`).toBe(shown)
  })

  it('says when it is going, and when its node is lost', () => {
    const metadata = { name: 'x', deletionTimestamp: '2026-01-01T00:00:00Z' }
    const spec = { containers: main }
    expect(cell('Pod', 'Status', { metadata, spec, status: { phase: 'Running' } })).toBe('Terminating')
    expect(cell('Pod', 'Status', { metadata, spec, status: { phase: 'Succeeded' } })).toBe('Succeeded')
    expect(cell('Pod', 'Status', { metadata, spec, status: { phase: 'Running', reason: 'NodeLost' } })).toBe(
      'Unknown',
    )
  })
})

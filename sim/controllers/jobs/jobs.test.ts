import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../api/job.ts'
import type { Pod } from '../../api/pod.ts'
import { Cluster } from '../../cluster.ts'
import { parseManifests } from '../../manifest/parse.ts'
import { parseIndexes, printIndexes } from './indexes.ts'

function apply(cluster: Cluster, text: string): Cluster {
  const parsed = parseManifests({ name: 'job.yaml', text })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  const outcome = cluster.apply(parsed.value)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return cluster
}

const [succeeds, fails, runs] = ["'true'", 'sh, -c, exit 3', 'sleep, infinity']

function job(spec: string, command = succeeds, restartPolicy = 'Never'): string {
  return `
apiVersion: batch/v1
kind: Job
metadata:
  name: pi
spec:
  ${spec}
  template:
    spec:
      restartPolicy: ${restartPolicy}
      containers:
        - name: main
          image: busybox:1.37
          command: [${command}]
`
}

function pods(cluster: Cluster): readonly Pod[] {
  return cluster.state.list('Pod', 'default')
}

function found(cluster: Cluster): Job | undefined {
  return cluster.state.get('Job', 'default', 'pi')
}

function conditions(cluster: Cluster): string {
  return (found(cluster)?.status?.conditions ?? []).map(({ type, reason }) => `${type}:${reason}`).join(' ')
}

const complete = 'SuccessCriteriaMet:CompletionsReached Complete:CompletionsReached'
const exceeded = 'FailureTarget:BackoffLimitExceeded Failed:BackoffLimitExceeded'

describe('a Job', () => {
  it.each<readonly [what: string, spec: string, command: string, status: object, conditions: string]>([
    ['is complete when its pod has succeeded', 'backoffLimit: 6', succeeds, { succeeded: 1 }, complete],
    ['runs as many as it must', 'completions: 4', succeeds, { succeeded: 4 }, complete],
    [
      'without completions ends with the first success',
      'parallelism: 2',
      succeeds,
      { succeeded: 2 },
      complete,
    ],
    ['tries again as often as it may', 'backoffLimit: 2', fails, { failed: 3 }, exceeded],
    ['does not try again with backoffLimit 0', 'backoffLimit: 0', fails, { failed: 1 }, exceeded],
    [
      'gives up when its time is over',
      'activeDeadlineSeconds: 30',
      runs,
      { failed: 1 },
      'FailureTarget:DeadlineExceeded Failed:DeadlineExceeded',
    ],
    ['does nothing while suspended', 'suspend: true', succeeds, {}, 'Suspended:JobSuspended'],
    [
      'lists the indexes that are done',
      'completions: 4\n  completionMode: Indexed',
      succeeds,
      { completedIndexes: '0-3' },
      complete,
    ],
  ])('%s', (_, spec, command, status, expected) => {
    const cluster = apply(new Cluster(), job(spec, command))
    cluster.rest(3600)
    expect(found(cluster)?.status).toMatchObject(status)
    expect(conditions(cluster)).toBe(expected)
    expect(pods(cluster).filter(({ metadata }) => metadata.finalizers !== undefined)).toEqual([])
  })

  it('tells how it went', () => {
    const cluster = apply(new Cluster(), job('backoffLimit: 0', fails))
    cluster.rest(60)
    const told = cluster.state.eventsOf({ kind: 'Job', namespace: 'default', name: 'pi' })
    expect(told.map(({ type, reason, message }) => `${type} ${reason}: ${message}`)).toEqual([
      expect.stringMatching(/^Normal SuccessfulCreate: Created pod: pi-[a-z0-9]{5}$/),
      'Warning BackoffLimitExceeded: Job has reached the specified backoff limit',
    ])
  })

  it('waits longer after each failure', () => {
    const cluster = apply(new Cluster(), job('backoffLimit: 6', fails))
    const failed = (seconds: number): number => {
      cluster.advance(seconds)
      return found(cluster)?.status?.failed ?? 0
    }
    expect([failed(0), failed(9), failed(1), failed(19), failed(1), failed(39), failed(1)]).toEqual([
      1, 1, 2, 2, 3, 3, 4,
    ])
  })

  it('keeps as many pods running as may run at once', () => {
    const cluster = apply(new Cluster(), job('parallelism: 2\n  completions: 5', runs))
    expect(found(cluster)?.status).toMatchObject({ active: 2, ready: 2 })
    apply(cluster, job('parallelism: 3\n  completions: 5', runs))
    expect(found(cluster)?.status).toMatchObject({ active: 3 })
  })

  it('counts a pod that is taken from it as failed, and makes another', () => {
    const cluster = apply(new Cluster(), job('backoffLimit: 6', runs))
    const [{ metadata } = { metadata: { name: '' } }] = pods(cluster)
    cluster.delete({ kind: 'Pod', namespace: 'default', name: metadata.name })
    cluster.advance(60)
    expect(pods(cluster)).toHaveLength(1)
    expect(pods(cluster)[0]?.metadata.name).not.toBe(metadata.name)
    expect(found(cluster)?.status).toMatchObject({ active: 1, failed: 1 })
  })

  it('gives the pods of an indexed one their number in every way', () => {
    const cluster = apply(
      new Cluster(),
      job('completionMode: Indexed\n  completions: 2\n  parallelism: 2', runs),
    )
    const second = pods(cluster)[1]
    expect(second?.metadata.name).toMatch(/^pi-1-[a-z0-9]{5}$/)
    expect(second?.spec.hostname).toBe('pi-1')
    expect(second?.metadata.labels?.['batch.kubernetes.io/job-completion-index']).toBe('1')
    expect(second?.spec.containers[0]?.env?.[0]?.name).toBe('JOB_COMPLETION_INDEX')
  })

  it('finds its pods by a selector that the API server made of its uid', () => {
    const cluster = apply(new Cluster(), job('backoffLimit: 6'))
    const { metadata, spec } = found(cluster) ?? {}
    const uid = metadata?.uid ?? ''
    expect(spec?.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': uid } })
    expect(spec?.template.metadata?.labels).toEqual(metadata?.labels)
    expect(pods(cluster)[0]?.metadata.labels).toMatchObject({ 'job-name': 'pi', 'controller-uid': uid })
    expect(apply(cluster, job('backoffLimit: 6')).state.list('Job')).toHaveLength(1)
  })

  it.each([0, 20])('is gone %d seconds after its end if it says so', (seconds) => {
    const cluster = apply(new Cluster(), job(`ttlSecondsAfterFinished: ${seconds}`))
    cluster.advance(Math.max(0, seconds - 1))
    if (seconds > 0) expect(found(cluster)).toBeDefined()
    cluster.advance(60)
    expect(found(cluster)).toBeUndefined()
    expect(pods(cluster)).toEqual([])
  })

  it.each([succeeds, runs])('takes its pods along when it is deleted: %s', (command) => {
    const cluster = apply(new Cluster(), job('backoffLimit: 6', command))
    cluster.delete({ kind: 'Job', namespace: 'default', name: 'pi' })
    cluster.rest(600)
    expect(pods(cluster)).toEqual([])
  })

  it('is not restarted where its container is: OnFailure', () => {
    const cluster = apply(new Cluster(), job('backoffLimit: 2', fails, 'OnFailure'))
    cluster.rest(3600)
    expect(conditions(cluster)).toBe(exceeded)
  })
})

describe('a list of indexes', () => {
  it('reads as it was printed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 40 })), (indexes) => {
        expect(parseIndexes(printIndexes(new Set(indexes)), 41)).toEqual(
          new Set(indexes.sort((a, b) => a - b)),
        )
      }),
    )
  })

  it.each([
    [[0, 1, 2, 5], '0-2,5'],
    [[3, 4], '3,4'],
    [[], ''],
  ])('of %j is %s', (indexes, text) => {
    expect(printIndexes(new Set(indexes))).toBe(text)
  })
})

import { describe, expect, it } from 'vitest'
import type { Probe } from '../../api/pod.ts'
import { isContainerStarted } from './container-ready.ts'
import { newProbe, type ProbeAnswer, type ProbeType } from './probe-state.ts'
import { type SeenContainer, type SeenPod, takeTurn } from './worker.ts'

const running: SeenContainer = { id: 'one', state: 'running', runningSince: 0, started: true }
const fails = (): ProbeAnswer => 'failure'
const passes = (): ProbeAnswer => 'success'
const isNotAsked = (): never => {
  throw new Error('was asked')
}

function seen(container: Partial<SeenContainer> = {}, pod: Partial<SeenPod> = {}): SeenPod {
  return { phase: 'Running', container: { ...running, ...container }, ...pod }
}

describe('the worker of a probe', () => {
  it.each<[string, ProbeType, SeenPod, string | undefined, boolean]>([
    ['waits while the kubelet knows no status', 'liveness', {}, undefined, true],
    [
      'waits while the status does not tell of the container',
      'liveness',
      { phase: 'Pending' },
      undefined,
      true,
    ],
    ['ends with a pod that failed', 'readiness', seen({}, { phase: 'Failed' }), undefined, false],
    ['ends with a pod that succeeded', 'readiness', seen({}, { phase: 'Succeeded' }), undefined, false],
    ['takes a container that waits for failed', 'liveness', seen({ state: 'waiting' }), 'failure', true],
    [
      'waits for a container that ended and is started again',
      'readiness',
      seen({ state: 'terminated', exitCode: 0, restartPolicy: 'Always' }),
      'failure',
      true,
    ],
    [
      'waits for one that failed, under OnFailure',
      'readiness',
      seen({ state: 'terminated', exitCode: 1, restartPolicy: 'OnFailure' }),
      'failure',
      true,
    ],
    [
      'ends with one that did its work, under OnFailure',
      'readiness',
      seen({ state: 'terminated', exitCode: 0, restartPolicy: 'OnFailure' }),
      'failure',
      false,
    ],
    [
      'ends with one that is never started again',
      'startup',
      seen({ state: 'terminated', exitCode: 1, restartPolicy: 'Never' }),
      'failure',
      false,
    ],
    ['lets a pod end in peace: liveness', 'liveness', seen({}, { isBeingDeleted: true }), 'success', false],
    [
      'lets a pod end in peace: startup',
      'startup',
      seen({ started: false }, { isBeingDeleted: true }),
      'success',
      false,
    ],
    [
      'leaves liveness alone until the container is started',
      'liveness',
      seen({ started: false }),
      'success',
      true,
    ],
    [
      'leaves readiness alone until the container is started',
      'readiness',
      seen({ started: false }),
      'failure',
      true,
    ],
    ['leaves startup alone once it is', 'startup', seen(), 'unknown', true],
  ])('%s', (_, probeType, pod, result, goesOn) => {
    const turn = takeTurn({}, newProbe(probeType), pod, isNotAsked, 10)
    expect([turn.state.result, turn.goesOn]).toEqual([result, goesOn])
  })

  it('asks for readiness while the pod ends', () => {
    const turn = takeTurn({}, newProbe('readiness'), seen({}, { isBeingDeleted: true }), passes, 10)
    expect([turn.state.result, turn.goesOn]).toEqual(['success', true])
  })

  it('throws away what could not be asked', () => {
    const before = takeTurn({}, newProbe('readiness'), seen(), passes, 10).state
    expect(takeTurn({}, before, seen(), () => undefined, 20).state).toEqual(before)
  })

  it('starts anew with a new container', () => {
    const probe = { failureThreshold: 1 }
    const killed = takeTurn(probe, newProbe('liveness'), seen(), fails, 10).state
    expect([killed.result, killed.onHold]).toEqual(['failure', true])
    const held = takeTurn(probe, killed, seen(), isNotAsked, 20).state
    expect(held.result).toBe('failure')
    const again = takeTurn(probe, held, seen({ id: 'two', runningSince: 25 }), passes, 30).state
    expect([again.result, again.onHold]).toEqual(['success', false])
  })

  it('counts failures on over a restart that was not its doing', () => {
    const probe = { failureThreshold: 2 }
    const once = takeTurn(probe, newProbe('liveness'), seen(), fails, 10).state
    expect(once.result).toBe('success')
    expect(takeTurn(probe, once, seen({ id: 'two' }), fails, 20).state.result).toBe('failure')
  })

  it('waits out the initial delay of every container', () => {
    const probe = { initialDelaySeconds: 5 }
    const early = takeTurn(probe, newProbe('readiness'), seen(), isNotAsked, 4.9).state
    const first = takeTurn(probe, early, seen(), passes, 5).state
    expect(first.result).toBe('success')
    const second = takeTurn(probe, first, seen({ id: 'two', runningSince: 60 }), isNotAsked, 62).state
    expect(second.result).toBe('failure')
  })

  it('hands a slow starter from its startup probe to the others', () => {
    const probes: Readonly<Record<ProbeType, Probe>> = {
      startup: { failureThreshold: 6 },
      liveness: { failureThreshold: 1 },
      readiness: {},
    }
    // The program takes 35 seconds to start, and all probes ask it every ten.
    const asked: string[] = []
    let states = Object.keys(probes).map((probeType) => newProbe(probeType as ProbeType))
    const told = [0, 10, 20, 30, 40, 50].map((at) => {
      const results = Object.fromEntries(states.map(({ probeType, result }) => [probeType, result]))
      const container = {
        state: 'running' as const,
        probes: ['startup', 'liveness', 'readiness'] as const,
        results,
      }
      const pod = seen({ started: isContainerStarted(container) })
      states = states.map((state) => {
        const ask = (): ProbeAnswer => {
          asked.push(`${state.probeType} at ${at}`)
          return at < 35 ? 'failure' : 'success'
        }
        return takeTurn(probes[state.probeType], state, pod, ask, at).state
      })
      return [at, ...states.map(({ result }) => result)]
    })
    expect(asked.filter((one) => !one.startsWith('startup'))).toEqual(['liveness at 50', 'readiness at 50'])
    expect(told.slice(3)).toEqual([
      [30, 'unknown', 'success', 'failure'],
      [40, 'success', 'success', 'failure'],
      [50, 'success', 'success', 'success'],
    ])
  })
})

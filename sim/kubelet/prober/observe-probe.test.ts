import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Probe } from '../../api/pod.ts'
import { observeProbe } from './observe-probe.ts'
import {
  initialResults,
  type ProbeAnswer,
  type ProbeState,
  type ProbeType,
  probeStateFor,
} from './probe-state.ts'

/** Where a probe stands after each of its answers: s, a success, or f, a failure. */
function statesAfter(probeType: ProbeType, probe: Probe, answers: string): readonly ProbeState[] {
  let state = open(probeType)
  return [...answers].map((letter) => {
    state = observeProbe(probe, state, letter === 's' ? 'success' : 'failure', 100)
    return state
  })
}

function open(probeType: ProbeType): ProbeState {
  return probeStateFor(probeType)
}

describe('a probe', () => {
  it.each<[string, ProbeType, Probe, string, string]>([
    ['readiness: the first success counts', 'readiness', {}, 's', 's'],
    ['readiness: it takes three failures', 'readiness', {}, 'sffff', 'sssff'],
    ['readiness: a success in between starts the count anew', 'readiness', {}, 'sffsffsfff', 'sssssssssf'],
    ['readiness: goes to and fro for ever', 'readiness', { failureThreshold: 1 }, 'sfsfs', 'sfsfs'],
    ['readiness: successThreshold', 'readiness', { successThreshold: 3 }, 'sssff', 'ffsss'],
    ['readiness: fails before it ever passed', 'readiness', {}, 'ffff', 'ffff'],
    ['liveness: three failures, then it stays', 'liveness', {}, 'fffsss', 'ssffff'],
    ['liveness: two failures are forgiven', 'liveness', {}, 'ffsffs', 'ssssss'],
    ['startup: unknown until decided', 'startup', {}, 'ffs', 'uus'],
    ['startup: once passed, it stays', 'startup', {}, 'sffff', 'sssss'],
    ['startup: once failed, it stays', 'startup', {}, 'fffss', 'uufff'],
  ])('%s', (_, probeType, probe, answers, results) => {
    const after = statesAfter(probeType, probe, answers)
    expect(after.map(({ result }) => result?.[0]).join('')).toBe(results)
  })

  it('asks nobody during the initial delay', () => {
    const state = open('readiness')
    expect(observeProbe({ initialDelaySeconds: 10 }, state, 'success', 9.99)).toBe(state)
    expect(observeProbe({ initialDelaySeconds: 10 }, state, 'success', 10).result).toBe('success')
  })

  it('asks a startup probe before the container is started, the others after', () => {
    for (const probeType of ['liveness', 'readiness', 'startup'] as const) {
      const state = { ...open(probeType), started: probeType === 'startup' }
      expect(observeProbe({ failureThreshold: 1 }, state, 'failure', 50)).toBe(state)
    }
  })

  it('counts its run, and sets it to 0 when it decides to hold', () => {
    const runs = (probeType: ProbeType, answers: string): readonly number[] =>
      statesAfter(probeType, {}, answers).map(({ resultRun }) => resultRun)
    expect(runs('readiness', 'ssfffff')).toEqual([1, 2, 1, 2, 3, 4, 5])
    expect(runs('liveness', 'sfff')).toEqual([1, 1, 2, 0])
    expect(runs('startup', 'ffs')).toEqual([1, 2, 0])
  })

  const types = fc.constantFrom<ProbeType>('liveness', 'readiness', 'startup')
  const answers = fc.array(fc.constantFrom<ProbeAnswer>('success', 'failure'), { maxLength: 30 })
  const probes = fc.record({
    successThreshold: fc.integer({ min: 1, max: 4 }),
    failureThreshold: fc.integer({ min: 1, max: 4 }),
  })

  it('changes its result only to an answer that came as often in a row as the threshold asks', () => {
    fc.assert(
      fc.property(types, probes, answers, (probeType, probe, given) => {
        let state = open(probeType)
        given.forEach((answer, index) => {
          const after = observeProbe(probe, state, answer, 100)
          if (after.result !== state.result) {
            const needed = answer === 'success' ? probe.successThreshold : probe.failureThreshold
            const last = given.slice(Math.max(0, index + 1 - needed), index + 1)
            expect([after.result, ...last]).toEqual(new Array(needed + 1).fill(answer))
          }
          state = after
        })
      }),
    )
  })

  it('never leaves a decision that puts it on hold', () => {
    fc.assert(
      fc.property(types, probes, answers, (probeType, probe, given) => {
        const states = [open(probeType)]
        for (const answer of given)
          states.push(observeProbe(probe, states.at(-1) ?? open(probeType), answer, 100))
        const held = states.find(({ onHold }) => onHold)
        if (held !== undefined) expect(states.at(-1)).toEqual(held)
        expect(states[0]?.result).toBe(initialResults[probeType])
      }),
    )
  })
})

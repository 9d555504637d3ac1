import { describe, expect, it } from 'vitest'
import { isContainerReady, isContainerStarted, type ProbedContainer } from './container-ready.ts'

const running = { state: 'running' } as const
const terminated = { state: 'terminated' } as const

describe('a container', () => {
  it.each<[string, ProbedContainer, started: boolean, ready: boolean]>([
    ['without probes', { ...running, probes: [], results: {} }, true, true],
    [
      'with liveness only, that fails',
      { ...running, probes: ['liveness'], results: { liveness: 'failure' } },
      true,
      true,
    ],
    ['whose readiness is not known yet', { ...running, probes: ['readiness'], results: {} }, true, false],
    [
      'that passed readiness',
      { ...running, probes: ['readiness'], results: { readiness: 'success' } },
      true,
      true,
    ],
    ['that failed it', { ...running, probes: ['readiness'], results: { readiness: 'failure' } }, true, false],
    ['whose startup is pending', { ...running, probes: ['startup'], results: {} }, false, false],
    [
      'whose startup is undecided',
      { ...running, probes: ['startup'], results: { startup: 'unknown' } },
      false,
      false,
    ],
    ['that passed startup', { ...running, probes: ['startup'], results: { startup: 'success' } }, true, true],
    [
      'that is held back by startup though readiness passed',
      { ...running, probes: ['startup', 'readiness'], results: { readiness: 'success' } },
      false,
      false,
    ],
    ['that waits', { state: 'waiting', probes: [], results: {} }, false, false],
    ['that ended', { ...terminated, probes: ['readiness'], results: { readiness: 'success' } }, false, false],
    ['for initialising, at work', { ...running, role: 'init', probes: [], results: {} }, true, false],
    [
      'for initialising, done',
      { ...terminated, role: 'init', exitCode: 0, probes: [], results: {} },
      false,
      true,
    ],
    [
      'for initialising, failed',
      { ...terminated, role: 'init', exitCode: 1, probes: [], results: {} },
      false,
      false,
    ],
    [
      'a sidecar',
      { ...running, role: 'sidecar', probes: ['startup'], results: { startup: 'success' } },
      true,
      true,
    ],
    [
      'a sidecar that ended',
      { ...terminated, role: 'sidecar', exitCode: 0, probes: [], results: {} },
      false,
      false,
    ],
  ])('%s', (_, container, started, ready) => {
    expect([isContainerStarted(container), isContainerReady(container)]).toEqual([started, ready])
  })
})

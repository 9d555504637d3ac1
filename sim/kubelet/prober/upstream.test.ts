/** Probes against the cases of the kubelet's own tests. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { HTTPGetAction, Probe } from '../../api/pod.ts'
import type { HttpRequest } from '../../api/trace.ts'
import { isContainerReady } from './container-ready.ts'
import { type HttpEnd, probeHttp } from './http-probe.ts'
import { probeRequestFor } from './http-request.ts'
import { newProbe, type ProbeAnswer, type ProbeResult, type ProbeType } from './probe-state.ts'
import { type SeenPod, takeTurn } from './worker.ts'

interface Step {
  /** Anything but the two answers stands for a probe that could not be run. */
  readonly outcome: string
  readonly started?: boolean
  readonly secondsSinceStart?: number
  readonly newContainerId?: boolean
  readonly podState?: string | null
}

interface WorkerInput {
  readonly probeType: ProbeType
  readonly probe: Probe
  readonly initialResult?: ProbeResult
  readonly steps: readonly Step[]
}

interface WorkerExpected {
  readonly results: readonly (ProbeResult | null)[]
  readonly onHold?: readonly boolean[]
  readonly resultRun?: readonly number[]
  readonly continue?: readonly boolean[]
}

describe('probe-worker', () => {
  const file = upstreamCases<WorkerInput, WorkerExpected>('probe-worker')
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    // What the harness of these tests fills in.
    const probe = { successThreshold: 1, failureThreshold: 1, ...input.probe }
    const now = 1_000
    let containers = 1
    let state = newProbe(input.probeType)
    if (input.initialResult !== undefined) state = { ...state, result: input.initialResult }
    const turns = input.steps.map((step) => {
      if (step.newContainerId) containers += 1
      const seen = seenIn(step, `container-${containers}`, now)
      const turn = takeTurn(probe, state, seen, () => answerIn(step), now)
      state = turn.state
      return turn
    })
    expect(turns.map((turn) => turn.state.result ?? null)).toEqual(expected.results)
    if (expected.onHold) expect(turns.map((turn) => turn.state.onHold)).toEqual(expected.onHold)
    if (expected.resultRun) expect(turns.map((turn) => turn.state.resultRun)).toEqual(expected.resultRun)
    if (expected.continue) expect(turns.map((turn) => turn.goesOn)).toEqual(expected.continue)
  })
})

function answerIn({ outcome }: Step): ProbeAnswer | undefined {
  if (outcome === 'warning') return 'success'
  return outcome === 'success' || outcome === 'failure' ? outcome : undefined
}

function seenIn({ podState, started, secondsSinceStart = 0 }: Step, id: string, now: number): SeenPod {
  const says = podState === null ? 'no status' : (podState ?? 'running')
  if (/^(?:no\s?status|none$|absent|missing)/i.test(says)) return {}
  if (/other\s?container|no container/i.test(says)) return { phase: 'Running' }
  if (/succeeded/i.test(says)) return { phase: 'Succeeded' }
  if (/failed/i.test(says)) return { phase: 'Failed' }
  const state = /terminated/i.test(says)
    ? 'terminated'
    : /waiting|pending/i.test(says)
      ? 'waiting'
      : 'running'
  const runningSince = now - secondsSinceStart
  const container = { id, state, started: started ?? false, runningSince, restartPolicy: 'Never' } as const
  return { phase: 'Running', isBeingDeleted: /delet/i.test(says), container }
}

interface ReadinessInput {
  readonly state: 'running' | 'terminated'
  readonly probes: readonly ProbeType[]
  readonly readinessResult: ProbeResult | null
  readonly startupResult: ProbeResult | null
}

describe('probe-readiness', () => {
  const file = upstreamCases<ReadinessInput, { readonly ready: boolean }>('probe-readiness')
  it.each(file.cases)('$id', ({ input, expect: { ready } }) => {
    const { state, probes, readinessResult, startupResult } = input
    const results = {
      ...(readinessResult === null ? {} : { readiness: readinessResult }),
      ...(startupResult === null ? {} : { startup: startupResult }),
    }
    expect(isContainerReady({ state, probes, results })).toBe(ready)
  })
})

interface HttpInput {
  readonly server: {
    readonly status?: number
    readonly body?: string
    readonly delaySeconds?: number
    readonly redirect?: { readonly status: number; readonly to: string; readonly thenStatus?: number }
  }
  readonly headers?: Readonly<Record<string, string>>
  readonly followNonLocal?: boolean
}

describe('probe-http', () => {
  const file = upstreamCases<HttpInput, { readonly result: string; readonly requestHeader?: string }>(
    'probe-http',
  )
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    const { server, headers = {}, followNonLocal = false } = input
    const httpHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }))
    const action: HTTPGetAction = { port: 8080, path: '/', httpHeaders }
    const request = probeRequestFor(action, {}, '127.0.0.1')
    if ('error' in request) throw new Error(request.error)
    const seen: HttpRequest[] = []
    const outcome = probeHttp(
      request,
      (asked) => {
        seen.push(asked)
        return answerOf(server, asked, seen.length > 1)
      },
      { followsOtherHosts: followNonLocal },
    )
    expect(outcome.result).toBe(expected.result)
    if (expected.requestHeader !== undefined) checkHeader(expected.requestHeader, seen)
  })
})

/** What the server answers at the probed path, and at the target of its redirect: without a status there, the same again. */
function answerOf(server: HttpInput['server'], asked: HttpRequest, isRedirected: boolean): HttpEnd {
  const { redirect, status = 200, body = '', delaySeconds = 0 } = server
  if (asked.host === '0.0.0.0') return { error: 'dial tcp 0.0.0.0:80: connect: connection refused' }
  if (redirect === undefined) return { response: { status, headers: {}, body }, afterSeconds: delaySeconds }
  if (isRedirected && redirect.thenStatus !== undefined) {
    return { response: { status: redirect.thenStatus, headers: {}, body } }
  }
  return { response: { status: redirect.status, headers: { Location: redirect.to }, body } }
}

function checkHeader(line: string, seen: readonly HttpRequest[]): void {
  const lines = seen.flatMap(({ headers }) =>
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  )
  const absent = /^(?:not?|without|absent:?|!|-)\s*(.+)$/i.exec(line)?.[1]
  const asked = absent ?? line
  expect(lines.some((sent) => sent.startsWith(asked))).toBe(absent === undefined)
}

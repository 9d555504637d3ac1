/**
 * What does the kubelet say of a probe, in the events of its pod? Nothing of a success.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/prober/prober.go (probe, runProbeWithRetries).
 * Example: Warning Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503.
 */
import type { HttpOutcome } from './http-probe.ts'
import type { ProbeType } from './probe-state.ts'

export interface ProbeEvent {
  readonly type: 'Warning'
  readonly reason: 'Unhealthy' | 'ProbeWarning'
  readonly message: string
}

/** `error`: the probe could not be run, three times over. */
export function probeEvent(
  probeType: ProbeType,
  outcome: HttpOutcome | { readonly error: string },
): ProbeEvent | undefined {
  const probe = `${probeNames[probeType]} probe`
  if ('error' in outcome) {
    const message = `${probe} errored and resulted in unknown state: ${outcome.error}`
    return { type: 'Warning', reason: 'Unhealthy', message }
  }
  const { result, output } = outcome
  if (result === 'success') return undefined
  if (result === 'warning') {
    return { type: 'Warning', reason: 'ProbeWarning', message: `${probe} warning: ${output}` }
  }
  return { type: 'Warning', reason: 'Unhealthy', message: `${probe} failed: ${output}` }
}

const probeNames: Readonly<Record<ProbeType, string>> = {
  liveness: 'Liveness',
  readiness: 'Readiness',
  startup: 'Startup',
}

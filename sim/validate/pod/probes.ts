/**
 * What does the API server refuse in a container's probes and lifecycle hooks?
 *
 * Models validateProbe, validateLivenessProbe and their like in kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Defaulting has written the five counts before; 0 is accepted for each.
 * Leaves out lifecycle.stopSignal, which is behind a gate that is off.
 *
 * Example: a liveness probe with successThreshold 2 is refused: one success is what restarts wait for.
 */
import type { Container, Probe } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { negative, refusal } from '../refusal.ts'
import { isWritten, numberOf } from '../zero-value.ts'
import { handlerRules } from './handlers.ts'

/** Hooks and probes of a container that runs as long as the pod does: a regular one, or a sidecar. */
export function* lifeRules(
  container: Container,
  gracePeriod: number | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container
  for (const hook of ['postStart', 'preStop'] as const) {
    const handler = lifecycle?.[hook]
    if (isWritten(handler)) yield* handlerRules(handler, gracePeriod, [...path, 'lifecycle', hook])
  }
  yield* restartingProbeRules(livenessProbe, gracePeriod, [...path, 'livenessProbe'])
  yield* readinessProbeRules(readinessProbe, gracePeriod, [...path, 'readinessProbe'])
  yield* restartingProbeRules(startupProbe, gracePeriod, [...path, 'startupProbe'])
}

const counts = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const

/** What every probe must be. */
export function* probeRules(
  probe: Probe,
  gracePeriod: number | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  yield* handlerRules(withoutSleep(probe), gracePeriod, path)
  for (const count of counts) {
    const value = numberOf(probe[count])
    if (value < 0) yield negative([...path, count], value)
  }
  const grace = probe.terminationGracePeriodSeconds
  if (isWritten(grace) && grace <= 0) {
    const gracePath = [...path, 'terminationGracePeriodSeconds']
    yield refusal(
      'Invalid',
      'probe/grace-not-positive',
      { grace },
      gracePath,
      grace,
      'must be greater than 0',
    )
  }
}

/** A probe only knows four of the five ways. */
function withoutSleep({
  exec,
  httpGet,
  tcpSocket,
  grpc,
}: Probe): Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> {
  return {
    ...(isWritten(exec) && { exec }),
    ...(isWritten(httpGet) && { httpGet }),
    ...(isWritten(tcpSocket) && { tcpSocket }),
    ...(isWritten(grpc) && { grpc }),
  }
}

/** Liveness and startup probes: one success is enough, for what comes after a failure is a restart. */
function* restartingProbeRules(
  probe: Probe | undefined,
  gracePeriod: number | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (!isWritten(probe)) return
  yield* probeRules(probe, gracePeriod, path)
  const value = numberOf(probe.successThreshold)
  if (value === 1) return
  yield refusal(
    'Invalid',
    'probe/success-threshold',
    { value },
    [...path, 'successThreshold'],
    value,
    'must be 1',
  )
}

/** A readiness probe ends nothing, so it has no grace period. */
function* readinessProbeRules(
  probe: Probe | undefined,
  gracePeriod: number | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (!isWritten(probe)) return
  yield* probeRules(probe, gracePeriod, path)
  const grace = probe.terminationGracePeriodSeconds
  if (!isWritten(grace)) return
  const gracePath = [...path, 'terminationGracePeriodSeconds']
  yield refusal(
    'Invalid',
    'probe/grace-on-readiness',
    {},
    gracePath,
    grace,
    'must not be set for readinessProbes',
  )
}

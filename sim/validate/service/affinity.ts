/**
 * May a Service remember its clients this way? sessionAffinity is None or ClientIP, and only ClientIP has a timeout.
 *
 * Models validateClientIPAffinityConfig and its caller in kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Defaulting fills in 10800 seconds, so a missing one is met only before it.
 *
 * Example: timeoutSeconds 86401 is refused, 86400 (a day) is the most.
 */
import type { ServiceSpec } from '../../api/service.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, textOf } from '../zero-value.ts'

const affinities = ['ClientIP', 'None']
const mostSeconds = 86400

export function* affinityRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const affinity = textOf(spec.sessionAffinity)
  if (affinity === '') yield required(['spec', 'sessionAffinity'])
  else if (!affinities.includes(affinity))
    yield notSupported(['spec', 'sessionAffinity'], affinity, affinities)

  if (affinity === 'ClientIP') yield* timeoutRules(spec.sessionAffinityConfig)
  if (affinity === 'None' && isWritten(spec.sessionAffinityConfig)) {
    const detail = 'must not be set when session affinity is None'
    yield refusal('Forbidden', 'service/affinity-config-unused', {}, configPath, undefined, detail)
  }
}

const configPath = ['spec', 'sessionAffinityConfig']

function* timeoutRules(config: ServiceSpec['sessionAffinityConfig']): Iterable<Diagnostic> {
  const needed = 'when session affinity type is ClientIP'
  if (!isWritten(config)) return yield required(configPath, needed)
  if (!isWritten(config.clientIP)) return yield required([...configPath, 'clientIP'], needed)
  const path = [...configPath, 'clientIP', 'timeoutSeconds']
  const seconds = config.clientIP.timeoutSeconds
  if (!isWritten(seconds)) return yield required(path, needed)
  if (seconds > 0 && seconds <= mostSeconds) return
  const detail = `must be greater than 0 and less than ${mostSeconds}`
  yield refusal(
    'Invalid',
    'service/affinity-timeout-out-of-range',
    { seconds, most: mostSeconds },
    path,
    seconds,
    detail,
  )
}

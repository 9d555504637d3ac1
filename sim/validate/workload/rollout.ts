/**
 * Can a Deployment replace its pods this way?
 *
 * Models ValidateDeploymentStrategy and ValidateRollingUpdateDeployment of kubernetes/kubernetes
 * pkg/apis/apps/validation/validation.go. Defaulting has written the type, and 25% for both numbers.
 *
 * Example: maxUnavailable 0 with maxSurge 0: nothing may go and nothing may come, so nothing would happen.
 */
import type { Deployment } from '../../api/workload.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, textOf } from '../zero-value.ts'
import { atMostAll, countOrPercentRules, sizeOf } from './count-or-percent.ts'

type Strategy = NonNullable<Deployment['spec']['strategy']>
type RollingUpdate = NonNullable<Strategy['rollingUpdate']>

const path = ['spec', 'strategy']

export function* strategyRules(strategy: Strategy): Iterable<Diagnostic> {
  const { rollingUpdate } = strategy
  const type = textOf(strategy.type)
  const updatePath = [...path, 'rollingUpdate']
  if (type === 'Recreate') {
    const detail = "may not be specified when strategy `type` is 'Recreate'"
    if (isWritten(rollingUpdate))
      yield refusal('Forbidden', 'workload/rolling-update-unused', {}, updatePath, undefined, detail)
  } else if (type === 'RollingUpdate') {
    if (isWritten(rollingUpdate)) yield* rollingUpdateRules(rollingUpdate, updatePath)
    else yield required(updatePath, 'this should be defaulted and never be nil')
  } else {
    const detail = 'supported values: "Recreate", "RollingUpdate"'
    const refused = refusal(
      'NotSupported',
      'workload/strategy-unknown',
      { type },
      path,
      strategyAsGoPrintsIt(strategy),
      detail,
    )
    yield { ...refused, at: [...path, 'type'] }
  }
}

function strategyAsGoPrintsIt({ type, rollingUpdate }: Strategy): object {
  const RollingUpdate = isWritten(rollingUpdate)
    ? { MaxUnavailable: rollingUpdate.maxUnavailable ?? 0, MaxSurge: rollingUpdate.maxSurge ?? 0 }
    : null
  return { Type: textOf(type), RollingUpdate }
}

function* rollingUpdateRules(
  { maxUnavailable, maxSurge }: RollingUpdate,
  updatePath: FieldPath,
): Iterable<Diagnostic> {
  const unavailable = maxUnavailable ?? 0
  const surge = maxSurge ?? 0
  const unavailablePath = [...updatePath, 'maxUnavailable']
  yield* countOrPercentRules(unavailable, unavailablePath)
  yield* countOrPercentRules(surge, [...updatePath, 'maxSurge'])
  if (sizeOf(unavailable) === 0 && sizeOf(surge) === 0) {
    const detail = 'may not be 0 when `maxSurge` is 0'
    yield refusal('Invalid', 'workload/rollout-stands-still', {}, unavailablePath, unavailable, detail)
  }
  yield* atMostAll(unavailable, unavailablePath)
}

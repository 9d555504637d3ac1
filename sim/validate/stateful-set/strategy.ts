/**
 * Can a StatefulSet replace its pods this way?
 *
 * Models the updateStrategy checks of ValidateStatefulSetSpec and validateRollingUpdateStatefulSet in
 * kubernetes/kubernetes pkg/apis/apps/validation/validation.go.
 *
 * Example: maxUnavailable 0: `Invalid value: 0: cannot be 0`: a StatefulSet has no surge to begin with.
 */
import type { StatefulSet } from '../../api/workload.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { negative, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { atMostAll, countOrPercentRules, sizeOf } from '../workload/count-or-percent.ts'
import { isWritten, numberOf, textOf } from '../zero-value.ts'

type Strategy = NonNullable<StatefulSet['spec']['updateStrategy']>
type RollingUpdate = NonNullable<Strategy['rollingUpdate']>

const path = ['spec', 'updateStrategy']
const rollingPath = [...path, 'rollingUpdate']

export function* updateStrategyRules(strategy: Strategy): Iterable<Diagnostic> {
  const { rollingUpdate } = strategy
  switch (textOf(strategy.type)) {
    case '':
      yield required(path)
      return
    case 'RollingUpdate':
      if (isWritten(rollingUpdate)) yield* rollingUpdateRules(rollingUpdate)
      return
    case 'OnDelete': {
      if (!isWritten(rollingUpdate)) return
      const detail = "only allowed for updateStrategy 'RollingUpdate'"
      const value = asGoPrintsIt(rollingUpdate)
      yield refusal('Invalid', 'stateful-set/rolling-update-unused', {}, rollingPath, value, detail)
      return
    }
    default: {
      const type = textOf(strategy.type)
      const value = {
        Type: type,
        RollingUpdate: isWritten(rollingUpdate) ? asGoPrintsIt(rollingUpdate) : null,
      }
      const detail = "must be 'RollingUpdate' or 'OnDelete'"
      const refused = refusal('Invalid', 'stateful-set/strategy-unknown', { type }, path, value, detail)
      yield { ...refused, at: [...path, 'type'] }
    }
  }
}

function* rollingUpdateRules({ partition, maxUnavailable }: RollingUpdate): Iterable<Diagnostic> {
  if (numberOf(partition) < 0) yield negative([...rollingPath, 'partition'], numberOf(partition))
  if (!isWritten(maxUnavailable)) return
  const at = [...rollingPath, 'maxUnavailable']
  yield* countOrPercentRules(maxUnavailable, at)
  if (sizeOf(maxUnavailable) === 0) {
    yield refusal('Invalid', 'stateful-set/nothing-may-go', {}, at, maxUnavailable, 'cannot be 0')
  }
  yield* atMostAll(maxUnavailable, at)
}

/** The server's own type has other names than the manifest. */
function asGoPrintsIt({ partition, maxUnavailable }: RollingUpdate): object {
  return { Partition: numberOf(partition), MaxUnavailable: maxUnavailable ?? null }
}

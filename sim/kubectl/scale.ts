/**
 * What does `kubectl scale --replicas=N` do? It writes the wanted number, and waits with --timeout until it is reached.
 * Models kubernetes/kubectl pkg/cmd/scale/scale.go and pkg/scale/scale.go.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeObjects } from './change-objects.ts'
import { isSet, numberOf } from './command.ts'
import { failed } from './command-output.ts'
import { requireFlags } from './create/flags.ts'
import { failure, serverFailure } from './failure.ts'
import type { Runner } from './session.ts'

const scalable = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']

export const scale: Runner = (session) => {
  const { command, cluster } = session
  const missing = requireFlags(command, ['replicas'])
  if (missing !== undefined) return missing
  const replicas = numberOf(command, 'replicas')
  const expected = numberOf(command, 'current-replicas')
  if (replicas < 0) {
    return failed(
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    )
  }
  if (expected < -1) return failed('error: The --current-replicas must specify an integer of -1 or greater')
  const output = changeObjects(session, { typeAloneMeansAll: isSet(command, 'all') }, (target) => {
    const { object, resource } = target
    if (!scalable.includes(resource.kind)) {
      return serverFailure(
        'NotFound',
        'the server could not find the requested resource',
        `${resource.plural} have no number of replicas to set`,
      )
    }
    const spec = (object.spec ?? {}) as JsonObject
    const current = typeof spec.replicas === 'number' ? spec.replicas : 1
    if (expected !== -1 && expected !== current) {
      return failure(`Expected replicas to be ${expected}, was ${current}`)
    }
    return { object: { ...object, spec: { ...spec, replicas } }, done: 'scaled', print: object }
  })
  if (numberOf(command, 'timeout') > 0 && output.exitCode === 0) cluster.rest(numberOf(command, 'timeout'))
  return output
}

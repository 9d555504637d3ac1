/**
 * How does kubectl print that the API server refused an object? Refused fields together, under the object's name, each
 * once; anything else as an error from the server with its reason.
 *
 * Models checkErr and StandardErrorMessage of kubernetes/kubectl pkg/cmd/util/helpers.go.
 * Example: The Service "web" is invalid: spec.ports: Required value
 */
import type { ObjectRef } from '../api/meta.ts'
import type { Diagnostic, NonEmpty } from '../diagnostic.ts'

/** `creating` names the file an object was to be created from; kubectl says so in all but refused fields. */
export function kubectlLine(ref: ObjectRef, refusals: NonEmpty<Diagnostic>, creating?: string): string {
  const lines = [
    ...new Set(refusals.flatMap(({ refused, upstream = '' }) => (refused === undefined ? [] : upstream))),
  ]
  const [first, ...others] = lines
  if (first !== undefined) {
    const heading = `The ${ref.kind} "${ref.name}" is invalid: `
    return others.length === 0 ? heading + first : [heading, ...lines.map((line) => `* ${line}`)].join('\n')
  }
  const { code, upstream = '' } = refusals[0]
  if (upstream.startsWith('error:')) return upstream
  const reason = reasons[code]
  const message = creating === undefined ? upstream : `error when creating "${creating}": ${upstream}`
  return reason === undefined ? `Error from server: ${message}` : `Error from server (${reason}): ${message}`
}

const reasons: Readonly<Record<string, string>> = {
  'object/not-found': 'NotFound',
  'object/namespace-missing': 'NotFound',
  'object/exists-already': 'AlreadyExists',
  'object/changed-meanwhile': 'Conflict',
  'object/namespace-ending': 'Forbidden',
  'object/namespace-protected': 'Forbidden',
  'allocation/ips-used-up': 'InternalError',
  'allocation/ports-used-up': 'InternalError',
  'allocation/port-taken': 'InternalError',
  'allocation/port-out-of-range': 'InternalError',
}

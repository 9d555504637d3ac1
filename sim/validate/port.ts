/**
 * Refusals for a port, wherever one stands: its number, its protocol, or a name in place of the number.
 *
 * Models ValidatePortNumOrName and the port checks of kubernetes/kubernetes pkg/apis/core/validation/validation.go.
 *
 * Example: refusePortNumber(['spec', 'ports', 0, 'port'], 70000) is one port/out-of-range.
 */
import type { IntOrString } from '../api/meta.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { isPortNumber, refuseName } from './names.ts'
import { notSupported, refusal } from './refusal.ts'
import { required } from './required.ts'
import { textOf } from './zero-value.ts'

export function refusePortNumber(path: FieldPath, value: number): readonly Diagnostic[] {
  return isPortNumber(value).map((message) =>
    refusal('Invalid', 'port/out-of-range', { value }, path, value, message),
  )
}

/** A number must be a port; text must be the name of one. */
export function refusePortNumberOrName(path: FieldPath, value: IntOrString): readonly Diagnostic[] {
  return typeof value === 'number' ? refusePortNumber(path, value) : refuseName('port-name', path, value)
}

const protocols = ['SCTP', 'TCP', 'UDP']

export function* refuseProtocol(path: FieldPath, value: string | null | undefined): Iterable<Diagnostic> {
  const protocol = textOf(value)
  if (protocol === '') yield required(path)
  else if (!protocols.includes(protocol)) yield notSupported(path, protocol, protocols)
}

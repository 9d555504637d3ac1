/**
 * May requests go to this backend of an Ingress? One Service with one port, or one object of another kind.
 *
 * Models validateIngressBackend of kubernetes/kubernetes pkg/apis/networking/validation/validation.go at v1.35. A port
 * is one of the Service, not of its pods; that it exists is not asked.
 *
 * Example: a service without port: `spec.defaultBackend: Required value: port name or number is required`.
 */
import type { IngressBackend, IngressServiceBackend } from '../../api/ingress.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { refusePortNumber } from '../port.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, numberOf, textOf } from '../zero-value.ts'
import { referenceRules } from './reference.ts'
import type { Tolerance } from './tolerance.ts'

export function* backendRules(
  { service, resource }: IngressBackend,
  path: FieldPath,
  tolerance: Tolerance,
): Iterable<Diagnostic> {
  if (isWritten(service) && isWritten(resource)) {
    const facts = {
      service: textOf(service.name),
      resource: `${textOf(resource.kind)} ${textOf(resource.name)}`,
    }
    const detail = 'cannot set both resource and service backends'
    yield refusal('Invalid', 'ingress/backend-twofold', facts, path, '', detail)
  } else if (isWritten(resource)) {
    yield* referenceRules(resource, [...path, 'resource'])
  } else if (isWritten(service)) {
    yield* serviceNameRules(textOf(service.name), [...path, 'service', 'name'], tolerance)
    yield* portRules(service, path)
  } else {
    const detail = 'resource or service backend is required'
    yield refusal('Invalid', 'ingress/backend-missing', {}, path, '', detail)
  }
}

function* serviceNameRules(name: string, path: FieldPath, { serviceNames }: Tolerance): Iterable<Diagnostic> {
  if (name === '') yield required(path)
  else yield* refuseName(serviceNames ? 'dns1123-label' : 'dns1035-label', path, name)
}

/** Upstream reports on the backend as a whole where a port has too much or nothing. */
function* portRules(service: IngressServiceBackend, path: FieldPath): Iterable<Diagnostic> {
  const name = textOf(service.port?.name)
  const number = numberOf(service.port?.number)
  const port = [...path, 'service', 'port']
  if (name !== '' && number !== 0) {
    const detail = 'cannot set both port name & port number'
    yield refusal('Invalid', 'ingress/backend-port-twofold', { name, number }, path, '', detail)
  } else if (name !== '') {
    yield* refuseName('port-name', [...port, 'name'], name)
  } else if (number !== 0) {
    yield* refusePortNumber([...port, 'number'], number)
  } else {
    const facts = { service: textOf(service.name) }
    const detail = 'port name or number is required'
    yield refusal('Required', 'ingress/backend-port-missing', facts, path, undefined, detail)
  }
}

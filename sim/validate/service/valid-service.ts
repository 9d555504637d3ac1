/**
 * A Service with nothing wrong in it, for tests to break in one place.
 *
 * Example: linesOf(validateServiceCreate(serviceWith({ type: 'Bogus' })))
 */
import type { Service, ServicePort } from '../../api/service.ts'

/** Any fields, right or wrong; undefined takes the field away. */
export type Fields = Readonly<Record<string, unknown>>

export function serviceWith(spec: Fields = {}, metadata: Fields = {}): Service {
  return withoutAbsent({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default', resourceVersion: '1', ...metadata },
    spec: {
      type: 'ClusterIP',
      selector: { app: 'web' },
      ports: [portWith()],
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ...spec,
    },
  }) as Service
}

export function portWith(port: Fields = {}): ServicePort {
  return { name: 'http', protocol: 'TCP', port: 80, targetPort: 8080, ...port } as ServicePort
}

function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

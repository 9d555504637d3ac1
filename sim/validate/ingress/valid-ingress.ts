/**
 * An Ingress with nothing wrong in it, for tests to break in one place.
 *
 * Example: linesOf(validateIngressCreate(ingressWith({ rules: [ruleWith({ host: '1.2.3.4' })] })))
 */
import type { HTTPIngressPath, Ingress, IngressRule } from '../../api/ingress.ts'

/** Any fields, right or wrong; undefined takes the field away. */
export type Fields = Readonly<Record<string, unknown>>

export function ingressWith(spec: Fields = {}, metadata: Fields = {}): Ingress {
  return withoutAbsent({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'default', resourceVersion: '1', ...metadata },
    spec: { rules: [ruleWith()], ...spec },
  }) as Ingress
}

export function ruleWith(rule: Fields = {}): IngressRule {
  return { host: 'web.example', http: { paths: [pathWith()] }, ...rule } as IngressRule
}

export function pathWith(path: Fields = {}): HTTPIngressPath {
  return { path: '/', pathType: 'Prefix', backend: serviceBackend(), ...path } as HTTPIngressPath
}

export function serviceBackend(service: Fields = {}): Fields {
  return { service: { name: 'web', port: { number: 80 }, ...service } }
}

function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

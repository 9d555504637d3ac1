/**
 * Which fields of an Ingress written for a version that is gone are written otherwise now? Field by field, so that a
 * manifest of an old book can be brought up to date without looking anything up.
 *
 * Source: kubernetes/website content/en/docs/reference/using-api/deprecation-guide.md (Ingress, v1.22). Looked for
 * wherever they stand, as old manifests are often indented wrongly too.
 * Example: serviceName: web, servicePort: 80 is now service: { name: web, port: { number: 80 } }
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { quoteValue } from '../quote.ts'

export function changedIngressFields({ value }: Manifest): readonly Diagnostic[] {
  const { spec } = value
  return isMap(spec) ? changesIn(spec, ['spec']) : []
}

function changesIn(value: Json, path: FieldPath): readonly Diagnostic[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => changesIn(item, [...path, index]))
  if (!isMap(value)) return []
  const below = Object.entries(value).flatMap(([name, item]) => changesIn(item, [...path, name]))
  return [...changesOf(value, path), ...below]
}

function changesOf(value: JsonObject, path: FieldPath): readonly Diagnostic[] {
  const changed = (from: string, to: string, at: FieldPath) =>
    diagnose('version/field-changed', { from, to }, { path: at })
  const found: Diagnostic[] = []
  const old = ['serviceName', 'servicePort'].filter((name) => Object.hasOwn(value, name))
  const [first] = old
  if (first !== undefined) found.push(changed(old.join(' and '), serviceOf(value), [...path, first]))
  if (path.length === 1 && Object.hasOwn(value, 'backend')) {
    found.push(changed('backend', 'defaultBackend', [...path, 'backend']))
  }
  if (typeof path.at(-1) === 'number' && isMap(value.backend) && !Object.hasOwn(value, 'pathType')) {
    // What v1beta1 took an absent pathType for is ImplementationSpecific; what was meant is nearly always this.
    found.push(changed('', 'pathType: Prefix', path))
  }
  return found
}

function serviceOf({ serviceName, servicePort }: JsonObject): string {
  const name = serviceName === undefined ? 'SERVICE' : textOf(serviceName)
  const isNumber = /^[0-9]+$/.test(String(servicePort ?? '80'))
  const port = servicePort === undefined ? '80' : isNumber ? String(servicePort) : textOf(servicePort)
  return `service: { name: ${name}, port: { ${isNumber ? 'number' : 'name'}: ${port} } }`
}

function textOf(value: Json): string {
  return typeof value === 'string' && /^[a-z0-9.-]+$/i.test(value) ? value : quoteValue(value).slice(0, 80)
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

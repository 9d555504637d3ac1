/**
 * What does the API server refuse in the rules of an Ingress: hosts, and the paths below them?
 *
 * Models validateIngressRules and below of kubernetes/kubernetes pkg/apis/networking/validation/validation.go at v1.35.
 *
 * Example: path `foo` with pathType Exact: `Invalid value: "foo": must be an absolute path`.
 */
import type { HTTPIngressPath, IngressRule } from '../../api/ingress.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { backendRules } from './backend.ts'
import { addressRules, hostRules } from './host.ts'
import type { Tolerance } from './tolerance.ts'

export function* ruleRules(
  rules: readonly IngressRule[],
  path: FieldPath,
  tolerance: Tolerance,
): Iterable<Diagnostic> {
  for (const [index, rule] of rules.entries()) {
    const host = textOf(rule.host)
    if (host !== '') {
      yield* addressRules(host, [...path, index, 'host'])
      yield* hostRules(host, [...path, index, 'host'])
    }
    if (host.includes('*') && tolerance.wildcardRules) continue
    yield* httpRules(rule.http, [...path, index, 'http'], tolerance)
  }
}

/** A rule without http stands for its host alone, and sends everything to the default backend. */
export function* httpRules(
  http: IngressRule['http'] | null,
  path: FieldPath,
  tolerance: Tolerance,
): Iterable<Diagnostic> {
  if (!isWritten(http)) return
  const paths = listOf(http.paths)
  if (paths.length === 0) yield required([...path, 'paths'])
  for (const [index, entry] of paths.entries()) yield* pathRules(entry, [...path, 'paths', index], tolerance)
}

const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix']

/** Without a pathType nothing else is looked at. */
function* pathRules(entry: HTTPIngressPath, at: FieldPath, tolerance: Tolerance): Iterable<Diagnostic> {
  const { pathType } = entry
  const path = textOf(entry.path)
  if (!isWritten(pathType)) {
    const detail = 'pathType must be specified'
    const missing = { path }
    yield refusal('Required', 'ingress/path-type-missing', missing, [...at, 'pathType'], undefined, detail)
    return
  }
  if (pathType === 'ImplementationSpecific') {
    if (path !== '') yield* absoluteRules(path, pathType, [...at, 'path'])
  } else if (pathTypes.includes(pathType)) {
    yield* absoluteRules(path, pathType, [...at, 'path'])
    yield* plainRules(path, [...at, 'path'])
  } else yield notSupported([...at, 'pathType'], pathType, pathTypes)
  yield* backendRules(entry.backend ?? {}, [...at, 'backend'], tolerance)
}

function* absoluteRules(path: string, pathType: string, at: FieldPath): Iterable<Diagnostic> {
  if (path.startsWith('/')) return
  const facts = { path, pathType }
  yield refusal('Invalid', 'ingress/path-not-absolute', facts, at, path, 'must be an absolute path')
}

const nowhere = ['//', '/./', '/../', '%2f', '%2F']
const notAtTheEnd = ['/..', '/.']

/** Parts that a server resolves before it compares, or that hide a slash. One message for each. */
function* plainRules(path: string, at: FieldPath): Iterable<Diagnostic> {
  for (const part of nowhere) {
    if (!path.includes(part)) continue
    const facts = { path, part, where: 'inside' } as const
    yield refusal('Invalid', 'ingress/path-not-plain', facts, at, path, `must not contain '${part}'`)
  }
  for (const part of notAtTheEnd) {
    if (!path.endsWith(part)) continue
    const facts = { path, part, where: 'end' } as const
    yield refusal('Invalid', 'ingress/path-not-plain', facts, at, path, `cannot end with '${part}'`)
  }
}

/**
 * What does the API server refuse in an Ingress, on create and on update? Every fault at once, in its order.
 *
 * Models ValidateIngressCreate, ValidateIngressUpdate and ValidateIngressStatusUpdate of kubernetes/kubernetes
 * pkg/apis/networking/validation/validation.go at v1.35. Whether the Services, Secrets and classes that are named
 * exist is no question of validation: the API server takes an Ingress that leads nowhere.
 *
 * Example: a path without pathType is refused with
 * `spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified`.
 */
import { type Ingress, type IngressSpec, ingressClassAnnotation } from '../api/ingress.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { backendRules } from './ingress/backend.ts'
import { hostRules } from './ingress/host.ts'
import { ruleRules } from './ingress/rules.ts'
import { type Tolerance, toleranceFor } from './ingress/tolerance.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { refuseName } from './names.ts'
import { refusal } from './refusal.ts'
import { isWritten, listOf, textOf } from './zero-value.ts'

export function* validateIngressCreate(ingress: Ingress): Iterable<Diagnostic> {
  yield* validateIngress(ingress, toleranceFor(undefined))
  yield* classRules(ingress)
}

export function* validateIngressUpdate(ingress: Ingress, old: Ingress): Iterable<Diagnostic> {
  yield* validateObjectMetaUpdate(ingress.metadata, old.metadata)
  yield* validateIngress(ingress, toleranceFor(old))
}

function* validateIngress(ingress: Ingress, tolerance: Tolerance): Iterable<Diagnostic> {
  yield* validateObjectMeta(ingress.metadata, { namespaced: true, name: 'dns1123-subdomain' })
  yield* specRules(ingress.spec ?? {}, tolerance)
}

function* specRules(spec: IngressSpec, tolerance: Tolerance): Iterable<Diagnostic> {
  const rules = listOf(spec.rules)
  if (rules.length === 0 && !isWritten(spec.defaultBackend)) {
    const detail = 'either `defaultBackend` or `rules` must be specified'
    yield refusal('Invalid', 'ingress/routes-nothing', {}, ['spec'], spec.rules ?? null, detail)
  }
  if (isWritten(spec.defaultBackend)) {
    yield* backendRules(spec.defaultBackend, ['spec', 'defaultBackend'], tolerance)
  }
  yield* ruleRules(rules, ['spec', 'rules'], tolerance)
  yield* tlsRules(spec, tolerance)
  if (isWritten(spec.ingressClassName)) {
    yield* refuseName('dns1123-subdomain', ['spec', 'ingressClassName'], spec.ingressClassName)
  }
}

/** An entry without hosts is for all hosts, one without secretName for the controller's own certificate. */
function* tlsRules(spec: IngressSpec, { secretNames }: Tolerance): Iterable<Diagnostic> {
  for (const [index, { hosts, secretName }] of listOf(spec.tls).entries()) {
    const path = ['spec', 'tls', index]
    for (const [at, host] of listOf(hosts).entries()) yield* hostRules(textOf(host), [...path, 'hosts', at])
    if (secretNames || textOf(secretName) === '') continue
    yield* refuseName('dns1123-subdomain', [...path, 'secretName'], textOf(secretName))
  }
}

/** Asked of new objects only: an update may leave the two apart. */
function* classRules({ metadata, spec }: Ingress): Iterable<Diagnostic> {
  const annotation = metadata?.annotations?.[ingressClassAnnotation]
  const className = spec?.ingressClassName
  if (!isWritten(annotation) || !isWritten(className) || annotation === className) return
  const detail = 'must match `ingressClassName` when both are specified'
  const facts = { annotation, className }
  const field = `annotations.${ingressClassAnnotation}`
  const path = ['metadata', 'annotations', ingressClassAnnotation]
  yield refusal('Invalid', 'ingress/classes-differ', facts, path, annotation, detail, field)
}

/** What the API server takes, but warns about: pkg/registry/networking/ingress/strategy.go, on create only. */
export function* ingressWarnings({ metadata, spec }: Ingress, old?: Ingress): Iterable<Diagnostic> {
  const className = metadata?.annotations?.[ingressClassAnnotation]
  if (old !== undefined || !isWritten(className) || isWritten(spec?.ingressClassName)) return
  const path = ['metadata', 'annotations', ingressClassAnnotation]
  const upstream = `annotation "${ingressClassAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`
  yield diagnose('ingress/class-annotation-deprecated', { className }, { path, upstream })
}

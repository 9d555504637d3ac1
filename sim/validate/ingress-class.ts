/**
 * What does the API server refuse in an IngressClass, on create and on update?
 *
 * Models ValidateIngressClass and ValidateIngressClassUpdate of kubernetes/kubernetes
 * pkg/apis/networking/validation/validation.go at v1.35. Absent, the scope of the parameters counts as the Cluster that
 * defaulting writes: no request reaches validation without one.
 *
 * Example: controller `nginx` is refused: it must be a domain-prefixed path (such as "acme.io/foo").
 */
import type { IngressClass, IngressClassParametersReference } from '../api/ingress.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { nameFacts } from '../names/refuse.ts'
import { referenceRules } from './ingress/reference.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { byteLength, domainPrefixedPathFaults, refuseName } from './names.ts'
import { immutable, notSupported, refusal, tooLong } from './refusal.ts'
import { required } from './required.ts'
import { isWritten, textOf } from './zero-value.ts'

export function* validateIngressClass(ingressClass: IngressClass, old?: IngressClass): Iterable<Diagnostic> {
  const controller = textOf(ingressClass.spec?.controller)
  if (old !== undefined) {
    yield* validateObjectMetaUpdate(ingressClass.metadata, old.metadata)
    if (textOf(old.spec?.controller) !== controller) yield immutable(['spec', 'controller'], controller)
  }
  yield* validateObjectMeta(ingressClass.metadata, { namespaced: false, name: 'dns1123-subdomain' })
  yield* controllerRules(controller, ['spec', 'controller'])
  const { parameters } = ingressClass.spec ?? {}
  if (isWritten(parameters)) yield* parameterRules(parameters, ['spec', 'parameters'])
}

const longestController = 250

function* controllerRules(controller: string, path: FieldPath): Iterable<Diagnostic> {
  if (controller === '') {
    yield required(path)
    return
  }
  if (byteLength(controller) > longestController) yield tooLong(path, longestController)
  yield* domainPrefixedPathRefusals(controller, path)
}

/** The line blames the part that is at fault, the words name the whole. */
function domainPrefixedPathRefusals(controller: string, path: FieldPath): readonly Diagnostic[] {
  return domainPrefixedPathFaults(controller).map(({ value, detail }) =>
    refusal(
      'Invalid',
      'name/not-a-domain-prefixed-path',
      nameFacts('domain-prefixed-path', controller),
      path,
      value,
      detail,
    ),
  )
}

const scopes = ['Cluster', 'Namespace']

function* parameterRules(parameters: IngressClassParametersReference, path: FieldPath): Iterable<Diagnostic> {
  yield* referenceRules(parameters, path)
  const scope: string = parameters.scope ?? 'Cluster'
  const { namespace } = parameters
  const at = [...path, 'namespace']
  if (!scopes.includes(scope)) yield notSupported([...path, 'scope'], scope, scopes)
  else if (scope === 'Namespace' && !isWritten(namespace)) {
    const detail = "`parameters.scope` is set to 'Namespace'"
    yield refusal('Required', 'ingress/parameters-namespace-missing', {}, at, undefined, detail)
  } else if (scope === 'Namespace' && isWritten(namespace)) {
    yield* refuseName('dns1123-label', at, namespace)
  } else if (isWritten(namespace)) {
    const detail = "`parameters.scope` is set to 'Cluster'"
    yield refusal('Forbidden', 'ingress/parameters-namespace-unused', { namespace }, at, undefined, detail)
  }
}

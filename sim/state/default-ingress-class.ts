/**
 * Which class does a new Ingress get that names none? That of the IngressClass marked as the default. Two of them are
 * no error: the newest wins, and of several that are as new the one whose name comes first.
 *
 * Models the admission plugin plugin/pkg/admission/network/defaultingressclass/admission.go of kubernetes/kubernetes,
 * which looks at new Ingresses only. An empty ingressClassName is a choice (no class), and so is the old annotation.
 *
 * Example: with an IngressClass `nginx` annotated ingressclass.kubernetes.io/is-default-class: "true", an Ingress
 * without ingressClassName is stored with `nginx`.
 */
import {
  defaultClassAnnotation,
  type Ingress,
  type IngressClass,
  ingressClassAnnotation,
} from '../api/ingress.ts'

/** The same Ingress, where it names a class or there is no default. */
export function withDefaultClass(ingress: Ingress, classes: readonly IngressClass[]): Ingress {
  const className = ingress.spec?.ingressClassName ?? undefined
  if (className !== undefined || ingress.metadata?.annotations?.[ingressClassAnnotation] !== undefined) {
    return ingress
  }
  const found = defaultClassOf(classes)
  return found === undefined
    ? ingress
    : { ...ingress, spec: { ...ingress.spec, ingressClassName: found.metadata.name } }
}

/** The class that Ingresses without one get. */
function defaultClassOf(classes: readonly IngressClass[]): IngressClass | undefined {
  return classes
    .filter(({ metadata }) => metadata.annotations?.[defaultClassAnnotation] === 'true')
    .reduce<IngressClass | undefined>(
      (best, candidate) => (best === undefined || comesBefore(candidate, best) ? candidate : best),
      undefined,
    )
}

function comesBefore(one: IngressClass, other: IngressClass): boolean {
  const [age, otherAge] = [createdAt(one), createdAt(other)]
  return age === otherAge ? one.metadata.name < other.metadata.name : age > otherAge
}

/** Milliseconds; what has no time counts as older than all. */
function createdAt({ metadata }: IngressClass): number {
  const time = Date.parse(metadata.creationTimestamp ?? '')
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}

/**
 * Which Ingresses does a controller take up? Those whose ingressClassName is an IngressClass that names the controller;
 * where the field is absent, those with the controller's word in the old annotation. One without either is nobody's,
 * unless the controller was told to take those too (--watch-ingress-without-class).
 *
 * Models GetIngressClass and the handler of IngressClasses in kubernetes/ingress-nginx
 * internal/ingress/controller/store/store.go.
 *
 * Example: ingressClassName `nginx`, and an IngressClass nginx with spec.controller k8s.io/ingress-nginx.
 */
import { type Ingress, type IngressClass, ingressClassAnnotation } from '../api/ingress.ts'

export interface IngressController {
  /** As spec.controller of its IngressClasses says. */
  readonly name: string
  /** What it looks for in the annotation kubernetes.io/ingress.class. */
  readonly annotation: string
  readonly takesClassless?: boolean
  /** An IngressClass that is called as `annotation` says is its own, whatever controller it names. */
  readonly takesByClassName?: boolean
  /** It looks at this namespace only. */
  readonly namespace?: string
}

/** As it is installed unless flags say otherwise. */
export const ingressNginx: IngressController = { name: 'k8s.io/ingress-nginx', annotation: 'nginx' }

export function takenUpBy(
  controller: IngressController,
  ingresses: readonly Ingress[],
  classes: readonly IngressClass[],
): readonly Ingress[] {
  const own = classes.filter((ingressClass) => isOwnClass(controller, ingressClass))
  const names = new Set(own.map(({ metadata }) => metadata.name))
  return ingresses.filter((ingress) => isTakenUp(controller, ingress, names))
}

function isOwnClass(
  { name, annotation, takesByClassName }: IngressController,
  { metadata, spec }: IngressClass,
): boolean {
  return spec?.controller === name || (takesByClassName === true && metadata.name === annotation)
}

function isTakenUp(
  { annotation, takesClassless, namespace }: IngressController,
  { metadata, spec }: Ingress,
  ownClasses: ReadonlySet<string>,
): boolean {
  if (namespace !== undefined && (metadata?.namespace ?? 'default') !== namespace) return false
  const className = spec?.ingressClassName ?? undefined
  if (className !== undefined) return ownClasses.has(className)
  const annotated = metadata?.annotations?.[ingressClassAnnotation]
  return annotated === undefined ? takesClassless === true : annotated === annotation
}

/**
 * Which Ingresses does a controller take up? Those whose ingressClassName is an IngressClass that names the controller;
 * where the field is absent, those with the controller's word in the old annotation. One without either is nobody's.
 *
 * Models GetIngressClass of kubernetes/ingress-nginx internal/ingress/controller/store/store.go with its default flags.
 *
 * Example: ingressClassName `nginx`, and an IngressClass nginx with spec.controller k8s.io/ingress-nginx.
 */
import { type Ingress, type IngressClass, ingressClassAnnotation } from '../api/ingress.ts'

export interface IngressController {
  /** As spec.controller of its IngressClasses says. */
  readonly name: string
  /** What it looks for in the annotation kubernetes.io/ingress.class. */
  readonly annotation: string
}

/** As it is installed unless flags say otherwise. */
export const ingressNginx: IngressController = { name: 'k8s.io/ingress-nginx', annotation: 'nginx' }

export function takenUpBy(
  controller: IngressController,
  ingresses: readonly Ingress[],
  classes: readonly IngressClass[],
): readonly Ingress[] {
  const own = classes.filter(({ spec }) => spec?.controller === controller.name)
  const names = new Set(own.map(({ metadata }) => metadata.name))
  return ingresses.filter(({ metadata, spec }) => {
    const className = spec?.ingressClassName ?? undefined
    if (className !== undefined) return names.has(className)
    return metadata?.annotations?.[ingressClassAnnotation] === controller.annotation
  })
}

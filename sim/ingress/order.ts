/**
 * Whose rule counts when several Ingresses ask for the same host and path? That of the oldest. Kubernetes leaves this
 * open; so decides ingress-nginx, and of Ingresses created in the same second it takes the one whose namespace/name comes
 * last (sortIngressSlice in kubernetes/ingress-nginx internal/ingress/controller/store/store.go).
 */
import type { Ingress } from '../api/ingress.ts'

/** Oldest first; those without a creationTimestamp are as old as can be. */
export function inOrderOfAge(ingresses: readonly Ingress[]): readonly Ingress[] {
  if (ingresses.length < 2) return ingresses
  return ingresses
    .map((ingress) => ({ ingress, age: createdAt(ingress), key: keyOf(ingress) }))
    .sort((one, other) =>
      one.age === other.age ? descending(one.key, other.key) : ascending(one.age, other.age),
    )
    .map(({ ingress }) => ingress)
}

function createdAt({ metadata }: Ingress): number {
  const time = Date.parse(metadata?.creationTimestamp ?? '')
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}

function keyOf({ metadata }: Ingress): string {
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`
}

function ascending(one: number, other: number): number {
  return one < other ? -1 : 1
}

function descending(one: string, other: string): number {
  return one === other ? 0 : one > other ? -1 : 1
}

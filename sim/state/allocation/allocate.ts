/**
 * What does the API server fill into a Service that defaulting cannot know? IP families, cluster IPs, node ports.
 * Comes before validation, so a Service whose wishes cannot be met is refused for that alone.
 *
 * Models allocateCreate, allocateUpdate, beginCreate and beginUpdate of kubernetes/kubernetes
 * pkg/registry/core/service/storage (alloc.go, storage.go).
 */
import type { Service } from '../../api/service.ts'
import type { Outcome } from '../../diagnostic.ts'
import type { Random } from '../../random.ts'
import { withIPFamilies } from './ip-families.ts'
import { withClusterIPs, withKeptValues } from './kept-values.ts'
import { withNewIPs, withUpdatedIPs } from './service-ips.ts'
import { withNewPorts, withUpdatedPorts } from './service-ports.ts'
import { familiesOf, type Supply } from './supply.ts'

/** `random` is the luck of this Service alone. */
export function allocateForNew(service: Service, supply: Supply, random: Random): Outcome<Service> {
  const families = withIPFamilies(withClusterIPs(service), undefined, familiesOf(supply))
  const addresses = then(families, (settled) => withNewIPs(settled, supply, random))
  return then(addresses, (addressed) => withNewPorts(addressed, supply, random))
}

export function allocateForUpdate(
  service: Service,
  old: Service,
  supply: Supply,
  random: Random,
): Outcome<Service> {
  const families = withIPFamilies(withKeptValues(service, old), old, familiesOf(supply))
  const addresses = then(families, (settled) => withUpdatedIPs(settled, old, supply, random))
  return then(addresses, (addressed) => withUpdatedPorts(addressed, old, supply, random))
}

function then<A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> {
  return outcome.ok ? next(outcome.value) : outcome
}

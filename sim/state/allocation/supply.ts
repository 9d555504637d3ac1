/**
 * What may be given out, and who has what already: the Services themselves are the record, so a Service that is
 * deleted or refused leaves nothing behind.
 */
import type { IPFamily } from '../../api/meta.ts'
import type { Service } from '../../api/service.ts'
import type { ClusterSettings } from '../../api/settings.ts'
import type { ClusterState } from '../cluster-state.ts'
import { type IPRange, ipRange } from './cluster-ip.ts'
import { type PortRange, portRange } from './node-port.ts'

export interface Supply {
  /** One of each family at most; Services get addresses of the first unless they say otherwise. */
  readonly ranges: readonly IPRange[]
  readonly ports: PortRange
  readonly holderOfIP: (ip: string) => Service | undefined
  readonly holderOfPort: (port: number) => Service | undefined
}

export function supplyOf(state: ClusterState): Supply {
  return {
    ranges: rangesOf(state.settings),
    ports: portRange(state.settings.nodePortRange),
    holderOfIP: (ip) => state.serviceByClusterIP(ip),
    holderOfPort: (port) => state.serviceByNodePort(port),
  }
}

export function familiesOf({ ranges }: Supply): readonly IPFamily[] {
  return ranges.map(({ family }) => family)
}

/** Service shop/web, as a message names who has an address or a port. */
export function nameOfHolder({ metadata: { name, namespace } }: Service): string {
  return `Service ${namespace}/${name}`
}

function rangesOf({ serviceCIDRs }: ClusterSettings): readonly IPRange[] {
  const ranges = serviceCIDRs.flatMap((cidr) => ipRange(cidr) ?? [])
  return ranges.filter(({ family }, index) => ranges.findIndex((one) => one.family === family) === index)
}

/**
 * Which labels does a slice carry? Those of its Service, and three of its own that the Service's cannot replace:
 * whose slice it is, who keeps it, and whether the Service has no cluster IP.
 *
 * Source: kubernetes/endpointslice utils.go (setEndpointSliceLabels, isServiceIPSet).
 */
import { headlessLabel, managedByLabel, serviceNameLabel } from '../../api/endpoint-slice.ts'
import type { Labels } from '../../api/meta.ts'
import type { Service } from '../../api/service.ts'
import { sameLabels } from '../../labels.ts'

/** The value of the managed-by label on every slice that this controller keeps; it leaves all others alone. */
export const controllerName = 'endpointslice-controller.k8s.io'

export interface SliceLabels {
  readonly labels: Labels
  /** A slice that has `existing` is to be written again: the three reserved labels do not count. */
  readonly differs: boolean
}

export function sliceLabelsFor(service: Service, existing: Labels = {}): SliceLabels {
  const mirrored = withoutReserved(service.metadata.labels)
  return {
    labels: {
      ...mirrored,
      ...(hasClusterIP(service) ? {} : { [headlessLabel]: '' }),
      [serviceNameLabel]: service.metadata.name,
      [managedByLabel]: controllerName,
    },
    differs: !sameLabels(withoutReserved(existing), mirrored),
  }
}

export function hasClusterIP(service: Service): boolean {
  const ip = service.spec?.clusterIP
  return ip !== undefined && ip !== null && ip !== '' && ip !== 'None'
}

const reserved: readonly string[] = [serviceNameLabel, managedByLabel, headlessLabel]

function withoutReserved(labels: Labels | null | undefined): Labels {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([key]) => !reserved.includes(key)))
}

import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import { headlessLabel } from '../../api/endpoint-slice.ts'
import type { EndpointSubset, Endpoints } from '../../api/endpoints.ts'
import type { Labels } from '../../api/meta.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { endpointsControllerName, endpointsFor, endpointsManagedByLabel } from './endpoints.ts'
import { repackSubsets } from './repack.ts'

/** The order of subsets and of ports means nothing, and an empty list is none. */
const normal = (subsets: readonly EndpointSubset[] | undefined): unknown[] =>
  (subsets ?? [])
    .map((subset) => {
      const ports = [...(subset.ports ?? [])].map((port) => JSON.stringify(port, Object.keys(port).sort()))
      return { ...subset, ports: ports.sort() }
    })
    .map((subset) =>
      Object.fromEntries(
        Object.entries(subset)
          .filter(([, list]) => list.length > 0)
          .sort(),
      ),
    )
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

describe('endpoints-repack.json', () => {
  interface Subsets {
    subsets: EndpointSubset[]
  }
  for (const test of upstreamCases<Subsets, Subsets>('endpoints-repack').cases) {
    it(test.name ?? test.id, () =>
      expect(normal(repackSubsets(test.input.subsets))).toEqual(normal(test.expect.subsets)),
    )
  }
})

interface SyncInput {
  service: Service
  pods: { namespace: string; ready?: number; notReady?: number; ports?: number; pods?: Pod[] }[]
  existing: Endpoints | null
}

interface SyncOutcome {
  write: 'none' | 'create' | 'update'
  subsets?: EndpointSubset[]
  labels?: Labels
}

describe('endpoints-controller.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<SyncInput, SyncOutcome>(
    'endpoints-controller',
  ).cases) {
    it(test.name ?? test.id, () => {
      const { write, subsets, labels } = sync(input)
      expect(write).toBe(wanted.write)
      if (write !== 'none' && wanted.subsets !== undefined)
        expect(normal(subsets)).toEqual(normal(wanted.subsets))
      if (wanted.labels !== undefined) expect(of(labels, wanted.labels)).toEqual(wanted.labels)
    })
  }

  /**
   * The cases were written before Kubernetes 1.33 put the name of the controller on what it writes: what stood then
   * stands now with that label.
   */
  const sync = ({ service, pods, existing }: SyncInput): SyncOutcome => {
    const standing = existing === null ? undefined : managed(existing)
    const found = endpointsFor(service, pods.flatMap(podsOf), standing)
    const write =
      found === undefined || found === standing ? 'none' : standing === undefined ? 'create' : 'update'
    return {
      write,
      ...(found?.subsets === undefined ? {} : { subsets: [...found.subsets] }),
      labels: found?.metadata.labels ?? {},
    }
  }

  const managed = (existing: Endpoints): Endpoints => ({
    ...existing,
    metadata: {
      ...existing.metadata,
      labels: { ...existing.metadata.labels, [endpointsManagedByLabel]: endpointsControllerName },
    },
  })

  const podsOf = ({ namespace, ready = 0, notReady = 0, ports = 0 }: SyncInput['pods'][number]): Pod[] =>
    Array.from({ length: ready + notReady }, (_, index) => {
      const ip = `1.2.3.${4 + index}`
      return {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `pod${index}`, namespace, labels: { foo: 'bar' } },
        spec: {
          containers: [
            {
              name: 'container',
              ports: Array.from({ length: ports }, (_, port) => ({
                name: `port${port}`,
                containerPort: 8080 + port,
                protocol: 'TCP' as const,
              })),
            },
          ],
        },
        status: {
          podIP: ip,
          podIPs: [{ ip }],
          conditions: [{ type: 'Ready', status: index < ready ? 'True' : 'False' }],
        },
      }
    })

  /** Without what the controller adds of its own, unless the case names it. */
  const of = (labels: Labels = {}, wanted: Labels): Labels =>
    Object.fromEntries(
      Object.entries(labels).filter(
        ([key]) => key in wanted || (key !== endpointsManagedByLabel && key !== headlessLabel),
      ),
    )
})

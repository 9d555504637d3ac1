/**
 * What does a cluster start with? Settings, nodes, machines outside, objects: what is left out is as in a fresh kind
 * cluster, with three workers in three zones. A Scenario is plain data; `parseScenario` reads one from YAML.
 *
 * Example: new Cluster({ seed: 7, outside: [{ ip: '192.0.2.10', name: 'db', listens: [{ port: 5432 }] }] })
 */
import type { IPFamily, Labels } from './api/meta.ts'
import { type ClusterSettings, defaultSettings } from './api/settings.ts'
import { parseCIDR } from './ip/cidr.ts'
import type { Manifest } from './manifest/manifest.ts'

export interface Scenario extends Partial<ClusterSettings> {
  /** The workers; the control plane is always there. */
  readonly nodes?: readonly ScenarioNode[]
  /** Applied before anything else, as by kubectl apply. */
  readonly objects?: readonly Manifest[]
}

export interface ScenarioNode {
  readonly name: string
  /** Its label topology.kubernetes.io/zone; none when absent. */
  readonly zone?: string
  /** Besides the labels that every node has. */
  readonly labels?: Labels
  /** Where its pods get their addresses from, one block of each family; a free one when absent. */
  readonly podCIDRs?: readonly string[]
  /** Its own addresses, one of each family; free ones when absent. */
  readonly addresses?: readonly string[]
}

export const defaultNodes: readonly ScenarioNode[] = [
  { name: 'node-1', zone: 'zone-a' },
  { name: 'node-2', zone: 'zone-b' },
  { name: 'node-3', zone: 'zone-c' },
]

export function settingsOf(scenario: Scenario): ClusterSettings {
  const { nodes: _, objects: __, ...settings } = scenario
  return { ...defaultSettings, ...settings }
}

/** The IP families that pods and nodes have: those of the Service ranges, in their order. */
export function familiesOf({ serviceCIDRs }: ClusterSettings): readonly IPFamily[] {
  const families = serviceCIDRs.flatMap((cidr) => parseCIDR(cidr)?.family ?? [])
  return families.length === 0 ? ['IPv4'] : [...new Set(families)]
}

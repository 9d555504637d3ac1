/**
 * Which world does a prompt begin with? That of a scenario file; or three workers in three zones, in a cloud that makes
 * load balancers, without an Ingress controller, where containers take two seconds to start.
 */
import { Cluster, type Diagnostic, parseScenario, type Scenario, type SourceFile } from '../../sim/index.ts'
import { certificates } from '../../sim/tls.ts'

export interface WorldOptions {
  readonly scenario?: SourceFile
  readonly seed: number
  /** Nothing takes time: containers start at once, nodes hear at once. */
  readonly instant: boolean
}

export type World =
  | { readonly ok: true; readonly cluster: Cluster }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A cluster is up before anybody types: this long, in seconds. */
const beforeTheStart = 60

export function makeWorld({ scenario: file, seed, instant }: WorldOptions): World {
  const read = file === undefined ? undefined : parseScenario(file)
  if (read?.ok === false) return { ok: false, diagnostics: read.diagnostics }
  const scenario: Scenario = {
    seed,
    ...(read?.value ?? usual),
    ...(instant ? { containerStartSeconds: 0, propagationSeconds: 0 } : {}),
  }
  const cluster = new Cluster(scenario, { certificates })
  if (!cluster.started.ok) return { ok: false, diagnostics: cluster.started.diagnostics }
  cluster.advance(beforeTheStart)
  return { ok: true, cluster }
}

const usual: Scenario = {
  cloud: { name: 'example-cloud', addresses: ['198.51.100.0/24'], loadBalancerSeconds: 5 },
  containerStartSeconds: 2,
  propagationSeconds: 1,
}

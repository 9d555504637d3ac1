/**
 * Which world does a prompt begin with? That of a scenario file; that of an exercise, as it is before the learner's answer; or three workers in three zones, in a cloud that makes
 * load balancers, without an Ingress controller, where containers take two seconds to start.
 */
import { Cluster, type Diagnostic, parseScenario, type Scenario, type SourceFile } from '../../sim/index.ts'
import { runCommand } from '../../sim/prompt.ts'
import { certificates } from '../../sim/tls.ts'
import { applyGiven } from '../apply-files.ts'
import { realisticTime } from '../starting-world.ts'

export interface WorldOptions {
  readonly scenario?: SourceFile
  readonly exercise?: ExerciseWorld
  readonly seed: number
  /** Nothing takes time: containers start at once, nodes hear at once. */
  readonly instant: boolean
}

/** What an exercise's cluster is made of. */
export interface ExerciseWorld {
  readonly scenario: Partial<Scenario>
  /** Applied in this order. */
  readonly manifests: readonly SourceFile[]
  /** Commands that were typed afterwards. */
  readonly broken: readonly string[]
}

export type World =
  | { readonly ok: true; readonly cluster: Cluster }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A cluster is up before anybody types: this long, in seconds. */
const beforeTheStart = 60

export function makeWorld({ scenario: file, exercise, seed, instant }: WorldOptions): World {
  if (exercise !== undefined) return { ok: true, cluster: clusterOf(exercise, seed) }
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

/** The same cluster as is graded, with the same names and addresses. */
function clusterOf({ scenario, manifests, broken }: ExerciseWorld, seed: number): Cluster {
  const cluster = new Cluster({ seed, ...scenario }, { certificates })
  for (const file of manifests) applyGiven(cluster, [file])
  for (const command of broken) runCommand(cluster, command)
  cluster.rest()
  return cluster
}

const usual: Scenario = {
  cloud: { name: 'example-cloud', addresses: ['198.51.100.0/24'], loadBalancerSeconds: 5 },
  ...realisticTime,
}

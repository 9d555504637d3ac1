/**
 * The cluster that a task begins with: its scenario, with the given files applied. Who grades one exercise many times
 * keeps what was begun, and every grading goes on with a copy: beginning is half of what a grading takes.
 */
import { type Certificates, Cluster, type ObjectRef, type SourceFile } from '../sim/index.ts'
import { applyGiven } from './apply-files.ts'
import { type Setting, startingWorld } from './starting-world.ts'

export interface Beginning {
  readonly exercise: Setting
  readonly given: readonly SourceFile[]
  readonly seed: number
  readonly certificates: Certificates | undefined
}

export interface BegunWorld {
  readonly cluster: Cluster
  /** What the given files made. */
  readonly objects: readonly ObjectRef[]
  /** A given file is refused: that is the kit's fault. */
  readonly fault: string | undefined
}

/** Those of one exercise: another has another scenario. Begins empty. */
export type BegunWorlds = Map<string, BegunWorld>

export function beginWorld(beginning: Beginning, begun?: BegunWorlds): BegunWorld {
  if (begun === undefined) return begin(beginning)
  const { given, seed, certificates } = beginning
  const key = JSON.stringify([seed, certificates !== undefined, given])
  const world = begun.get(key) ?? begin(beginning)
  begun.set(key, world)
  return { ...world, cluster: world.cluster.fork() }
}

function begin({ exercise, given, seed, certificates }: Beginning): BegunWorld {
  const cluster = new Cluster({ ...startingWorld(exercise), seed }, { certificates })
  const applied = applyGiven(cluster, given)
  return { cluster, objects: applied.objects, fault: refusedOf(applied) }
}

/** Files of the kit that the cluster refuses are the kit's fault. */
export function refusedOf({ problems: [fault] }: ReturnType<typeof applyGiven>): string | undefined {
  return fault && `a given file is refused: ${fault.upstream ?? fault.code}`
}

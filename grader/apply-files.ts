/** Files go into a cluster as `kubectl apply -f` sends them: all are read first, then their objects, in order. */
import {
  type Cluster,
  type Diagnostic,
  diagnose,
  locate,
  type Manifest,
  type ObjectRef,
  parseManifests,
  type SourceFile,
} from '../sim/index.ts'
import { catalogue } from '../sim/words.ts'
import type { Submission } from './sources.ts'

export interface Applied {
  /** Why a file could not be read, or an object was refused. */
  readonly problems: readonly Diagnostic[]
  /** Warnings and notes that ride along. */
  readonly remarks: readonly Diagnostic[]
  /** Every object that was created, or stands as a file says. */
  readonly objects: readonly ObjectRef[]
}

/**
 * Objects that were `given` must stay as they are: a learner's file may repeat them, but a repair that changes them
 * evades the task.
 */
export function applySubmission(
  cluster: Cluster,
  submission: Submission,
  given: readonly ObjectRef[] = [],
): Applied {
  const diagnostics: Diagnostic[] = []
  const manifests: Manifest[] = []
  for (const source of submission) {
    const parsed = source.ok ? parseManifests(source.value) : source
    diagnostics.push(...(source.ok ? source.diagnostics : []), ...parsed.diagnostics)
    if (parsed.ok) manifests.push(...parsed.value)
  }
  diagnostics.push(...tooManyReplicas(manifests))
  if (diagnostics.some(isError)) return sorted(diagnostics, [])
  const outcome = cluster.apply(manifests)
  diagnostics.push(...outcome.diagnostics)
  if (!outcome.ok) return sorted(diagnostics, [])
  // Probes with delays, slow programs and rollouts are judged by where they end.
  cluster.rest()
  const standing = new Map(given.map((ref) => [keyOf(ref), 'given']))
  for (const [index, { ref, result }] of outcome.value.entries()) {
    const manifest = manifests[index]
    const before = standing.get(keyOf(ref))
    if (result === 'configured' && before !== undefined && manifest !== undefined) {
      const code = before === 'given' ? 'check/given-object-changed' : 'check/object-twice'
      diagnostics.push(locate(diagnose(code, {}, { object: ref, path: ['metadata', 'name'] }), manifest))
    }
    standing.set(keyOf(ref), before ?? 'written')
  }
  return sorted(
    diagnostics,
    outcome.value.map(({ ref }) => ref),
  )
}

/** The same for two references to one object. */
export function keyOf({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`
}

/** A real cluster would take hours to start a million pods; here they would only fill the memory. */
const mostReplicas = 1000

function tooManyReplicas(manifests: readonly Manifest[]): readonly Diagnostic[] {
  const counted = manifests.map((manifest) => ({ manifest, replicas: replicasOf(manifest) }))
  const all = counted.reduce((sum, { replicas }) => sum + replicas, 0)
  const most = counted.toSorted((a, b) => b.replicas - a.replicas)[0]
  if (all <= mostReplicas || most === undefined) return []
  const facts = { replicas: all, most: mostReplicas }
  return [
    locate(diagnose('submission/too-many-replicas', facts, { path: ['spec', 'replicas'] }), most.manifest),
  ]
}

function replicasOf({ value: { spec } }: Manifest): number {
  if (spec === null || typeof spec !== 'object' || !('replicas' in spec)) return 0
  return typeof spec.replicas === 'number' && spec.replicas > 0 ? spec.replicas : 0
}

export function applyGiven(cluster: Cluster, files: readonly SourceFile[]): Applied {
  return applySubmission(
    cluster,
    files.map((value) => ({ ok: true, value, diagnostics: [] })),
  )
}

function sorted(diagnostics: readonly Diagnostic[], objects: readonly ObjectRef[]): Applied {
  const problems = diagnostics.filter(isError)
  // What an object that was refused would have lacked in the simulator is beside the point.
  const isRemark = ({ code }: Diagnostic): boolean => problems.length === 0 || code !== 'field/not-modelled'
  return { problems, remarks: diagnostics.filter((one) => !isError(one) && isRemark(one)), objects }
}

function isError(diagnostic: Diagnostic): boolean {
  return catalogue[diagnostic.code].severity === 'error'
}

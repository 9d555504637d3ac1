/**
 * What does the API server accept in a workload, but warn about?
 *
 * Models WarningsOnCreate and WarningsOnUpdate of the strategies of these kinds in kubernetes/kubernetes pkg/registry.
 * The name ends up in pod names, and those in hostnames. Leaves out fractions of bytes in the claims of a StatefulSet.
 *
 * Example: a Deployment named web.v2 gets a warning; its pods' names are no DNS labels.
 */
import type { Job } from '../../api/job.ts'
import type {
  DaemonSet,
  Deployment,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../api/workload.ts'
import { type Diagnostic, diagnose } from '../../diagnostic.ts'
import { isDNS1123Label } from '../names.ts'
import { podSpecWarnings } from '../pod/warnings.ts'
import { sameContent } from '../same-content.ts'
import { numberOf, textOf } from '../zero-value.ts'

type Workload = Deployment | ReplicaSet | ReplicationController | Job

export function* workloadWarnings(workload: Workload, old?: Workload): Iterable<Diagnostic> {
  if (old === undefined) yield* nameWarnings(textOf(workload.metadata.name))
  yield* templateWarnings(workload, old)
}

export function* daemonSetWarnings(set: DaemonSet, old?: DaemonSet): Iterable<Diagnostic> {
  yield* templateWarnings(set, old)
}

/** Its name is a DNS label, or it would have been refused. */
export function* statefulSetWarnings(set: StatefulSet, old?: StatefulSet): Iterable<Diagnostic> {
  yield* templateWarnings(set, old)
  const limit = numberOf(set.spec.revisionHistoryLimit)
  if (limit >= 0) return
  const upstream =
    'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended'
  const path = ['spec', 'revisionHistoryLimit']
  yield diagnose('stateful-set/keeps-all-revisions', { limit }, { path, upstream })
}

interface WithTemplate {
  readonly spec: { readonly template?: PodTemplate }
}

/** Of a template that stays as it is nobody is warned again. */
function* templateWarnings({ spec }: WithTemplate, old?: WithTemplate): Iterable<Diagnostic> {
  if (old !== undefined && sameContent(spec, old.spec)) return
  const template = spec.template?.spec
  if (template) yield* podSpecWarnings(template, ['spec', 'template', 'spec'], false)
}

function* nameWarnings(name: string): Iterable<Diagnostic> {
  const flaws = isDNS1123Label(name)
  if (flaws.length === 0) return
  const path = ['metadata', 'name']
  const upstream = `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${flaws.join(' ')}]`
  yield diagnose('pod/name-no-hostname', { name }, { path, upstream })
}

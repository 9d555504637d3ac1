/**
 * What does the API server accept in a workload, but warn about?
 *
 * Models WarningsOnCreate and WarningsOnUpdate of the deployment, replicaset and replicationcontroller strategies in
 * kubernetes/kubernetes pkg/registry. The name ends up in pod names, and those in hostnames.
 *
 * Example: a Deployment named web.v2 gets a warning; its pods' names are no DNS labels.
 */
import type { Deployment, ReplicaSet, ReplicationController } from '../../api/workload.ts'
import { type Diagnostic, diagnose } from '../../diagnostic.ts'
import { isDNS1123Label } from '../names.ts'
import { podSpecWarnings } from '../pod/warnings.ts'
import { sameContent } from '../same-content.ts'
import { textOf } from '../zero-value.ts'

type Workload = Deployment | ReplicaSet | ReplicationController

/** Of a template that stays as it is nobody is warned again. */
export function* workloadWarnings(workload: Workload, old?: Workload): Iterable<Diagnostic> {
  const { metadata, spec } = workload
  if (old === undefined) yield* nameWarnings(textOf(metadata.name))
  else if (sameContent(spec, old.spec)) return
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

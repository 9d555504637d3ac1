/**
 * What does the API server refuse in a Job, new or as a change of `old`?
 *
 * Models ValidateJob, ValidateJobUpdate and ValidateJobSpecUpdate of kubernetes/kubernetes
 * pkg/apis/batch/validation/validation.go at v1.35. On update upstream judges the object twice; here each fault comes
 * once. Its line for a changed template shows the server's own type; ours shows the template as it is written.
 *
 * Example: another image in a Job that exists: `spec.template: Invalid value: …: field is immutable`.
 */
import type { Job, JobSpec } from '../api/job.ts'
import type { PodTemplate } from '../api/workload.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { generatedSelectorRules } from './job/generated-selector.ts'
import { isIndexed, jobSpecRules } from './job/spec.ts'
import { validateObjectMeta } from './meta.ts'
import { isDNS1123Label } from './names.ts'
import { immutable, refusal } from './refusal.ts'
import { sameContent } from './same-content.ts'
import { selectorAsGoPrintsIt } from './workload/selector.ts'
import { updatedMetadata } from './workloads.ts'
import { isWritten, numberOf, textOf } from './zero-value.ts'

export function validateJob(job: Job, old?: Job): readonly Diagnostic[] {
  const faults = [
    ...validateObjectMeta(job.metadata, { namespaced: true, name: 'dns1123-subdomain' }),
    ...generatedSelectorRules(job),
    ...jobSpecRules(job.spec),
    ...hostnameRules(job),
  ]
  if (old === undefined) return faults
  return [...faults, ...updatedMetadata(job.metadata, old.metadata, faults), ...updateRules(job, old)]
}

/** The pod with the highest index has the longest hostname. */
function* hostnameRules({ metadata, spec }: Job): Iterable<Diagnostic> {
  const completions = numberOf(spec.completions)
  if (!isIndexed(spec) || completions <= 0) return
  const name = textOf(metadata.name)
  const hostname = `${name}-${completions - 1}`
  if (isDNS1123Label(hostname).length === 0) return
  const detail = `will not able to create pod with invalid DNS label: ${hostname}`
  yield refusal('Invalid', 'job/hostname-impossible', { hostname }, ['metadata', 'name'], name, detail)
}

function* updateRules({ spec }: Job, old: Job): Iterable<Diagnostic> {
  const before: Partial<JobSpec> = old.spec ?? {}
  yield* completionsRules(spec, before)
  if (!sameContent(spec.selector, before.selector)) {
    yield immutable(['spec', 'selector'], selectorAsGoPrintsIt(spec.selector))
  }
  if (!sameContent(spec.template, templateThatMayStand(spec, old))) {
    yield immutable(['spec', 'template'], spec.template ?? null)
  }
  for (const field of ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy'] as const) {
    if (!sameContent(spec[field], before[field])) yield immutable(['spec', field], spec[field] ?? null)
  }
  if (!sameContent(spec.successPolicy, before.successPolicy)) {
    yield immutable(['spec', 'successPolicy'], spec.successPolicy ?? null)
  }
}

/** An indexed Job may grow and shrink, if as many run at once. */
function* completionsRules(spec: JobSpec, before: Partial<JobSpec>): Iterable<Diagnostic> {
  const path = ['spec', 'completions']
  if ((spec.completions ?? null) === (before.completions ?? null)) return
  if (!isIndexed(spec)) yield immutable(path, spec.completions ?? null)
  else if (isWritten(spec.completions) && spec.completions !== spec.parallelism) {
    const facts = { completions: spec.completions, parallelism: numberOf(spec.parallelism) }
    const detail = 'can only be modified in tandem with spec.parallelism'
    yield refusal('Invalid', 'job/completions-alone', facts, path, spec.completions, detail)
  }
}

/** While a Job waits to begin, it may still be told where its pods are to run, and how they are labelled. */
function templateThatMayStand({ template }: JobSpec, { spec, status }: Job): PodTemplate | undefined {
  const old: PodTemplate | undefined = spec?.template
  if (spec?.suspend !== true || isWritten(status?.startTime) || old === undefined) return old
  const { nodeSelector, tolerations, schedulingGates } = template?.spec ?? {}
  const nodeAffinity = template?.spec?.affinity?.nodeAffinity
  const { nodeAffinity: _, ...others } = old.spec?.affinity ?? {}
  const { labels, annotations } = template?.metadata ?? {}
  return {
    ...old,
    metadata: { ...old.metadata, labels: labels ?? {}, annotations: annotations ?? {} },
    spec: {
      ...old.spec,
      nodeSelector: nodeSelector ?? {},
      tolerations: tolerations ?? [],
      schedulingGates: schedulingGates ?? [],
      affinity: nodeAffinity === undefined ? others : { ...others, nodeAffinity },
    },
  }
}

/**
 * What does the API server fill into a Job? Models SetDefaults_Job of kubernetes/kubernetes pkg/apis/batch/v1/defaults.go.
 * A selector is no default: the server makes one for each Job, of its uid (sim/state/job-selector.ts).
 *
 * Example: without completions and parallelism a Job runs one pod to its end, and tries again six times.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeEach, changeField, changeStruct, fillAbsent, fillEmpty, isAbsent, isObject } from './fill.ts'
import { defaultTemplate } from './pod.ts'

/** How many failures a Job bears whose indexes count their own. */
const noLimit = 2 ** 31 - 1

export function defaultJob(before: JsonObject): JsonObject {
  const job = changeStruct(before, 'spec', defaultSpec)
  const labels = templateLabels(job)
  if (labels === undefined) return job
  return changeStruct(job, 'metadata', (metadata) =>
    hasLabels(metadata) ? metadata : { ...metadata, labels },
  )
}

function defaultSpec(before: JsonObject): JsonObject {
  let spec = changeStruct(before, 'template', defaultTemplate)
  if (isAbsent(spec.completions) && isAbsent(spec.parallelism)) spec = { ...spec, completions: 1 }
  const hasFailurePolicy = !isAbsent(spec.podFailurePolicy)
  spec = changeField(spec, 'podFailurePolicy', (policy) =>
    changeEach(policy, 'rules', (rule) =>
      changeEach(rule, 'onPodConditions', (pattern) => fillEmpty(pattern, { status: 'True' })),
    ),
  )
  return fillAbsent(spec, {
    parallelism: 1,
    backoffLimit: isAbsent(spec.backoffLimitPerIndex) ? 6 : noLimit,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: hasFailurePolicy ? 'Failed' : 'TerminatingOrFailed',
    manualSelector: false,
  })
}

/** The very labels of the template: what is added to the one is added to the other. */
function templateLabels({ spec }: JsonObject): JsonObject | undefined {
  const template = isObject(spec) ? spec.template : undefined
  const metadata = isObject(template) ? template.metadata : undefined
  return isObject(metadata) && isObject(metadata.labels) ? metadata.labels : undefined
}

function hasLabels({ labels }: JsonObject): boolean {
  return isObject(labels) && Object.keys(labels).length > 0
}

/**
 * What pods does a Job make? Those of its template, each held by a finalizer until the Job has counted it. The pods of an
 * indexed Job carry their index in name, hostname, label, annotation and variable.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/job_controller.go (manageJob), indexed_job_utils.go.
 */
import type { Job } from '../../api/job.ts'
import type { Container, Pod } from '../../api/pod.ts'
import type { Store } from '../../state/cluster-state.ts'
import { namesFor, podFrom, tellOfPod } from '../make-pods.ts'
import { indexKey } from './indexes.ts'

const trackingFinalizer = 'batch.kubernetes.io/job-tracking'

const indexVariable = 'JOB_COMPLETION_INDEX'

/** `indexes` of an indexed Job, otherwise as many undefined as pods are wanted. */
export function makeJobPods(job: Job, indexes: readonly (number | undefined)[], store: Store): void {
  if (indexes.length === 0) return
  const nameFor = namesFor(job, indexes.length, store)
  const model = podFrom(job, job.spec.template)
  for (const index of indexes) {
    const pod = index === undefined ? model : withIndex(model, index, job.metadata.name)
    const finalizers = [...(pod.metadata.finalizers ?? []), trackingFinalizer]
    const prefix = pod.metadata.generateName ?? ''
    const name = nameFor(prefix)
    store.put({ ...pod, metadata: { ...pod.metadata, finalizers, name } })
    tellOfPod(job, 'SuccessfulCreate', name, store)
  }
}

function withIndex(pod: Pod, index: number, jobName: string): Pod {
  const { metadata, spec } = pod
  const value = String(index)
  return {
    ...pod,
    metadata: {
      ...metadata,
      generateName: `${jobName}-${index}-`,
      labels: { ...metadata.labels, [indexKey]: value },
      annotations: { ...metadata.annotations, [indexKey]: value },
    },
    spec: {
      ...spec,
      hostname: `${jobName}-${index}`,
      containers: spec.containers.map(withIndexVariable),
      ...(spec.initContainers === undefined
        ? {}
        : { initContainers: spec.initContainers.map(withIndexVariable) }),
    },
  }
}

function withIndexVariable(container: Container): Container {
  const { env = [] } = container
  if (env.some(({ name }) => name === indexVariable)) return container
  const fieldRef = { apiVersion: 'v1', fieldPath: `metadata.labels['${indexKey}']` }
  return { ...container, env: [...env, { name: indexVariable, valueFrom: { fieldRef } }] }
}

export function isTracked({ metadata }: Pod): boolean {
  return metadata.finalizers?.includes(trackingFinalizer) === true
}

export function withoutTracking(pod: Pod): Pod {
  const { finalizers = [], ...metadata } = pod.metadata
  const kept = finalizers.filter((finalizer) => finalizer !== trackingFinalizer)
  return { ...pod, metadata: kept.length === 0 ? metadata : { ...metadata, finalizers: kept } }
}

/**
 * How does a Job find its pods? The API server gives it a selector and its template labels, made of its name and uid,
 * so that no two Jobs share pods. What the author wrote in their place stays, and validation refuses it.
 *
 * Models generateSelector of kubernetes/kubernetes pkg/registry/batch/job/strategy.go. Labels that defaulting took from
 * the template are the template's own, and get what is added to these; a Job without any shows them as its own when it
 * is read from etcd.
 */
import type { Job } from '../api/job.ts'
import type { Labels } from '../api/meta.ts'

const uidLabel = 'batch.kubernetes.io/controller-uid'
const nameLabel = 'batch.kubernetes.io/job-name'

export function withGeneratedSelector(job: Job, uid: string): Job {
  const { metadata, spec } = job
  const identified = { ...job, metadata: { ...metadata, uid } }
  if (spec?.template === undefined || spec.manualSelector === true) return identified
  const { template, selector } = spec
  const written = template.metadata?.labels
  const labels: Labels = {
    'job-name': metadata.name,
    [nameLabel]: metadata.name,
    'controller-uid': uid,
    [uidLabel]: uid,
    ...written,
  }
  const matchLabels = { [uidLabel]: uid, ...selector?.matchLabels }
  const shared = metadata.labels === written || Object.keys(metadata.labels ?? {}).length === 0
  return {
    ...identified,
    metadata: { ...identified.metadata, ...(shared ? { labels } : {}) },
    spec: {
      ...spec,
      selector: { ...selector, matchLabels },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  }
}

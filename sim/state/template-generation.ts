/**
 * How often did the template of a DaemonSet change? The API server counts in an annotation, which DaemonSets have from
 * the time when that number was a field, and which their pods still carry as a label.
 *
 * Models PrepareForCreate and PrepareForUpdate of kubernetes/kubernetes pkg/registry/apps/daemonset/strategy.go and the
 * conversion of pkg/apis/apps/v1/conversion.go.
 */
import type { DaemonSet } from '../api/workload.ts'
import { sameContent } from '../validate/same-content.ts'

const annotation = 'deprecated.daemonset.template.generation'

/** The label of pods that says which generation of the template they were made of. */
export const templateGenerationLabel = 'pod-template-generation'

export function templateGenerationOf({ metadata }: DaemonSet): number {
  const written = metadata.annotations?.[annotation] ?? ''
  return /^[0-9]+$/.test(written) ? Number(written) : 0
}

export function withTemplateGeneration(set: DaemonSet, old?: DaemonSet): DaemonSet {
  const before = old === undefined ? 0 : templateGenerationOf(old)
  const isSame = old !== undefined && sameContent(set.spec?.template, old.spec?.template)
  const annotations = { ...set.metadata.annotations, [annotation]: String(isSame ? before : before + 1) }
  return { ...set, metadata: { ...set.metadata, annotations } }
}

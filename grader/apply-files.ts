/** Files go into a cluster as `kubectl apply -f` sends them: all are read first, then their objects, in order. */
import {
  type Cluster,
  catalogue,
  type Diagnostic,
  type Manifest,
  parseManifests,
  type SourceFile,
} from '../sim/index.ts'
import type { Submission } from './sources.ts'

export interface Applied {
  /** Why a file could not be read, or an object was refused. */
  readonly problems: readonly Diagnostic[]
  /** Warnings and notes that ride along. */
  readonly remarks: readonly Diagnostic[]
}

export function applySubmission(cluster: Cluster, submission: Submission): Applied {
  const diagnostics: Diagnostic[] = []
  const manifests: Manifest[] = []
  for (const source of submission) {
    const parsed = source.ok ? parseManifests(source.value) : source
    diagnostics.push(...(source.ok ? source.diagnostics : []), ...parsed.diagnostics)
    if (parsed.ok) manifests.push(...parsed.value)
  }
  if (diagnostics.some(isError)) return sorted(diagnostics)
  diagnostics.push(...cluster.apply(manifests).diagnostics)
  return sorted(diagnostics)
}

export function applyGiven(cluster: Cluster, files: readonly SourceFile[]): Applied {
  return applySubmission(
    cluster,
    files.map((value) => ({ ok: true, value, diagnostics: [] })),
  )
}

function sorted(diagnostics: readonly Diagnostic[]): Applied {
  return {
    problems: diagnostics.filter(isError),
    remarks: diagnostics.filter((diagnostic) => !isError(diagnostic)),
  }
}

function isError(diagnostic: Diagnostic): boolean {
  return catalogue[diagnostic.code].severity === 'error'
}

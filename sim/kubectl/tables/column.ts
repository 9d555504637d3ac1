/**
 * What one kind shows in a table: its columns, and the cells of one object. Columns marked wide come with -o wide.
 * Models TableColumnDefinition of kubernetes/apimachinery and pkg/printers/internalversion/printers.go of kubernetes.
 */
import type { ClusterState } from '../../state/cluster-state.ts'

export interface TableOf<T> {
  /** Names as in the heading. */
  readonly columns: readonly string[]
  readonly wideColumns?: readonly string[]
  cells(object: T, state: ClusterState): readonly string[]
  wideCells?(object: T, state: ClusterState): readonly string[]
}

/** <none> for nothing. */
export function orNone(text: string | undefined): string {
  return text === undefined || text === '' ? '<none>' : text
}

/** Pairs as the API server writes them in cells and errors: sorted, with commas between. */
export function printPairs(pairs: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(pairs ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
  return orNone(entries.map(([key, value]) => `${key}=${value}`).join(','))
}

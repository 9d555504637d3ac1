/**
 * Which indexes of an indexed Job are done? As the status lists them, 0-2,5: three or more in a row as an interval.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/indexed_job_utils.go.
 */
import type { Pod } from '../../api/pod.ts'

export const indexKey = 'batch.kubernetes.io/job-completion-index'

export function indexOf({ metadata }: Pod): number | undefined {
  const written = metadata.annotations?.[indexKey] ?? ''
  return /^[0-9]+$/.test(written) ? Number(written) : undefined
}

/** Indexes from `completions` on are left out: the Job may have shrunk. */
export function parseIndexes(text: string, completions: number): ReadonlySet<number> {
  const indexes = new Set<number>()
  for (const interval of text === '' ? [] : text.split(',')) {
    const [from = 0, to = from] = interval.split('-').map(Number)
    for (let index = from; index <= to && index < completions; index++) indexes.add(index)
  }
  return indexes
}

export function printIndexes(indexes: ReadonlySet<number>): string {
  const intervals: [from: number, to: number][] = []
  for (const index of [...indexes].sort((one, other) => one - other)) {
    const last = intervals.at(-1)
    if (last !== undefined && last[1] === index - 1) last[1] = index
    else intervals.push([index, index])
  }
  return intervals
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(',')
}

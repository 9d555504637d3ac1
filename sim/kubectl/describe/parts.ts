/**
 * What the descriptions of all kinds have in common: labels and annotations, one a line, sorted; times; the events at the
 * end. Lines carry tabs, which `tabulate` lays out.
 *
 * Models printLabelsMultiline, printAnnotationsMultiline and DescribeEvents of kubernetes/kubectl pkg/describe/describe.go.
 */
import type { ClusterEvent } from '../../api/event.ts'
import type { Labels, OwnerReference } from '../../api/meta.ts'
import { lastAppliedAnnotation } from '../../state/apply.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { secondsOf } from '../../state/timestamp.ts'
import { humanDuration } from '../human-duration.ts'

/** `indent` stands before every line but belongs to no cell. */
export function labelLines(title: string, labels: Labels | undefined, indent = ''): readonly string[] {
  const keys = Object.keys(labels ?? {}).sort()
  if (keys.length === 0) return [`${indent}${title}:\t<none>`]
  return keys.map((key, index) => `${indent}${index === 0 ? `${title}:` : ''}\t${key}=${labels?.[key] ?? ''}`)
}

const longestAnnotation = 140

export function annotationLines(
  title: string,
  annotations: Labels | undefined,
  indent = '',
): readonly string[] {
  const keys = Object.keys(annotations ?? {})
    .filter((key) => key !== lastAppliedAnnotation)
    .sort()
  if (keys.length === 0) return [`${indent}${title}:\t<none>`]
  return keys.flatMap((key, index) => {
    const start = index === 0 ? `${indent}${title}:\t` : '\t'
    const value = (annotations?.[key] ?? '').replace(/\n$/, '')
    if (value.length + key.length + 2 <= longestAnnotation && !value.includes('\n'))
      return [`${start}${key}: ${value}`]
    return [`${start}${key}:`, ...value.split('\n').map((line) => `\t  ${shortened(line)}`)]
  })
}

function shortened(text: string): string {
  return text.length > longestAnnotation - 2 ? `${text.slice(0, longestAnnotation - 2)}...` : text
}

export function controllerLine(owners: readonly OwnerReference[] | undefined): readonly string[] {
  const owner = owners?.find(({ controller }) => controller === true)
  return owner === undefined ? [] : [`Controlled By:\t${owner.kind}/${owner.name}`]
}

const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 2026-01-01T00:00:00Z is Thu, 01 Jan 2026 00:00:00 +0000 (RFC 1123). */
export function longDate(moment: string | undefined): string {
  if (moment === undefined) return ''
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(moment) ?? []
  const weekday = weekdays[Math.floor(secondsOf(moment) / 86_400) % 7] ?? ''
  return `${weekday}, ${day} ${months[Number(month) - 1] ?? ''} ${year} ${time} +0000`
}

/** Oldest first, as kubectl sorts them: by when each was told last. */
export function eventLines(events: readonly ClusterEvent[], { now }: ClusterState): readonly string[] {
  if (events.length === 0) return ['Events:\t<none>']
  const rows = [...events]
    .sort((one, other) => one.lastSeconds - other.lastSeconds)
    .map(
      (event) =>
        `  ${event.type}\t${event.reason}\t${agesOf(event, now)}\t${event.component}\t${event.message.trim()}`,
    )
  return ['Events:', '  Type\tReason\tAge\tFrom\tMessage', '  ----\t------\t----\t----\t-------', ...rows]
}

function agesOf({ firstSeconds, lastSeconds, count }: ClusterEvent, now: number): string {
  const first = humanDuration(now - firstSeconds)
  return count > 1 ? `${humanDuration(now - lastSeconds)} (x${count} over ${first})` : first
}

export function orNone(text: string): string {
  return text === '' ? '<none>' : text
}

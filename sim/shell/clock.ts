/** What does the cluster's clock show, in the forms in which programs print it? All in UTC. */
import type { ClusterState } from '../state/cluster-state.ts'
import { secondsOf, timestampAt } from '../state/timestamp.ts'

/** RFC 3339. */
export function clockOf({ settings, now }: ClusterState): string {
  return timestampAt(settings.epoch, Math.floor(now))
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Moment {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly weekday: string
  readonly time: string
}

function momentOf(clock: string): Moment {
  const [, year = '', month = '', day = '', time = ''] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+:\d+)/.exec(clock) ?? []
  // 1970 began on a Thursday.
  const weekday = days[(Math.floor(secondsOf(clock) / 86_400) + 4) % 7] ?? ''
  return { year, month: months[Number(month) - 1] ?? '', day, weekday, time }
}

/** Fri, 02 Jan 2026 00:00:00 GMT, as the header Date has it. */
export function httpDate(clock: string): string {
  const { year, month, day, weekday, time } = momentOf(clock)
  return `${weekday}, ${day} ${month} ${year} ${time} GMT`
}

/** 02/Jan/2026:00:00:00 +0000, as web servers log it. */
export function logDate(clock: string): string {
  const { year, month, day, time } = momentOf(clock)
  return `${day}/${month}/${year}:${time} +0000`
}

/** Fri Jan 02 00:00:00 UTC 2026, as dig has it. */
export function digDate(clock: string): string {
  const { year, month, day, weekday, time } = momentOf(clock)
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}

/** Jan  2 00:00:00 2026 GMT, as OpenSSL prints moments. */
export function opensslDate(clock: string): string {
  const { year, month, day, time } = momentOf(clock)
  return `${month} ${String(Number(day)).padStart(2)} ${time} ${year} GMT`
}

/**
 * How long ago, as kubectl writes it in AGE: two units at most, the second only while it matters.
 *
 * Models HumanDuration of kubernetes/apimachinery pkg/util/duration/duration.go.
 * Example: humanDuration(125) is 2m5s, humanDuration(7200) is 120m, humanDuration(100 * 86_400) is 100d.
 */

import type { ClusterState } from '../state/cluster-state.ts'
import { secondsOf } from '../state/timestamp.ts'

export function humanDuration(lasting: number): string {
  const seconds = Math.floor(lasting)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return joined(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(seconds / 3600)
  if (hours < 8) return joined(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.floor(hours / 24)
  if (hours < 24 * 8) return joined(days, 'd', hours % 24, 'h')
  if (hours < 24 * 365 * 2) return `${days}d`
  const years = Math.floor(hours / 24 / 365)
  return hours < 24 * 365 * 8 ? joined(years, 'y', days % 365, 'd') : `${years}y`
}

function joined(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${unit}` : `${large}${unit}${small}${smallUnit}`
}

/** The time since a moment in RFC 3339 on the cluster's clock. */
export function ageOf({ settings, now }: ClusterState, moment: string | undefined): string {
  if (moment === undefined) return '<unknown>'
  return humanDuration(secondsOf(settings.epoch) + Math.floor(now) - secondsOf(moment))
}

/**
 * Which node ports are there, and which does a Service get unasked? Those of the range, from its upper part first.
 * Models kubernetes/kubernetes pkg/registry/core/service/portallocator/allocator.go.
 *
 * Example: nextPort(portRange([30000, 32767]), …) lies between 30086 and 32767.
 */
import type { Random } from '../../random.ts'
import { type Band, freeValue, lowerPart } from './free-value.ts'

export interface PortRange {
  readonly first: number
  readonly last: number
  /** Its values count from the first port. */
  readonly band: Band
}

/** `range` are the first and the last port. */
export function portRange([first, last]: readonly [number, number]): PortRange {
  const size = Math.max(0, last - first + 1)
  return { first, last, band: { size, lower: lowerPart(size, 32, 128) } }
}

/** A free port of the range; undefined when it is full. */
export function nextPort(
  range: PortRange,
  isTaken: (port: number) => boolean,
  random: Random,
): number | undefined {
  const value = freeValue(range.band, (candidate) => isTaken(range.first + candidate), random)
  return value === undefined ? undefined : range.first + value
}

/** Why a port that was asked for cannot be had; undefined when it can. */
export function portRefusal(
  range: PortRange,
  port: number,
  isTaken: (port: number) => boolean,
): 'not-in-range' | 'taken' | undefined {
  if (port < range.first || port > range.last) return 'not-in-range'
  return isTaken(port) ? 'taken' : undefined
}

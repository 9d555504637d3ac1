/**
 * Which value of a range does the API server hand out when nobody asked for a certain one? A random free one of the
 * upper part; the lower part is left to those who ask, until the upper one is full.
 *
 * Models randomScanStrategyWithOffset of kubernetes/kubernetes pkg/registry/core/service/allocator/bitmap.go. Values
 * are counted from 0. What is taken is asked, not kept here: the Services themselves say it, so nothing can leak.
 */
import type { Random } from '../../random.ts'

export interface Band {
  /** How many values there are. */
  readonly size: number
  /** How many of them, the first ones, are kept for those who ask. */
  readonly lower: number
}

/** undefined when every value is taken. */
export function freeValue(
  band: Band,
  isTaken: (value: number) => boolean,
  random: Random,
): number | undefined {
  return scan(band.lower, band.size, isTaken, random) ?? scan(0, band.lower, isTaken, random)
}

/** Starts anywhere from `first` up to `end` (not included), goes on to the next value, and round at the end. */
function scan(
  first: number,
  end: number,
  isTaken: (value: number) => boolean,
  random: Random,
): number | undefined {
  const size = end - first
  if (size <= 0) return undefined
  const start = random.below(size)
  for (let step = 0; step < size; step++) {
    const value = first + ((start + step) % size)
    if (!isTaken(value)) return value
  }
  return undefined
}

/** The size of the lower part: a share of the range, but never less than 16 nor more than `most`; none in a tiny range. */
export function lowerPart(size: number, share: number, most: number): number {
  return size <= 16 ? 0 : Math.min(Math.max(16, Math.trunc(size / share)), most)
}

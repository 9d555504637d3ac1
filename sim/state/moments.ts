/**
 * What is to happen when? Who has to look at something again, in the order of time. Setting, moving and taking a moment
 * cost the logarithm of their number, and a copy costs the same always.
 */
import { type SortedMap, sortedMap } from './sorted-map.ts'

export interface Moments {
  /** The subject's one moment; undefined takes it away. */
  readonly set: (subject: string, seconds: number | undefined) => void
  readonly next: () => number | undefined
  /** The subjects whose moment is not after `now`; they have none any more. */
  readonly take: (now: number) => readonly string[]
  readonly fork: () => Moments
}

export function moments(
  bySubject: SortedMap<number> = sortedMap(),
  inOrder: SortedMap<number> = sortedMap(),
): Moments {
  return {
    set: (subject, seconds) => {
      const before = bySubject.get(subject)
      if (before === seconds) return
      if (before !== undefined) inOrder.delete(place(before, subject))
      if (seconds === undefined) bySubject.delete(subject)
      else {
        bySubject.set(subject, seconds)
        inOrder.set(place(seconds, subject), seconds)
      }
    },
    next: () => {
      const first = inOrder.minKey()
      return first === undefined ? undefined : inOrder.get(first)
    },
    take: (now) => {
      const due: string[] = []
      for (let first = inOrder.minKey(); first !== undefined; first = inOrder.minKey()) {
        if ((inOrder.get(first) ?? 0) > now) break
        inOrder.delete(first)
        const subject = first.slice(first.indexOf(' ') + 1)
        bySubject.delete(subject)
        due.push(subject)
      }
      return due
    },
    fork: () => moments(bySubject.clone(), inOrder.clone()),
  }
}

/** Text whose order is the order of time, exactly: the bits of numbers that are not negative sort as the numbers do. */
function place(seconds: number, subject: string): string {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, seconds)
  const hex = (word: number): string => word.toString(16).padStart(8, '0')
  return `${hex(bits.getUint32(0))}${hex(bits.getUint32(4))} ${subject}`
}

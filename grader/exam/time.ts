/**
 * How much time is left? An exam runs from its first call on, by the machine's own clock, also while nobody works on it.
 * A clock that was set back gains nothing: the latest time ever seen counts. One that was set forward cannot be told from
 * time that passed. At one's own machine all of this is a matter of honour; see SECURITY.md.
 */

/** All in milliseconds since 1970. */
export interface Sitting {
  readonly startedAt: number
  readonly minutes: number
  /** The latest time that any call saw. */
  readonly latestAt: number
  /** When it was ended before its time, or first seen to be over. */
  readonly endedAt?: number
}

export function endOf({ startedAt, minutes }: Pick<Sitting, 'startedAt' | 'minutes'>): number {
  return startedAt + minutes * 60_000
}

/** What time it is for this exam. */
export function timeIn({ latestAt }: Sitting, now: number): number {
  return Math.max(latestAt, now)
}

export function isOver(sitting: Sitting, now: number): boolean {
  return sitting.endedAt !== undefined || timeIn(sitting, now) >= endOf(sitting)
}

/** Clocks are put right by seconds all the time; nobody needs to hear of it. */
const usualCorrection = 60_000

export function wasSetBack({ latestAt }: Sitting, now: number): boolean {
  return latestAt - now > usualCorrection
}

/** The hour as a clock on the wall shows it, with the day: `2026-11-23 11:58`. */
export function onTheWall(time: number): string {
  const date = new Date(time)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Whole minutes, rounded up: as long as there is time, there is at least one. */
export function minutesLeft(sitting: Sitting, now: number): number {
  return Math.max(0, Math.ceil((endOf(sitting) - timeIn(sitting, now)) / 60_000))
}

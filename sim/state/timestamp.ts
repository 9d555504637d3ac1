/**
 * What does the cluster's clock show? RFC 3339 in UTC with whole seconds, as metav1.Time prints it, counted from the
 * epoch of the settings. Computed without the host's clock or calendar, so that a seed gives the same world anywhere.
 *
 * Example: timestampAt('2026-01-01T00:00:00Z', 86_399) is '2026-01-01T23:59:59Z'.
 */

/** The moment `seconds` after `epoch`; fractions of a second are dropped. An unreadable epoch counts as 1970. */
export function timestampAt(epoch: string, seconds: number): string {
  const total = secondsOf(epoch) + Math.floor(seconds)
  const day = Math.floor(total / 86_400)
  const { year, month, date } = civilFromDays(day)
  const second = total - day * 86_400
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}T${clock.map((part) => pad(part, 2)).join(':')}Z`
}

/** Seconds from 1970-01-01T00:00:00Z to a moment written in RFC 3339; 0 when it cannot be read. */
export function secondsOf(timestamp: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(
    timestamp,
  )
  if (match === null) return 0
  const [, year, month, date, hour, minute, second, sign] = match
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const moment = daysFromCivil(Number(year), Number(month), Number(date)) * 86_400 + seconds
  if (sign === undefined) return moment
  return moment - (Number(match[8]) * 60 + Number(match[9])) * 60 * (sign === '-' ? -1 : 1)
}

// Years are counted from March, so that the leap day is the last day of a year: the month lengths then follow a line
// (153 days in 5 months). 719468 days lie between 0000-03-01 and 1970-01-01; an era is the 400 years (146097 days)
// after which the calendar repeats.

function daysFromCivil(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function civilFromDays(days: number): { year: number; month: number; date: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/**
 * Is a text a time as `!!timestamp` wants it? Models go-yaml v2 (parseTimestamp) and Go's time.Parse.
 * Without the tag a time is plain text, so that this is asked rarely.
 *
 * 2001-12-14T21:59:43.1Z, 2001-12-14 21:59:43 and 2001-1-2 are times; 2001-02-30 is none.
 */

const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d)))|(?: +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/

export function isTimestamp(text: string): boolean {
  const match = pattern.exec(text)
  if (match === null) return false
  const [year, month, day, ...clock] = match.slice(1).map((part) => Number(part ?? 0))
  const [hour, minute, second, zoneHour, zoneMinute, hour2, minute2, second2] = clock
  return (
    isDay(year ?? 0, month ?? 0, day ?? 0) &&
    isClock(hour ?? 0, minute ?? 0, second ?? 0) &&
    isClock(hour2 ?? 0, minute2 ?? 0, second2 ?? 0) &&
    (zoneHour ?? 0) <= 24 &&
    (zoneMinute ?? 0) <= 60
  )
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isClock(hour: number, minute: number, second: number): boolean {
  return hour < 24 && minute < 60 && second < 60
}

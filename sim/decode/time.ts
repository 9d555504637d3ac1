/**
 * Is a text a time as RFC 3339 writes it, such as 2026-01-01T00:00:00Z? If not, what does the API server say?
 * Models Parse of Go's time/format.go with the layout time.RFC3339, part after part.
 */
import { quoteText } from '../quote.ts'

const layout = '2006-01-02T15:04:05Z07:00'

/** A part of the layout, what it matches, and what Go calls it where the number is out of range. */
const parts: readonly (readonly [part: string, pattern: RegExp, name?: string, most?: number])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d\d/, 'month', 12],
  ['-', /^-/],
  ['02', /^\d\d/],
  ['T', /^T/],
  ['15', /^\d\d?/, 'hour', 23],
  [':', /^:/],
  ['04', /^\d\d/, 'minute', 59],
  [':', /^:/],
  ['05', /^\d\d(?:[.,]\d+)?/, 'second', 59],
  ['Z07:00', /^(?:Z|[+-]\d\d:\d\d)/],
]

/** Go's words, or undefined when the text is a time. */
export function timeFlaw(text: string): string | undefined {
  let rest = text
  for (const [part, pattern, name, most = 0] of parts) {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined) {
      return `parsing time ${quoteText(text)} as "${layout}": cannot parse ${quoteText(rest)} as "${part}"`
    }
    const number = Number.parseInt(found, 10)
    if (name !== undefined && (number > most || (name === 'month' && number === 0)))
      return outOfRange(text, name)
    if (part.startsWith('Z') && Number(found.slice(1, 3)) > 24)
      return outOfRange(text, 'time zone offset hour')
    if (part.startsWith('Z') && Number(found.slice(4, 6)) > 60)
      return outOfRange(text, 'time zone offset minute')
    rest = rest.slice(found.length)
  }
  if (rest !== '') return `parsing time ${quoteText(text)}: extra text: ${quoteText(rest)}`
  return isDay(text) ? undefined : outOfRange(text, 'day')
}

function outOfRange(text: string, name: string): string {
  return `parsing time ${quoteText(text)}: ${name} out of range`
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}

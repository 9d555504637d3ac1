/**
 * Is this a port, by name or by number? Names are IANA service names: short, and not to be taken for a number.
 *
 * Models kubernetes/apimachinery pkg/util/validation/validation.go.
 *
 * Examples: isPortName('http-2') is []; isPortName('8080') is ['must contain at least one letter (a-z)'].
 */
import { byteLength, mustBeBetween, mustBeNoLonger } from './message.ts'

export function isPortName(value: string): readonly string[] {
  const messages: string[] = []
  if (byteLength(value) > 15) messages.push(mustBeNoLonger(15, 'characters'))
  if (!/^[-a-z0-9]+$/.test(value)) {
    messages.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  }
  if (!/[a-z]/.test(value)) messages.push('must contain at least one letter (a-z)')
  if (value.includes('--')) messages.push('must not contain consecutive hyphens')
  if (value.startsWith('-') || value.endsWith('-')) messages.push('must not begin or end with a hyphen')
  return messages
}

export function isPortNumber(value: number): readonly string[] {
  return isInRange(value, 1, 65535)
}

export function isInRange(value: number, low: number, high: number): readonly string[] {
  return Number.isInteger(value) && value >= low && value <= high ? [] : [mustBeBetween(low, high)]
}

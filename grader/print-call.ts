/**
 * A call as it would stand in the learner's own file, so that it can be pasted there.
 *
 * printCall('matchesSelector', [{ app: 'web' }, {}]) is "matchesSelector({ app: 'web' }, {})"
 */
import type { CallFacts } from '../sim/index.ts'

/** Longer ones are no help, whatever they hold. */
const longest = 1200

export function printCall(name: string, args: readonly unknown[]): string {
  return cut(`${name}(${args.map(print).join(', ')})`)
}

export function printValue(value: unknown): string {
  return cut(print(value))
}

/** What every diagnostic about a call carries. */
export function callFacts(
  call: string,
  { printed, generated }: Pick<CallFacts, 'printed' | 'generated'>,
): CallFacts {
  return {
    call,
    ...(printed === undefined || printed.length === 0 ? {} : { printed }),
    ...(generated === undefined ? {} : { generated }),
  }
}

function print(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([key, item]) => `${printKey(key)}: ${print(item)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return `'${inner.replaceAll("'", "\\'")}'`
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}

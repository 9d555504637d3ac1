/**
 * A call as it would stand in the learner's own file, so that it can be pasted there.
 *
 * printCall('matchesSelector', [{ app: 'web' }, {}]) is "matchesSelector({ app: 'web' }, {})"
 * Only a call that is too long to read is no such text: `pick(['a', 'b', 'c', … +297])`.
 */
import type { CallFacts } from '../sim/index.ts'

/** Longer ones are no help, whatever they hold. */
const longest = 1200
/** Of a long list or map in a call that is too long, so many items tell what kind it is. */
const itemsShown = 3

export function printCall(name: string, args: readonly unknown[]): string {
  return short((most) => `${name}(${args.map((arg) => print(arg, most)).join(', ')})`)
}

export function printValue(value: unknown): string {
  return short((most) => print(value, most))
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

/** Whole where it can be; else with lists and maps cut short, and in the end simply cut. */
function short(print: (mostItems: number) => string): string {
  const whole = print(Number.POSITIVE_INFINITY)
  return whole.length <= longest ? whole : cut(print(itemsShown))
}

function print(value: unknown, mostItems: number): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value))
    return `[${someOf(value as readonly unknown[], mostItems, (item) => print(item, mostItems)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value)
  const printed = someOf(entries, mostItems, ([key, item]) => `${printKey(key)}: ${print(item, mostItems)}`)
  return printed.length === 0 ? '{}' : `{ ${printed.join(', ')} }`
}

function someOf<T>(items: readonly T[], most: number, show: (item: T) => string): readonly string[] {
  // One or two items less would be no shorter than the words about them.
  if (items.length <= most + 2) return items.map(show)
  const shown = items.slice(0, most).map(show)
  return [...shown, `… +${items.length - most}`]
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

/**
 * What the isolated side answered, as a value. It is a stranger's text: parsed inside `try`, walked no deeper than the
 * harness writes, and never merged into anything.
 */
import { printPath } from '../../sim/index.ts'

export type Decoded =
  | { readonly ok: true; readonly value: unknown }
  /** No data stands at `at`, but `what`: a function, a Map, NaN. */
  | { readonly ok: false; readonly at: string; readonly what: string }

type Path = readonly (string | number)[]

export function decodeValue(value: unknown): Decoded {
  const oddities: { readonly at: Path; readonly what: string }[] = []
  const decoded = decode(value, [], (what, at) => oddities.push({ what, at }))
  const [first] = oddities
  return first === undefined
    ? { ok: true, value: decoded }
    : { ok: false, at: printPath(first.at), what: first.what }
}

function decode(value: unknown, at: Path, complain: (what: string, at: Path) => void): unknown {
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  if (Array.isArray(value)) return value.map((item, index) => decode(item, [...at, index], complain))
  const entries = Object.entries(value)
  const [[only, said] = []] = entries
  const what = entries.length === 1 && only === '\0' && typeof said === 'string' ? said : undefined
  if (what === 'undefined') return undefined
  if (what !== undefined) {
    complain(what, at)
    return undefined
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, decode(item, [...at, key], complain)]))
}

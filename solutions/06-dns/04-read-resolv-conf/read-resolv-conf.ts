import type { Resolver } from './types.ts'

/** The C library has room for this many. */
const mostNameservers = 3
const mostDots = 15

/** Reads the text of a resolv.conf. */
export function readResolvConf(text: string): Resolver {
  const nameservers: string[] = []
  let search: readonly string[] = []
  let ndots = 1
  for (const line of text.split('\n')) {
    // A comment begins with a word that is none of the three, and so nothing comes of it.
    const [keyword, ...values] = line.split(/\s+/)
    if (keyword === 'nameserver') nameservers.push(...values.slice(0, 1))
    // Another list, not more of the list: who adds a search line to a file loses the one before.
    if (keyword === 'search') search = values
    if (keyword === 'options') ndots = dotsAmong(values) ?? ndots
  }
  return { nameservers: nameservers.slice(0, mostNameservers), search, ndots: Math.min(ndots, mostDots) }
}

/** Options are words, some with a value behind a colon. The last word on the same thing counts. */
function dotsAmong(options: readonly string[]): number | undefined {
  const option = options.findLast((word) => word.startsWith('ndots:'))
  return option === undefined ? undefined : Number(option.slice('ndots:'.length))
}

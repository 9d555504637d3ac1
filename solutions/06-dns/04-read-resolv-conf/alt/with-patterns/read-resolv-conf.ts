import type { Resolver } from './types.ts'

/** Takes the file apart by patterns instead of line by line: ^ and $ mean the ends of a line here. */
export function readResolvConf(text: string): Resolver {
  const [first, second, third] = [...text.matchAll(/^nameserver[ \t]+(\S+)/gm)].map(([, address]) => address)
  const nameservers = [first, second, third].filter((address) => address !== undefined)
  const [lists, options] = [linesOf(text, 'search'), linesOf(text, 'options')]
  const dots = [...options.join(' ').matchAll(/(?<!\S)ndots:(\d+)/g)].map(([, digits]) => Number(digits))
  const search = lists.at(-1)?.match(/\S+/g) ?? []
  const ndots = dots.pop() ?? 1
  return { nameservers, search: [...search], ndots: ndots > 15 ? 15 : ndots }
}

/** What stands behind the keyword, for each line that begins with it. */
function linesOf(text: string, keyword: string): string[] {
  return [...text.matchAll(new RegExp(`^${keyword}[ \\t]+(.*)$`, 'gm'))].map(([, rest = '']) => rest)
}

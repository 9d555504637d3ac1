/**
 * What do the options of gcloud compute firewall-rules say? Values, and the rules that --allow is short for.
 *
 * Example: tcp:30123,udp:53,icmp are three of them.
 */
import type { FirewallRule } from '../api/settings.ts'

/** The value of --name=value or --name value. */
export function option(words: readonly string[], name: string): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === `--${name}`) return words[index + 1]
    if (word.startsWith(`--${name}=`)) return word.slice(name.length + 3)
  }
  return undefined
}

/** tcp:30123,udp:53,icmp; the part that is none, where there is one. */
export function allowedBy(text: string): FirewallRule['allow'] | string {
  const found = new Map<'tcp' | 'udp' | 'sctp' | 'icmp', string[] | undefined>()
  for (const part of text.split(',')) {
    const [, protocol, ports] = /^(tcp|udp|sctp|icmp|all)(?::(\d+(?:-\d+)?))?$/.exec(part) ?? []
    if (protocol === undefined || (protocol === 'icmp' && ports !== undefined)) return part
    const names =
      protocol === 'all'
        ? (['tcp', 'udp', 'sctp', 'icmp'] as const)
        : ([protocol] as ('tcp' | 'udp' | 'sctp' | 'icmp')[])
    for (const name of names) {
      const before = found.get(name)
      if (ports === undefined) found.set(name, undefined)
      else if (!found.has(name) || before !== undefined) found.set(name, [...(before ?? []), ports])
    }
  }
  return [...found].map(([protocol, ports]) => ({ protocol, ...(ports === undefined ? {} : { ports }) }))
}

import type { Resolver } from './types.ts'

/** Reads the text of a resolv.conf. */
export function readResolvConf(text: string): Resolver {
  // TODO: this finds the first nameserver, wherever it is written, and nothing else.
  const [, address = ''] = /nameserver (\S+)/.exec(text) ?? []
  return { nameservers: [address], search: [], ndots: 1 }
}

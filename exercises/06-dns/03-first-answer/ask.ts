import type { Answer, RecordType, Server } from './types.ts'

/** Asks a DNS server one question. */
export function ask(server: Server, name: string, type: RecordType): Answer {
  const known = Object.hasOwn(server, name) ? server[name] : undefined
  if (known === undefined) return { rcode: 'NXDOMAIN', addresses: [] }
  return { rcode: 'NOERROR', addresses: known[type] ?? [] }
}

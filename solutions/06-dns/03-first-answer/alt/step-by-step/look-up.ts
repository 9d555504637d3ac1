import { ask } from './ask.ts'
import type { LookUp, Server } from './types.ts'

/** Asks about the first name, and leaves the others to itself. */
export function lookUp([name, ...others]: readonly string[], server: Server): LookUp {
  if (name === undefined) return { asked: [], addresses: [] }
  const addresses: string[] = []
  for (const type of ['A', 'AAAA'] as const) {
    const answer = ask(server, name, type)
    if (answer.rcode === 'NXDOMAIN') break
    addresses.push(...answer.addresses)
  }
  if (addresses.length > 0) return { asked: [name], found: name, addresses }
  const rest = lookUp(others, server)
  return { ...rest, asked: [name, ...rest.asked] }
}

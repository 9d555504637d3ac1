import { ask } from './ask.ts'
import type { LookUp, Server } from './types.ts'

/** Looks for the first of these full names that has an address. */
export function lookUp(names: readonly string[], server: Server): LookUp {
  // TODO: which answers end the search? And not every address is of type A.
  for (const name of names) {
    const { rcode, addresses } = ask(server, name, 'A')
    if (rcode === 'NOERROR') return { asked: [name], found: name, addresses }
  }
  return { asked: names, addresses: [] }
}

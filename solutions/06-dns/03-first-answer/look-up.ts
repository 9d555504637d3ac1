import { ask } from './ask.ts'
import type { LookUp, Server } from './types.ts'

/** Looks for the first of these full names that has an address. */
export function lookUp(names: readonly string[], server: Server): LookUp {
  for (const [index, name] of names.entries()) {
    // Both types belong to one name: whoever wants an address does not care how long it is.
    const addresses = [...ask(server, name, 'A').addresses, ...ask(server, name, 'AAAA').addresses]
    // NXDOMAIN and NODATA are alike here: either way the next name may have what this one lacks.
    if (addresses.length > 0) return { asked: names.slice(0, index + 1), found: name, addresses }
  }
  return { asked: names, addresses: [] }
}

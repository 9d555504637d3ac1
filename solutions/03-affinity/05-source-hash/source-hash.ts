/** FNV-1a, 32 bits: a whole number from 0 to 4294967295. Addresses are of plain letters, digits, dots and colons. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    // Math.imul keeps the lower 32 bits; a product by * would lose its lowest bits beyond 2^53, and those are the mixed ones.
    hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619)
  }
  // The bits are right, but JavaScript reads the highest one as a sign: >>> 0 reads it as a part of the number.
  return hash >>> 0
}

/** The endpoint that this client's address leads to; undefined when there is none. */
export function pickEndpoint(client: string, endpoints: readonly string[]): string | undefined {
  // Without endpoints the remainder is NaN, and no list has anything there.
  return endpoints[fnv1a(client) % endpoints.length]
}

/** How many of the clients are sent elsewhere, when these endpoints become those? */
export function countMoved(
  clients: readonly string[],
  before: readonly string[],
  after: readonly string[],
): number {
  // What counts is the endpoint, not its place in the list: that changes for many who stay where they are.
  return clients.filter((client) => pickEndpoint(client, before) !== pickEndpoint(client, after)).length
}

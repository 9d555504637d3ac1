/** FNV-1a, 32 bits: a whole number from 0 to 4294967295. Addresses are of plain letters, digits, dots and colons. */
export function fnv1a(text: string): number {
  // TODO: for each character, mix its code in: exclusive or, then times 16777619, of which the lower 32 bits are kept.
  return text.length + 0x811c9dc5
}

/** The endpoint that this client's address leads to; undefined when there is none. */
export function pickEndpoint(client: string, endpoints: readonly string[]): string | undefined {
  // TODO: the remainder of the hash says the place in the list.
  return endpoints[client.length]
}

/** How many of the clients are sent elsewhere, when these endpoints become those? */
export function countMoved(
  clients: readonly string[],
  before: readonly string[],
  after: readonly string[],
): number {
  // TODO: compare where each client goes before and after.
  return clients.length * (before.length === after.length ? 0 : 1)
}

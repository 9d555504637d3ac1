/** 16777619 is 2^24 + 2^8 + 2^7 + 2^4 + 2^1 + 1, so that shifts and sums do for the product. */
export function fnv1a(text: string): number {
  const bytes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return bytes.reduce((hash, byte) => timesPrime(hash ^ byte), 0x811c9dc5)
}

function timesPrime(number: number): number {
  return ((number << 24) + (number << 8) + (number << 7) + (number << 4) + (number << 1) + number) >>> 0
}

export function pickEndpoint(client: string, endpoints: readonly string[]): string | undefined {
  return endpoints.length === 0 ? undefined : endpoints.at(fnv1a(client) % endpoints.length)
}

export function countMoved(
  clients: readonly string[],
  before: readonly string[],
  after: readonly string[],
): number {
  let moved = 0
  for (const client of clients) {
    if (pickEndpoint(client, before) !== pickEndpoint(client, after)) moved += 1
  }
  return moved
}

import type { Connection, Seen, Sent } from './types.ts'

/** Looks clients up in a map, which is what a node does who has thousands of them. */
export function connect(memory: readonly Seen[], connection: Connection): Sent {
  const { client, atSeconds, endpoints, drawn, timeoutSeconds } = connection
  const oldest = atSeconds - timeoutSeconds
  const known = new Map<string, Seen>()
  for (const seen of memory) {
    if (seen.atSeconds < oldest || !endpoints.includes(seen.endpoint)) continue
    known.set(seen.client, seen)
  }
  const endpoint = known.get(client)?.endpoint ?? drawn
  known.set(client, { client, endpoint, atSeconds })
  return { endpoint, memory: [...known.values()] }
}

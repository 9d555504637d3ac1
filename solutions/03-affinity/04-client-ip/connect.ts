import type { Connection, Seen, Sent } from './types.ts'

/** Where does a node send this connection, with sessionAffinity ClientIP? It begins with an empty memory. */
export function connect(memory: readonly Seen[], connection: Connection): Sent {
  const { client, atSeconds, endpoints, drawn, timeoutSeconds } = connection
  // Forgetting comes first: then all that is left counts, and whoever leaves cannot come back into an old memory.
  const counts = memory.filter((seen) => {
    return atSeconds - seen.atSeconds <= timeoutSeconds && endpoints.includes(seen.endpoint)
  })
  const endpoint = counts.find((seen) => seen.client === client)?.endpoint ?? drawn
  // Noted anew even when it was remembered: the timeout measures silence, not the age of the session.
  const others = counts.filter((seen) => seen.client !== client)
  return { endpoint, memory: [...others, { client, endpoint, atSeconds }] }
}

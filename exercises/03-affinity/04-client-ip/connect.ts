import type { Connection, Seen, Sent } from './types.ts'

/** Where does a node send this connection, with sessionAffinity ClientIP? It begins with an empty memory. */
export function connect(memory: readonly Seen[], connection: Connection): Sent {
  // TODO: this draws every time, as sessionAffinity None does.
  return { endpoint: connection.drawn, memory }
}

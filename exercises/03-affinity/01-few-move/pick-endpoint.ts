import { hash } from './hash.ts'

/** The endpoint that this client is sent to. There is at least one endpoint, and none is listed twice. */
export function pickEndpoint(client: string, endpoints: readonly string[]): string {
  // TODO: when one endpoint leaves, nearly every client is sent elsewhere.
  return endpoints[hash(client) % endpoints.length] ?? ''
}

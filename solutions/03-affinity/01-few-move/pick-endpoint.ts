import { hash } from './hash.ts'

/** The endpoint that this client is sent to. There is at least one endpoint, and none is listed twice. */
export function pickEndpoint(client: string, endpoints: readonly string[]): string {
  // Each pair of client and endpoint has a number of its own. Who is not there any more cannot have the highest one,
  // and nobody else's number changes: only the clients of an endpoint that leaves go elsewhere.
  const numbers = endpoints.map((endpoint) => hash(`${client} ${endpoint}`))
  return endpoints[numbers.indexOf(Math.max(...numbers))] ?? ''
}

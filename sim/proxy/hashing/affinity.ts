/**
 * What does it take to bring a client back to the endpoint it had before? One contract, several ways to keep it, each in
 * a file of its own that says where it lives.
 *
 * In iptables mode kube-proxy uses none of them: for sessionAffinity ClientIP it draws an endpoint and remembers the
 * client's address (iptables `recent`, an nftables set, IPVS persistence). What hashes needs no memory, and so nothing to
 * share between nodes; in return, clients move when the endpoints change. How many do is what tells these ways apart
 * (measure.ts).
 */

export interface AffinityClient {
  readonly ip: string
  /** What it was told to bring along; only cookie affinity looks at it. */
  readonly cookie?: string
}

export interface AffinityChoice {
  readonly endpoint: string
  /** What the client is to bring along from now on. */
  readonly setCookie?: string
}

/** Endpoints are told apart by their text, such as 10.244.1.5:8080. */
export type Picker = (client: AffinityClient) => AffinityChoice | undefined

export interface Affinity {
  readonly name: string
  /** Builds what it needs for these endpoints once, to ask it for many clients. */
  over(endpoints: readonly string[]): Picker
  /** The same for one client; undefined when there is no endpoint to take. */
  pick(client: AffinityClient, endpoints: readonly string[]): AffinityChoice | undefined
}

/** An affinity by what it makes of its endpoints. */
export function affinityOf(name: string, over: Affinity['over']): Affinity {
  return { name, over, pick: (client, endpoints) => over(endpoints)(client) }
}

/** The choice of an endpoint that may not be there. */
export function choose(endpoint: string | undefined): AffinityChoice | undefined {
  return endpoint === undefined ? undefined : { endpoint }
}

/** In an order that does not depend on how they were listed. */
export function inOrder(endpoints: readonly string[]): readonly string[] {
  return [...endpoints].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

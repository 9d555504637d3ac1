/**
 * The probability of each rule in a chain of `count` rules, one for each endpoint. A rule is asked only when those before it
 * did not match. The last one takes all that is left: 1.
 */
export function probabilities(count: number): readonly number[] {
  // Whoever comes to a rule has to be shared among this endpoint and all below it: one of those that are left.
  return Array.from({ length: count }, (_, index) => 1 / (count - index))
}

/**
 * The endpoint of a new connection. There is at least one. `dice` has a number for each endpoint, at least 0 and below 1,
 * all independent of each other.
 */
export function drawEndpoint(endpoints: readonly string[], dice: readonly number[]): string {
  const chain = probabilities(endpoints.length)
  // A die of its own for each rule: a die that was too high for one rule would be too high for others more often than not.
  // The last rule has probability 1 and dice are below 1, so that one always matches.
  const match = dice.findIndex((die, rule) => die < (chain[rule] ?? 1))
  return endpoints[match] ?? ''
}

/**
 * The probability of each rule in a chain of `count` rules, one for each endpoint. A rule is asked only when those before it
 * did not match. The last one takes all that is left: 1.
 */
export function probabilities(count: number): readonly number[] {
  // TODO: is each endpoint chosen as often as any other?
  return Array.from({ length: count }, () => 1 / count)
}

/**
 * The endpoint of a new connection. There is at least one. `dice` has a number for each endpoint, at least 0 and below 1,
 * all independent of each other.
 */
export function drawEndpoint(endpoints: readonly string[], dice: readonly number[]): string {
  // TODO: roll a die for each rule, and take the endpoint of the first rule that matches.
  return dice.length > 0 ? (endpoints[0] ?? '') : ''
}

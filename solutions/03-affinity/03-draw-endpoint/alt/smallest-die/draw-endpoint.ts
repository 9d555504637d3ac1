/** Built from below: a rule put above a chain of n leaves it n of n + 1 connections. */
export function probabilities(count: number): readonly number[] {
  const chain: number[] = []
  while (chain.length < count) chain.unshift(1 / (chain.length + 1))
  return chain
}

/** No chain at all: each endpoint has the lowest die as often as any other. */
export function drawEndpoint(endpoints: readonly string[], dice: readonly number[]): string {
  return endpoints[dice.indexOf(Math.min(...dice))] ?? ''
}

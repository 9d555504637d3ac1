import { hash } from './hash.ts'
import type { Weighted } from './types.ts'

export function ranking(client: string, endpoints: readonly string[]): readonly string[] {
  const numbers = new Map(endpoints.map((endpoint) => [endpoint, hash(`${endpoint} ${client}`)]))
  return [...endpoints].sort((a, b) => (numbers.get(b) ?? 0) - (numbers.get(a) ?? 0))
}

/** Each endpoint draws as many tickets as its weight says; the highest one wins. Good for small whole weights. */
export function assign(clients: readonly string[], endpoints: readonly Weighted[]): readonly string[] {
  return clients.map((client) => {
    let best = ''
    let most = -1
    for (const { endpoint, weight } of endpoints) {
      for (let ticket = 1; ticket <= weight; ticket++) {
        const number = hash(`${client} ${endpoint} ${ticket}`)
        if (number > most) [best, most] = [endpoint, number]
      }
    }
    return best
  })
}

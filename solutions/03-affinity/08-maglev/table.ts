import type { SlotOrder } from './types.ts'

/** Which endpoint has which slot. `size` is a prime; there is at least one endpoint, and there are no more than slots. */
export function fillTable(orders: readonly SlotOrder[], size: number): readonly string[] {
  const table: string[] = new Array(size).fill('')
  // Where each stands in its order. It goes on from there at its next turn: what was taken before stays taken.
  const asking = orders.map(({ endpoint, offset, skip }) => ({ endpoint, slot: offset, skip }))
  // One slot for each turn, so that nobody gets a second one before everybody has a first: shares differ by one at most.
  for (let turn = 0; turn < size; turn++) {
    const one = asking[turn % asking.length]
    if (one === undefined) break
    while (table[one.slot] !== '') one.slot = (one.slot + one.skip) % size
    table[one.slot] = one.endpoint
  }
  return table
}

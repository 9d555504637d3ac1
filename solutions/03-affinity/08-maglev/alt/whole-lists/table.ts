import type { SlotOrder } from './types.ts'

/** Writes the orders out, and lets everybody strike out what is taken. */
export function fillTable(orders: readonly SlotOrder[], size: number): readonly string[] {
  const wishes = orders.map(({ endpoint, offset, skip }) => ({
    endpoint,
    slots: Array.from({ length: size }, (_, step) => (offset + step * skip) % size).values(),
  }))
  const owners = new Map<number, string>()
  while (owners.size < size) {
    for (const { endpoint, slots } of wishes) {
      for (const slot of slots) {
        if (owners.has(slot)) continue
        owners.set(slot, endpoint)
        break
      }
    }
  }
  return Array.from({ length: size }, (_, slot) => owners.get(slot) ?? '')
}

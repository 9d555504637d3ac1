import type { SlotOrder } from './types.ts'

/** Which endpoint has which slot. `size` is a prime; there is at least one endpoint, and there are no more than slots. */
export function fillTable(orders: readonly SlotOrder[], size: number): readonly string[] {
  // TODO: this deals the slots out in turn, whatever anybody asks for.
  return Array.from({ length: size }, (_, slot) => orders[slot % orders.length]?.endpoint ?? '')
}

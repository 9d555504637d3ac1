/**
 * In which order an endpoint asks for slots: first for `offset`, then each time for the one `skip` further on, beginning anew
 * after the last. As the number of slots is a prime, it comes to every slot before it comes to one again.
 */
export interface SlotOrder {
  readonly endpoint: string
  /** From 0 to size - 1. */
  readonly offset: number
  /** From 1 to size - 1. */
  readonly skip: number
}

/** An endpoint and how much it can take, against the others: 0 is nothing, and one of them at least can take something. */
export interface Weighted {
  readonly endpoint: string
  /** A whole number. */
  readonly weight: number
}

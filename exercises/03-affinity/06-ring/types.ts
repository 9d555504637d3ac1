/** A place on the ring where an endpoint stands. Places go from 0 to 4294967295; after the last comes 0 again. */
export interface Point {
  readonly at: number
  readonly endpoint: string
}

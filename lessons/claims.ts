/**
 * Sentences of a chapter that none of its blocks shows, with what can be typed to see that they are so: the rows of
 * NN-topic/claims.ts. `claims.test.ts` types them, each row in a world as it was made. A sentence that is rewritten takes its
 * row along, or the row fails.
 */

export interface Claim {
  /** Words of the English page, as they stand there but for line ends. */
  readonly says: string
  /** Another scenario than the chapter's, where the sentence is about one: a file, or `default`. */
  readonly world?: string
  /** Typed at the prompt in this order. */
  readonly type: readonly string[]
  /** What the last command prints has all of these in it. */
  readonly shows: readonly string[]
  /** And none of these. */
  readonly hides?: readonly string[]
}

export interface ChapterClaims {
  /** A scenario file beside the page, or `default`. */
  readonly world: string
  readonly claims: readonly Claim[]
}

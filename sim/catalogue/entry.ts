/**
 * The shape of a catalogue entry: how grave a diagnostic is, and its words in both languages side by side,
 * so that neither can be changed or forgotten without the other: a missing one does not compile.
 */

/** error: the object or request fails; warning: accepted, yet likely not meant; note: what the simulator leaves out. */
export type Severity = 'error' | 'warning' | 'note'

/** Where a diagnostic stands, in words: 'Service default/web' and 'spec.selector.app'; empty when not known. */
export interface About {
  readonly object: string
  readonly field: string
}

export interface Words {
  /** What is so, in one or two plain sentences; not what the learner did wrong. */
  readonly says: string
  /** Facts that read better as a small table than in a sentence: a call, what came back, what was expected. */
  readonly shown?: readonly ShownFact[]
  /** Stands beside the ^^^ under the excerpt: the fact about this very spot. */
  readonly here?: string
  /** One thing to try. */
  readonly try?: string
  /** A kubectl command that shows the same on a real cluster. */
  readonly see?: string
}

export interface ShownFact {
  readonly label: string
  readonly text: string
}

export interface Entry<Facts> {
  readonly severity: Severity
  readonly en: (facts: Facts, about: About) => Words
  readonly ko: (facts: Facts, about: About) => Words
}

/** The entries of one topic, one for each code that its facts name. */
export type Entries<Facts> = { readonly [Code in keyof Facts]: Entry<Facts[Code]> }

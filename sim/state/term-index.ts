/**
 * Who carries this term? A term is a label pair, a selector pair, an address, the name of a Service; the answer is the
 * names filed under it, in order. Filing and finding cost the logarithm of the size; `fork` costs the same always.
 *
 * Names are filed, not objects: an object that changes without changing its terms costs the index nothing.
 */
import { type SortedMap, sortedMap } from './sorted-map.ts'

export interface TermIndex {
  readonly names: (term: string) => readonly string[]
  /** How many names are filed under the term. */
  readonly size: (term: string) => number
}

export interface WritableTermIndex extends TermIndex {
  readonly add: (term: string, name: string) => void
  readonly remove: (term: string, name: string) => void
  /** A reading copy that later writes leave alone. */
  readonly fork: () => TermIndex
  /** A copy that is written to by itself. */
  readonly branch: () => WritableTermIndex
}

/** The names of one term, and the age in which they were last written: those of an older age may be shared with a fork. */
interface Shelf {
  readonly age: number
  readonly names: SortedMap<undefined>
}

/** Most terms have one name (an address, a label of one pod): that one is kept bare, which takes a tenth of the memory. */
type Filed = string | Shelf

export function termIndex(filed: SortedMap<Filed> = sortedMap(), firstAge = 0): WritableTermIndex {
  let age = firstAge

  const writableNames = (term: string, entry: Filed): SortedMap<undefined> => {
    if (typeof entry !== 'string' && entry.age === age) return entry.names
    const names = typeof entry === 'string' ? sortedMap<undefined>() : entry.names.clone()
    if (typeof entry === 'string') names.set(entry, undefined)
    filed.set(term, { age, names })
    return names
  }

  return {
    ...reader(filed),
    add: (term, name) => {
      // Most terms are new when they come: one way down the tree, not two.
      if (filed.setIfNotPresent(term, name)) return
      const entry = filed.get(term)
      if (entry !== undefined && entry !== name) writableNames(term, entry).set(name, undefined)
    },
    remove: (term, name) => {
      const entry = filed.get(term)
      if (entry === undefined) return
      if (typeof entry === 'string') {
        if (entry === name) filed.delete(term)
        return
      }
      const names = writableNames(term, entry)
      names.delete(name)
      const last = names.size === 1 ? names.minKey() : undefined
      if (last !== undefined) filed.set(term, last)
    },
    fork: () => {
      age++
      return reader(filed.clone())
    },
    branch: () => {
      age++
      return termIndex(filed.clone(), age)
    },
  }
}

function reader(filed: SortedMap<Filed>): TermIndex {
  return {
    names: (term) => {
      const entry = filed.get(term)
      if (entry === undefined) return []
      return typeof entry === 'string' ? [entry] : entry.names.keysArray()
    },
    size: (term) => {
      const entry = filed.get(term)
      if (entry === undefined) return 0
      return typeof entry === 'string' ? 1 : entry.names.size
    },
  }
}

/**
 * The objects of one kind, by key: found at once, listed in order, shared with forks.
 *
 * The hash map answers look-ups. The sorted map, whose nodes forks share, is brought up to date only when somebody
 * lists or forks: an object that changes three times before that is filed once.
 */
import { type SortedMap, sortedMap } from './sorted-map.ts'

export interface ObjectMap<T> {
  readonly get: (key: string) => T | undefined
  readonly all: () => readonly T[]
  /** Those whose keys begin with `namespace/`. */
  readonly inNamespace: (namespace: string) => readonly T[]
}

export interface WritableObjectMap<T> extends ObjectMap<T> {
  readonly set: (key: string, object: T) => void
  readonly delete: (key: string) => void
  /** A reading copy that later writes leave alone. */
  readonly fork: () => ObjectMap<T>
  /** A copy that is written to by itself. */
  readonly branch: () => WritableObjectMap<T>
}

export function objectMap<T>(sorted: SortedMap<T> = sortedMap()): WritableObjectMap<T> {
  /** What was written since this map began: absent, look in `sorted`; undefined, it was deleted. */
  const byKey = new Map<string, T | undefined>()
  const unfiled = new Set<string>()
  const hasOlder = sorted.size > 0
  const find = (key: string): T | undefined => {
    const object = byKey.get(key)
    return object === undefined && hasOlder && !byKey.has(key) ? sorted.get(key) : object
  }

  const file = (): SortedMap<T> => {
    for (const key of unfiled) {
      const object = byKey.get(key)
      if (object === undefined) sorted.delete(key)
      else sorted.set(key, object)
    }
    unfiled.clear()
    return sorted
  }

  return {
    get: find,
    set: (key, object) => {
      byKey.set(key, object)
      unfiled.add(key)
    },
    delete: (key) => {
      if (hasOlder) byKey.set(key, undefined)
      else byKey.delete(key)
      unfiled.add(key)
    },
    all: () => file().valuesArray(),
    inNamespace: (namespace) => inNamespace(file(), namespace),
    fork: () => {
      const shared = file().clone()
      return {
        get: (key) => shared.get(key),
        all: () => shared.valuesArray(),
        inNamespace: (namespace) => inNamespace(shared, namespace),
      }
    },
    branch: () => objectMap(file().clone()),
  }
}

/** The keys of a namespace lie between 'name/' and 'name0', because '0' is the character after '/'. */
function inNamespace<T>(sorted: SortedMap<T>, namespace: string): readonly T[] {
  const list: T[] = []
  sorted.forRange(`${namespace}/`, `${namespace}0`, false, (_, object) => {
    list.push(object)
  })
  return list
}

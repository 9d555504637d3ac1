/**
 * A sorted map with copies that cost nothing: `clone()` shares every node, the first write to a shared node copies it.
 * The package is CommonJS: Node hands over its exports object, some bundlers and test runners the class itself.
 */
import module from 'sorted-btree'

/** Keys are compared by their UTF-16 code units, which for names, labels and addresses is etcd's byte order. */
export type SortedMap<V> = InstanceType<typeof module.default<string, V>>

const BTree: typeof module.default = typeof module === 'function' ? module : module.default

export function sortedMap<V>(): SortedMap<V> {
  return new BTree<string, V>(undefined, byCodeUnit)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

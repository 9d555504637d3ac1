/**
 * What is a controller? Something that names, for each change of the world, what has to be looked at again, and that
 * can bring any such thing to the state it should have. It never acts on the change itself: whatever was missed,
 * doubled or came in another order, the next look puts it right (level-triggered, as client-go's work queues are).
 */
import type { Kind, KubeObject, ObjectOf } from '../api/kinds.ts'
import type { Change, ClusterState, Store } from '../state/cluster-state.ts'

export interface Controller {
  readonly name: string
  /** For each kind it watches: the keys of what a change touches. A key says what is to be looked at, to itself only. */
  readonly watches: { readonly [K in Kind]?: Watch<K> }
  /** Brings each of these to the state it should have. Doing so twice changes nothing more. */
  readonly sync: (keys: readonly string[], store: Store) => void
  /** Its own writes give it new work; without this, one look is enough. */
  readonly hearsItself?: boolean
}

/** Created: no old; deleted: no new. */
export interface ChangeOf<K extends Kind> {
  readonly old?: ObjectOf<K>
  readonly new?: ObjectOf<K>
}

export type Watch<K extends Kind> = (change: ChangeOf<K>, state: ClusterState) => readonly string[]

export const nothing: readonly string[] = []

/** namespace/name: the key of most controllers. */
export function keyFor({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}

export function partsOf(key: string): { readonly namespace: string; readonly name: string } {
  const slash = key.indexOf('/')
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}

/** Something else is asked of the object, or it is to go. Its status is its controller's own work, and no news to it. */
export function specTouched({ old, new: object }: Change): readonly string[] {
  if (object === undefined) return nothing
  const isSame =
    old?.metadata.generation === object.metadata.generation &&
    old?.metadata.deletionTimestamp === object.metadata.deletionTimestamp
  return isSame ? nothing : [keyFor(object)]
}

/** Nothing new comes into a namespace that is being deleted. */
export function isNamespaceEnding(name: string | undefined, state: ClusterState): boolean {
  return state.get('Namespace', undefined, name ?? '')?.status?.phase === 'Terminating'
}

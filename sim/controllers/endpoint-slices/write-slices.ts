/**
 * How do slices that a controller planned come into the world? New ones get their names here, from the seed and from
 * what they were made for: the same world always has the same names.
 */
import type { ObjectMeta } from '../../api/meta.ts'
import { randomFrom } from '../../random.ts'
import type { Store } from '../../state/cluster-state.ts'
import { generatedName } from '../../state/generated-name.ts'
import type { SliceWrites } from './pack.ts'

/** `owner`: the Service or the Endpoints object that the slices are made for. */
export function writeSlices(
  { create, update, remove }: Pick<SliceWrites, 'create' | 'update' | 'remove'>,
  owner: Pick<ObjectMeta, 'namespace' | 'name' | 'uid'>,
  store: Store,
): void {
  const { namespace, name, uid = '' } = owner
  for (const slice of create) {
    const made = `slices made for ${uid}`
    const number = store.recall(made) ?? 0
    store.remember(made, number + 1)
    const random = randomFrom(store.settings.seed).fork('EndpointSlice', namespace ?? '', name, number)
    const isTaken = (candidate: string): boolean =>
      store.get('EndpointSlice', namespace, candidate) !== undefined
    const metadata = {
      ...slice.metadata,
      name: generatedName(slice.metadata.generateName ?? '', random, isTaken),
    }
    store.put({ ...slice, metadata })
  }
  for (const slice of update) store.put(slice)
  for (const { metadata } of remove) store.remove('EndpointSlice', metadata.namespace, metadata.name)
}

/**
 * Which fields does a map of the tree have, once `<<` is merged and keys are text? Asked when something must be
 * pointed at, so each map is indexed only then, and once.
 */
import { fieldName, isMergeKey } from './key.ts'
import type { MapNode, Node } from './node.ts'

export interface Field {
  readonly key: Node
  readonly value: Node
  /** The alias behind `<<` that brought it here. */
  readonly through: Node | undefined
}

export function fieldsOf(map: MapNode): ReadonlyMap<string, Field> {
  map.fields ??= indexFields(map)
  return map.fields
}

/** In the order of the text, so that of two equal names the later one stays, as in the value itself. */
function indexFields(map: MapNode): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  for (const { key, value } of map.pairs) {
    if (isMergeKey(key)) addMerged(fields, value)
    else {
      const name = fieldName(key)
      if (name !== undefined) fields.set(name, { key, value, through: undefined })
    }
  }
  return fields
}

function addMerged(fields: Map<string, Field>, value: Node): void {
  const sources = value.kind === 'list' ? [...value.items].reverse() : [value]
  for (const source of sources) {
    const map = source.kind === 'alias' ? source.target : source
    if (map.kind !== 'map') continue
    const through = source.kind === 'alias' ? source : undefined
    for (const [name, field] of fieldsOf(map))
      fields.set(name, { ...field, through: through ?? field.through })
  }
}

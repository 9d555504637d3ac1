import { describe, expect, it } from 'vitest'
import { kinds } from '../kinds.ts'
import { labelOf } from './labels.ts'
import { type FieldType, structureOf, structureOfKind } from './structure.ts'

/** Every field that a manifest of a modelled kind can reach through modelled fields, once for each structure. */
function reachable(): readonly { readonly structure: string; readonly field: string }[] {
  const roots = Object.entries(kinds).map(
    ([kind, { apiVersion }]) => structureOfKind(apiVersion, kind)?.name ?? '',
  )
  const seen = new Set<string>()
  const found: { readonly structure: string; readonly field: string }[] = []
  const waiting = [...roots]
  for (let structure = waiting.pop(); structure !== undefined; structure = waiting.pop()) {
    if (seen.has(structure)) continue
    seen.add(structure)
    for (const { name, type } of structureOf(structure).fields.values()) {
      found.push({ structure, field: name })
      const label = labelOf(structure, name)
      if (label?.is === 'modelled' && !label.whole) waiting.push(...inner(type))
    }
  }
  return found
}

function inner(type: FieldType): readonly string[] {
  if (type.is === 'structure') return [type.name]
  return type.is === 'list' || type.is === 'map' ? inner(type.of) : []
}

describe('a label', () => {
  it('is on every field of the modelled kinds', () => {
    expect(reachable().filter(({ structure, field }) => labelOf(structure, field) === undefined)).toEqual([])
  })

  it.each([
    ['ServiceSpec', 'selector', 'modelled'],
    ['ServiceSpec', 'externalIPs', 'modelled'],
    ['PodSpec', 'hostAliases', 'modelled'],
    ['PodSpec', 'hostnameOverride', 'unmodelled'],
    ['Lifecycle', 'postStart', 'modelled'],
    ['Container', 'livenessProbe', 'modelled'],
    ['Container', 'readinessProbe', 'modelled'],
    ['ResourceRequirements', 'limits', 'inert'],
    ['Volume', 'emptyDir', 'inert'],
    ['Volume', 'nfs', 'unmodelled'],
    ['Volume', 'configMap', 'modelled'],
    ['ObjectMeta', 'labels', 'modelled'],
  ])('of %s.%s is %s', (structure, field, label) => {
    expect(labelOf(structure, field)?.is).toBe(label)
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'is missing for a structure or field called %s',
    (name) => {
      expect(labelOf(name, 'kind')).toBeUndefined()
      expect(labelOf('ServiceSpec', name)).toBeUndefined()
    },
  )
})

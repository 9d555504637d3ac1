import { describe, expect, it } from 'vitest'
import { kinds } from '../kinds.ts'
import { type FieldType, type Structure, structureOf, structureOfKind } from './structure.ts'
import { structures } from './tables.ts'

const everyStructure = Object.keys(structures).map(structureOf)

describe('a structure', () => {
  it.each([
    ['ServicePort', 'port', { is: 'int32', go: 'int32' }],
    ['ServicePort', 'protocol', { is: 'string', go: 'v1.Protocol' }],
    ['ServicePort', 'targetPort', { is: 'int-or-string', go: 'intstr.IntOrString' }],
    ['ObjectMeta', 'uid', { is: 'string', go: 'types.UID' }],
    ['ObjectMeta', 'creationTimestamp', { is: 'time', go: 'v1.Time' }],
    ['Service', 'spec', { is: 'structure', name: 'ServiceSpec', go: 'v1.ServiceSpec' }],
    ['apps/Deployment', 'spec', { is: 'structure', name: 'apps/DeploymentSpec', go: 'v1.DeploymentSpec' }],
    ['Secret', 'data', { is: 'map', of: { is: 'bytes', go: '[]uint8' }, go: 'map[string][]uint8' }],
    [
      'ResourceRequirements',
      'limits',
      { is: 'map', of: { is: 'quantity', go: 'resource.Quantity' }, go: 'v1.ResourceList' },
    ],
    [
      'ServiceSpec',
      'ipFamilies',
      { is: 'list', of: { is: 'string', go: 'v1.IPFamily' }, go: '[]v1.IPFamily' },
    ],
  ])('%s has %s of the right type', (structure, field, type) => {
    expect(structureOf(structure).fields.get(field)?.type).toEqual(type)
  })

  it.each([
    ['ServiceSpec', 'ports', { merge: { key: 'port' }, listKeys: ['port', 'protocol'], retainKeys: false }],
    ['PodSpec', 'containers', { merge: { key: 'name' }, listKeys: ['name'], retainKeys: false }],
    ['PodSpec', 'volumes', { merge: { key: 'name' }, listKeys: ['name'], retainKeys: true }],
    ['ObjectMeta', 'finalizers', { merge: {}, listKeys: [], retainKeys: false }],
    ['apps/DeploymentSpec', 'strategy', { retainKeys: true }],
  ])('%s says how %s merges', (structure, field, merging) => {
    expect(structureOf(structure).fields.get(field)).toMatchObject(merging)
  })

  it('says which fields are required, and which Go embeds', () => {
    expect(structureOf('ServicePort').fields.get('port')?.required).toBe(true)
    expect(structureOf('ServicePort').fields.get('name')?.required).toBe(false)
    expect(structureOf('Probe').fields.get('httpGet')?.embedded).toBe('ProbeHandler')
  })

  it.each(['constructor', '__proto__', 'toString', 'Nothing'])('called %s has no fields', (name) => {
    expect(structureOf(name).fields.size).toBe(0)
  })
})

describe('the tables', () => {
  it('have a row for every structure that a row names', () => {
    const missing = everyStructure.flatMap(({ fields }) =>
      [...fields.values()]
        .flatMap(({ type }) => namesIn(type))
        .filter((name) => !Object.hasOwn(structures, name)),
    )
    expect(missing).toEqual([])
  })

  it('are read whole: no part of a row is lost', () => {
    const written = Object.values(structures).reduce((sum, row) => sum + row.split(' ').length, 0)
    const read = everyStructure.reduce((sum, { fields }) => sum + fields.size, 0)
    expect(read).toBe(written)
  })

  it.each(Object.entries(kinds))('have the kind %s in its version', (kind, { apiVersion }) => {
    expect(structureOfKind(apiVersion, kind)?.fields.has('metadata')).toBe(true)
  })

  it.each([
    ['v1', 'Ingress'],
    ['v1', 'ServiceSpec'],
    ['apps/v1beta1', 'Deployment'],
    ['apps/v1/v1', 'Deployment'],
    ['', 'Service'],
    ['v2', 'Service'],
  ])('have no kind in %s called %s', (apiVersion, kind) => {
    expect(structureOfKind(apiVersion, kind)).toBeUndefined()
  })
})

function namesIn(type: FieldType): readonly Structure['name'][] {
  if (type.is === 'structure') return [type.name]
  return type.is === 'list' || type.is === 'map' ? namesIn(type.of) : []
}

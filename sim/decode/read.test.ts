import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FieldType, type Structure, structureOf, structureOfKind } from '../api/fields/structure.ts'
import { structures } from '../api/fields/tables.ts'
import { type Kind, kinds } from '../api/kinds.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import { printPath } from '../diagnostic.ts'
import { lineOf } from './finding.ts'
import { type Reading, readObject } from './read.ts'

const everyStructure = Object.keys(structures).map(structureOf)

const rootOf = (kind: Kind): Structure => structureOfKind(kinds[kind].apiVersion, kind) ?? structureOf('')
const read = (kind: Kind, object: JsonObject): Reading => readObject(rootOf(kind), object)
const message = (kind: Kind, object: JsonObject): string | undefined => read(kind, object).answer?.message
const service = (spec: Json): string | undefined => message('Service', { spec })
const container = (fields: JsonObject): string | undefined =>
  message('Pod', { spec: { containers: [fields] } })

describe('the answer of the API server', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['nothing wrong', service({ ports: [{ port: 80 }] }), undefined],
    [
      'a field in other case',
      service({ clusterIp: 'None' }),
      'strict decoding error: unknown field "spec.clusterIp"',
    ],
    [
      'unknown fields, sorted as kubectl sends them',
      message('Service', { sepc: {}, metadata: { nam: 'web' }, spec: { ports: [{ prot: 1 }], extra: 1 } }),
      'strict decoding error: unknown field "metadata.nam", unknown field "sepc", unknown field "spec.extra", unknown field "spec.ports[0].prot"',
    ],
    [
      'an unknown field with a dot',
      service({ 'a.b"c': 1 }),
      'strict decoding error: unknown field "spec.a.b\\"c"',
    ],
    [
      'text for a number',
      service({ ports: [{ port: '80' }] }),
      'json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32',
    ],
    [
      'a type hides unknown fields',
      service({ clusterIp: 'None', ports: [{ port: '80' }] }),
      'json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32',
    ],
    [
      'a boolean for a label',
      message('Service', { metadata: { labels: { enabled: true } } }),
      'json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [
      'a number for a variable',
      container({ env: [{ name: 'PORT', value: 8080 }] }),
      'json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string',
    ],
    [
      'a number for a named type',
      service({ ports: [{ protocol: 6 }] }),
      'json: cannot unmarshal number into Go struct field ServicePort.spec.ports.protocol of type v1.Protocol',
    ],
    [
      'a map for a list',
      service({ ports: { port: 80 } }),
      'json: cannot unmarshal object into Go struct field ServiceSpec.spec.ports of type []v1.ServicePort',
    ],
    [
      'a list for a map',
      service({ selector: ['app'] }),
      'json: cannot unmarshal array into Go struct field ServiceSpec.spec.selector of type map[string]string',
    ],
    [
      'matchLabels in a Service',
      service({ selector: { matchLabels: { app: 'web' } } }),
      'json: cannot unmarshal object into Go struct field ServiceSpec.spec.selector of type string',
    ],
    [
      'text for a structure',
      service('ports'),
      'json: cannot unmarshal string into Go struct field Service.spec of type v1.ServiceSpec',
    ],
    [
      'an element of a wrong type',
      service({ ports: ['80'] }),
      'json: cannot unmarshal string into Go struct field ServiceSpec.spec.ports of type v1.ServicePort',
    ],
    [
      'a number too large',
      service({ ports: [{ port: 4294967296 }] }),
      'json: cannot unmarshal number 4294967296 into Go struct field ServicePort.spec.ports.port of type int32',
    ],
    [
      'half a port',
      service({ ports: [{ port: 80.5 }] }),
      'json: cannot unmarshal number 80.5 into Go struct field ServicePort.spec.ports.port of type int32',
    ],
    [
      'half a port by number or name',
      service({ ports: [{ targetPort: 80.5 }] }),
      'json: cannot unmarshal number 80.5 into Go struct field ServicePort.spec.ports.targetPort of type int32',
    ],
    [
      'an embedded field',
      container({ readinessProbe: { httpGet: 80 } }),
      'json: cannot unmarshal number into Go struct field Probe.spec.containers.readinessProbe.ProbeHandler.httpGet of type v1.HTTPGetAction',
    ],
    [
      'no quantity',
      container({ resources: { limits: { cpu: 'much' } } }),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      'a quantity in wrong units',
      container({ resources: { limits: { memory: '64mi' } } }),
      "unable to parse quantity's suffix",
    ],
    [
      'what reads itself goes before what came earlier',
      container({ args: 'x', resources: { limits: { cpu: true } } }),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      'no time',
      message('Pod', { metadata: { creationTimestamp: 'now' } }),
      'parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"',
    ],
    [
      'a month that is none',
      message('Pod', { metadata: { creationTimestamp: '2026-13-01T00:00:00Z' } }),
      'parsing time "2026-13-01T00:00:00Z": month out of range',
    ],
    [
      'a day that is none',
      message('Pod', { metadata: { creationTimestamp: '2026-02-29T00:00:00Z' } }),
      'parsing time "2026-02-29T00:00:00Z": day out of range',
    ],
    [
      'more than a time',
      message('Pod', { metadata: { creationTimestamp: '2026-02-28T00:00:00Zulu' } }),
      'parsing time "2026-02-28T00:00:00Zulu": extra text: "ulu"',
    ],
    [
      'a number for a time',
      message('Pod', { metadata: { creationTimestamp: 2026 } }),
      'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string',
    ],
  ])('to %s', (_, found, expected) => {
    expect(found).toBe(expected)
  })

  it.each([
    ['aGk=', undefined],
    ['aG\nk=', undefined],
    ['', undefined],
    ['aGk', 'illegal base64 data at input byte 0'],
    ['aGk!', 'illegal base64 data at input byte 3'],
    ['aGk=x', 'illegal base64 data at input byte 4'],
    ['aG=k', 'illegal base64 data at input byte 2'],
    ['가', 'illegal base64 data at input byte 0'],
    ['aaaa가', 'illegal base64 data at input byte 4'],
  ])('to the base64 %j of a Secret', (text, expected) => {
    expect(readObject(structureOf('Secret'), { data: { key: text } }).answer?.message).toBe(expected)
  })

  it('names a hundred unknown fields, and no more', () => {
    const spec = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`x${at}`, 1]))
    expect(service(spec)?.split('unknown field').length).toBe(101)
    expect(read('Service', { spec }).findings).toHaveLength(150)
  })

  it('does not speak of duplicates: kubectl sends the last one only', () => {
    const reading = readObject(rootOf('Service'), { spec: {} }, [
      { what: 'duplicate', path: ['spec', 'selector'] },
    ])
    expect(reading.answer).toBeUndefined()
    expect(reading.findings.map(lineOf)).toEqual(['duplicate field "spec.selector"'])
  })
})

describe('null', () => {
  it('is right everywhere, and stays but in lists', () => {
    const { value, findings } = read('Service', {
      metadata: { labels: { app: null }, annotations: null },
      spec: { type: null, externalIPs: [null, 'a'], ports: [null, { targetPort: null }] },
    })
    expect(findings).toEqual([])
    expect(value).toEqual({
      metadata: { labels: { app: null }, annotations: null },
      spec: { type: null, externalIPs: ['', 'a'], ports: [{}, { targetPort: null }] },
    })
  })
})

describe('what is read', () => {
  it('is the very object when nothing is wrong', () => {
    const object = { metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } }
    expect(read('Service', object).value).toBe(object)
  })

  it('goes without what cannot be read', () => {
    const { value } = read('Service', {
      spec: { clusterIp: 1, type: 1, ports: [{ port: '80' }, { port: 81 }] },
    })
    expect(value).toEqual({ spec: { ports: [{}, { port: 81 }] } })
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty'])('has no field called %s', (name) => {
    const object = JSON.parse(`{"spec":{"${name}":{}},"metadata":{"labels":{"${name}":"x"}}}`) as JsonObject
    const { value, findings } = read('Service', object)
    expect(findings.map(({ path }) => path)).toEqual([['spec', name]])
    expect(JSON.stringify(value.metadata)).toBe(`{"labels":{"${name}":"x"}}`)
  })
})

/** One value of every type that JSON has, and which types of fields take it. */
type Sample = readonly [value: Json, takers: readonly FieldType['is'][]]

const samples: readonly Sample[] = [
  ['a text', ['string', 'int-or-string']],
  [80, ['int32', 'int64', 'int-or-string', 'quantity']],
  [80.5, ['quantity']],
  [true, ['boolean']],
  [[], ['list']],
  [{}, ['map', 'structure']],
  ['2026-01-01T00:00:00Z', ['string', 'int-or-string', 'time']],
  ['64Mi', ['string', 'int-or-string', 'quantity', 'bytes']],
  ['aGk=', ['string', 'int-or-string', 'bytes']],
]

describe('every field of every structure', () => {
  const fields = everyStructure.flatMap((structure) =>
    [...structure.fields.values()].map((field) => [structure, field] as const),
  )

  it('takes what it takes, and nothing else', () => {
    for (const [structure, field] of fields) {
      if (field.type.is === 'any-object') continue
      for (const [value, takers] of samples) {
        const { findings } = readObject(structure, { [field.name]: value })
        const problem = findings.map(({ what }) => what)
        const where = `${structure.name}.${field.name}: ${JSON.stringify(value)}`
        expect([where, problem.length === 0]).toEqual([where, takers.includes(field.type.is)])
      }
    }
  })

  it('is unknown under another name', () => {
    for (const [structure, { name }] of fields) {
      const { findings } = readObject(structure, { [`${name}X`]: 1, [name.toUpperCase()]: 1 })
      expect(findings.map(({ path }) => path)).toEqual([[name.toUpperCase()], [`${name}X`]].sort())
    }
  })
})

describe('every structure that a modelled kind reaches', () => {
  it.each(Object.keys(kinds) as Kind[])('of %s names its unknown fields by their paths', (kind) => {
    for (const { object, path } of placesIn(rootOf(kind))) {
      const { findings, answer } = read(kind, object)
      expect(findings.map((finding) => printPath(finding.path))).toEqual([path])
      expect(answer?.message).toBe(`strict decoding error: unknown field "${path}"`)
    }
  })
})

interface Place {
  readonly object: JsonObject
  readonly path: string
}

/** An object for each structure below `root`, with an unknown field in it, and that field's path. */
function placesIn(root: Structure): readonly Place[] {
  const seen = new Set<string>()
  const places: Place[] = []
  const visit = (structure: Structure, wrap: (inner: JsonObject) => JsonObject, way: string): void => {
    if (seen.has(structure.name)) return
    seen.add(structure.name)
    places.push({ object: wrap({ nosuch: {} }), path: `${way}nosuch` })
    for (const { name, type } of structure.fields.values()) {
      if (type.is === 'structure') {
        visit(structureOf(type.name), (inner) => wrap({ [name]: inner }), `${way}${name}.`)
      } else if (type.is === 'list' && type.of.is === 'structure') {
        visit(structureOf(type.of.name), (inner) => wrap({ [name]: [inner] }), `${way}${name}[0].`)
      }
    }
  }
  visit(root, (inner) => inner, '')
  return places
}

describe('reading', () => {
  it('never throws, whatever it is given', () => {
    const names = [
      'metadata',
      'spec',
      'status',
      ...rootOf('Pod').fields.keys(),
      'ports',
      'labels',
      'containers',
      '__proto__',
    ]
    const anyJson = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<Json>(null, '', 'x', 0, -1, 1.5, 1e30, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5 }),
      ),
    })).value
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(kinds) as Kind[])),
        fc.dictionary(fc.constantFrom(...names), anyJson),
        (kind, object) => {
          const { value, findings } = read(kind, object)
          for (const finding of findings) lineOf(finding)
          expect(read(kind, value).findings).toEqual([])
        },
      ),
    )
  })
})

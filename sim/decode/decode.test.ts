import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../catalogue/entry.ts'
import { catalogue } from '../catalogue/index.ts'
import { type Diagnostic, printPath } from '../diagnostic.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { parseManifests } from '../manifest/parse.ts'
import { decode, type Written } from './decode.ts'

function manifestIn(text: string): Manifest {
  const parsed = parseManifests({ name: 'f.yaml', text })
  const manifest = parsed.ok ? parsed.value[0] : undefined
  if (manifest === undefined) throw new Error(`no manifest: ${JSON.stringify(parsed)}`)
  return manifest
}

const diagnosticsOf = (text: string): readonly Diagnostic[] => decode(manifestIn(text)).diagnostics

function written(text: string): Written {
  const outcome = decode(manifestIn(text))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}

/** Code, field and the place as line:column, then what stands there. */
function marks(text: string): readonly string[] {
  const lines = text.split('\n')
  return diagnosticsOf(text).map(({ code, path = [], place }) => {
    if (place === undefined) return `${code} ${printPath(path)}`
    const { start, end } = place
    const marked =
      start.line === end.line ? lines[start.line - 1]?.slice(start.column - 1, end.column - 1) : '…'
    return `${code} ${printPath(path)} ${start.line}:${start.column} ${marked}`
  })
}

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
`

describe('a diagnostic stands where the mistake is', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing wrong', `${service}  ports: [{port: 80}]\n`, []],
    [
      'a field in other case, at its name',
      `${service}  clusterIp: None\n`,
      ['field/unknown spec.clusterIp 6:3 clusterIp'],
    ],
    [
      'a section misspelt',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nsepc:\n  ports: []\n',
      ['field/unknown sepc 4:1 sepc'],
    ],
    [
      'a value of a wrong type, where the value stands',
      `${service}  ports:\n  - port: "80"\n`,
      ['field/wrong-type spec.ports[0].port 7:11 "80"'],
    ],
    [
      'a label that YAML reads as a boolean',
      'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    enabled: yes\n',
      ['field/wrong-type metadata.labels.enabled 5:14 yes'],
    ],
    [
      'several at once',
      `${service}  clusterIp: None\n  ports:\n  - prot: 80\n    port: http\n`,
      [
        'field/wrong-type spec.ports[0].port 9:11 http',
        'field/unknown spec.clusterIp 6:3 clusterIp',
        'field/unknown spec.ports[0].prot 8:5 prot',
      ],
    ],
    [
      'a field written twice, where it comes again',
      `${service}  type: ClusterIP\n  type: NodePort\n`,
      ['field/duplicate-key spec.type 7:3 type'],
    ],
    [
      'a kind of another version',
      'apiVersion: apps/v1\nkind: Service\nmetadata: {name: web}\n',
      ['kind/in-other-version apiVersion 1:13 apps/v1'],
    ],
    [
      'a kind in lower case',
      'apiVersion: v1\nkind: service\nmetadata: {name: web}\n',
      ['kind/unknown kind 2:7 service'],
    ],
    [
      'a version that is gone',
      'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: web}\n',
      ['version/removed apiVersion 1:13 extensions/v1beta1'],
    ],
    [
      'what the simulator leaves out, at the name',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostnameOverride: mine\n',
      ['field/not-modelled spec.hostnameOverride 6:3 hostnameOverride'],
    ],
  ])('%s', (_, text, expected) => {
    expect(marks(text)).toEqual(expected)
  })
})

describe('the line of kubectl', () => {
  it('stands with what the API server names, and its part with the rest', () => {
    const [first, second] = diagnosticsOf(`${service}  clusterIp: None\n  selectors: {}\n`)
    expect(first?.upstream).toBe(
      'Error from server (BadRequest): error when creating "f.yaml": Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.clusterIp", unknown field "spec.selectors"',
    )
    expect(second?.upstream).toBe('unknown field "spec.selectors"')
  })

  it('names the version without its group', () => {
    const [first] = diagnosticsOf('apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: "3"}\n')
    expect(first?.upstream).toBe(
      'Error from server (BadRequest): error when creating "f.yaml": Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    )
  })
})

describe('the facts of a wrong type', () => {
  it.each<[string, string, object]>([
    ['a selector of a workload', 'selector: {matchLabels: {app: web}}', { mistake: 'match-labels' }],
    ['a colon without a space', 'selector: app:web', { mistake: 'missing-space' }],
    ['expressions of a workload', 'selector: {matchExpressions: []}', { mistake: 'match-expressions' }],
    ['a pair as kubectl takes it', 'selector: app=web', { mistake: 'equals-sign' }],
    ['several values in a pair', 'selector: {app: [a, b]}', { mistake: 'values-for-pair' }],
    ['a name for a number', 'ports: [{port: http}]', { mistake: 'name-for-port' }],
    ['two ports in one', 'ports: [{port: 80:8080}]', { mistake: 'two-ports' }],
    ['a port without the name of its field', 'ports: [80]', { mistake: 'bare-port' }],
    ['a value for a map of few fields', 'sessionAffinityConfig: 30', { fields: ['clientIP'] }],
    ['a map for a list', 'ports: {port: 80}', { expected: 'list', given: 'map' }],
    ['a list for a map', 'selector: [app]', { expected: 'map', given: 'list' }],
    ['a number in quotes', 'ports: [{port: "80"}]', { expected: 'int32', given: 'string', shown: '"80"' }],
    [
      'a number for a text',
      'ports: [{port: 80, name: 80}]',
      { expected: 'string', given: 'number', shown: '80' },
    ],
  ])('%s', (_, line, facts) => {
    expect(diagnosticsOf(`${service}  ${line}\n`)[0]).toMatchObject({
      code: 'field/wrong-type',
      params: facts,
    })
  })
})

it.each([
  ['10.9.8.7', { mistake: 'bare-address' }],
  ['{ addresses: [{ ip: 10.9.8.7 }] }', { mistake: 'map-for-address' }],
])('an endpoint of a slice, written as %s', (endpoint, params) => {
  const slice =
    'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: web-1 }\naddressType: IPv4\nports: []\n'
  expect(diagnosticsOf(`${slice}endpoints: [${endpoint}]\n`)[0]).toMatchObject({
    code: 'field/wrong-type',
    params,
  })
})

describe('fields that stand twice', () => {
  it.each<[string, string, object]>([
    ['a value', 'type: a\n  type: b', { name: 'type', others: [], inElement: false, holdsFields: false }],
    ['a map', 'selector: {a: b}\n  selector: {c: d}', { name: 'selector', others: [], holdsFields: true }],
    [
      'an element without its dash',
      'ports:\n  - name: a\n    port: 80\n    name: b\n    port: 81',
      { name: 'name', others: ['port'], inElement: true },
    ],
  ])('%s: one message', (_, lines, facts) => {
    const found = diagnosticsOf(`${service}  ${lines}\n`)
    expect(found.filter(({ code }) => code === 'field/duplicate-key')).toMatchObject([{ params: facts }])
  })
})

describe('what was written', () => {
  it('has its kind, its manifest and its value as it stands', () => {
    const { kind, value, manifest } = written(`${service}  type:\n  selector: {app: web}\n`)
    expect(kind).toBe('Service')
    expect(manifest.file.name).toBe('f.yaml')
    expect(value.spec).toEqual({ type: null, selector: { app: 'web' } })
  })

  it('names its object as far as the manifest does', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nextra: 1\n'
    expect(diagnosticsOf(text)[0]?.object).toEqual({ kind: 'Service', name: 'web', namespace: 'shop' })
    expect(diagnosticsOf('apiVersion: v1\nkind: Service\nextra: 1\n')[0]?.object).toBeUndefined()
  })
})

describe('a note on what is not modelled', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n'

  it('is one for each reason, with all its fields', () => {
    const text = `${pod}  schedulerName: mine\n  schedulingGates: [{name: a}]\n  hostnameOverride: mine\n`
    const facts = diagnosticsOf(text).map(({ params }) => params)
    expect(facts).toContainEqual({
      reason: 'scheduling',
      fields: ['spec.schedulerName', 'spec.schedulingGates'],
    })
    expect(facts).toHaveLength(2)
  })

  it.each([
    'schedulerName: default-scheduler',
    'hostAliases: [{ip: 192.0.2.1}]',
    'hostnameOverride: ""',
    'hostname: web',
  ])('is not given for %s', (line) => {
    expect(diagnosticsOf(`${pod}  ${line}\n`)).toEqual([])
  })
})

describe('every diagnostic', () => {
  const texts = [
    `${service}  clusterIp: None\n  targetPort: 80\n  portal: 1\n  ipFamily: IPv4\n`,
    `${service}  ports: [{port: 80.5}, {port: 99999999999}, {targetPort: true}]\n  selector: x\n`,
    `${service}  type: NodePort\n`,
    `${service}  type: a\n  type: b\n`,
    'apiVersion: v1\nkind: Pod\nmetadata: {creationTimestamp: now}\nspec: {overhead: {cpu: x}}\n',
    'apiVersion: a/b/c\nkind: Pod\n',
    'apiVersion: v9\nkind: Nothing\n',
    'apiVersion: v1\nkind: Secret\n',
    'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\n',
    'apiVersion: extensions/v1beta1\nkind: Ingress\n',
    'apiVersion: apps/v1\nkind: Service\n',
  ]

  it.each(texts)('has words in both languages: %j', (text) => {
    for (const { code, params } of diagnosticsOf(text)) {
      const entry = catalogue[code] as Entry<unknown>
      for (const words of [entry.en(params, about), entry.ko(params, about)]) {
        for (const sentence of Object.values(words)) {
          expect(sentence).toMatch(/\S/)
          expect(sentence).not.toMatch(/undefined|\[object|NaN|null/)
        }
      }
    }
  })
})

const about = { object: 'Service web', field: 'spec.field' }

describe('decoding', () => {
  it('never throws, and always says where', () => {
    const line = fc.constantFrom(
      ...[
        'apiVersion: v1',
        'kind: Service',
        'kind: Pod',
        'metadata:',
        '  name: web',
        '  labels: {a: b}',
        'spec:',
      ],
      ...[
        '  ports:',
        '  - port: 80',
        '    port: 81',
        '  - name: x',
        '  containers:',
        '  - image: 1',
        '  selector: no',
      ],
      ...[
        '  type: [a]',
        '  a: &a {b: c}',
        '  d: *a',
        '  <<: {type: x}',
        'items: []',
        'status: ~',
        '  __proto__: {}',
      ],
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const parsed = parseManifests({ name: 'f.yaml', text: lines.join('\n') })
        for (const manifest of parsed.ok ? parsed.value : []) {
          const outcome = decode(manifest)
          for (const { place } of outcome.diagnostics) expect(place?.start.line).toBeGreaterThan(0)
        }
      }),
    )
  })
})

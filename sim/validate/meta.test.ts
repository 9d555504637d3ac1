/** Metadata on create and on update; every line checked against the validation of v1.35. */
import { describe, expect, it } from 'vitest'
import { type MetaRules, type PartialMeta, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { validateNamespace } from './namespace.ts'
import { validateNode } from './node.ts'

const pod: MetaRules = { namespaced: true, name: 'dns1123-subdomain' }
const keyForm =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

describe('metadata on create', () => {
  const rows: readonly [fact: string, meta: object, lines: readonly string[]][] = [
    ['needs no more than a name and a namespace', {}, []],
    ['needs a name', { name: '' }, ['metadata.name: Required value: name or generateName is required']],
    [
      'looks at what a name was generated from',
      { generateName: '-' },
      [
        "metadata.generateName: Invalid value: \"-\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    ],
    ['needs a namespace', { namespace: '' }, ['metadata.namespace: Required value']],
    [
      'has a namespace without dots',
      { namespace: 'a.b' },
      ['metadata.namespace: Invalid value: "a.b": must not contain dots'],
    ],
    [
      'counts its generations from 0',
      { generation: -1 },
      ['metadata.generation: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'blames the labels as a whole for a bad key',
      { labels: { 'a b': 'c' } },
      [`metadata.labels: Invalid value: "a b": name part ${keyForm}`],
    ],
    ['does not mind the letter case of an annotation’s domain', { annotations: { 'Example.com/a': '' } }, []],
    [
      'has at most 256 KiB of annotations',
      { annotations: { a: 'x'.repeat(262_144) } },
      ['metadata.annotations: Too long: may not be more than 262144 bytes'],
    ],
    ['counts bytes, not characters', { annotations: { a: '가'.repeat(87_381) } }, []],
    [
      'names its owners in full',
      { ownerReferences: [{ apiVersion: '', kind: '', name: '', uid: '' }] },
      [
        'metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty',
        'metadata.ownerReferences.kind: Invalid value: "": must not be empty',
        'metadata.ownerReferences.name: Invalid value: "": must not be empty',
        'metadata.ownerReferences.uid: Invalid value: "": must not be empty',
      ],
    ],
    [
      'has one controller',
      {
        ownerReferences: [
          { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'a', uid: '1', controller: true },
          { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'b', uid: '2', controller: true },
        ],
      },
      [
        'metadata.ownerReferences: Invalid value: [{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"a","uid":"1","controller":true},{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"b","uid":"2","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for ReplicaSet/a and ReplicaSet/b',
      ],
    ],
    [
      'is owned by no event',
      { ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'a', uid: '1' }] },
      [
        'metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"a","uid":"1"}: /v1, Kind=Event is disallowed from being an owner',
      ],
    ],
    [
      'takes Kubernetes’ own finalizers and those with a domain',
      { finalizers: ['orphan', 'kubernetes', 'a.b/c'] },
      [],
    ],
    [
      'takes no other finalizer',
      { finalizers: ['mine'] },
      [
        'metadata.finalizers[0]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
      ],
    ],
    [
      'does not wait for dependents and leave them',
      { finalizers: ['orphan', 'foregroundDeletion'] },
      [
        'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
      ],
    ],
  ]
  it.each(rows)('%s', (_, meta, lines) => {
    const faults = validateObjectMeta({ name: 'web', namespace: 'default', ...meta }, pod)
    expect(faults.map(({ upstream }) => upstream)).toEqual(lines)
  })

  it('stands for nothing when it is missing', () => {
    expect(validateObjectMeta(undefined, pod).map(({ path }) => path)).toEqual([
      ['metadata', 'name'],
      ['metadata', 'namespace'],
    ])
  })

  it('has no namespace where the kind has none', () => {
    const faults = validateObjectMeta(
      { name: 'a', namespace: 'b' },
      { namespaced: false, name: 'dns1123-label' },
    )
    expect(faults.map(({ upstream }) => upstream)).toEqual([
      'metadata.namespace: Forbidden: not allowed on this type',
    ])
  })

  it('says which label it was, for whoever looks at the file', () => {
    const faults = validateObjectMeta({ name: 'a', namespace: 'b', labels: { ok: 'ok', bad: 'a b' } }, pod)
    expect(faults.map(({ path, at }) => ({ path, at }))).toEqual([
      { path: ['metadata', 'labels'], at: ['metadata', 'labels', 'bad'] },
    ])
  })
})

describe('metadata on update', () => {
  const old: PartialMeta = {
    name: 'web',
    namespace: 'default',
    uid: 'u',
    resourceVersion: '7',
    generation: 3,
    creationTimestamp: '2026-01-01T00:00:00Z',
  }
  const rows: readonly [fact: string, change: object, lines: readonly string[]][] = [
    ['may leave everything as it is', {}, []],
    ['may change labels', { labels: { a: 'b' } }, []],
    [
      'says which version it changes',
      { resourceVersion: '' },
      ['metadata.resourceVersion: Invalid value: "": must be specified for an update'],
    ],
    [
      'does not go back',
      { generation: 2 },
      ['metadata.generation: Invalid value: 2: must not be decremented'],
    ],
    [
      'keeps what names the object',
      { name: 'a', namespace: 'b', uid: 'c' },
      [
        'metadata.name: Invalid value: "a": field is immutable',
        'metadata.namespace: Invalid value: "b": field is immutable',
        'metadata.uid: Invalid value: "c": field is immutable',
      ],
    ],
    [
      'keeps the times of creation and deletion',
      {
        creationTimestamp: undefined,
        deletionTimestamp: '2026-01-02T00:00:00Z',
        deletionGracePeriodSeconds: 30,
      },
      [
        'metadata.creationTimestamp: Invalid value: null: field is immutable',
        'metadata.deletionTimestamp: Invalid value: "2026-01-02T00:00:00Z": field is immutable',
        'metadata.deletionGracePeriodSeconds: Invalid value: 30: field is immutable',
      ],
    ],
  ]
  it.each(rows)('%s', (_, change, lines) => {
    const faults = validateObjectMetaUpdate({ ...old, ...change }, old)
    expect(faults.map(({ upstream }) => upstream)).toEqual(lines)
  })

  it('adds no finalizers to what is being deleted', () => {
    const deleted = { ...old, deletionTimestamp: '2026-01-02T00:00:00Z', finalizers: ['a.b/c'] }
    const faults = validateObjectMetaUpdate({ ...deleted, finalizers: ['z.b/d', 'a.b/c', 'k.b/e'] }, deleted)
    expect(faults.map(({ upstream }) => upstream)).toEqual([
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"k.b/e", "z.b/d"}',
    ])
  })
})

describe('a Namespace', () => {
  it('is a DNS label, since DNS names hold it', () => {
    const faults = validateNamespace({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a.b' } })
    expect(faults.map(({ upstream }) => upstream)).toEqual([
      'metadata.name: Invalid value: "a.b": must not contain dots',
    ])
  })
})

describe('a Node', () => {
  const node = (spec: object) => ({
    apiVersion: 'v1' as const,
    kind: 'Node' as const,
    metadata: { name: 'n', resourceVersion: '1' },
    spec,
  })
  const rows: readonly [fact: string, spec: object, lines: readonly string[]][] = [
    ['may have a block of each family', { podCIDRs: ['10.0.0.0/24', 'fd00::/64'] }, []],
    [
      'has no two blocks of one family',
      { podCIDRs: ['10.0.0.0/24', '10.0.1.0/24'] },
      [
        'spec.podCIDRs: Invalid value: ["10.0.0.0/24","10.0.1.0/24"]: may specify no more than one CIDR for each IP family',
      ],
    ],
    [
      'has blocks, not addresses',
      { podCIDR: '10.0.0.0' },
      [
        'spec.podCIDRs[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
      ],
    ],
    ['gives each taint an effect', { taints: [{ key: 'a' }] }, ['metadata.taints[0].effect: Required value']],
    [
      'has each taint once',
      {
        taints: [
          { key: 'a', effect: 'NoSchedule' },
          { key: 'a', value: 'b', effect: 'NoSchedule' },
        ],
      },
      [
        'metadata.taints[1]: Duplicate value: {"Key":"a","Value":"b","Effect":"NoSchedule","TimeAdded":null}: taints must be unique by key and effect pair',
      ],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(validateNode(node(spec)).map(({ upstream }) => upstream)).toEqual(lines)
  })

  it('keeps the block it was given', () => {
    const faults = validateNode(node({ podCIDR: '10.0.1.0/24' }), node({ podCIDR: '10.0.0.0/24' }))
    expect(faults.map(({ upstream }) => upstream)).toEqual([
      'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
    ])
  })
})

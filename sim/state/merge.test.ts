import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../api/meta.ts'
import { mergeApplied } from './merge.ts'

const service = (spec: JsonObject, metadata: JsonObject = { name: 'web' }): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec,
})

const merged = (last: JsonObject, written: JsonObject, current: JsonObject) =>
  mergeApplied(service(last), service(written), service(current)).spec

const tcp = (port: number, more: JsonObject = {}): JsonObject => ({ port, protocol: 'TCP', ...more })
const udp = (port: number, more: JsonObject = {}): JsonObject => ({ port, protocol: 'UDP', ...more })

describe('fields', () => {
  it.each([
    ['one that is written is set', {}, { type: 'NodePort' }, { type: 'ClusterIP' }, { type: 'NodePort' }],
    ['one that others set stays', {}, {}, { clusterIP: '10.96.0.7' }, { clusterIP: '10.96.0.7' }],
    ['one that is no longer written goes', { externalName: 'a.b' }, {}, { externalName: 'a.b' }, {}],
    ['one that is written as null goes', {}, { externalName: null }, { externalName: 'a.b' }, {}],
    ['null for a field that is not there is nothing', {}, { externalName: null }, {}, {}],
    [
      'a map merges pair by pair',
      { selector: { a: '1', b: '2' } },
      { selector: { a: '9' } },
      { selector: { a: '1', b: '2', c: '3' } },
      { selector: { a: '9', c: '3' } },
    ],
    [
      'a list without a merge key is replaced',
      { externalIPs: ['1.1.1.1'] },
      { externalIPs: ['2.2.2.2'] },
      { externalIPs: ['1.1.1.1', '3.3.3.3'] },
      { externalIPs: ['2.2.2.2'] },
    ],
    [
      'a field named like one of JavaScript is one like any other',
      {},
      { selector: { constructor: 'x' } },
      { selector: { toString: 'y' } },
      { selector: { toString: 'y', constructor: 'x' } },
    ],
  ] as const)('%s', (_, last, written, current, expected) => {
    expect(merged(last, written, current)).toEqual(expected)
  })
})

describe('Service ports merge by their number', () => {
  it.each([
    [
      'an allocated node port stays',
      [tcp(80)],
      [tcp(80)],
      [tcp(80, { nodePort: 30080 })],
      [tcp(80, { nodePort: 30080 })],
    ],
    ['a new port comes where it is written', [tcp(80)], [tcp(443), tcp(80)], [tcp(80)], [tcp(443), tcp(80)]],
    [
      'a port that is no longer written goes',
      [tcp(80), tcp(443)],
      [tcp(443)],
      [tcp(80), tcp(443)],
      [tcp(443)],
    ],
    [
      'a port that another added stays, in its place',
      [tcp(80)],
      [tcp(80, { name: 'web' })],
      [tcp(9090), tcp(80)],
      [tcp(9090), tcp(80, { name: 'web' })],
    ],
    [
      'the order that is written is the order',
      [tcp(1), tcp(2)],
      [tcp(2), tcp(1)],
      [tcp(1), tcp(2)],
      [tcp(2), tcp(1)],
    ],
    [
      'a field of a port that is no longer written goes',
      [tcp(80, { name: 'web' })],
      [tcp(80)],
      [tcp(80, { name: 'web' })],
      [tcp(80)],
    ],
    ['without a note of the last time nothing goes', [], [tcp(443)], [tcp(80)], [tcp(443), tcp(80)]],
  ] as const)('%s', (_, last, written, current, expected) => {
    expect(merged({ ports: last }, { ports: written }, { ports: current })).toEqual({ ports: expected })
  })

  // kubernetes/kubernetes issues 39188 and 105610: the key of the list is the number alone.
  it('a second protocol on a number changes the first port instead of adding one', () => {
    const spec = merged({ ports: [tcp(53)] }, { ports: [tcp(53), udp(53)] }, { ports: [tcp(53)] })
    expect(spec).toEqual({ ports: [udp(53)] })
  })

  it('a protocol taken from a number takes both ports away', () => {
    const both = [tcp(53), udp(53)]
    expect(merged({ ports: both }, { ports: [tcp(53)] }, { ports: both })).toEqual({ ports: [] })
  })

  it('two protocols on a number stay when nothing changes', () => {
    const both = [tcp(53), udp(53)]
    expect(merged({ ports: both }, { ports: both }, { ports: both })).toEqual({ ports: both })
  })
})

it('finalizers merge as a set', () => {
  const metadata = (finalizers: readonly string[]) => service({}, { name: 'web', finalizers })
  expect(
    mergeApplied(metadata(['a', 'b']), metadata(['c', 'b']), metadata(['x', 'a', 'b'])).metadata,
  ).toEqual({
    name: 'web',
    finalizers: ['c', 'x', 'b'],
  })
})

it('the strategy of a Deployment keeps only what is written', () => {
  const deployment = (spec: JsonObject): JsonObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec,
  })
  const written = deployment({ strategy: { type: 'Recreate' } })
  const current = deployment({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } })
  expect(mergeApplied({}, written, current)).toEqual(written)
})

it('containers merge by name, and what is inside them too', () => {
  const pod = (containers: readonly JsonObject[]): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers },
  })
  const env = [
    { name: 'A', value: '1' },
    { name: 'C', value: '3' },
  ]
  const before = [
    { name: 'main', image: 'a', env },
    { name: 'side', image: 'b' },
  ]
  const current = [
    { name: 'main', image: 'a', env: [...env, { name: 'B', value: '2' }], tty: false },
    { name: 'side', image: 'b' },
  ]
  const written = [{ name: 'main', image: 'c', env: [{ name: 'C', value: '3' }] }]
  expect(mergeApplied(pod(before), pod(written), pod(current)).spec).toEqual({
    containers: [
      {
        name: 'main',
        image: 'c',
        env: [
          { name: 'C', value: '3' },
          { name: 'B', value: '2' },
        ],
        tty: false,
      },
    ],
  })
  // A list that is no longer written at all goes whole, whoever added to it.
  expect(mergeApplied(pod(before), pod([{ name: 'main', image: 'a' }]), pod(current)).spec).toEqual({
    containers: [{ name: 'main', image: 'a', tty: false }],
  })
})

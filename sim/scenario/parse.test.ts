import { describe, expect, it } from 'vitest'
import { parseScenario } from './parse.ts'

const read = (text: string) => parseScenario({ name: 'scenario.yaml', text })
const head = 'apiVersion: k8s-services-lab/v1\nkind: Scenario\n'

it('reads settings, nodes, machines outside and objects', () => {
  const outcome = read(`${head}seed: 7
serviceCIDRs: [10.96.0.0/16, "fd00:10:96::/112"]
nodePortRange: 30000-30010
clusterDomain: example.internal
epoch: 2027-01-01T00:00:00Z
nodes:
  - { name: blue, zone: north, labels: { disk: ssd } }
outside:
  - { ip: 192.0.2.10, name: db, listens: [{ port: 5432, protocol: TCP }] }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`)
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      seed: 7,
      serviceCIDRs: ['10.96.0.0/16', 'fd00:10:96::/112'],
      nodePortRange: [30000, 30010],
      clusterDomain: 'example.internal',
      epoch: '2027-01-01T00:00:00Z',
      nodes: [{ name: 'blue', zone: 'north', labels: { disk: 'ssd' } }],
      outside: [{ ip: '192.0.2.10', name: 'db', listens: [{ port: 5432, protocol: 'TCP' }] }],
      objects: [{ kind: 'Namespace' }],
    },
  })
})

describe('an unfit file', () => {
  it.each([
    ['has no Scenario', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n', ['scenario/none']],
    ['has two', `${head}---\n${head}`, ['scenario/several']],
    ['has a field that is none', `${head}seeds: 7\n`, ['scenario/field-unknown']],
    ['has a value of another kind', `${head}seed: often\n`, ['scenario/value-unfit']],
    [
      'has two ranges of one family',
      `${head}serviceCIDRs: [10.96.0.0/16, 10.97.0.0/16]\n`,
      ['scenario/value-unfit'],
    ],
    ['has no range at all', `${head}serviceCIDRs: []\n`, ['scenario/value-unfit']],
    [
      'has a range that ends before it begins',
      `${head}nodePortRange: 30010-30000\n`,
      ['scenario/value-unfit'],
    ],
    ['has a time that is none', `${head}epoch: today\n`, ['scenario/value-unfit']],
    ['has two nodes of one name', `${head}nodes: [{ name: a }, { name: a }]\n`, ['scenario/value-unfit']],
    [
      'takes the name of the control plane',
      `${head}nodes: [{ name: control-plane }]\n`,
      ['scenario/value-unfit'],
    ],
    [
      'leaves out what is needed',
      `${head}outside: [{ ip: 192.0.2.1 }]\n`,
      ['scenario/field-missing', 'scenario/field-missing'],
    ],
  ])('%s', (_, text, codes) => {
    expect(read(text).diagnostics.map(({ code }) => code)).toEqual(codes)
  })

  it('is told where the fault stands, and what may have been meant', () => {
    expect(read(`${head}nodes:\n  - name: a\n    zones: b\n`).diagnostics).toMatchObject([
      { params: { name: 'zones', near: ['zone'] }, place: { start: { line: 5, column: 5 } } },
    ])
  })
})

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

describe('the world beyond the cluster', () => {
  it('is read: a cloud, a firewall, routes, names, sites of a machine', () => {
    const outcome =
      read(`${head}cloud: { name: example, addresses: [203.0.113.0/24], ipMode: Proxy, loadBalancerSeconds: 30 }
firewall:
  - { name: kubia-svc, allow: [{ protocol: tcp, ports: ['30123'] }], sources: [0.0.0.0/0] }
routedToNodes: [198.51.100.0/24]
outsideNames:
  API.example.com: { addresses: [192.0.2.10] }
  www.example.com: { cname: api.example.com }
outside:
  - { ip: 192.0.2.10, name: api, listens: [{ port: 80, hosts: [api.example.com] }] }
`)
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        cloud: { name: 'example', addresses: ['203.0.113.0/24'], ipMode: 'Proxy', loadBalancerSeconds: 30 },
        firewall: [
          { name: 'kubia-svc', allow: [{ protocol: 'tcp', ports: ['30123'] }], sources: ['0.0.0.0/0'] },
        ],
        routedToNodes: ['198.51.100.0/24'],
        outsideNames: {
          'api.example.com': { addresses: ['192.0.2.10'] },
          'www.example.com': { cname: 'api.example.com' },
        },
        outside: [{ listens: [{ hosts: ['api.example.com'] }] }],
      },
    })
  })

  it.each([
    ['cloud: none\nfirewall: open\n', []],
    ['cloud: some\n', ['scenario/value-unfit']],
    ['ingressController: ingress-nginx\n', []],
    ['ingressController: traefik\n', ['scenario/value-unfit']],
    ['cloud: { name: example }\n', ['scenario/field-missing']],
    ['firewall: closed\n', ['scenario/value-unfit']],
    ['firewall: [{ name: a, allow: [{ protocol: TCP }] }]\n', ['scenario/value-unfit']],
    ['firewall: [{ name: a, allow: [{ protocol: tcp, ports: [many] }] }]\n', ['scenario/value-unfit']],
    ['outsideNames: [a]\n', ['scenario/value-unfit']],
    ['outsideNames: { a.example: { ip: 192.0.2.1 } }\n', ['scenario/field-unknown']],
  ])('%s is read or refused', (text, codes) => {
    expect(read(`${head}${text}`).diagnostics.map(({ code }) => code)).toEqual(codes)
  })
})

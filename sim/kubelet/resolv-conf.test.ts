import { describe, expect, it } from 'vitest'
import type { Pod, PodSpec } from '../api/pod.ts'
import { defaultSettings } from '../api/settings.ts'
import { clusterDnsOf } from './cluster-dns.ts'
import { type ClusterDns, resolvConfFor } from './resolv-conf.ts'
import { parseResolvConf, printResolvConf } from './resolv-conf-file.ts'

const cluster: ClusterDns = {
  servers: ['10.96.0.10'],
  domain: 'cluster.local',
  node: { nameservers: ['192.0.2.53'], searches: ['example.com'], options: ['timeout:2'] },
}

function pod(spec: Partial<PodSpec> = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'client', namespace: 'shop' },
    spec: { containers: [], dnsPolicy: 'ClusterFirst', ...spec },
  }
}

const clusterSearches = ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local', 'example.com']

describe('the resolv.conf of a pod', () => {
  it.each<readonly [string, Partial<PodSpec>, readonly string[], readonly string[], readonly string[]]>([
    ['ClusterFirst', {}, ['10.96.0.10'], clusterSearches, ['ndots:5']],
    [
      'ClusterFirst on the host network',
      { hostNetwork: true },
      ['192.0.2.53'],
      ['example.com'],
      ['timeout:2'],
    ],
    [
      'ClusterFirstWithHostNet',
      { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' },
      ['10.96.0.10'],
      clusterSearches,
      ['ndots:5'],
    ],
    ['Default', { dnsPolicy: 'Default' }, ['192.0.2.53'], ['example.com'], ['timeout:2']],
    ['None', { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1'] } }, ['1.1.1.1'], [], []],
    [
      'a dnsConfig of its own, put behind and over',
      {
        dnsConfig: {
          nameservers: ['1.1.1.1', '10.96.0.10'],
          searches: ['own.example', 'cluster.local'],
          options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }],
        },
      },
      ['10.96.0.10', '1.1.1.1'],
      [...clusterSearches, 'own.example'],
      ['ndots:2', 'edns0'],
    ],
  ])('with %s', (_, spec, nameservers, searches, options) => {
    expect(resolvConfFor(pod(spec), cluster)).toEqual({ nameservers, searches, options, diagnostics: [] })
  })

  it('is the node’s where the kubelet knows no cluster DNS, and says so', () => {
    const { nameservers, diagnostics } = resolvConfFor(pod(), { ...cluster, servers: [] })
    expect(nameservers).toEqual(['192.0.2.53'])
    expect(diagnostics).toMatchObject([{ code: 'dns/no-cluster-dns' }])
  })

  it('names the machine itself where there is no node file', () => {
    const { node: _, ...without } = cluster
    const spec = { dnsPolicy: 'Default' } as const
    expect(resolvConfFor(pod(spec), without)).toMatchObject({ nameservers: ['127.0.0.1'], searches: ['.'] })
    expect(resolvConfFor(pod(spec), { ...without, nodeIPs: ['fd00::1'] }).nameservers).toEqual(['::1'])
  })

  it('is cut to what resolvers take, in the kubelet’s words', () => {
    const many = Array.from({ length: 40 }, (_, index) => `d${index}.example`)
    const conf = resolvConfFor(
      pod({ dnsConfig: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3'], searches: many } }),
      cluster,
    )
    expect([conf.nameservers.length, conf.searches.length]).toEqual([3, 32])
    expect(conf.diagnostics.map(({ upstream }) => upstream?.slice(0, 40))).toEqual([
      'Nameserver limits were exceeded, some na',
      'Search Line limits were exceeded, some s',
    ])
  })
})

describe('the file', () => {
  it('reads back as it was printed', () => {
    const conf = {
      nameservers: ['10.96.0.10'],
      searches: ['shop.svc.cluster.local', 'cluster.local'],
      options: ['ndots:5'],
    }
    expect(printResolvConf(conf)).toBe(
      'search shop.svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
    )
    expect(parseResolvConf(printResolvConf(conf))).toEqual({ ok: true, value: conf, diagnostics: [] })
  })

  it('is refused when a nameserver has no address', () => {
    expect(parseResolvConf('search a\nnameserver\n')).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'dns/nameserver-empty', params: { line: 2 } }],
    })
  })
})

it('the cluster DNS has the tenth address of the Service range, unless the cluster says otherwise', () => {
  const serversOf = (range: string) => clusterDnsOf({ ...defaultSettings, serviceCIDRs: [range] }).servers
  expect(serversOf('10.96.0.0/16')).toEqual(['10.96.0.10'])
  expect(serversOf('10.0.0.250/30')).toEqual(['10.0.1.2'])
  expect(serversOf('fd00:10:96::/112')).toEqual(['fd00:10:96::a'])
  expect(clusterDnsOf({ ...defaultSettings, clusterDNS: ['10.96.0.53'] }).servers).toEqual(['10.96.0.53'])
})

import { describe, expect, it } from 'vitest'
import type { Pod } from '../api/pod.ts'
import type { Service, ServicePort } from '../api/service.ts'
import { serviceEnv, variablesOf } from './env.ts'

function service(
  name: string,
  clusterIP: string,
  ports: readonly Partial<ServicePort>[],
  namespace = 'shop',
): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, creationTimestamp: '2026-01-01T00:00:10Z' },
    spec: { type: 'ClusterIP', sessionAffinity: 'None', clusterIP, ports: ports as readonly ServicePort[] },
  }
}

function pod(spec: Partial<Pod['spec']> = {}, startedAt?: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'client', namespace: 'shop' },
    spec: { containers: [], ...spec },
    ...(startedAt
      ? {
          status: {
            containerStatuses: [
              { name: 'c', image: 'c', ready: true, restartCount: 0, state: { running: { startedAt } } },
            ],
          },
        }
      : {}),
  }
}

const http = [{ port: 80, protocol: 'TCP' as const }]
const web = service('web-app', '10.96.0.11', http)
const kubernetes = service(
  'kubernetes',
  '10.96.0.1',
  [{ name: 'https', port: 443, protocol: 'TCP' }],
  'default',
)

function hosts(services: readonly Service[], of: Pod = pod()): readonly string[] {
  return Object.entries(serviceEnv(services, of))
    .filter(([name]) => name.endsWith('_SERVICE_HOST'))
    .map(([name, value]) => `${name}=${value}`)
}

describe('the variables of a Service', () => {
  it('name its host, its ports, and every port again as Docker links did', () => {
    const ports = [
      { name: 'http', port: 80, protocol: 'TCP' as const },
      { name: 'dns-udp', port: 53, protocol: 'UDP' as const },
    ]
    expect(
      variablesOf([service('web-app', '10.96.0.11', ports)]).map(({ name, value }) => `${name}=${value}`),
    ).toEqual([
      'WEB_APP_SERVICE_HOST=10.96.0.11',
      'WEB_APP_SERVICE_PORT=80',
      'WEB_APP_SERVICE_PORT_HTTP=80',
      'WEB_APP_SERVICE_PORT_DNS_UDP=53',
      'WEB_APP_PORT=tcp://10.96.0.11:80',
      'WEB_APP_PORT_80_TCP=tcp://10.96.0.11:80',
      'WEB_APP_PORT_80_TCP_PROTO=tcp',
      'WEB_APP_PORT_80_TCP_PORT=80',
      'WEB_APP_PORT_80_TCP_ADDR=10.96.0.11',
      'WEB_APP_PORT_53_UDP=udp://10.96.0.11:53',
      'WEB_APP_PORT_53_UDP_PROTO=udp',
      'WEB_APP_PORT_53_UDP_PORT=53',
      'WEB_APP_PORT_53_UDP_ADDR=10.96.0.11',
    ])
  })

  it('put an IPv6 address in brackets in URLs only', () => {
    const values = Object.fromEntries(
      variablesOf([service('six', 'fd00::6', http)]).map(({ name, value }) => [name, value]),
    )
    expect(values).toMatchObject({
      SIX_SERVICE_HOST: 'fd00::6',
      SIX_PORT: 'tcp://[fd00::6]:80',
      SIX_PORT_80_TCP_ADDR: 'fd00::6',
    })
  })
})

describe('a pod has the variables of', () => {
  it.each<readonly [string, readonly Service[], Pod, readonly string[]]>([
    [
      'Services of its own namespace',
      [web, service('db', '10.96.0.12', http, 'other')],
      pod(),
      ['WEB_APP_SERVICE_HOST=10.96.0.11'],
    ],
    ['the API server, from every namespace', [kubernetes], pod(), ['KUBERNETES_SERVICE_HOST=10.96.0.1']],
    ['nobody who is headless', [service('db', 'None', http)], pod(), []],
    ['nobody without an address', [service('db', '', http)], pod(), []],
    [
      'the API server only, with enableServiceLinks: false',
      [web, kubernetes],
      pod({ enableServiceLinks: false }),
      ['KUBERNETES_SERVICE_HOST=10.96.0.1'],
    ],
    [
      'its own Service called kubernetes in place of the API server',
      [service('kubernetes', '10.96.0.77', http), kubernetes],
      pod(),
      ['KUBERNETES_SERVICE_HOST=10.96.0.77'],
    ],
    [
      'Services that were there when it started',
      [web],
      pod({}, '2026-01-01T00:00:20Z'),
      ['WEB_APP_SERVICE_HOST=10.96.0.11'],
    ],
    ['no Service that came later', [web], pod({}, '2026-01-01T00:00:05Z'), []],
  ])('%s', (_, services, of, expected) => {
    expect(hosts(services, of)).toEqual(expected)
    expect(hosts([...services].reverse(), of).toSorted()).toEqual([...expected].sort())
  })
})

import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { runCommand } from '../shell/run-command.ts'

function cluster(): Cluster {
  const made = new Cluster()
  made.apply(
    [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web', labels: { app: 'web' } },
        spec: {
          nodeName: 'node-1',
          readinessGates: [{ conditionType: 'lb' }],
          containers: [{ name: 'main', image: 'nginx' }],
        },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] },
      },
    ].map((object) => manifestOf(object)),
  )
  return made
}

const patch = (what: string, status: object, more = '--subresource=status'): string =>
  `kubectl patch ${what} ${more} -p '${JSON.stringify({ status })}'`

describe('kubectl patch --subresource=status', () => {
  const rows: readonly (readonly [what: string, lines: readonly string[], shown: string])[] = [
    [
      'takes a node down',
      [
        patch('node node-1', { conditions: [{ type: 'Ready', status: 'Unknown' }] }),
        'kubectl get node node-1',
      ],
      'node/node-1 patched\nNAME     STATUS     ROLES    AGE   VERSION\nnode-1   NotReady   <none>   0s    v1.35.0',
    ],
    [
      'gives a Service the address of a load balancer',
      [
        patch('svc web', { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } }),
        "kubectl get svc web -o jsonpath='{.status.loadBalancer.ingress[0].ip}'",
      ],
      'service/web patched\n192.0.2.1',
    ],
    [
      'opens a readiness gate',
      [
        patch('pod web', { conditions: [{ type: 'lb', status: 'True' }] }),
        "kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].endpoints[0].conditions.ready}'",
      ],
      'pod/web patched\ntrue',
    ],
    [
      'is the only way to a status',
      [patch('svc web', { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } }, '')],
      'service/web patched (no change)',
    ],
    [
      'takes no other word',
      [patch('svc web', {}, '--subresource=state')],
      'error: invalid subresource value: "state". Must be one of [status scale resize]',
    ],
  ]
  it.each(rows)('%s', (_, lines, shown) => {
    const { stdout, stderr } = runCommand(cluster(), lines.join('\n'))
    expect(`${stdout}${stderr}`.trimEnd()).toBe(shown)
  })
})

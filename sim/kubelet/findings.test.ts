import { describe, expect, it } from 'vitest'
import type { Container, Pod, PodSpec } from '../api/pod.ts'
import { printPath } from '../diagnostic.ts'
import { podFindings } from './findings.ts'

const podOf = (
  container: Partial<Container>,
  spec: Partial<PodSpec> = {},
  status: Pod['status'] = { hostIP: '172.18.0.2' },
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default' },
  spec: { nodeName: 'node-1', containers: [{ name: 'main', image: 'nginx', ...container }], ...spec },
  status,
})

const found = (pod: Pod): string[] =>
  podFindings(pod).map(({ code, path = [] }) => `${code} at ${printPath(path)}`)

describe('what is to be said about a pod', () => {
  const rows: readonly (readonly [string, Pod, ...string[]])[] = [
    ['that is as it should be', podOf({ ports: [{ containerPort: 80 }] })],
    [
      'that declares a port its program does not open',
      podOf({ ports: [{ containerPort: 8080 }] }),
      'pod/port-not-listened-on at spec.containers[0].ports[0].containerPort',
    ],
    [
      'whose probe asks the wrong port',
      podOf({ readinessProbe: { tcpSocket: { port: 8080 } } }),
      'pod/probe-fails at spec.containers[0].readinessProbe',
    ],
    [
      'whose liveness probe fails',
      podOf({ livenessProbe: { httpGet: { path: '/x', port: 80 } } }),
      'pod/probe-fails at spec.containers[0].livenessProbe',
    ],
    [
      'whose probe runs an unknown command',
      podOf({ readinessProbe: { exec: { command: ['check-me'] } } }),
      'pod/exec-unknown at spec.containers[0].readinessProbe.exec.command',
    ],
    [
      'whose probe asks another Service, which is known when it is asked',
      podOf({ image: 'nginx:alpine', readinessProbe: { exec: { command: ['wget', '-qO-', 'http://db'] } } }),
    ],
    [
      'whose probe takes longer than it may',
      podOf({ readinessProbe: { exec: { command: ['sh', '-c', 'sleep 3'] }, timeoutSeconds: 2 } }),
      'pod/probe-fails at spec.containers[0].readinessProbe',
    ],
    [
      'of an unknown image',
      podOf({ image: 'acme/shop', ports: [{ containerPort: 1 }] }),
      'pod/image-unknown at spec.containers[0].image',
    ],
    [
      'of a known image with an unknown command',
      podOf({ image: 'node:20', command: ['node', 'x.js'] }),
      'pod/command-unknown at spec.containers[0].command',
    ],
    [
      'of an image that is no name',
      podOf({ image: 'Nginx' }),
      'pod/image-not-a-reference at spec.containers[0].image',
    ],
    [
      'with a command that the image does not have',
      podOf({ image: 'busybox', command: ['bash'] }),
      'pod/command-not-found at spec.containers[0].command',
    ],
    ['whose container ends', podOf({ image: 'busybox' }), 'pod/container-ended at spec.containers[0]'],
    [
      'whose init container fails',
      podOf({}, { initContainers: [{ name: 'init', image: 'busybox', command: ['false'] }] }),
      'pod/init-container-waits at spec.initContainers[0]',
    ],
    [
      'whose init container is a sidecar that ends',
      podOf({}, { initContainers: [{ name: 'side', image: 'busybox', restartPolicy: 'Always' }] }),
      'pod/container-ended at spec.initContainers[0]',
    ],
    [
      'whose gate is closed',
      podOf({}, { readinessGates: [{ conditionType: 'lb' }] }),
      'pod/gate-not-met at spec.readinessGates[0].conditionType',
    ],
    [
      'whose two containers want one port',
      podOf(
        {},
        {
          containers: [
            { name: 'a', image: 'nginx' },
            { name: 'b', image: 'httpd' },
          ],
        },
      ),
      'pod/port-taken at spec.containers[1]',
    ],
    ['on a node that is not there', podOf({}, {}, {}), 'pod/node-missing at spec.nodeName'],
    [
      'that no node takes',
      podOf(
        {},
        { nodeName: '' },
        { conditions: [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes …' }] },
      ),
      'pod/unschedulable at ',
    ],
  ]
  for (const [name, pod, ...wanted] of rows) it(name, () => expect(found(pod)).toEqual(wanted))

  it('names the image that a misspelt one may have meant', () => {
    expect(podFindings(podOf({ image: 'ngnix' }))[0]?.params).toMatchObject({ near: ['nginx'] })
  })
})

import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { completionsFor } from './complete.ts'

const cluster = new Cluster()
cluster.apply([
  manifestOf({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports: [{ port: 80 }] },
  }),
  manifestOf({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'client' },
    spec: { containers: [{ name: 'c', image: 'nginx' }] },
  }),
])

describe('Tab', () => {
  it.each<[line: string, becomes: readonly string[]]>([
    ['ge', ['get']],
    ['rollout st', ['status']],
    ['create ser', ['service', 'serviceaccount']],
    ['get endp', ['endpoints', 'endpointslices']],
    ['get svc w', ['web']],
    ['get service ku', ['kubernetes']],
    ['describe svc/w', ['svc/web']],
    ['exec cl', ['client']],
    ['exec -it cl', ['client']],
    ['get pods -n kube-s', ['kube-system']],
    ['-n kube-system get svc kube', ['kube-dns']],
    ['get pods --show-l', ['--show-labels']],
    ['get pods -o js', ['json', 'jsonpath=']],
    ['exec client -- l', []],
    ['cordon node-1', ['node-1']],
    ['frobnicate x', []],
  ])('%s', (line, becomes) => {
    expect(completionsFor(cluster, line.split(' '))).toEqual(becomes)
  })
})

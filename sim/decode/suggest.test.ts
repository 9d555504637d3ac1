import { describe, expect, it } from 'vitest'
import { structureOf } from '../api/fields/structure.ts'
import type { FieldPath } from '../diagnostic.ts'
import { type Suggestion, suggest } from './suggest.ts'

/** What most manifests of a pod have. */
const usual = { metadata: {}, spec: { containers: [{ name: 'web' }] } }

describe('what was meant by an unknown field', () => {
  it.each<[string, FieldPath, Suggestion]>([
    ['Service', ['sepc'], { near: ['spec'], belongs: [] }],
    ['Service', ['spec', 'clusterIp'], { near: ['clusterIP'], belongs: [] }],
    ['Service', ['spec', 'clusterip'], { near: ['clusterIP'], belongs: [] }],
    ['Service', ['spec', 'port'], { near: [], belongs: [], instead: 'ports[].port' }],
    ['Service', ['spec', 'ports', 0, 'targetPortName'], { near: [], belongs: [], instead: 'targetPort' }],
    ['discovery/EndpointSlice', ['ports', 0, 'targetPort'], { near: [], belongs: [], instead: 'port' }],
    ['discovery/EndpointSlice', ['endpoints', 0, 'ip'], { near: [], belongs: [], instead: 'addresses' }],
    [
      'discovery/EndpointSlice',
      ['serviceName'],
      { near: [], belongs: [], instead: 'metadata.labels[kubernetes.io/service-name]' },
    ],
    [
      'discovery/EndpointSlice',
      ['spec'],
      { near: [], belongs: [], instead: 'addressType, ports and endpoints' },
    ],
    [
      'discovery/EndpointSlice',
      ['metadata', 'kubernetes.io/service-name'],
      {
        near: [],
        belongs: ['labels', 'annotations'].map((map) => `metadata.${map}[kubernetes.io/service-name]`),
      },
    ],
    ['Service', ['spec', 'targetPort'], { near: [], belongs: ['spec.ports[].targetPort'] }],
    ['Service', ['selector'], { near: [], belongs: ['spec.selector'] }],
    ['Service', ['metadata', 'selector'], { near: [], belongs: ['spec.selector'] }],
    ['Service', ['ports'], { near: [], belongs: ['spec.ports'] }],
    ['Service', ['name'], { near: [], belongs: ['metadata.name'] }],
    ['Service', ['spec', 'labels'], { near: [], belongs: ['metadata.labels'] }],
    ['Service', ['spec', 'ports', 0, 'containerPort'], { near: [], belongs: [], instead: 'targetPort' }],
    ['Service', ['spec', 'ports', 0, 'selector'], { near: [], belongs: ['spec.selector'] }],
    ['Service', ['spec', 'elephant'], { near: [], belongs: [] }],
    ['Pod', ['spec', 'containers', 0, 'port'], { near: [], belongs: [], instead: 'ports[].containerPort' }],
    [
      'Pod',
      ['spec', 'containers', 0, 'containerPort'],
      { near: [], belongs: [], instead: 'ports[].containerPort' },
    ],
    ['Pod', ['spec', 'image'], { near: [], belongs: ['spec.containers[].image'] }],
    ['Pod', ['spec', 'containers', 0, 'hostNetwork'], { near: [], belongs: ['spec.hostNetwork'] }],
    [
      'Pod',
      ['spec', 'containers', 0, 'httpGet'],
      {
        near: [],
        belongs: ['livenessProbe', 'readinessProbe', 'startupProbe'].map(
          (probe) => `spec.containers[].${probe}.httpGet`,
        ),
      },
    ],
    ['apps/Deployment', ['spec', 'selector', 'app'], { near: [], belongs: [], instead: 'matchLabels.app' }],
    ['apps/Deployment', ['spec', 'selector', 'matchLabel'], { near: ['matchLabels'], belongs: [] }],
    ['apps/Deployment', ['spec', 'containers'], { near: [], belongs: ['spec.template.spec.containers'] }],
    ['apps/Deployment', ['spec', 'template', 'replicas'], { near: [], belongs: ['spec.replicas'] }],
    [
      'apps/Deployment',
      ['spec', 'template', 'labels'],
      { near: [], belongs: ['spec.template.metadata.labels'] },
    ],
    ['networking/Ingress', ['spec', 'rules', 0, 'paths'], { near: [], belongs: ['spec.rules[].http.paths'] }],
    ['networking/Ingress', ['spec', 'secretName'], { near: [], belongs: ['spec.tls[].secretName'] }],
    ['networking/Ingress', ['spec', 'backend'], { near: [], belongs: [], instead: 'defaultBackend' }],
    [
      'networking/Ingress',
      ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'serviceName'],
      { near: [], belongs: [], instead: 'service.name' },
    ],
    [
      'networking/Ingress',
      ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'servicePort'],
      { near: [], belongs: [], instead: 'service.port.number' },
    ],
    [
      'discovery/EndpointSlice',
      ['endpoints', 0, 'topology'],
      { near: [], belongs: [], instead: 'nodeName and zone' },
    ],
    ['Service', ['spec', '__proto__'], { near: [], belongs: [] }],
  ])('%s %j', (root, path, suggestion) => {
    expect(suggest(structureOf(root), usual, path)).toEqual(suggestion)
  })

  it('lies in what the manifest has begun', () => {
    const object = { spec: { containers: [{}, { readinessProbe: {} }] } }
    const { belongs } = suggest(structureOf('Pod'), object, ['spec', 'containers', 0, 'httpGet'])
    expect(belongs).toEqual(['spec.containers[].readinessProbe.httpGet'])
  })
})

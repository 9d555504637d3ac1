import { describe, expect, it } from 'vitest'
import { structureOfKind } from '../api/fields/structure.ts'
import { type Kind, kinds } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { printPath } from '../diagnostic.ts'
import { notModelledIn } from './not-modelled.ts'

function told(kind: Kind, object: JsonObject): readonly string[] {
  const structure = structureOfKind(kinds[kind].apiVersion, kind)
  if (structure === undefined) return ['no such kind']
  return notModelledIn(structure, object).map(
    ({ reason, paths }) => `${reason}: ${paths.map(printPath).join(', ')}`,
  )
}

const path = { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }

describe('what is not modelled', () => {
  it.each<[fact: string, kind: Kind, object: JsonObject, told: readonly string[]]>([
    [
      'is nothing in an Ingress',
      'Ingress',
      {
        spec: {
          ingressClassName: 'nginx',
          rules: [{ host: 'a.example', http: { paths: [path, path] } }],
          tls: [{}],
        },
      },
      [],
    ],
    ['is nothing in an IngressClass', 'IngressClass', { spec: { controller: 'k8s.io/ingress-nginx' } }, []],
    [
      'is nothing in a Service with a cluster IP',
      'Service',
      { spec: { type: 'ClusterIP', ports: [{ port: 80 }] } },
      [],
    ],
    [
      'is no way in from outside',
      'Service',
      { spec: { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ port: 80, nodePort: 30080 }] } },
      [],
    ],
    [
      'is sorted by what is missing',
      'Pod',
      {
        spec: { hostnameOverride: 'mine', schedulerName: 'mine', schedulingGates: [{ name: 'a' }] },
      },
      ['own-names: spec.hostnameOverride', 'scheduling: spec.schedulerName, spec.schedulingGates'],
    ],
    [
      'may be one value of a field, and not another',
      'Pod',
      {
        spec: {
          serviceAccountName: 'default',
          priorityClassName: 'high',
          containers: [
            { name: 'a', image: 'nginx', imagePullPolicy: 'Always' },
            {
              name: 'b',
              image: 'nginx',
              imagePullPolicy: 'Never',
              securityContext: { runAsNonRoot: true, privileged: true },
            },
          ],
        },
      },
      [
        'named-objects: spec.priorityClassName',
        'images: spec.containers[1].imagePullPolicy',
        'users: spec.containers[1].securityContext.runAsNonRoot',
      ],
    ],
    [
      'is no field that is empty or null',
      'Pod',
      { spec: { hostnameOverride: '', schedulerName: '', topologySpreadConstraints: null } },
      [],
    ],
  ])('%s', (_, kind, object, lines) => {
    expect(told(kind, object)).toEqual(lines)
  })
})

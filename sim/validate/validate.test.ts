import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../api/kinds.ts'
import { kinds } from '../api/kinds.ts'
import { catalogue, type DiagnosticCode } from '../catalogue/index.ts'
import { defaultObject } from '../defaults/defaults.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { podOf } from './pod/valid-pod.ts'
import { serviceWith } from './service/valid-service.ts'
import { validate, warningsFor } from './validate.ts'

describe('an object', () => {
  it('is named in what is said about it', () => {
    const [found] = validate(serviceWith({ type: 'Bogus', internalTrafficPolicy: undefined }))
    expect(found?.object).toEqual({ kind: 'Service', namespace: 'default', name: 'web' })
    const [warned] = warningsFor(serviceWith({ trafficDistribution: 'PreferClose' }))
    expect(warned?.object).toEqual({ kind: 'Service', namespace: 'default', name: 'web' })
  })

  it('is compared with the one it stands in for', () => {
    const address = { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'] }
    const [found] = validate(
      serviceWith({ clusterIP: '10.0.0.2', clusterIPs: ['10.0.0.2'] }),
      serviceWith(address),
    )
    expect(found?.code).toBe('service/cluster-ip-fixed')
  })

  it.each(Object.keys(kinds))('of kind %s without metadata and spec is refused, not broken', (kind) => {
    const bare = { apiVersion: kinds[kind as keyof typeof kinds].apiVersion, kind } as unknown as KubeObject
    expect(validate(bare).length).toBeGreaterThan(0)
    expect(validate(bare, bare).length).toBeGreaterThan(0)
    expect(warningsFor(bare)).toBeDefined()
  })
})

const richPod = podOf(
  {
    ports: [{ name: 'http', containerPort: 80, protocol: 'TCP', hostPort: 80 }],
    env: [
      { name: 'A', value: 'x' },
      { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
    ],
    envFrom: [{ prefix: 'P', configMapRef: { name: 'c' } }],
    volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a' }],
    resources: { limits: { cpu: 1 }, requests: { cpu: '500m' } },
    securityContext: { runAsUser: 1, seccompProfile: { type: 'RuntimeDefault' } },
    livenessProbe: {
      httpGet: { path: '/', port: 'http', scheme: 'HTTP', httpHeaders: [{ name: 'a', value: '' }] },
    },
    lifecycle: { preStop: { exec: { command: ['true'] } } },
  },
  {
    volumes: [
      { name: 'data', emptyDir: { sizeLimit: '1Gi' } },
      {
        name: 'all',
        projected: { sources: [{ configMap: { name: 'c', items: [{ key: 'k', path: 'p' }] } }] },
      },
    ],
    tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 1 }],
    affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] } },
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
    dnsConfig: { nameservers: ['1.1.1.1'], searches: ['a.b'], options: [{ name: 'ndots', value: '1' }] },
    hostAliases: [{ ip: '1.1.1.1', hostnames: ['db'] }],
  },
)
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 1,
    selector: {
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }],
    },
    template: { metadata: { labels: { app: 'web' } }, spec: richPod.spec },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
  },
} as unknown as KubeObject

/** Objects with something odd in a few places, as JSON may hold it after decoding. */
const broken = fc
  .tuple(
    fc.constantFrom<KubeObject>(richPod, deployment, serviceWith()),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(null, '', 0, -1, [], {}))),
  )
  .map(([object, changes]) =>
    changes.reduce((whole, [at, value]) => withValueAt(whole, at, value), object as KubeObject),
  )

describe('whatever an object holds', () => {
  it('each fault has words in both languages, a path and a line', () => {
    fc.assert(
      fc.property(broken, (object) => {
        const all = [...validate(object), ...validate(defaultObject(object)), ...warningsFor(object)]
        for (const found of all) expectWhole(found)
      }),
      { numRuns: 400 },
    )
  })

  it('labels and annotations may be anything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (labels) => {
        for (const found of validate(serviceWith({ selector: labels }, { labels, annotations: labels })))
          expectWhole(found)
      }),
    )
  })
})

function expectWhole(found: Diagnostic): void {
  const { en, ko } = wordsOf(found)
  expect(en).not.toContain('undefined')
  expect(ko).toMatch(/[가-힣]/)
  expect(found.path?.length).toBeGreaterThan(0)
  expect(found.upstream).toContain(': ')
}

function wordsOf({ code, params }: Diagnostic): { readonly en: string; readonly ko: string } {
  const entry = catalogue[code as DiagnosticCode] as {
    readonly en: (facts: unknown, about: unknown) => object
    readonly ko: (facts: unknown, about: unknown) => object
  }
  const about = { object: 'Service default/web', field: 'spec.type' }
  return { en: JSON.stringify(entry.en(params, about)), ko: JSON.stringify(entry.ko(params, about)) }
}

/** The object with one of its values, counted through, replaced. */
function withValueAt(object: KubeObject, at: number, value: unknown): KubeObject {
  let count = 0
  const total = JSON.stringify(object).split(/[:,[]/).length
  const text = JSON.stringify(object, function replace(key: string, old: unknown) {
    if (key === 'apiVersion' || key === 'kind' || key === '') return old
    count += 1
    return count === (at % total) + 1 && sameShape(key, old, value) ? value : old
  })
  return JSON.parse(text) as KubeObject
}

/** Decoding has seen to it that a list stands where a list must, with no null in it. */
function sameShape(key: string, old: unknown, value: unknown): boolean {
  if (/^\d+$/.test(key) && value === null) return false
  if (value === null || old === null) return value === null
  return typeof old === typeof value && Array.isArray(old) === Array.isArray(value)
}

import { describe, expect, it } from 'vitest'
import { served } from '../api/fields/tables.ts'
import { isKind, kinds } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { shortNames } from '../api/short-names.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { kindOf } from './kind.ts'

const claim = (apiVersion: string, kind: string, more: JsonObject = {}) => ({
  apiVersion,
  kind,
  value: { ...(apiVersion === '' ? {} : { apiVersion }), ...(kind === '' ? {} : { kind }), ...more },
  file: { name: 'f.yaml' },
})

const refusal = (apiVersion: string, kind: string, more?: JsonObject): Diagnostic => {
  const found = kindOf(claim(apiVersion, kind, more))
  if (typeof found === 'string') throw new Error(`${kind} is known`)
  return found
}

describe('a kind', () => {
  it.each(Object.entries(kinds))('%s is known', (kind, { apiVersion }) => {
    expect(kindOf(claim(apiVersion, kind))).toBe(kind)
  })

  it.each<[string, string, string, object]>([
    ['apps/v1', 'Service', 'kind/in-other-version', { versions: ['v1'] }],
    ['v1', 'Deployment', 'kind/in-other-version', { versions: ['apps/v1'] }],
    ['app/v1', 'Deployment', 'kind/in-other-version', { versions: ['apps/v1'] }],
    ['extension/v1beta1', 'Ingress', 'kind/in-other-version', { versions: ['networking.k8s.io/v1'] }],
    ['v1', 'EndpointSlice', 'kind/in-other-version', { versions: ['discovery.k8s.io/v1'] }],
    ['v2', 'Event', 'kind/in-other-version', { versions: ['v1', 'events.k8s.io/v1'] }],
    [
      'autoscaling/v3',
      'HorizontalPodAutoscaler',
      'kind/in-other-version',
      { versions: ['autoscaling/v2', 'autoscaling/v1'] },
    ],
    [
      'extensions/v1beta1',
      'Ingress',
      'version/removed',
      { since: '1.22', version: 'networking.k8s.io/v1', required: ['pathType'] },
    ],
    ['networking.k8s.io/v1beta1', 'Ingress', 'version/removed', { since: '1.22' }],
    ['extensions/v1beta1', 'Deployment', 'version/removed', { since: '1.16', version: 'apps/v1' }],
    ['apps/v1beta1', 'Deployment', 'version/removed', { since: '1.16', version: 'apps/v1' }],
    ['apps/v1beta2', 'Deployment', 'version/removed', { since: '1.16', version: 'apps/v1' }],
    ['discovery.k8s.io/v1beta1', 'EndpointSlice', 'version/removed', { since: '1.25' }],
    ['batch/v1beta1', 'CronJob', 'version/removed', { since: '1.25', version: 'batch/v1' }],
    ['policy/v1beta1', 'PodSecurityPolicy', 'version/removed', { since: '1.25' }],
    ['v1', 'service', 'kind/unknown', { near: ['Service'] }],
    ['v1', 'services', 'kind/unknown', { near: ['Service'] }],
    ['v1', 'svc', 'kind/unknown', { near: ['Service'] }],
    ['apps/v1', 'deploy', 'kind/unknown', { near: ['Deployment'] }],
    ['v1', 'PO', 'kind/unknown', { near: ['Pod'] }],
    ['v1', 'cm', 'kind/unknown', { near: ['ConfigMap'] }],
    ['v1', 'Servcie', 'kind/unknown', { near: ['Service'] }],
    ['monitoring.example/v1', 'Prometheus', 'kind/unknown', { near: [] }],
    ['v1', 'constructor', 'kind/unknown', { near: [] }],
    ['networking.k8s.io/v1', 'NetworkPolicy', 'kind/not-modelled', {}],
    ['batch/v1', 'CronJob', 'kind/not-modelled', {}],
    ['a/b/c', 'Service', 'version/unreadable', { versions: ['v1'] }],
    ['v1', '', 'kind/missing', {}],
    ['', 'Service', 'version/missing', { versions: ['v1'] }],
    ['', 'Deployment', 'version/missing', { versions: ['apps/v1'] }],
    ['__proto__', 'Service', 'kind/in-other-version', { versions: ['v1'] }],
  ])('in %s called %s: %s', (apiVersion, kind, code, facts) => {
    const found = refusal(apiVersion, kind)
    expect(found.code).toBe(code)
    expect(found.params).toMatchObject(facts)
  })

  it('that Kubernetes has is never called unknown', () => {
    for (const [apiVersion, names] of Object.entries(served)) {
      for (const kind of names.split(' ')) {
        const found = kindOf(claim(apiVersion, kind))
        if (isKind(kind) && kinds[kind].apiVersion === apiVersion) expect(found).toBe(kind)
        else expect(found).toMatchObject({ code: 'kind/not-modelled' })
      }
    }
  })
})

it('every short name is of a kind that Kubernetes has', () => {
  const known = new Set(Object.values(served).flatMap((names) => names.split(' ')))
  expect(Object.values(shortNames).filter((kind) => !known.has(kind))).toEqual([])
})

describe('the line of kubectl', () => {
  it.each<[string, string, JsonObject, string]>([
    [
      'extensions/v1beta1',
      'Ingress',
      { metadata: { name: 'web', namespace: 'shop' } },
      'error: resource mapping not found for name: "web" namespace: "shop" from "f.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"\nensure CRDs are installed first',
    ],
    [
      'apps/v1',
      'Service',
      { metadata: ['odd'] },
      'error: resource mapping not found for name: "" namespace: "" from "f.yaml": no matches for kind "Service" in version "apps/v1"\nensure CRDs are installed first',
    ],
    [
      'a/b/c',
      'Service',
      {},
      'error: error validating "f.yaml": error validating data: unexpected GroupVersion string: a/b/c; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
  ])('about %j %j', (apiVersion, kind, more, line) => {
    expect(refusal(apiVersion, kind, more).upstream).toBe(line)
  })
})

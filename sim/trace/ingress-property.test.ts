/** What holds of every request to an Ingress controller, however odd the Ingresses: it never throws, it explains itself. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ingress } from '../api/ingress.ts'
import type { Service } from '../api/service.ts'
import { randomFrom } from '../random.ts'
import { diagnoseIngress, traceRequest } from '../trace.ts'
import { renderTrace } from './render.ts'
import { get, smallWorld } from './small-world.ts'

const image = 'registry.k8s.io/ingress-nginx/controller:v1.15.1'
const prefix = 'nginx.ingress.kubernetes.io/'

const odd = fc.constantFrom(null, undefined)
const service = fc.record(
  {
    name: fc.constantFrom('web', 'wbe', 'alias', ''),
    port: fc.oneof(
      odd,
      fc.record(
        { number: fc.constantFrom(80, 81, 0), name: fc.constantFrom('http', '', 'a') },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
)
const backend = fc.record({ service: fc.oneof(service, odd), resource: odd }, { requiredKeys: [] })
const path = fc.record(
  {
    path: fc.oneof(fc.constantFrom('/', '/a', '/a(/|$)(.*)', '/[', 'a', ''), odd),
    pathType: fc.constantFrom('Exact', 'Prefix', 'ImplementationSpecific', 'Else', undefined),
    backend: fc.oneof(backend, odd),
  },
  { requiredKeys: [] },
)
const rule = fc.record(
  {
    host: fc.oneof(fc.constantFrom('a.com', '*.com', 'A.com', '*', ''), odd),
    http: fc.oneof(
      fc.record({ paths: fc.oneof(fc.array(path, { maxLength: 3 }), fc.constant(null)) }),
      fc.constant(null),
    ),
  },
  { requiredKeys: [] },
)
const annotations = fc.dictionary(
  fc.constantFrom(
    ...[
      'rewrite-target',
      'use-regex',
      'affinity',
      'server-alias',
      'ssl-redirect',
      'app-root',
      'canary',
      'auth-url',
      'backend-protocol',
    ].map((name) => prefix + name),
    'kubernetes.io/ingress.class',
  ),
  fc.constantFrom('true', 'cookie', '/$1', '$9$', 'nginx', 'HTTPS', ''),
)
const spec = fc.record(
  {
    ingressClassName: fc.constantFrom('nginx', 'other', '', undefined),
    rules: fc.oneof(fc.array(rule, { maxLength: 3 }), fc.constant(null)),
    defaultBackend: fc.oneof(backend, fc.constant(null)),
    tls: fc.oneof(
      fc.array(
        fc.record(
          { hosts: fc.constantFrom(['a.com'], [], null), secretName: fc.constantFrom('web', '', null) },
          { requiredKeys: [] },
        ),
        {
          maxLength: 2,
        },
      ),
      fc.constant(null),
    ),
  },
  { requiredKeys: [] },
)
const request = fc.record({
  scheme: fc.constantFrom('http' as const, 'https' as const),
  host: fc.constantFrom('a.com', 'b.com', 'x.a.com', '10.244.1.9', '::1', ''),
  port: fc.constantFrom(80, 443),
  path: fc.constantFrom('/', '/a', '/a/b?x=%', '', 'a', '/%zz', '//'),
  insecure: fc.boolean(),
  headers: fc.constantFrom({}, { Host: 'a.com:80' }, { host: '' }, { Cookie: 'INGRESSCOOKIE=x|y; a' }),
})

function world(specs: readonly (readonly [spec: object, annotations: Readonly<Record<string, string>>])[]) {
  const small = smallWorld()
    .pods('web')
    .service('web', { selector: { app: 'web' } })
    .service('alias', {
      type: 'ExternalName',
      externalName: 'web.default.svc.cluster.local',
      ports: [],
    } as Partial<Service['spec']>)
    .pod('client', { image: 'curlimages/curl' })
    .pod('door', {
      image,
      ip: '10.244.1.9',
      labels: { 'app.kubernetes.io/name': 'ingress-nginx' },
      container: { args: [] },
    })
    .put({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    })
    .settle()
  specs.forEach(([one, notes], index) => {
    const metadata = { name: `web-${index}`, namespace: 'default', annotations: notes }
    small.put({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: one } as Ingress)
  })
  return small
}

it('never throws, and explains what did not go well', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(spec, annotations), { maxLength: 3 }),
      request,
      fc.integer(),
      (specs, asked, seed) => {
        const { state } = world(specs)
        const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
        const trace = traceRequest(
          state,
          origin,
          { ...get('a.com'), ...asked, address: '10.244.1.9' },
          randomFrom(seed),
        )
        const status = trace.response?.status ?? 0
        const isWell = trace.verdict === 'answered' && (status < 300 || trace.hops.at(-1)?.at === 'pod')
        const isSent = status >= 300 && status < 400
        if (!isWell && !isSent) expect(trace.diagnostics).not.toEqual([])
        expect(renderTrace(trace, 'en')).not.toEqual([])
        expect(renderTrace(trace, 'ko')).not.toEqual([])
        for (const ingress of state.list('Ingress')) diagnoseIngress(state, ingress)
      },
    ),
    { numRuns: 1500 },
  )
})

it('the same request in the same world goes the same way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(spec, annotations), { maxLength: 2 }),
      request,
      fc.integer(),
      (specs, asked, seed) => {
        const { state } = world(specs)
        const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
        const once = () =>
          traceRequest(state, origin, { ...get('a.com'), ...asked, address: '10.244.1.9' }, randomFrom(seed))
        expect(once()).toEqual(once())
      },
    ),
  )
})

/** What is said of an Ingress that was written for a version that is gone. */
import { expect, it } from 'vitest'
import { printPath } from '../diagnostic.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { decode } from './decode.ts'

function told(apiVersion: string, spec: object): readonly string[] {
  const manifest = manifestOf({ apiVersion, kind: 'Ingress', metadata: { name: 'web' }, spec } as never)
  return decode(manifest).diagnostics.map(({ code, path = [], params }) =>
    code === 'version/field-changed'
      ? `${printPath(path)} → ${(params as { readonly to: string }).to}`
      : code,
  )
}

const backend = { serviceName: 'kubia', servicePort: 80 }

it.each([
  [
    'a path',
    'extensions/v1beta1',
    { rules: [{ host: 'a.com', http: { paths: [{ path: '/', backend }] } }] },
    [
      'version/removed',
      'spec.rules[0].http.paths[0] → pathType: Prefix',
      'spec.rules[0].http.paths[0].backend.serviceName → service: { name: kubia, port: { number: 80 } }',
    ],
  ],
  [
    'a path at the wrong place',
    'networking.k8s.io/v1beta1',
    { rules: [{ http: null, paths: [{ pathType: 'Exact', backend }] }] },
    [
      'version/removed',
      'spec.rules[0].paths[0].backend.serviceName → service: { name: kubia, port: { number: 80 } }',
    ],
  ],
  [
    'a default backend, its port by name',
    'extensions/v1beta1',
    { backend: { serviceName: 'web', servicePort: 'http' } },
    [
      'version/removed',
      'spec.backend → defaultBackend',
      'spec.backend.serviceName → service: { name: web, port: { name: http } }',
    ],
  ],
  [
    'a group that never was',
    'extension/v1beta1',
    { rules: [{ serviceName: 'kubia', servicePort: 80 }] },
    ['kind/in-other-version', 'spec.rules[0].serviceName → service: { name: kubia, port: { number: 80 } }'],
  ],
  ['nothing old', 'extensions/v1beta1', { tls: [] }, ['version/removed']],
])('%s', (_, apiVersion, spec, expected) => {
  expect(told(apiVersion, spec)).toEqual(expected)
})

it('today, old fields are unknown ones', () => {
  expect(told('networking.k8s.io/v1', { backend })).not.toContain('spec.backend → defaultBackend')
})

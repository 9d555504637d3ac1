/** Hosts, paths and whole Ingresses against the tables of the documentation and the conformance features. */
import { describe, expect, it } from 'vitest'
import { type CaseFile, upstreamCases } from '../../upstream-cases.ts'
import { defaultClassAnnotation, type Ingress, type IngressClass } from '../api/ingress.ts'
import { withDefaultClass } from '../state/default-ingress-class.ts'
import { matchHost, requestHost } from './match-host.ts'
import { selectPath, type TypedPath } from './match-path.ts'
import { selectBackend } from './select-backend.ts'
import { ingressNginx, takenUpBy } from './taken-up.ts'

type Cases<Input, Expect> = readonly (readonly [string, CaseFile<Input, Expect>['cases'][number]])[]

function named<Input, Expect>({ cases }: CaseFile<Input, Expect>): Cases<Input, Expect> {
  return cases.map((each) => [each.id, each] as const)
}

const hosts = named(
  upstreamCases<{ readonly host: string; readonly hostHeader: string }, { readonly matches: boolean }>(
    'ingress-host-match',
  ),
)
describe.skipIf(hosts.length === 0)('upstream: hosts', () => {
  it.each(hosts)('%s', (_, { input, expect: wanted }) => {
    expect(matchHost(input.host, requestHost(input.hostHeader)) !== undefined).toBe(wanted.matches)
  })
})

const paths = named(
  upstreamCases<
    { readonly paths: readonly TypedPath[]; readonly requestPath: string },
    { readonly matched: TypedPath | null }
  >('ingress-path-match'),
)
describe.skipIf(paths.length === 0)('upstream: paths', () => {
  it.each(paths)('%s', (_, { input, expect: wanted }) => {
    expect(selectPath(input.paths, input.requestPath) ?? null).toEqual(wanted.matched)
  })

  it.each(paths)('%s, as a rule', (_, { input, expect: wanted }) => {
    const backend = { service: { name: 'web', port: { number: 80 } } }
    const ingress = {
      metadata: { name: 'web', namespace: 'default' },
      spec: { rules: [{ http: { paths: input.paths.map((path) => ({ ...path, backend })) } }] },
    } as unknown as Ingress
    const found = selectBackend([ingress], { host: 'foo.com', path: input.requestPath })?.path
    expect(found ? { path: found.path, pathType: found.pathType } : null).toEqual(wanted.matched)
  })
})

const routes = named(
  upstreamCases<
    { readonly ingress: Ingress; readonly host: string; readonly path: string },
    { readonly backend: { readonly name: string; readonly port: number | string } | null }
  >('ingress-docs-routing'),
)
describe.skipIf(routes.length === 0)('upstream: examples of the documentation', () => {
  it.each(routes)('%s', (_, { input, expect: wanted }) => {
    const found = selectBackend([input.ingress], input)?.backend
    expect(found ? { name: found.name, port: found.port?.number ?? found.port?.name } : null).toEqual(
      wanted.backend,
    )
  })
})

interface Asked {
  readonly ingress: string
  readonly url: string
}

interface Answered {
  readonly status: number
  readonly service?: string
  readonly exposed?: boolean
}

const conformance = upstreamCases<Asked, Answered>('ingress-conformance')
const features = named(conformance)
const nginx: IngressClass = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name: 'nginx', annotations: { [defaultClassAnnotation]: 'true' } },
  spec: { controller: ingressNginx.name },
}

describe.skipIf(features.length === 0)('upstream: conformance features', () => {
  it.each(features)('%s', (_, { input, expect: wanted }) => {
    const all = conformance.ingresses as Readonly<Record<string, Ingress>>
    const ingress = withDefaultClass(all[input.ingress] as Ingress, [nginx])
    const taken = takenUpBy(ingressNginx, [ingress], [nginx])
    if (wanted.exposed !== undefined) expect(taken.length > 0).toBe(wanted.exposed)
    const [, scheme, host = '', path = ''] = /^(https?):\/\/([^/]*)(.*)$/.exec(input.url) ?? []
    const found = selectBackend(taken, { host, path, tls: scheme === 'https' })
    if (wanted.status !== undefined) expect(found === undefined ? 404 : 200).toBe(wanted.status)
    if (wanted.service !== undefined) expect(found?.backend.name).toBe(wanted.service)
  })
})

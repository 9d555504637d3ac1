import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Ingress } from '../api/ingress.ts'
import { catalogue } from '../catalogue/index.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { ingressStatusRules } from './ingress/status.ts'
import { type Fields, ingressWith, pathWith, ruleWith, serviceBackend } from './ingress/valid-ingress.ts'
import { ingressWarnings, validateIngressCreate, validateIngressUpdate } from './ingress.ts'
import { linesOf } from './lines-of.ts'
import { refusedField } from './refusal.ts'

interface Expected {
  readonly accepted: boolean
  readonly errors: readonly { readonly field: string; readonly type: string }[]
}

function judged(refusals: Iterable<Diagnostic>): Expected {
  const errors = [...refusals].map((found) => ({ field: refusedField(found), type: found.refused ?? '' }))
  return { accepted: errors.length === 0, errors }
}

const created = upstreamCases<{ readonly manifest: Ingress }, Expected>('ingress-validate').cases
describe.skipIf(created.length === 0)('upstream: ValidateIngressCreate', () => {
  it.each(created.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    expect(judged(validateIngressCreate(input.manifest))).toEqual(wanted)
  })
})

const updated = upstreamCases<{ readonly old: Ingress; readonly new: Ingress }, Expected>(
  'ingress-validate-update',
).cases
describe.skipIf(updated.length === 0)('upstream: ValidateIngressUpdate', () => {
  it.each(updated.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    expect(judged(validateIngressUpdate(input.new, input.old))).toEqual(wanted)
  })
})

const paths = upstreamCases<
  { readonly pathType: string; readonly path: string },
  { readonly accepted: boolean; readonly reason?: string }
>('ingress-path-validate').cases
describe.skipIf(paths.length === 0)('upstream: paths', () => {
  it.each(paths.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    const lines = linesOf(
      validateIngressCreate(ingressWith({ rules: [ruleWith({ http: { paths: [pathWith(input)] } })] })),
    )
    expect(lines.length === 0).toBe(wanted.accepted)
  })
})

const statuses = upstreamCases<{ readonly ingress: readonly Fields[] }, Expected>(
  'ingress-status-validate',
).cases
describe.skipIf(statuses.length === 0)('upstream: status', () => {
  it.each(statuses.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    expect(judged(ingressStatusRules(withAddresses(input.ingress)))).toEqual(wanted)
  })
})

function withAddresses(ingress: readonly Fields[]): Ingress {
  return { ...ingressWith(), status: { loadBalancer: { ingress } } } as Ingress
}

const label1035 =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
const wildcard =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

describe('an Ingress', () => {
  it.each<[fact: string, spec: Fields, lines: readonly string[]]>([
    ['with a rule is fine', {}, []],
    ['with a default backend alone is fine', { rules: undefined, defaultBackend: serviceBackend() }, []],
    [
      'without both leads nowhere',
      { rules: undefined },
      ['spec: Invalid value: null: either `defaultBackend` or `rules` must be specified'],
    ],
    [
      'with an empty list of rules leads nowhere',
      { rules: [] },
      ['spec: Invalid value: []: either `defaultBackend` or `rules` must be specified'],
    ],
    ['may have a rule that is a host alone', { rules: [{ host: 'web.example' }] }, []],
    ['may have an empty rule', { rules: [{}] }, []],
    [
      'needs paths under http',
      { rules: [ruleWith({ http: { paths: [] } })] },
      ['spec.rules[0].http.paths: Required value'],
    ],
    [
      'has no address for a host, which would pass as a name',
      { rules: [ruleWith({ host: '80.80.80.80' })] },
      ['spec.rules[0].host: Invalid value: "80.80.80.80": must be a DNS name, not an IP address'],
    ],
    [
      'has no IPv6 address for a host, for two reasons',
      { rules: [ruleWith({ host: '::1' })] },
      [
        'spec.rules[0].host: Invalid value: "::1": must be a DNS name, not an IP address',
        `spec.rules[0].host: Invalid value: "::1": ${subdomain}`,
      ],
    ],
    [
      'has no port in a host',
      { rules: [ruleWith({ host: 'web.example:80' })] },
      [`spec.rules[0].host: Invalid value: "web.example:80": ${subdomain}`],
    ],
    ['may have a wildcard host', { rules: [ruleWith({ host: '*.web.example' })] }, []],
    [
      'has the wildcard as the whole first part',
      {
        rules: [ruleWith({ host: 'w*.example' }), ruleWith({ host: '*' }), ruleWith({ host: 'a.*.example' })],
      },
      [
        `spec.rules[0].host: Invalid value: "w*.example": ${wildcard}`,
        `spec.rules[1].host: Invalid value: "*": ${wildcard}`,
        `spec.rules[2].host: Invalid value: "a.*.example": ${wildcard}`,
      ],
    ],
    [
      'may name in tls what it names in no rule, an address too',
      { tls: [{ hosts: ['10.0.0.1', '*.other.example'], secretName: 'web-tls' }, {}] },
      [],
    ],
    [
      'has names in tls',
      { tls: [{ hosts: ['*.a.*', 'A'], secretName: 'my secret' }] },
      [
        `spec.tls[0].hosts[0]: Invalid value: "*.a.*": ${wildcard}`,
        `spec.tls[0].hosts[1]: Invalid value: "A": ${subdomain}`,
        `spec.tls[0].secretName: Invalid value: "my secret": ${subdomain}`,
      ],
    ],
    [
      'has the name of a class, or no field',
      { ingressClassName: '' },
      [`spec.ingressClassName: Invalid value: "": ${subdomain}`],
    ],
  ])('%s', (_, spec, lines) => {
    expect(linesOf(validateIngressCreate(ingressWith(spec)))).toEqual(lines)
  })
})

describe('a path', () => {
  const at = 'spec.rules[0].http.paths[0]'
  const absolute = (path: string) => `${at}.path: Invalid value: "${path}": must be an absolute path`
  const contains = (path: string, part: string) =>
    `${at}.path: Invalid value: "${path}": must not contain '${part}'`
  const ends = (path: string, part: string) =>
    `${at}.path: Invalid value: "${path}": cannot end with '${part}'`

  it.each<[pathType: string | undefined, path: string | undefined, lines: readonly string[]]>([
    ['Exact', '/', []],
    ['Exact', '/foo/', []],
    ['Exact', '/foo.', []],
    ['Exact', '/..foo', []],
    ['Exact', '/%20', []],
    ['Exact', undefined, [absolute('')]],
    ['Prefix', '', [absolute('')]],
    ['Prefix', 'foo', [absolute('foo')]],
    ['Prefix', './foo/..', [absolute('./foo/..'), ends('./foo/..', '/..')]],
    ['Prefix', '//', [contains('//', '//')]],
    ['Prefix', '/foo//./bar', [contains('/foo//./bar', '//'), contains('/foo//./bar', '/./')]],
    ['Exact', '/foo/../bar', [contains('/foo/../bar', '/../')]],
    ['Exact', '/foo%2fbar%2F', [contains('/foo%2fbar%2F', '%2f'), contains('/foo%2fbar%2F', '%2F')]],
    ['Exact', '/foo/..', [ends('/foo/..', '/..')]],
    ['Exact', '/foo/.', [ends('/foo/.', '/.')]],
    ['ImplementationSpecific', undefined, []],
    ['ImplementationSpecific', '/foo//../%2f', []],
    ['ImplementationSpecific', '/([a-z]*)', []],
    ['ImplementationSpecific', '([a-z]*)', [absolute('([a-z]*)')]],
    [undefined, '', [`${at}.pathType: Required value: pathType must be specified`]],
    [
      'prefix',
      'foo',
      [
        `${at}.pathType: Unsupported value: "prefix": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
      ],
    ],
  ])('of type %s written %s', (pathType, path, lines) => {
    const rules = [ruleWith({ http: { paths: [pathWith({ pathType, path })] } })]
    expect(linesOf(validateIngressCreate(ingressWith({ rules })))).toEqual(lines)
  })
})

describe('a backend', () => {
  const at = 'spec.defaultBackend'
  const resource = { apiGroup: 'example.com', kind: 'Bucket', name: 'icons' }

  it.each<[fact: string, backend: Fields, lines: readonly string[]]>([
    ['is a Service and a port by number', serviceBackend(), []],
    ['is a Service and a port by name', serviceBackend({ port: { name: 'http' } }), []],
    ['is another object', { resource }, []],
    ['is something', {}, [`${at}: Invalid value: "": resource or service backend is required`]],
    [
      'is not two things',
      { ...serviceBackend(), resource },
      [`${at}: Invalid value: "": cannot set both resource and service backends`],
    ],
    ['has a Service with a name', serviceBackend({ name: '' }), [`${at}.service.name: Required value`]],
    [
      'has a Service whose name can be one',
      serviceBackend({ name: '1web' }),
      [`${at}.service.name: Invalid value: "1web": ${label1035}`],
    ],
    [
      'has a port',
      serviceBackend({ port: undefined }),
      [`${at}: Required value: port name or number is required`],
    ],
    [
      'has a port that is none',
      serviceBackend({ port: { number: 0, name: '' } }),
      [`${at}: Required value: port name or number is required`],
    ],
    [
      'has a port once',
      serviceBackend({ port: { number: 80, name: 'http' } }),
      [`${at}: Invalid value: "": cannot set both port name & port number`],
    ],
    [
      'has a port number in range',
      serviceBackend({ port: { number: 70000 } }),
      [`${at}.service.port.number: Invalid value: 70000: must be between 1 and 65535, inclusive`],
    ],
    [
      'has the name of a port',
      serviceBackend({ port: { name: 'HTTP' } }),
      [
        `${at}.service.port.name: Invalid value: "HTTP": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)`,
        `${at}.service.port.name: Invalid value: "HTTP": must contain at least one letter (a-z)`,
      ],
    ],
    [
      'names another object wholly',
      { resource: { apiGroup: 'A' } },
      [
        `${at}.resource.apiGroup: Invalid value: "A": ${subdomain}`,
        `${at}.resource.kind: Required value`,
        `${at}.resource.name: Required value`,
      ],
    ],
    [
      'names another object by parts of a URL',
      { resource: { kind: '..', name: 'a/b%c' } },
      [
        `${at}.resource.kind: Invalid value: "..": may not be '..'`,
        `${at}.resource.name: Invalid value: "a/b%c": may not contain '/'`,
        `${at}.resource.name: Invalid value: "a/b%c": may not contain '%'`,
      ],
    ],
  ])('%s', (_, defaultBackend, lines) => {
    expect(linesOf(validateIngressCreate(ingressWith({ defaultBackend })))).toEqual(lines)
  })
})

const annotated = (className: string): Fields => ({
  annotations: { 'kubernetes.io/ingress.class': className },
})

describe('the class', () => {
  it('may stand in the field and in the annotation, if they agree', () => {
    expect(
      linesOf(validateIngressCreate(ingressWith({ ingressClassName: 'nginx' }, annotated('nginx')))),
    ).toEqual([])
  })

  it('of a new Ingress is one', () => {
    const ingress = ingressWith({ ingressClassName: 'nginx' }, annotated('traefik'))
    expect(linesOf(validateIngressCreate(ingress))).toEqual([
      'annotations.kubernetes.io/ingress.class: Invalid value: "traefik": must match `ingressClassName` when both are specified',
    ])
    expect(linesOf(validateIngressUpdate(ingress, ingressWith()))).toEqual([])
  })

  it('in the annotation alone is warned about when the Ingress is new', () => {
    const line = `annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`
    const ingress = ingressWith({}, annotated('nginx'))
    expect(linesOf(ingressWarnings(ingress))).toEqual([line])
    expect(linesOf(ingressWarnings(ingress, ingress))).toEqual([])
    expect(linesOf(ingressWarnings(ingressWith({ ingressClassName: 'nginx' }, annotated('nginx'))))).toEqual(
      [],
    )
  })
})

describe('an update', () => {
  const secret = (secretName: string): Fields => ({ tls: [{ secretName }] })
  const wild = (path: string): Fields => ({
    rules: [ruleWith({ host: '*.web.example', http: { paths: [pathWith({ path })] } })],
  })
  const named = (name: string): Fields => ({ defaultBackend: serviceBackend({ name }) })
  const pathNamed = (name: string): Fields => ({
    rules: [ruleWith({ http: { paths: [pathWith({ backend: serviceBackend({ name }) })] } })],
  })

  it.each<[fact: string, old: Fields, now: Fields, refusals: number]>([
    ['may keep a bad secret name', secret('a b'), secret('a b'), 0],
    ['may change one bad secret name into another', secret('a b'), secret('c d'), 0],
    ['may not make a secret name bad', secret('ab'), secret('c d'), 1],
    ['may keep a bad path under a wildcard host', wild('foo'), wild('bar'), 0],
    ['may not make a path under a wildcard host bad', wild('/foo'), wild('bar'), 1],
    [
      'may not keep a bad path under another host',
      { rules: [ruleWith({ http: { paths: [pathWith({ path: 'foo' })] } })] },
      { rules: [ruleWith({ http: { paths: [pathWith({ path: 'foo' })] } })] },
      1,
    ],
    ['may keep a Service name with a digit in front', named('1a'), named('2b'), 0],
    ['may keep such a name from a path', pathNamed('1a'), named('2b'), 0],
    ['may not bring in such a name', named('a'), named('2b'), 1],
    ['may not keep a Service name that none can have', named('A'), named('A'), 1],
  ])('%s', (_, old, now, refusals) => {
    expect(linesOf(validateIngressUpdate(ingressWith(now), ingressWith(old)))).toHaveLength(refusals)
  })

  it('keeps the name', () => {
    const [line] = linesOf(validateIngressUpdate(ingressWith({}, { name: 'other' }), ingressWith()))
    expect(line).toBe('metadata.name: Invalid value: "other": field is immutable')
  })
})

describe('the status', () => {
  const at = 'status.loadBalancer.ingress[0]'

  it.each<[fact: string, address: Fields, lines: readonly string[]]>([
    ['has an address', { ip: '10.0.0.1' }, []],
    ['has a name', { hostname: 'lb.example' }, []],
    ['may say nothing', {}, []],
    ['takes an address with leading zeros', { ip: '010.0.0.1' }, []],
    [
      'has an address that is one',
      { ip: 'lb.example' },
      [
        `${at}.ip: Invalid value: "lb.example": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)`,
      ],
    ],
    [
      'has a name that is none',
      { hostname: '127.0.0.1' },
      [`${at}.hostname: Invalid value: "127.0.0.1": must be a DNS name, not an IP address`],
    ],
  ])('%s', (_, address, lines) => {
    expect(linesOf(ingressStatusRules(withAddresses([address])))).toEqual(lines)
  })

  it('may keep what it had', () => {
    const old = withAddresses([{ ip: 'odd' }])
    expect(linesOf(ingressStatusRules(withAddresses([{}, { ip: 'odd' }]), old))).toEqual([])
  })
})

const oddText = fc.constantFrom(
  undefined,
  null,
  '',
  'a',
  '/',
  '/a//b/..',
  '*',
  '*.a',
  '10.0.0.1',
  'A b',
  '..',
)
const oddPort = fc.constantFrom(undefined, null, {}, { number: 0 }, { number: -1, name: 'a' }, { name: 'A' })
const oddBackend = fc.oneof(
  fc.constantFrom(undefined, null, {}),
  fc.record({ service: fc.record({ name: oddText, port: oddPort }) }),
  fc.record({
    resource: fc.record({ apiGroup: oddText, kind: oddText, name: oddText }),
    service: fc.constantFrom(undefined, {}),
  }),
)
const oddPath = fc.record({
  path: oddText,
  pathType: fc.constantFrom(undefined, null, '', 'Exact', 'Prefix', 'ImplementationSpecific'),
  backend: oddBackend,
})
const oddRule = fc.record({
  host: oddText,
  http: fc.oneof(
    fc.constantFrom(undefined, null, {}, { paths: null }),
    fc.record({ paths: fc.array(oddPath, { maxLength: 3 }) }),
  ),
})
const oddIngress = fc
  .record({
    ingressClassName: oddText,
    defaultBackend: oddBackend,
    rules: fc.option(fc.array(oddRule, { maxLength: 3 })),
    tls: fc.option(
      fc.array(fc.record({ hosts: fc.option(fc.array(oddText)), secretName: oddText }), { maxLength: 2 }),
    ),
  })
  .map((spec) => ingressWith(spec, annotated('nginx')))

describe('whatever an Ingress holds', () => {
  it('each fault has words in both languages, a path and a line', () => {
    fc.assert(
      fc.property(oddIngress, oddIngress, (ingress, old) => {
        for (const found of [...validateIngressCreate(ingress), ...validateIngressUpdate(ingress, old)]) {
          expect(found.upstream).toContain(': ')
          expect(found.path?.length).toBeGreaterThan(0)
          expect(wordsOf(found)).not.toContain('undefined')
        }
      }),
    )
  })
})

function wordsOf({ code, params }: Diagnostic): string {
  const entry = catalogue[code] as {
    readonly en: (facts: unknown, about: unknown) => object
    readonly ko: (facts: unknown, about: unknown) => object
  }
  const about = { object: 'Ingress default/web', field: 'spec' }
  return JSON.stringify([entry.en(params, about), entry.ko(params, about)])
}

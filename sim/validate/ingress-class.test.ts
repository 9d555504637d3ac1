import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { IngressClass } from '../api/ingress.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { validateIngressClass } from './ingress-class.ts'
import { linesOf } from './lines-of.ts'
import { refusedField } from './refusal.ts'

interface Input {
  readonly manifest?: IngressClass
  readonly old?: IngressClass
  readonly new?: IngressClass
}

interface Expected {
  readonly accepted: boolean
  readonly errors: readonly { readonly field: string; readonly type: string }[]
}

const cases = upstreamCases<Input, Expected>('ingressclass-validate').cases
describe.skipIf(cases.length === 0)('upstream: IngressClasses', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    const ingressClass = (input.manifest ?? input.new) as IngressClass
    for (const object of [ingressClass, defaultObject(ingressClass)]) {
      const refusals = [...validateIngressClass(object, input.old)]
      expect(refusals.length === 0).toBe(wanted.accepted)
      expect(refusals.map((found) => ({ field: refusedField(found), type: found.refused }))).toEqual(
        wanted.errors,
      )
    }
  })
})

type Fields = Readonly<Record<string, unknown>>

function classWith(spec: Fields, metadata: Fields = {}): IngressClass {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'nginx', resourceVersion: '1', ...metadata },
    spec: { controller: 'k8s.io/ingress-nginx', ...spec },
  } as IngressClass
}

const parameters = { apiGroup: 'example.com', kind: 'Config', name: 'outside' }
const at = 'spec.parameters'

describe('an IngressClass', () => {
  it.each<[fact: string, spec: Fields, lines: readonly string[]]>([
    ['names a controller', {}, []],
    ['may have a long path to it', { controller: `example.com/${'a/'.repeat(100)}x` }, []],
    ['needs a controller', { controller: '' }, ['spec.controller: Required value']],
    [
      'names the controller behind a domain',
      { controller: 'nginx' },
      ['spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    [
      'names the controller in 250 bytes',
      { controller: `example.com/${'a'.repeat(239)}` },
      ['spec.controller: Too long: may not be more than 250 bytes'],
    ],
    ['has parameters for the whole cluster', { parameters }, []],
    [
      'has parameters in a namespace',
      { parameters: { ...parameters, scope: 'Namespace', namespace: 'shop' } },
      [],
    ],
    [
      'says which namespace',
      { parameters: { ...parameters, scope: 'Namespace' } },
      [`${at}.namespace: Required value: \`parameters.scope\` is set to 'Namespace'`],
    ],
    [
      'has no namespace for the whole cluster',
      { parameters: { ...parameters, scope: 'Cluster', namespace: 'shop' } },
      [`${at}.namespace: Forbidden: \`parameters.scope\` is set to 'Cluster'`],
    ],
    [
      'knows two scopes',
      { parameters: { ...parameters, scope: 'namespace', namespace: 'shop' } },
      [`${at}.scope: Unsupported value: "namespace": supported values: "Cluster", "Namespace"`],
    ],
    [
      'names its parameters wholly',
      { parameters: { scope: 'Cluster' } },
      [`${at}.kind: Required value`, `${at}.name: Required value`],
    ],
    [
      'names its parameters by parts of a URL',
      { parameters: { kind: 'a/b', name: '.' } },
      [
        `${at}.kind: Invalid value: "a/b": may not contain '/'`,
        `${at}.name: Invalid value: ".": may not be '.'`,
      ],
    ],
  ])('%s', (_, spec, lines) => {
    expect(linesOf(validateIngressClass(classWith(spec)))).toEqual(lines)
  })

  it('is in no namespace', () => {
    expect(linesOf(validateIngressClass(classWith({}, { namespace: 'shop' })))).toEqual([
      'metadata.namespace: Forbidden: not allowed on this type',
    ])
  })

  it('keeps its controller, not its parameters', () => {
    const [now, old] = [classWith({ controller: 'k8s.io/other', parameters }), classWith({})]
    expect(linesOf(validateIngressClass(now, old))).toEqual([
      'spec.controller: Invalid value: "k8s.io/other": field is immutable',
    ])
  })

  it('gets the scope of its parameters from defaulting', () => {
    expect(defaultObject(classWith({ parameters })).spec.parameters?.scope).toBe('Cluster')
    expect(defaultObject(classWith({})).spec).not.toHaveProperty('parameters')
  })
})

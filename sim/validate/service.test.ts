import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Service } from '../api/service.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { type Diagnostic, printPath } from '../diagnostic.ts'
import { linesOf } from './lines-of.ts'
import { refusedField } from './refusal.ts'
import { serviceWith } from './service/valid-service.ts'
import { validateServiceCreate, validateServiceUpdate } from './service.ts'

interface Refused {
  readonly field: string
  readonly type: string
}
interface Expected {
  readonly errors: readonly Refused[]
}

function refusedIn(diagnostics: readonly Diagnostic[]): readonly Refused[] {
  return diagnostics.map((found) => ({ field: refusedField(found), type: found.refused ?? '' }))
}

const created = upstreamCases<{ readonly manifest: Service }, Expected>('service-validate-create').cases
describe.skipIf(created.length === 0)('upstream: ValidateServiceCreate', () => {
  const rows = created.map((each) => [each.id, each] as const)

  it.each(rows)('%s', (_, { input, expect: expected }) => {
    expect(refusedIn(validateServiceCreate(input.manifest))).toEqual(expected.errors)
  })

  it.each(rows)('%s, once defaulted', (_, each) => {
    const { expectWithDefaulting } = each as unknown as { readonly expectWithDefaulting: Expected }
    expect(refusedIn(validateServiceCreate(defaultObject(each.input.manifest)))).toEqual(
      expectWithDefaulting.errors,
    )
  })
})

const updated = upstreamCases<{ readonly old: Service; readonly new: Service }, Expected>(
  'service-validate-update',
).cases
describe.skipIf(updated.length === 0)('upstream: ValidateServiceUpdate', () => {
  const rows = updated.map((each) => [each.id, each] as const)

  it.each(rows)('%s', (_, { input, expect: expected }) => {
    expect(refusedIn(validateServiceUpdate(input.new, input.old))).toEqual(expected.errors)
  })

  it.each(rows)('%s, once defaulted', (_, each) => {
    const { expectWithDefaulting } = each as unknown as { readonly expectWithDefaulting: Expected }
    const [now, before] = [defaultObject(each.input.new), defaultObject(each.input.old)]
    expect(refusedIn(validateServiceUpdate(now, before))).toEqual(expectWithDefaulting.errors)
  })
})

const policies = upstreamCases<{ readonly manifest: Service }, Expected>(
  'service-validate-external-traffic-policy',
).cases
describe.skipIf(policies.length === 0)('upstream: externalTrafficPolicy', () => {
  const ofPolicy = ({ field }: Refused) => /externalTrafficPolicy|healthCheckNodePort/.test(field)
  const rows = policies.map((each) => [each.id, each] as const)

  it.each(rows)('%s', (_, { input, expect: expected }) => {
    expect(refusedIn(validateServiceCreate(input.manifest)).filter(ofPolicy)).toEqual(expected.errors)
  })

  it.each(rows)('%s, once defaulted', (_, each) => {
    const { expectWholeObject } = each as unknown as { readonly expectWholeObject: Expected }
    expect(refusedIn(validateServiceCreate(defaultObject(each.input.manifest)))).toEqual(
      expectWholeObject.errors,
    )
  })
})

describe('a Service', () => {
  it('is refused for everything at once, in the API server’s order', () => {
    const service = serviceWith(
      { type: 'Bogus', ports: [], sessionAffinity: 'x', selector: { 'a b': 'c' } },
      { name: '1st' },
    )
    expect(refusedIn(validateServiceCreate(service)).map(({ field }) => field)).toEqual([
      'metadata.name',
      'spec.ports',
      'spec.selector',
      'spec.sessionAffinity',
      'spec.type',
    ])
  })

  it('with nothing in it is refused, not broken', () => {
    const empty = { apiVersion: 'v1', kind: 'Service', metadata: {}, spec: {} } as unknown as Service
    expect(linesOf(validateServiceCreate(empty))).toEqual([
      'metadata.name: Required value: name or generateName is required',
      'metadata.namespace: Required value',
      'spec.ports: Required value',
      'spec.sessionAffinity: Required value',
      'spec.type: Required value',
    ])
  })

  it('may hold null where nothing was written', () => {
    const nothing = {
      clusterIPs: null,
      externalIPs: null,
      loadBalancerClass: null,
      sessionAffinityConfig: null,
    }
    expect(linesOf(validateServiceCreate(serviceWith(nothing)))).toEqual([])
  })

  it('agrees with itself on both names of the topology annotation', () => {
    const annotations = (hints: string) => ({
      'service.kubernetes.io/topology-aware-hints': hints,
      'service.kubernetes.io/topology-mode': 'Auto',
    })
    const differing = serviceWith({}, { annotations: annotations('auto') })
    expect(linesOf(validateServiceCreate(differing))).toEqual([
      'metadata.annotations[service.kubernetes.io/topology-mode]: Invalid value: "Auto": must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified',
    ])
    expect(validateServiceCreate(serviceWith({}, { annotations: annotations('Auto') }))).toEqual([])
  })

  it('has a path for every refusal, the one the API server prints', () => {
    const service = serviceWith({
      ports: [{ port: 0 }, { port: 0 }],
      loadBalancerSourceRanges: ['web'],
      externalIPs: ['127.0.0.1'],
      clusterIPs: ['a', 'b', 'c'],
    })
    for (const found of validateServiceCreate(service))
      expect(printPath(found.path ?? [])).toBe(refusedField(found))
  })
})

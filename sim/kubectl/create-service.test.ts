import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { ServiceType } from '../api/service.ts'
import { type CreateServiceFlags, createService } from './create-service.ts'

interface Input {
  readonly type: ServiceType
  readonly name: string
  readonly tcp?: readonly string[] | null
  readonly clusterip?: string
  readonly nodePort?: number
  readonly externalName?: string
}

interface Expected {
  readonly valid: boolean
  readonly service?: { readonly metadata: object; readonly spec: object }
}

const cases = upstreamCases<Input, Expected>('kubectl-create-service').cases
describe.skipIf(cases.length === 0)('upstream: kubectl create service', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    const { tcp, clusterip, ...flags } = input
    const created = createService({ ...flags, tcp: tcp ?? [], clusterIP: clusterip ?? '' })
    expect(created.ok).toBe(wanted.valid)
    if (created.ok && wanted.service !== undefined) {
      const { metadata, spec } = created.value
      expect(withoutEmpty({ metadata, spec })).toEqual(
        withoutEmpty({ metadata: wanted.service.metadata, spec: wanted.service.spec }),
      )
    }
  })
})

/** A case may write what is empty. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner) => (isEmpty(inner) ? undefined : inner)))
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

describe('a Service', () => {
  const specOf = (flags: Partial<CreateServiceFlags>) => {
    const created = createService({ type: 'ClusterIP', name: 'web', ...flags })
    return created.ok ? created.value.spec : created.diagnostics[0].upstream
  }
  const port = (name: string, number: number, targetPort: number | string) => ({
    name,
    protocol: 'TCP',
    port: number,
    targetPort,
  })
  const selector = { app: 'web' }

  it.each<[fact: string, flags: Partial<CreateServiceFlags>, spec: object]>([
    ['has a port', { tcp: ['80'] }, { type: 'ClusterIP', selector, ports: [port('80', 80, 80)] }],
    [
      'leads to another port',
      { tcp: ['80:8080'] },
      { type: 'ClusterIP', selector, ports: [port('80-8080', 80, 8080)] },
    ],
    [
      'leads to a named port',
      { tcp: ['80:http'] },
      { type: 'ClusterIP', selector, ports: [port('80-http', 80, 'http')] },
    ],
    [
      'reads two numbers of three',
      { tcp: ['80:81:82'] },
      { type: 'ClusterIP', selector, ports: [port('80-81-82', 80, 81)] },
    ],
    [
      'may have port 0, as far as kubectl knows',
      { tcp: ['0'] },
      { type: 'ClusterIP', selector, ports: [port('0', 0, 0)] },
    ],
    ['may be headless', { clusterIP: 'None' }, { type: 'ClusterIP', selector, clusterIP: 'None' }],
    [
      'may ask for an address',
      { tcp: ['80'], clusterIP: '10.0.0.1' },
      { type: 'ClusterIP', selector, ports: [port('80', 80, 80)], clusterIP: '10.0.0.1' },
    ],
    [
      'has one node port for all',
      { type: 'NodePort', tcp: ['80', '81'], nodePort: 30080 },
      {
        type: 'NodePort',
        selector,
        ports: [
          { ...port('80', 80, 80), nodePort: 30080 },
          { ...port('81', 81, 81), nodePort: 30080 },
        ],
      },
    ],
    [
      'may be an alias, with a selector that means nothing',
      { type: 'ExternalName', externalName: 'api.example.com' },
      { type: 'ExternalName', selector, externalName: 'api.example.com' },
    ],
  ])('%s', (_, flags, spec) => {
    expect(specOf(flags)).toEqual(spec)
  })

  it.each<[fact: string, flags: Partial<CreateServiceFlags>, line: string]>([
    ['without a port', {}, 'error: at least one tcp port specifier must be provided'],
    [
      'of type NodePort without a port',
      { type: 'NodePort' },
      'error: at least one tcp port specifier must be provided',
    ],
    [
      'headless and of type LoadBalancer',
      { type: 'LoadBalancer', tcp: ['80'], clusterIP: 'None' },
      'error: ClusterIP=None can only be used with ClusterIP service type',
    ],
    ['with a port by name', { tcp: ['http'] }, 'error: strconv.ParseUint: parsing "http": invalid syntax'],
    ['with an empty port', { tcp: [':80'] }, 'error: strconv.ParseUint: parsing "": invalid syntax'],
    [
      'with a port that is too high',
      { tcp: ['70000'] },
      'error: strconv.ParseUint: parsing "70000": value out of range',
    ],
    [
      'with a target port that is too high',
      { tcp: ['80:70000'] },
      'error: must be between 1 and 65535, inclusive',
    ],
    [
      'with the highest number there is',
      { tcp: ['80:9223372036854775807'] },
      'error: must be between 1 and 65535, inclusive',
    ],
    [
      'with a higher one, which may be a name',
      { tcp: ['80:9223372036854775808'] },
      'error: must be no more than 15 characters,must contain at least one letter (a-z)',
    ],
    ['with target port 0', { tcp: ['80:0'] }, 'error: must be between 1 and 65535, inclusive'],
    [
      'with a target port that is no name',
      { tcp: ['80:HTTP'] },
      'error: must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-),must contain at least one letter (a-z)',
    ],
    [
      'for no name',
      { type: 'ExternalName', externalName: 'http://x' },
      'error: invalid service external name http://x',
    ],
    ['for an empty name', { type: 'ExternalName' }, 'error: invalid service external name '],
  ])('%s is refused', (_, flags, line) => {
    expect(specOf(flags)).toBe(line)
  })
})

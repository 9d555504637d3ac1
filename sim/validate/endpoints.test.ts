/** Endpoints objects against what Kubernetes tests itself with, and rows of our own. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Endpoints } from '../api/endpoints.ts'
import { refusedField } from '../refusal.ts'
import { endpointsWarnings } from './endpoint-warnings.ts'
import { validateEndpoints } from './endpoints.ts'

interface Input {
  readonly manifest?: Endpoints
  readonly old?: Endpoints
  readonly new?: Endpoints
}

interface Expect {
  readonly accepted: boolean
  readonly errors: readonly { readonly field: string; readonly type: string }[]
}

describe('Endpoints of upstream', () => {
  for (const { id, input, expect: wanted } of upstreamCases<Input, Expect>('endpoints-validate').cases) {
    it(id, () => {
      const faults = validateEndpoints((input.manifest ?? input.new) as Endpoints, input.old)
      expect(faults.length === 0).toBe(wanted.accepted)
      expect(faults.map((fault) => ({ field: refusedField(fault), type: fault.refused }))).toEqual(
        wanted.errors,
      )
    })
  }
})

function endpoints(subset: object): Endpoints {
  const metadata = { name: 'web', namespace: 'default', resourceVersion: '1' }
  return { apiVersion: 'v1', kind: 'Endpoints', metadata, subsets: [subset] }
}

describe('an Endpoints object', () => {
  const port = { port: 80, protocol: 'TCP' }
  const rows: readonly [fact: string, subset: object, lines: readonly string[]][] = [
    ['may list ready addresses, not-ready ones, or both', { notReadyAddresses: [{ ip: '10.0.0.1' }] }, []],
    [
      'has an address in each subset',
      { ports: [port] },
      ['subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`'],
    ],
    [
      'says twice that a text is no address',
      { addresses: [{ ip: 'web' }] },
      [
        'subsets[0].addresses[0].ip: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'subsets[0].addresses[0].ip: Invalid value: "web": must be a valid IP address',
      ],
    ],
    [
      'names its ports when there are several',
      { addresses: [{ ip: '10.0.0.1' }], ports: [port, { ...port, name: 'b' }] },
      ['subsets[0].ports[0].name: Required value'],
    ],
    [
      'has port numbers from 1 to 65535',
      { addresses: [{ ip: '10.0.0.1' }], ports: [{ ...port, port: 65536 }] },
      ['subsets[0].ports[0].port: Invalid value: 65536: must be between 1 and 65535, inclusive'],
    ],
  ]
  it.each(rows)('%s', (_, subset, lines) => {
    expect(validateEndpoints(endpoints(subset)).map(({ upstream }) => upstream)).toEqual(lines)
  })

  it('keeps subsets that an update does not touch', () => {
    const odd = endpoints({ addresses: [{ ip: '127.0.0.1' }] })
    expect(validateEndpoints(odd)).toHaveLength(1)
    expect(validateEndpoints(odd, odd)).toEqual([])
  })

  it('is deprecated, and its odd addresses are pointed out', () => {
    const warnings = endpointsWarnings(endpoints({ notReadyAddresses: [{ ip: '::ffff:1.2.3.4' }] }))
    expect(warnings.map(({ upstream }) => upstream)).toEqual([
      'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
      'subsets[0].notReadyAddresses[0].ip: non-standard IP address "::ffff:1.2.3.4" will be considered invalid in a future Kubernetes release: use "1.2.3.4"',
    ])
  })
})

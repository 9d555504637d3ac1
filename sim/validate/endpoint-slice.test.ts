/** EndpointSlices against what Kubernetes tests itself with, and rows of our own. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { refusedField } from '../refusal.ts'
import { validateEndpointSlice } from './endpoint-slice.ts'
import { endpointSliceWarnings } from './endpoint-warnings.ts'

interface Input {
  readonly manifest?: EndpointSlice
  readonly old?: EndpointSlice
  readonly new?: EndpointSlice
  readonly expand?: Readonly<Record<string, { readonly count: number; readonly value: unknown }>>
}

interface SliceExpect {
  readonly accepted: boolean
  readonly errorCount: number
  readonly fields: readonly string[]
}

describe('EndpointSlices of upstream', () => {
  for (const { id, input, expect: wanted } of upstreamCases<Input, SliceExpect>('endpointslice-validate')
    .cases) {
    it(id, () => {
      const slice = expanded(input.manifest ?? input.new, input.expand) as EndpointSlice
      const faults = validateEndpointSlice(slice, input.old)
      expect(faults.length === 0).toBe(wanted.accepted)
      expect(faults.length).toBe(wanted.errorCount)
      expect(faults.map(refusedField)).toEqual(wanted.fields)
    })
  }
})

/** Long lists of a case: `endpoints[0].addresses` becomes `count` values, %d the index (modulo 255 in addresses). */
function expanded(object: unknown, lists: Input['expand']): unknown {
  const copy = structuredClone(object)
  for (const [path, { count, value }] of Object.entries(lists ?? {})) {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
    const last = steps.pop() ?? ''
    let target = copy as Record<string, unknown>
    for (const step of steps) target = target[step] as Record<string, unknown>
    target[last] = Array.from({ length: count }, (_, index) => numbered(value, index))
  }
  return copy
}

function numbered(value: unknown, index: number): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll('10.1.2.%d', `10.1.2.${index % 255}`)
      .replaceAll('%d', `${index}`),
  )
}

const metadata = { name: 'web-abc', namespace: 'default' }

function slice(spec: object): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata,
    addressType: 'IPv4',
    endpoints: [],
    ...spec,
  } as EndpointSlice
}

function linesOf(faults: readonly Diagnostic[]): readonly (string | undefined)[] {
  return faults.map((fault) => fault.upstream)
}

describe('an EndpointSlice', () => {
  const rows: readonly [fact: string, spec: object, lines: readonly string[]][] = [
    ['may have neither endpoints nor ports', {}, []],
    ['may leave the endpoints out', { endpoints: null, ports: null }, []],
    ['accepts a port without a number: all ports', { ports: [{ name: '', protocol: 'TCP' }] }, []],
    ['does not look at the number of a port', { ports: [{ name: '', protocol: 'TCP', port: 70000 }] }, []],
    [
      'needs a protocol, which defaulting sets',
      { ports: [{ name: 'http' }] },
      ['ports[0].protocol: Required value'],
    ],
    [
      'knows three protocols',
      { ports: [{ name: 'http', protocol: 'tcp' }] },
      ['ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"'],
    ],
    [
      'has each port name once, the empty one too',
      { ports: [{ protocol: 'TCP' }, { name: '', protocol: 'UDP' }] },
      ['ports[1].name: Duplicate value: ""'],
    ],
    [
      'needs an address in each endpoint',
      { endpoints: [{}] },
      ['endpoints[0].addresses: Required value: must contain at least 1 address'],
    ],
    [
      'holds addresses of its own family',
      { endpoints: [{ addresses: ['2001:db8::1'] }] },
      ['endpoints[0].addresses[0]: Invalid value: "2001:db8::1": must be an IPv4 address'],
    ],
    [
      'says once that a text is no address',
      { endpoints: [{ addresses: ['123.456.789.012'] }] },
      [
        'endpoints[0].addresses[0]: Invalid value: "123.456.789.012": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    ],
    [
      'refuses addresses that lead nowhere',
      { endpoints: [{ addresses: ['0.0.0.0', '127.0.0.1', '169.254.0.1', '224.0.0.1'] }] },
      [
        'endpoints[0].addresses[0]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)',
        'endpoints[0].addresses[1]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
        'endpoints[0].addresses[2]: Invalid value: "169.254.0.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)',
        'endpoints[0].addresses[3]: Invalid value: "224.0.0.1": may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
      ],
    ],
    [
      'accepts an IPv4 address with leading zeros, with a warning elsewhere',
      { endpoints: [{ addresses: ['010.1.2.3'] }] },
      [],
    ],
    [
      'knows three address types',
      { addressType: 'IP' },
      ['addressType: Unsupported value: "IP": supported values: "FQDN", "IPv4", "IPv6"'],
    ],
    ['needs an address type', { addressType: undefined }, ['addressType: Required value']],
    [
      'takes full domain names in a slice of that type',
      { addressType: 'FQDN', endpoints: [{ addresses: ['com'] }] },
      [
        'endpoints[0].addresses[0]: Invalid value: "com": should be a domain with at least two segments separated by dots',
      ],
    ],
    [
      'names each node and zone of a hint once',
      {
        endpoints: [
          {
            addresses: ['10.0.0.1'],
            hints: { forZones: [{ name: 'a' }, { name: 'a' }], forNodes: [{ name: 'n' }, { name: 'n' }] },
          },
        ],
      },
      [
        'endpoints[0].hints.forZones[1].name: Duplicate value: "a"',
        'endpoints[0].hints.forNodes[1].name: Duplicate value: "n"',
      ],
    ],
    [
      'has room for eight hints',
      {
        endpoints: [
          {
            addresses: ['10.0.0.1'],
            hints: { forNodes: Array.from({ length: 9 }, (_, i) => ({ name: `n${i}` })) },
          },
        ],
      },
      ['endpoints[0].hints.forNodes: Too many: 9: must have at most 8 items'],
    ],
    [
      'keeps the zone out of the old topology',
      {
        endpoints: [{ addresses: ['10.0.0.1'], deprecatedTopology: { 'topology.kubernetes.io/zone': 'a' } }],
      },
      [
        'endpoints[0].deprecatedTopology[topology.kubernetes.io/zone]: Internal error: reserved key was not removed in conversion',
      ],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateEndpointSlice(slice(spec)))).toEqual(lines)
  })

  it('keeps endpoints that an update does not touch, however they are written', () => {
    const old = slice({ endpoints: [{ addresses: ['127.0.0.1'], conditions: {} }] })
    const labelled = {
      ...slice({ endpoints: [{ addresses: ['127.0.0.1'] }] }),
      metadata: { ...metadata, labels: { a: 'b' } },
    }
    expect(validateEndpointSlice(labelled, old)).toEqual([])
    expect(validateEndpointSlice(slice({ endpoints: [{ addresses: ['127.0.0.2'] }] }), old)).toHaveLength(1)
  })

  it('keeps its address type', () => {
    expect(linesOf(validateEndpointSlice(slice({ addressType: 'IPv6' }), slice({})))).toEqual([
      'addressType: Invalid value: "IPv6": field is immutable',
    ])
  })

  it('is warned about when it holds domain names or odd addresses', () => {
    expect(linesOf(endpointSliceWarnings(slice({ addressType: 'FQDN' })))).toEqual([
      'spec.addressType: FQDN endpoints are deprecated',
    ])
    const odd = slice({ endpoints: [{ addresses: ['010.1.2.3'] }] })
    expect(linesOf(endpointSliceWarnings(odd, odd))).toEqual([
      'endpoints[0].addresses[0]: non-standard IP address "010.1.2.3" will be considered invalid in a future Kubernetes release: use "10.1.2.3"',
    ])
    const managed = {
      ...odd,
      metadata: {
        ...metadata,
        labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
      },
    }
    expect(endpointSliceWarnings(managed)).toEqual([])
  })
})

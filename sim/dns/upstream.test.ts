/** The cluster DNS against the cases of CoreDNS's own tests and of the DNS specification. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { endpointLabel, type NamedAddress } from './endpoint-label.ts'
import { fqdn } from './fqdn.ts'
import { queryDns } from './query.ts'
import { parseQueryName } from './query-name.ts'
import type { DnsRecord, RecordType } from './record.ts'
import { type DnsZone, kubeadmSettings, type OutsideAnswer, type ZoneSettings, zoneOf } from './zone.ts'

type LooseRecord = Partial<Record<string, unknown>>

interface State {
  readonly zone?: string
  readonly reverseZones?: readonly string[]
  readonly ttlSeconds?: number
  readonly services?: readonly Service[]
  readonly endpointSlices?: readonly EndpointSlice[]
  readonly namespaces?: { readonly missing: readonly string[] }
  readonly pods?: readonly Pod[]
  readonly upstream?: readonly LooseRecord[]
  readonly sameAs?: string
  readonly synced?: boolean
  readonly localIPs?: readonly string[]
}

interface Question {
  readonly state: string
  readonly question: { readonly name: string; readonly type: RecordType }
  readonly options?: {
    readonly podMode?: ZoneSettings['podMode']
    readonly exposedNamespaces?: readonly string[]
    readonly ignoreEmptyService?: boolean
    readonly upstream?: unknown
    readonly localIPs?: readonly string[]
  }
}

interface Answer {
  readonly rcode?: string
  readonly outcome?: string
  readonly answer?: readonly LooseRecord[]
  readonly extra?: readonly LooseRecord[]
  readonly authority?: readonly LooseRecord[]
  readonly truncated?: boolean
  readonly allowMore?: boolean
}

type States = Readonly<Record<string, State>>

function zoneFor(states: States, { state: name, options }: Question): DnsZone {
  const written = states[name] ?? {}
  const state: State = { ...(written.sameAs === undefined ? {} : states[written.sameAs]), ...written }
  const domain = state.zone ?? 'cluster.local.'
  const missing = state.namespaces?.missing ?? []
  const defaults = kubeadmSettings(domain)
  const outside = outsideAnswers(options?.upstream ?? state.upstream)
  return zoneOf(
    {
      services: state.services ?? [],
      slices: state.endpointSlices ?? [],
      pods: state.pods ?? [],
      hasNamespace: (namespace) => !missing.includes(namespace),
      outside,
    },
    {
      ...defaults,
      zones: state.reverseZones ? [domain, ...state.reverseZones].map(fqdn) : defaults.zones,
      ttl: state.ttlSeconds ?? defaults.ttl,
      podMode: options?.podMode ?? defaults.podMode,
      exposedNamespaces: options?.exposedNamespaces ?? [],
      ignoreEmptyService: options?.ignoreEmptyService ?? false,
      synced: state.synced ?? true,
      serverIPs: options?.localIPs ?? state.localIPs ?? [],
    },
  )
}

/** A list of records, or an object that holds one and says whether the answer was cut. */
function outsideAnswers(upstream: unknown): DnsZone['outside'] {
  if (upstream === undefined || upstream === null) return () => undefined
  const given = upstream as { answer?: unknown; records?: unknown; truncated?: boolean }
  const records = (Array.isArray(upstream) ? upstream : (given.answer ?? given.records ?? [])) as DnsRecord[]
  return (name, type): OutsideAnswer => ({
    records: records
      .filter((record) => record.name.toLowerCase() === name.toLowerCase() && record.type === type)
      .map((record) => ({ ...record, ttl: record.ttl ?? 0 })),
    truncated: given.truncated ?? false,
  })
}

/** Whether a record says all that the case says of it; `anyLabel` stands for a label of the server's choice. */
function says(record: DnsRecord, expected: LooseRecord): boolean {
  return Object.entries(expected).every(([field, value]) => {
    const actual = (record as unknown as LooseRecord)[field]
    if (typeof value !== 'string' || typeof actual !== 'string') return actual === value
    if (!value.includes('anyLabel')) return actual === value
    const pattern = value.split('anyLabel').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${pattern.join('[^.]+')}$`).test(actual)
  })
}

function expectRecords(
  actual: readonly DnsRecord[],
  expected: readonly LooseRecord[],
  allowMore: boolean,
): void {
  const left = [...actual]
  for (const wanted of expected) {
    const index = left.findIndex((record) => says(record, wanted))
    expect(index, `${JSON.stringify(wanted)} among ${JSON.stringify(actual)}`).toBeGreaterThanOrEqual(0)
    left.splice(index, 1)
  }
  if (!allowMore) expect(left).toEqual([])
}

describe('the cluster DNS answers as CoreDNS does', () => {
  const file = upstreamCases<Question, Answer>('dns-coredns')
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    const zone = zoneFor(file.states as States, input)
    const answer = queryDns(zone, fqdn(input.question.name), input.question.type)
    expect(answer.rcode).toBe(expected.rcode)
    expectRecords(answer.answer, expected.answer ?? [], false)
    expectRecords(answer.extra, expected.extra ?? [], false)
    expectRecords(answer.authority, expected.authority ?? [], false)
    expect(answer.truncated).toBe(expected.truncated ?? false)
  })
})

describe('the cluster DNS answers as the specification says', () => {
  const file = upstreamCases<Question, Answer>('dns-specification')
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    const zone = zoneFor(file.states as States, input)
    const answer = queryDns(zone, fqdn(input.question.name), input.question.type)
    if (expected.rcode !== undefined) expect(answer.rcode).toBe(expected.rcode)
    if (expected.answer) expectRecords(answer.answer, expected.answer, expected.allowMore ?? false)
  })
})

describe('a name is read as CoreDNS reads it', () => {
  const file = upstreamCases<{ zone: string; name: string }, LooseRecord>('dns-query-parse')
  it.each(file.cases)('$id', ({ input, expect: { valid, ...parts } }) => {
    const parsed = parseQueryName(input.name.toLowerCase(), input.zone.toLowerCase())
    expect(parsed !== undefined).toBe(valid)
    if (valid) expect(parsed).toMatchObject(parts)
  })
})

describe('an endpoint is labelled as CoreDNS labels it', () => {
  const file = upstreamCases<NamedAddress & { endpointPodNames: boolean }, { label: string }>(
    'dns-endpoint-names',
  )
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    expect(endpointLabel(input, input.endpointPodNames)).toBe(expected.label)
  })
})

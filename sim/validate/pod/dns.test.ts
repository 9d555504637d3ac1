import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { PodSpec } from '../../api/pod.ts'
import { linesOf } from '../lines-of.ts'
import { validatePodCreate } from '../pod.ts'
import { refusedField } from '../refusal.ts'
import { dnsConfigRules, dnsPolicyRules } from './dns.ts'
import { type Fields, podWith } from './valid-pod.ts'

const path = 'spec.dnsConfig'

describe('how a pod looks names up', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['is one of four ways', { dnsPolicy: 'Default' }, []],
    [
      'is no other',
      { dnsPolicy: 'ClusterLast' },
      [
        'spec.dnsPolicy: Unsupported value: "ClusterLast": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
      ],
    ],
    ['is said', { dnsPolicy: '' }, ['spec.dnsPolicy: Required value']],
    [
      'needs a config when it is its own',
      { dnsPolicy: 'None' },
      [`${path}: Required value: must provide \`dnsConfig\` when \`dnsPolicy\` is None`],
    ],
    [
      'with a nameserver in it',
      { dnsPolicy: 'None', dnsConfig: {} },
      [
        `${path}.nameservers: Required value: must provide at least one DNS nameserver when \`dnsPolicy\` is None`,
      ],
    ],
    [
      'asks addresses',
      { dnsConfig: { nameservers: ['dns.example.com'] } },
      [
        `${path}.nameservers[0]: Invalid value: "dns.example.com": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)`,
      ],
    ],
    [
      'asks three of them',
      { dnsConfig: { nameservers: ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4'] } },
      [
        `${path}.nameservers: Invalid value: ["1.1.1.1","2.2.2.2","3.3.3.3","4.4.4.4"]: must not have more than 3 nameservers`,
      ],
    ],
    [
      'may search the root and names with underscores',
      { dnsConfig: { searches: ['.', '_tcp.example.com.'] } },
      [],
    ],
    [
      'has options with names',
      { dnsConfig: { options: [{ name: 'ndots', value: '2' }, { value: '2' }] } },
      [`${path}.options[1]: Required value: must not be empty`],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validatePodCreate(podWith(spec)))).toEqual(lines)
  })

  it('searches 32 domains of 2048 characters in all', () => {
    const fits = ['a'.repeat(64), ...Array<string>(31).fill('a'.repeat(63))].map((name) =>
      name.replace(/^a{64}$/, 'a'.repeat(63)),
    )
    expect(linesOf(validatePodCreate(podWith({ dnsConfig: { searches: fits } })))).toEqual([])
    const found = linesOf(validatePodCreate(podWith({ dnsConfig: { searches: [...fits, 'a'] } })))
    expect(found.map((line) => line.replace(/.*: /, ''))).toEqual([
      'must not have more than 32 search paths',
      'must not have more than 2048 characters (including spaces) in the search list',
    ])
  })
})

type Input = Pick<PodSpec, 'dnsPolicy' | 'dnsConfig'>
interface Expected {
  readonly errors: readonly { readonly field: string; readonly type: string }[]
}
const { cases } = upstreamCases<Input, Expected>('pod-dns-validate')

/** One of upstream's two tests looks at the policy alone. */
const ofPolicyAlone = /testvalidatednspolicy/

describe.skipIf(cases.length === 0)('upstream: dnsPolicy and dnsConfig', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (id, { input, expect: expected }) => {
    const spec = { containers: [], ...input }
    const config = ofPolicyAlone.test(id) ? [] : dnsConfigRules(spec, ['spec'])
    const found = [...dnsPolicyRules(spec, ['spec']), ...config]
    expect(found.map((fault) => ({ field: refusedField(fault), type: fault.refused }))).toEqual(
      expected.errors,
    )
  })
})

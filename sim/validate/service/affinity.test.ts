import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import { linesOf } from '../lines-of.ts'
import { refusedField } from '../refusal.ts'
import { validateServiceCreate } from '../service.ts'
import { type Fields, serviceWith } from './valid-service.ts'

const timeout = (timeoutSeconds?: number) => ({
  sessionAffinity: 'ClientIP',
  sessionAffinityConfig: { clientIP: { timeoutSeconds } },
})
const path = 'spec.sessionAffinityConfig'
const needed = 'when session affinity type is ClientIP'

describe('session affinity', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    [
      'is None or ClientIP, never missing',
      { sessionAffinity: undefined },
      ['spec.sessionAffinity: Required value'],
    ],
    [
      'is nothing else',
      { sessionAffinity: 'Cookie' },
      ['spec.sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"'],
    ],
    ['lasts a second', timeout(1), []],
    ['lasts a day', timeout(86400), []],
    [
      'lasts no longer',
      timeout(86401),
      [`${path}.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and less than 86400`],
    ],
    [
      'lasts some time',
      timeout(0),
      [`${path}.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400`],
    ],
    ['says how long', timeout(), [`${path}.clientIP.timeoutSeconds: Required value: ${needed}`]],
    [
      'says it of ClientIP',
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: {} },
      [`${path}.clientIP: Required value: ${needed}`],
    ],
    ['says it at all', { sessionAffinity: 'ClientIP' }, [`${path}: Required value: ${needed}`]],
    [
      'says nothing of the kind for None',
      { sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } } },
      [`${path}: Forbidden: must not be set when session affinity is None`],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })
})

interface Input {
  readonly sessionAffinityConfig: Fields | null
}
interface Expected {
  readonly errors: readonly { readonly field: string; readonly type: string }[]
}
const { cases } = upstreamCases<Input, Expected>('service-session-affinity')

describe.skipIf(cases.length === 0)('upstream: session affinity', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    const service = serviceWith({ sessionAffinity: 'ClientIP', ...input })
    const found = validateServiceCreate(service).map((fault) => ({
      field: refusedField(fault),
      type: fault.refused,
    }))
    expect(found).toEqual(expected.errors)
  })
})

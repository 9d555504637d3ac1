import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import { allowsAll, loadBalancerSourceRanges, sourceRangesAnnotation } from './source-ranges.ts'
import { serviceWith } from './valid-service.ts'

const asField = (ranges: readonly string[]) => serviceWith({ loadBalancerSourceRanges: ranges })
const asAnnotation = (ranges: string) =>
  serviceWith({}, { annotations: { [sourceRangesAnnotation]: ranges } })

describe('source ranges', () => {
  it('are everything where none are written', () => {
    expect(loadBalancerSourceRanges(serviceWith())).toEqual(['0.0.0.0/0'])
    expect(loadBalancerSourceRanges(asAnnotation('  '))).toEqual(['0.0.0.0/0'])
  })

  it('are networks, each once', () => {
    expect(loadBalancerSourceRanges(asField(['10.0.0.1/8', ' 10.0.0.0/8', '::/0']))).toEqual([
      '10.0.0.0/8',
      '::/0',
    ])
  })

  it('come from the field before the annotation', () => {
    const both = serviceWith(
      { loadBalancerSourceRanges: ['10.0.0.0/8'] },
      { annotations: { [sourceRangesAnnotation]: '11.0.0.0/8' } },
    )
    expect(loadBalancerSourceRanges(both)).toEqual(['10.0.0.0/8'])
  })

  it('cannot be read when one of them cannot', () => {
    expect(loadBalancerSourceRanges(asAnnotation('10.0.0.0/8, '))).toBeUndefined()
  })
})

interface Input {
  readonly ranges: string | null
  readonly as: 'field' | 'annotation'
}
interface Expected {
  readonly valid: boolean
  readonly count?: number
  readonly allowAll?: boolean
}
const { cases } = upstreamCases<Input, Expected>('service-source-ranges')

describe.skipIf(cases.length === 0)('upstream: GetLoadBalancerSourceRanges', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    const networks = loadBalancerSourceRanges(serviceOf(input))
    expect(networks !== undefined).toBe(expected.valid)
    if (expected.count !== undefined) expect(networks).toHaveLength(expected.count)
    if (expected.allowAll !== undefined) expect(allowsAll(networks ?? [])).toBe(expected.allowAll)
  })
})

function serviceOf({ ranges, as }: Input): ReturnType<typeof serviceWith> {
  if (ranges === null) return serviceWith()
  return as === 'field' ? asField(ranges.split(',')) : asAnnotation(ranges)
}

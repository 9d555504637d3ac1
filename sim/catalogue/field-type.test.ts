import { expect, it } from 'vitest'
import { fieldTypeEntries } from './field-type.ts'

it.each([
  ['spec.sessionAffinityConfig.clientIP.timeoutSeconds', '"30m"', 'write 1800: seconds, without a unit'],
  ['spec.terminationGracePeriodSeconds', '"5s"', 'write 5: seconds, without a unit'],
  ['spec.replicas', '"5s"', undefined],
  ['spec.replicas', '"5"', 'leave the quotes out: 5'],
])('%s: %s, a text where a whole number belongs', (field, shown, repair) => {
  const about = { object: 'Service default/web', field }
  const words = fieldTypeEntries['field/wrong-type'].en({ expected: 'int32', given: 'string', shown }, about)
  expect(words.try).toBe(repair)
})

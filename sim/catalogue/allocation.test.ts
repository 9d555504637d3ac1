import { expect, it } from 'vitest'
import { allocationEntries } from './allocation.ts'

const about = { object: 'Service default/web', field: 'spec.clusterIPs' }

it.each([
  ['10.96.0.0/16', 'save the first and the last.', '첫 번째와 마지막을 빼고'],
  ['fd00:10:96::/112', 'save the first.', '첫 번째만 빼고'],
])('of %s the addresses that are given: %s', (range, english, korean) => {
  const entry = allocationEntries['allocation/ip-out-of-range']
  const facts = { ip: '10.0.0.7', range }
  expect(entry.en(facts, about).says).toContain(english)
  expect(entry.ko(facts, about).says).toContain(korean)
})

it('in Korean nothing is said in English of a port that the Service itself has', () => {
  const { says, here } = allocationEntries['allocation/port-taken'].ko({ port: 30080 }, about)
  expect(`${says} ${here}`.replace(about.object, '').replaceAll(/port 번호/g, '')).not.toMatch(/[a-z]{3}/)
})

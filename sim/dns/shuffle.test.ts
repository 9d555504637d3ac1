import { expect, it } from 'vitest'
import { randomFrom } from '../random.ts'
import { fqdn } from './fqdn.ts'
import type { DnsRecord } from './record.ts'
import { shuffled } from './shuffle.ts'

const a = (data: string): DnsRecord => ({
  name: fqdn('web.default.svc.cluster.local'),
  type: 'A',
  ttl: 30,
  data,
})
const alias: DnsRecord = { name: fqdn('web'), type: 'CNAME', ttl: 30, data: 'web.default.svc.cluster.local.' }
const dataOf = (records: readonly DnsRecord[]): readonly unknown[] =>
  records.map((one) => 'data' in one && one.data)

it('gives every order of the addresses in its turn, loses none, and leaves an alias in front', () => {
  const answer = [a('10.0.0.1'), alias, a('10.0.0.2'), a('10.0.0.3')]
  const orders = new Set<string>()
  for (let seed = 0; seed < 60; seed++) {
    const [first, ...others] = shuffled(answer, randomFrom(seed))
    expect(first).toBe(alias)
    expect([...dataOf(others)].sort()).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3'])
    orders.add(dataOf(others).join())
  }
  expect(orders.size).toBe(6)
})

import { expect, it } from 'vitest'
import { reversed } from './rewrite.ts'

it('turns round keys and lists without an order, and no others', () => {
  const slice = {
    ports: [{ port: 80 }, { port: 443 }],
    endpoints: [{ addresses: ['10.0.0.1', '10.0.0.2'], hostname: 'a' }, { addresses: ['10.0.0.3'] }],
  }
  const turned = reversed(slice)
  expect(turned).toEqual({
    ports: [{ port: 443 }, { port: 80 }],
    endpoints: [{ addresses: ['10.0.0.3'] }, { addresses: ['10.0.0.1', '10.0.0.2'], hostname: 'a' }],
  })
  expect(Object.keys(turned as object)).toEqual(['endpoints', 'ports'])
})

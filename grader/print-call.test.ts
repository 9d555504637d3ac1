import { describe, expect, it } from 'vitest'
import { printCall, printValue } from './print-call.ts'

const clients = Array.from({ length: 300 }, (_, number) => `10.0.0.${number}`)

describe('a call is printed as it would be written', () => {
  it.each([
    [[{ app: 'web' }, {}], "f({ app: 'web' }, {})"],
    [['it\'s "it"', [1, true, null]], "f('it\\'s \"it\"', [1, true, null])"],
    [[{ 'a-b': undefined }], "f({ 'a-b': undefined })"],
    [[[]], 'f([])'],
  ])('%j is %s', (args, text) => expect(printCall('f', args)).toBe(text))

  it('with long lists cut short, where it would be too long to read', () => {
    expect(printCall('pick', [clients, ['a', 'b']])).toBe(
      "pick(['10.0.0.0', '10.0.0.1', '10.0.0.2', … +297], ['a', 'b'])",
    )
  })

  it('with long maps cut short, too', () => {
    const map = Object.fromEntries(clients.map((ip) => [ip, 'a']))
    expect(printValue(map)).toBe("{ '10.0.0.0': 'a', '10.0.0.1': 'a', '10.0.0.2': 'a', … +297 }")
  })

  it('whole, where there is room', () => {
    expect(printValue(clients.slice(0, 9))).toBe(
      `[${clients
        .slice(0, 9)
        .map((ip) => `'${ip}'`)
        .join(', ')}]`,
    )
  })

  it('and cut where nothing else helps', () => {
    expect(printValue('x'.repeat(5000))).toHaveLength(1200)
  })
})

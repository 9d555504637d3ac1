import { expect, it } from 'vitest'
import { trafficNodeEntries } from './traffic-node.ts'

it.each([
  ["a Service's own port", {}, "at a node's address the Service's own port means nothing"],
  ['a number that a Service might have', { wish: 30123 }, 'or write nodePort: 30123'],
])('who asks a node for %s is told: %s', (_, wish, repair) => {
  const facts = {
    address: '172.18.0.3:80',
    node: 'node-1',
    protocol: 'TCP',
    nodePorts: ['31023 (default/web)'],
  }
  const words = trafficNodeEntries['traffic/no-such-node-port'].en(
    { ...facts, ...wish },
    { object: '', field: '' },
  )
  expect(words.try).toContain(repair)
})

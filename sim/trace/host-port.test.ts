/** What comes to a port of a node that a pod asked for (hostPort). */
import { expect, it } from 'vitest'
import { traceRequest } from '../trace.ts'
import { get, smallWorld } from './small-world.ts'

const container = { ports: [{ containerPort: 8080, hostPort: 80 }] }
const world = smallWorld()
  .pod('door', { node: 'worker-2', container })
  .pod('picky', {
    node: 'worker-3',
    container: { ports: [{ containerPort: 8080, hostPort: 80, hostIP: '10.0.0.1' }] },
  })
  .pod('client', { image: 'curlimages/curl' })

const outside = { from: 'outside', ip: '198.51.100.7' } as const

it.each([
  ['the node that the pod is on', '172.18.0.3', 'answered'],
  ['another node', '172.18.0.2', 'refused'],
  ['a node on which the pod wants another address', '172.18.0.4', 'refused'],
])('at %s: %s', (_, host, verdict) => {
  expect(traceRequest(world.state, outside, get(host)).verdict).toBe(verdict)
})

it('leads to the pod, which sees who asked', () => {
  const { hops } = traceRequest(world.state, outside, get('172.18.0.3'))
  expect(hops).toMatchObject([
    {
      at: 'pod',
      pod: { name: 'door' },
      port: 8080,
      sourceIP: '198.51.100.7',
      hostPort: { node: 'worker-2', port: 80 },
    },
  ])
})

it('is open to pods too', () => {
  const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
  expect(traceRequest(world.state, origin, get('172.18.0.3')).verdict).toBe('answered')
})

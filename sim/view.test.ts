import { expect, it } from 'vitest'
import { Cluster } from './cluster.ts'
import { parseManifests } from './manifest/parse.ts'
import { differenceFrom, parityRows } from './view.parity.ts'

it.each(parityRows.map((row) => [row.fact, row] as const))('%s', async (_, row) => {
  const ingressController = row.needs === 'ingress-nginx' ? 'ingress-nginx' : 'none'
  const cluster = new Cluster({ ingressController })
  for (const text of row.steps) {
    const parsed = parseManifests({ name: 'step.yaml', text })
    if (!parsed.ok) throw new Error(parsed.diagnostics[0].upstream)
    const outcome = cluster.apply(parsed.value)
    expect(outcome.ok ? [] : outcome.diagnostics.map(({ upstream }) => upstream)).toEqual([])
    cluster.advance(60)
  }
  expect(await differenceFrom(row, cluster.view())).toBeUndefined()
})

it('asks with new luck each time, and the same luck in another view', async () => {
  const cluster = new Cluster()
  const [row] = parityRows
  const parsed = parseManifests({ name: 'step.yaml', text: row?.steps[0] ?? '' })
  if (!parsed.ok) throw new Error('not read')
  cluster.apply(parsed.value)
  const ask = async () => {
    const view = cluster.view()
    const bodies: (string | undefined)[] = []
    for (let count = 0; count < 20; count++) {
      const trace = await view.request(
        { from: 'pod', namespace: 'default', name: 'client' },
        { scheme: 'http', host: 'web', port: 80, method: 'GET', path: '/hostname', headers: {} },
      )
      bodies.push(trace.response?.body)
    }
    return bodies
  }
  const first = await ask()
  expect(new Set(first).size).toBe(2)
  expect(await ask()).toEqual(first)
})

it('tells a pod about the Services that were there before its containers started', async () => {
  const cluster = new Cluster()
  const apply = (text: string) => {
    const parsed = parseManifests({ name: 'step.yaml', text })
    if (!parsed.ok) throw new Error('not read')
    cluster.apply(parsed.value)
  }
  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: { ports: [{ port: 80 }] }\n`
  apply(service('before'))
  apply(
    'apiVersion: v1\nkind: Pod\nmetadata: { name: client }\nspec: { containers: [{ name: main, image: nginx }] }\n',
  )
  cluster.advance(10)
  apply(service('after'))
  const view = cluster.view()
  const env = await view.env({ from: 'pod', namespace: 'default', name: 'client' })
  expect(Object.keys(env ?? {}).filter((name) => name.endsWith('_SERVICE_HOST'))).toEqual([
    'BEFORE_SERVICE_HOST',
    'KUBERNETES_SERVICE_HOST',
  ])
  expect(await view.env({ from: 'pod', namespace: 'default', name: 'nobody' })).toBeUndefined()
  const looked = await view.lookup({ from: 'pod', namespace: 'default', name: 'client' }, 'after')
  expect(looked?.chose).toBe(cluster.state.get('Service', 'default', 'after')?.spec.clusterIP)
})

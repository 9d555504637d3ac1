import { expect, it } from 'vitest'
import { Cluster } from './cluster.ts'
import { parseManifests } from './manifest/parse.ts'
import { differenceFrom, parityRows } from './view.parity.ts'

it.each(parityRows.map((row) => [row.fact, row] as const))('%s', async (_, row) => {
  const cluster = new Cluster()
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

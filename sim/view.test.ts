import { describe, expect, it } from 'vitest'
import { Cluster } from './cluster.ts'
import { parseManifests } from './manifest/parse.ts'
import { differenceFrom, parityRows } from './view.parity.ts'
import type { ClusterView } from './view.ts'

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

describe('a view is of one moment', () => {
  const pod = (name: string, image = 'nginx') =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: main, image: "${image}" }] }\n`
  const deletion = { does: 'delete', ref: { kind: 'Pod', name: 'web' } } as const

  function viewAfter(text: string): ClusterView {
    const cluster = new Cluster()
    const parsed = parseManifests({ name: 'web.yaml', text })
    if (!parsed.ok) throw new Error('not read')
    cluster.apply(parsed.value)
    return cluster.view()
  }

  const names = async (view: ClusterView): Promise<readonly string[]> =>
    (await view.list('Pod', 'default')).map(({ metadata }) => metadata.name)

  it('that stays as it is when somebody acts and time passes', async () => {
    const view = viewAfter(`${pod('web')}---\n${pod('client')}`)
    const after = await view.after(deletion)
    if (!after.ok) throw new Error('refused')
    expect(await names(await after.value.later(60))).toEqual(['client'])
    expect(await names(view)).toEqual(['client', 'web'])
  })

  it('and says why the API server refuses what somebody does', async () => {
    const view = viewAfter(pod('web'))
    const file = { name: 'then.yaml', text: pod('web', ' nginx') }
    const after = await view.after({ does: 'apply', file })
    expect(after.ok ? [] : after.diagnostics.map(({ upstream }) => upstream)).toEqual([
      'spec.containers[0].image: Invalid value: " nginx": must not have leading or trailing whitespace',
    ])
  })

  it('in which nobody minds that what is to be deleted is not there', async () => {
    expect((await viewAfter(pod('client')).after(deletion)).ok).toBe(true)
  })

  it('in which a changed object still stands where it was written', async () => {
    const view = viewAfter(
      'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ port: 80 }]\n',
    )
    const service = await view.get({ kind: 'Service', name: 'web' })
    if (service === undefined) throw new Error('not there')
    const changed = { ...service, spec: { ...service.spec, selector: { app: 'wbe' } } }
    const after = await view.after({ does: 'replace', object: changed })
    if (!after.ok) throw new Error('refused')
    const [finding] = await after.value.explain({ kind: 'Service', namespace: 'default', name: 'web' })
    expect(finding).toMatchObject({ code: 'service/selects-nothing', params: { selector: 'app=wbe' } })
    expect(finding?.place).toMatchObject({ file: 'web.yaml', start: { line: 5 } })
  })
})

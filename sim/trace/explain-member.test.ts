/** Why the name of one pod behind a Service leads nowhere: rows of a manifest, and what is said about db-0.db. */
import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { printPath } from '../diagnostic.ts'
import { parseManifests } from '../manifest/parse.ts'

const client = { kind: 'Pod', name: 'client', spec: {} }

interface World {
  readonly serviceName?: string
  readonly service?: string
  readonly selector?: string
  readonly probe?: boolean
}

function manifests({ serviceName = 'db', service = 'db', selector = 'db', probe = false }: World): string {
  const container = {
    name: 'db',
    image: 'luksa/kubia',
    ...(probe ? { readinessProbe: { exec: { command: ['cat', '/var/ready'] } } } : {}),
  }
  const template = { metadata: { labels: { app: 'db' } }, spec: { containers: [container] } }
  const matchLabels = { app: 'db' }
  const documents = [
    {
      ...{ apiVersion: 'v1', kind: client.kind, metadata: { name: client.name } },
      spec: { containers: [{ name: 'client', image: 'curlimages/curl', command: ['sleep', 'infinity'] }] },
    },
    {
      ...{ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' } },
      spec: { serviceName, selector: { matchLabels }, template },
    },
    {
      ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: service } },
      spec: { clusterIP: 'None', selector: { app: selector } },
    },
  ]
  return documents.map((one) => JSON.stringify(one)).join('\n')
}

async function ask(host: string, world: World): Promise<readonly unknown[]> {
  const cluster = new Cluster()
  const parsed = parseManifests({ name: 'world.json', text: manifests(world) })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  cluster.apply(parsed.value)
  const request = { scheme: 'http', host, port: 8080, method: 'GET', path: '/', headers: {} } as const
  const trace = await cluster.view().request({ from: 'pod', namespace: 'default', name: 'client' }, request)
  const [first] = trace.diagnostics
  if (first === undefined) return [trace.verdict]
  const why = 'why' in first.params ? first.params.why : undefined
  return [first.code, why, `${first.object?.kind} ${printPath(first.path ?? [])}`]
}

const code = 'dns/no-such-member'

it.each<readonly [string, string, World, readonly unknown[]]>([
  ['it is there', 'db-0.db', {}, ['answered']],
  ['nobody is called so', 'db-7.db', {}, [code, 'no-pod', 'Service ']],
  ['in full, too', 'db-7.db.default.svc.cluster.local', {}, [code, 'no-pod', 'Service ']],
  [
    'no Service is called so',
    'db-0.db',
    { service: 'bd' },
    [code, 'no-service', 'StatefulSet spec.serviceName'],
  ],
  [
    'the StatefulSet names another Service',
    'db-0.db',
    { serviceName: 'database' },
    [code, 'subdomain', 'StatefulSet spec.serviceName'],
  ],
  ['nobody selects it', 'db-0.db', { selector: 'web' }, [code, 'not-selected', 'Service spec.selector']],
  ['it is not ready', 'db-0.db', { probe: true }, [code, 'not-ready', 'Service ']],
])('%s: %s', async (_, host, world, expected) => {
  expect(await ask(host, world)).toEqual(expected)
})

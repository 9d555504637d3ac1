import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'

function apply(cluster: Cluster, text: string): Cluster {
  const parsed = parseManifests({ name: 'pod.yaml', text })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  const outcome = cluster.apply(parsed.value)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return cluster
}

const pod = (container: string, spec = ''): string => `
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${spec}
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      args: [netexec, --http-port=$(PORT)]
${container}
`
const client = `
apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers: [{ name: main, image: busybox:1.37, command: [sleep, infinity] }]
`
const configMap = (port: string): string => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  PORT: "${port}"
`
const secret = `
apiVersion: v1
kind: Secret
metadata:
  name: settings
data:
  PORT: OTA5MA==
`
const keyRef = (more = '', kind = 'configMapKeyRef', key = 'PORT'): string =>
  `      env: [{ name: PORT, valueFrom: { ${kind}: { name: settings, key: ${key}${more} } } }]`
const allOf = (kind = 'configMapRef'): string => `      envFrom: [{ ${kind}: { name: settings } }]`
const volume = (source: string): string => `  volumes: [{ name: files, ${source} }]`

function stateOf(cluster: Cluster): string {
  const { status } = cluster.state.get('Pod', 'default', 'web') ?? {}
  const { waiting, running } = status?.containerStatuses?.[0]?.state ?? {}
  return running ? 'running' : [waiting?.reason, waiting?.message].filter(Boolean).join(': ')
}

async function portOf(cluster: Cluster): Promise<string> {
  const ip = cluster.state.get('Pod', 'default', 'web')?.status?.podIP ?? ''
  for (const port of [8080, 9090, 9091]) {
    const request = { scheme: 'http', host: ip, port, method: 'GET', path: '/', headers: {} } as const
    const trace = await cluster.view().request({ from: 'pod', namespace: 'default', name: 'client' }, request)
    if (trace.verdict === 'answered') return String(port)
  }
  return 'none'
}

describe('a container', () => {
  it.each<readonly [what: string, text: string, state: string]>([
    ['waits for a ConfigMap', pod(keyRef()), 'CreateContainerConfigError: configmap "settings" not found'],
    [
      'waits for all of a ConfigMap',
      pod(allOf()),
      'CreateContainerConfigError: configmap "settings" not found',
    ],
    [
      'waits for a Secret',
      pod(keyRef('', 'secretKeyRef')),
      'CreateContainerConfigError: secret "settings" not found',
    ],
    [
      'waits for a key',
      `${configMap('9090')}---${pod(keyRef('', 'configMapKeyRef', 'port'))}`,
      "CreateContainerConfigError: couldn't find key port in ConfigMap default/settings",
    ],
    ['does not wait for what is optional', pod(keyRef(', optional: true')), 'running'],
    [
      'waits for a volume of a ConfigMap',
      pod('', volume('configMap: { name: settings }')),
      'ContainerCreating',
    ],
    [
      'waits for a volume of a Secret',
      pod('', volume('secret: { secretName: settings }')),
      'ContainerCreating',
    ],
    [
      'does not wait for an optional volume',
      pod('', volume('secret: { secretName: settings, optional: true }')),
      'running',
    ],
  ])('%s', (_, text, expected) => {
    expect(stateOf(apply(new Cluster(), text))).toBe(expected)
  })

  it.each<readonly [what: string, text: string, config: string]>([
    ['a ConfigMap', pod(keyRef()), configMap('9090')],
    ['all of a Secret', pod(allOf('secretRef')), secret],
  ])('starts when %s is there, and takes its port from it', async (_, text, config) => {
    const cluster = apply(apply(new Cluster(), `${client}---${text}`), config)
    cluster.rest(60)
    expect(stateOf(cluster)).toBe('running')
    expect(await portOf(cluster)).toBe('9090')
  })

  it('starts when the ConfigMap of its volume is there', () => {
    const cluster = apply(new Cluster(), pod('', volume('configMap: { name: settings }')))
    const events = cluster.state.eventsOf({ kind: 'Pod', namespace: 'default', name: 'web' })
    expect(events.map(({ message }) => message)).toContain(
      'MountVolume.SetUp failed for volume "files" : configmap "settings" not found',
    )
    apply(cluster, configMap('9090'))
    cluster.rest(60)
    expect(stateOf(cluster)).toBe('running')
  })

  it('keeps the values that it was started with', async () => {
    const cluster = apply(new Cluster(), `${client}---${configMap('9090')}---${pod(keyRef())}`)
    apply(cluster, configMap('9091'))
    cluster.rest(60)
    expect(await portOf(cluster)).toBe('9090')
    cluster.delete({ kind: 'Pod', namespace: 'default', name: 'web' })
    cluster.rest(60)
    apply(cluster, pod(keyRef()))
    expect(await portOf(cluster)).toBe('9091')
  })
})

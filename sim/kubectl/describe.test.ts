/** What describe prints, whole, for the kinds that the notes and lessons show. */
import { expect, describe as group, it } from 'vitest'
import type { JsonObject } from '../api/meta.ts'
import { Cluster } from '../cluster.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { runKubectl } from './run-kubectl.ts'
import { tabulate } from './tabulate.ts'

function described(words: string, ...objects: readonly JsonObject[]): string {
  const cluster = new Cluster()
  cluster.apply(objects.map((object) => manifestOf(object)))
  cluster.rest()
  return runKubectl(cluster, ['describe', ...words.split(' ')], { stdin: '', readFile: () => undefined })
    .stdout
}

const pod: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'web',
    labels: { app: 'web', tier: 'front' },
    annotations: { note: 'one', long: 'a\nb' },
  },
  spec: {
    nodeName: 'node-1',
    containers: [
      {
        name: 'web',
        image: 'nginx',
        ports: [{ containerPort: 80, name: 'http' }],
        env: [{ name: 'A', value: 'b' }],
        resources: { requests: { cpu: '100m' }, limits: { memory: '64Mi' } },
        readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5 },
      },
    ],
  },
}

group('kubectl describe', () => {
  it('shows a Service with its endpoints', () => {
    const service: JsonObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'front' },
      spec: {
        type: 'NodePort',
        clusterIP: '10.96.0.9',
        selector: { app: 'web' },
        ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30080 }],
      },
    }
    expect(described('svc front', pod, service)).toBe(`Name:                     front
Namespace:                default
Labels:                   <none>
Annotations:              <none>
Selector:                 app=web
Type:                     NodePort
IP Family Policy:         SingleStack
IP Families:              IPv4
IP:                       10.96.0.9
IPs:                      10.96.0.9
Port:                     http  80/TCP
TargetPort:               http/TCP
NodePort:                 http  30080/TCP
Endpoints:                10.244.1.3:80
Session Affinity:         None
External Traffic Policy:  Cluster
Internal Traffic Policy:  Cluster
Events:                   <none>
`)
  })

  it('shows a pod: its containers, its probes, why it is as it is', () => {
    const text = described('pod web', pod)
    expect(text).toContain('Labels:       app=web\n              tier=front\n')
    expect(text).toContain(
      'Annotations:  long:\n                a\n                b\n              note: one\n',
    )
    expect(text).toContain('    Port:           80/TCP (http)\n    Host Port:      0/TCP (http)\n')
    expect(text).toContain('    Limits:\n      memory:  64Mi\n    Requests:\n      cpu:  ')
    expect(text).toContain('tcp-socket :80 delay=5s timeout=1s period=10s #success=1 #failure=3\n')
    expect(text).toContain('QoS Class:                    Burstable\n')
    expect(text).toMatch(
      /Events:\n {2}Type +Reason +Age +From +Message\n {2}---- +------ +---- +---- +-------\n {2}Normal +\w+ /,
    )
  })

  it('shows an Ingress with what answers behind each path', () => {
    const ingress: JsonObject = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'shop' },
      spec: {
        rules: [
          {
            host: 'a.example',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'nope', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
    }
    expect(described('ing shop', ingress)).toContain(`Default backend:  <default>
Rules:
  Host        Path  Backends
  ----        ----  --------
  a.example   
              /   nope:80 (<error: services "nope" not found>)
`)
  })

  it('takes a name for the beginning of one', () => {
    expect(described('pod we', pod)).toMatch(/^Name: +web\n/)
    expect(described('pod nope', pod)).toBe('')
  })

  it.each([
    'node node-1',
    'ns default',
    'rs',
    'deploy -n kube-system',
    'svc kubernetes',
    'ep kubernetes',
    'endpointslices',
    'sa',
    'cm',
    'ingressclass',
  ])('%s begins with a name, or says that there is none', (words) => {
    const text = described(words, pod)
    expect(text === '' || /^Name: +\S/.test(text)).toBe(true)
  })
})

group('text with tabs', () => {
  it.each([
    ['a\tb\naaa\tc\n', 'a    b\naaa  c\n'],
    ['a\tb\nno cell\nlonger\tc\n', 'a  b\nno cell\nlonger  c\n'],
    ['a\tb\tc\naa\tbb\tcc\n', 'a   b   c\naa  bb  cc\n'],
    ['\tx\nlong\ty\n', '      x\nlong  y\n'],
    ['', ''],
  ])('%j', (text, laidOut) => {
    expect(tabulate(text)).toBe(laidOut)
  })
})

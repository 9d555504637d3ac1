/**
 * The scenarios that every ClusterView must pass, the simulator's and a live cluster's: what is applied, what is asked,
 * what comes of it. Rows read as facts about Kubernetes.
 *
 * Pods answer with their names (agnhost netexec, /hostname), so that who answered can be seen from outside. A view is
 * asked when its pods have had time to start; a row that a view cannot be asked says why in `needs`. Long because it
 * has one row a fact.
 */
import type { HttpRequest, Origin, Verdict } from './api/trace.ts'
import type { ClusterView, Deed } from './view.ts'

export interface ParityRow {
  readonly fact: string
  /** Applied one after the other, the next when the pods of the one before had time to start. */
  readonly steps: readonly string[]
  /** What somebody does then, and the seconds that pass, until the question is put. */
  readonly afterwards?: readonly (Deed | number)[]
  /** The pod that asks; in namespace default unless written as namespace/name. */
  readonly from: string
  /** `{node-2}` stands for the address of that node. */
  readonly url: string
  readonly expect: ParityOutcome
  /** What a cluster must have for the row to be asked. */
  readonly needs?: 'nodes named node-1 and node-2' | 'ingress-nginx'
  /** The Host header, where it is not the host of the URL. */
  readonly host?: string
}

/** Who answers, over many requests: exactly these pods, or always the same one of them. Or how every request ends. */
export type ParityOutcome =
  | { readonly answeredBy: readonly string[] }
  | { readonly answeredByOneOf: readonly string[] }
  | { readonly verdict: Verdict }
  /** Of every answer: who gives it does not matter. */
  | { readonly status: number }

/** How often a row is asked: that one of two pods is never chosen by chance happens once in 10^9 times. */
const requests = 30

/** What the view says otherwise than the row, in words; undefined when it agrees. */
export async function differenceFrom(row: ParityRow, before: ClusterView): Promise<string | undefined> {
  const view = await following(row.afterwards ?? [], before)
  if (typeof view === 'string') return view
  const answered = new Set<string>()
  const plain = requestTo(await withAddresses(row.url, view))
  const request = row.host === undefined ? plain : { ...plain, headers: { Host: row.host } }
  for (let count = 0; count < requests; count++) {
    const trace = await view.request(originOf(row.from), request)
    if ('verdict' in row.expect) {
      if (trace.verdict !== row.expect.verdict) return `${trace.verdict}, not ${row.expect.verdict}`
      return undefined
    }
    if (trace.verdict !== 'answered') return `${trace.verdict}, not answered`
    const status = trace.response?.status
    if ('status' in row.expect) return status === row.expect.status ? undefined : `answered ${status}`
    answered.add(trace.response?.body.trim() ?? '')
  }
  const found = [...answered].sort().join(', ')
  if ('answeredByOneOf' in row.expect) {
    return row.expect.answeredByOneOf.includes(found) ? undefined : `answered by ${found}`
  }
  const expected = 'answeredBy' in row.expect ? row.expect.answeredBy : []
  return found === [...expected].sort().join(', ') ? undefined : `answered by ${found}`
}

/** The view after all of that, or why the API server refuses it. */
async function following(
  deeds: readonly (Deed | number)[],
  before: ClusterView,
): Promise<ClusterView | string> {
  let view = before
  for (const deed of deeds) {
    if (typeof deed === 'number') {
      view = await view.later(deed)
      continue
    }
    const outcome = await view.after(deed)
    if (!outcome.ok) return outcome.diagnostics[0].upstream ?? outcome.diagnostics[0].code
    view = outcome.value
  }
  return view
}

function originOf(from: string): Origin {
  const [namespace = '', name] = from.split('/')
  return name === undefined
    ? { from: 'pod', namespace: 'default', name: from }
    : { from: 'pod', namespace, name }
}

async function withAddresses(url: string, view: ClusterView): Promise<string> {
  const [placeholder, name] = /\{(.+)\}/.exec(url) ?? []
  if (placeholder === undefined || name === undefined) return url
  const node = await view.get({ kind: 'Node', name })
  const address = node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
  return url.replace(placeholder, address ?? name)
}

function requestTo(url: string): HttpRequest {
  const [, host = '', port = '80', path = '/hostname'] =
    /^http:\/\/([^:/]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? []
  return { scheme: 'http', host, port: Number(port), method: 'GET', path, headers: {} }
}

const image = 'registry.k8s.io/e2e-test-images/agnhost:2.53'

interface PodFacts {
  readonly namespace?: string
  readonly labels?: string
  readonly port?: number
  readonly portName?: string
  readonly node?: string
  /** Its readiness probe knocks where nobody listens. */
  readonly neverReady?: boolean
  /** Seconds until its program listens. */
  readonly boots?: number
  /** Seconds from the order to end until SIGTERM. */
  readonly leaves?: number
}

function pod(name: string, facts: PodFacts = {}): string {
  const { namespace = 'default', labels = 'app: web', port = 8080, portName, node, neverReady } = facts
  const { boots = 0, leaves } = facts
  const program = `/agnhost netexec --http-port=${port} --udp-port=-1`
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ${namespace}
  labels: { ${labels} }
spec:
${node === undefined ? '' : `  nodeName: ${node}\n`}  containers:
    - name: main
      image: ${image}
      command: [sh, -c, "sleep ${boots}; exec ${program}"]
      ports:
        - { containerPort: ${port}${portName === undefined ? '' : `, name: ${portName}`} }
${leaves === undefined ? '' : `      lifecycle: { preStop: { sleep: { seconds: ${leaves} } } }\n`}\
${neverReady === true ? `      readinessProbe: { tcpSocket: { port: 9 }, periodSeconds: 1 }\n` : ''}`
}

const client = pod('client', { labels: 'app: client' })

/** `spec` is flow YAML. */
function service(name: string, spec: string, namespace = 'default'): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${spec} }
`
}

function endpoints(name: string, address: string): string {
  return `apiVersion: v1
kind: Endpoints
metadata: { name: ${name}, namespace: default }
subsets: [{ addresses: [{ ip: ${address} }], ports: [{ port: 80 }] }]
`
}

function namespace(name: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`
}

function file(...documents: readonly string[]): string {
  return documents.join('---\n')
}

const toWeb = 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'
const onNodePort = 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30123 }]'

/** `paths` are flow YAML: /hostname is what the pods answer with their names. */
function ingress(name: string, host: string, ...paths: readonly string[]): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: default }
spec:
  ingressClassName: nginx
  rules: [{ host: "${host}", http: { paths: [${paths.join(', ')}] } }]
`
}

function toService(name: string, path = '/', pathType = 'Prefix', port = 'number: 80'): string {
  return `{ path: ${path}, pathType: ${pathType}, backend: { service: { name: ${name}, port: { ${port} } } } }`
}

const controller = 'http://ingress-nginx-controller.ingress-nginx'

/** Two applications, each a pod and a Service of one name. */
const twoApps = file(
  client,
  pod('web', { labels: 'app: web' }),
  pod('api', { labels: 'app: api' }),
  service('web', toWeb),
  service('api', 'selector: { app: api }, ports: [{ name: http, port: 80, targetPort: 8080 }]'),
)

/** What holds of requests through an Ingress: asked of the controller by the Host header. */
const ingressRows: readonly ParityRow[] = [
  {
    fact: 'an Ingress leads a host to a Service',
    steps: [file(twoApps, ingress('web', 'a.example.com', toService('web')))],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { answeredBy: ['web'] },
    needs: 'ingress-nginx',
  },
  {
    fact: 'a host that no Ingress names gets 404 from the controller',
    steps: [file(twoApps, ingress('web', 'a.example.com', toService('web')))],
    from: 'client',
    url: controller,
    host: 'b.example.com',
    expect: { status: 404 },
    needs: 'ingress-nginx',
  },
  {
    fact: 'the longest path of an Ingress wins',
    steps: [file(twoApps, ingress('web', 'a.example.com', toService('web'), toService('api', '/hostname')))],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { answeredBy: ['api'] },
    needs: 'ingress-nginx',
  },
  {
    fact: 'Exact beats Prefix on the same path',
    steps: [
      file(
        twoApps,
        ingress(
          'web',
          'a.example.com',
          toService('web', '/hostname'),
          toService('api', '/hostname', 'Exact'),
        ),
      ),
    ],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { answeredBy: ['api'] },
    needs: 'ingress-nginx',
  },
  {
    fact: 'a Prefix takes whole elements of the path',
    steps: [file(twoApps, ingress('web', 'a.example.com', toService('web', '/host')))],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { status: 404 },
    needs: 'ingress-nginx',
  },
  {
    fact: 'a wildcard host stands for one label',
    steps: [file(twoApps, ingress('web', '*.example.com', toService('web')))],
    from: 'client',
    url: controller,
    host: 'a.b.example.com',
    expect: { status: 404 },
    needs: 'ingress-nginx',
  },
  {
    fact: 'an Ingress may name the port of a Service',
    steps: [file(twoApps, ingress('web', 'a.example.com', toService('api', '/', 'Prefix', 'name: http')))],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { answeredBy: ['api'] },
    needs: 'ingress-nginx',
  },
  {
    fact: 'a backend that is not there gets 503 from the controller',
    steps: [file(twoApps, ingress('web', 'a.example.com', toService('wbe')))],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { status: 503 },
    needs: 'ingress-nginx',
  },
  {
    fact: 'a backend whose pods are not ready gets 503 from the controller',
    steps: [
      file(
        client,
        pod('web', { neverReady: true }),
        service('web', toWeb),
        ingress('web', 'a.example.com', toService('web')),
      ),
    ],
    from: 'client',
    url: controller,
    host: 'a.example.com',
    expect: { status: 503 },
    needs: 'ingress-nginx',
  },
]

const serviceRows: readonly ParityRow[] = [
  {
    fact: 'a Service answers from every pod that its selector matches',
    steps: [file(client, pod('web-1'), pod('web-2'), service('web', toWeb))],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1', 'web-2'] },
  },
  {
    fact: 'a pod that carries only some pairs of the selector never answers',
    steps: [
      file(
        client,
        pod('web-1', { labels: 'app: web, tier: front' }),
        pod('web-2', { labels: 'app: web, tier: back' }),
        service('web', 'selector: { app: web, tier: front }, ports: [{ port: 80, targetPort: 8080 }]'),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a Service that selects nobody refuses',
    steps: [file(client, pod('web-1', { labels: 'app: wbe' }), service('web', toWeb))],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'a Service that has no selector and no EndpointSlice refuses',
    steps: [file(client, pod('web-1'), service('web', 'ports: [{ port: 80 }]'))],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'Endpoints of another name than that of the Service lead nowhere',
    steps: [file(client, service('web', 'ports: [{ port: 80 }]'), endpoints('database', '10.1.2.3'))],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'Endpoints are no use to a Service with a selector',
    steps: [file(client, service('web', toWeb)), endpoints('web', '10.1.2.3')],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'a port that the Service does not offer gets no answer at all',
    steps: [file(client, pod('web-1'), service('web', toWeb))],
    from: 'client',
    url: 'http://web:8080',
    expect: { verdict: 'timed-out' },
  },
  {
    fact: 'a target port on which nobody listens refuses',
    steps: [
      file(
        client,
        pod('web-1'),
        service('web', 'selector: { app: web }, ports: [{ port: 80, targetPort: 9090 }]'),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'without a targetPort the port of the Service is the port of the pod',
    steps: [file(client, pod('web-1'), service('web', 'selector: { app: web }, ports: [{ port: 8080 }]'))],
    from: 'client',
    url: 'http://web:8080',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a named targetPort is another number in another pod',
    steps: [
      file(
        client,
        pod('web-1', { port: 8080, portName: 'http' }),
        pod('web-2', { port: 9090, portName: 'http' }),
        service('web', 'selector: { app: web }, ports: [{ port: 80, targetPort: http }]'),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1', 'web-2'] },
  },
  {
    fact: 'a pod without a port of that name never answers',
    steps: [
      file(
        client,
        pod('web-1', { portName: 'http' }),
        pod('web-2'),
        service('web', 'selector: { app: web }, ports: [{ port: 80, targetPort: http }]'),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a name without a namespace is looked for in the namespace of the pod that asks',
    steps: [
      file(namespace('shop'), client, pod('web-1', { namespace: 'shop' }), service('web', toWeb, 'shop')),
    ],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'no-such-name' },
  },
  {
    fact: 'a Service of another namespace answers by its name and namespace',
    steps: [
      file(
        namespace('shop'),
        client,
        pod('web-1', { namespace: 'shop' }),
        pod('web-2'),
        service('web', toWeb, 'shop'),
      ),
    ],
    from: 'client',
    url: 'http://web.shop',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a Service is known by its full name everywhere',
    steps: [
      file(
        namespace('shop'),
        pod('client', { namespace: 'shop', labels: 'app: client' }),
        pod('web-1'),
        service('web', toWeb),
      ),
    ],
    from: 'shop/client',
    url: 'http://web.default.svc.cluster.local',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a headless Service leads to the pods themselves, on their own port',
    steps: [file(client, pod('web-1'), pod('web-2'), service('web', `clusterIP: None, ${toWeb}`))],
    from: 'client',
    url: 'http://web:8080',
    expect: { answeredBy: ['web-1', 'web-2'] },
  },
  {
    fact: 'a headless Service translates no ports',
    steps: [file(client, pod('web-1'), service('web', `clusterIP: None, ${toWeb}`))],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'a headless Service without ready pods has no name',
    steps: [file(client, pod('web-1', { labels: 'app: wbe' }), service('web', `clusterIP: None, ${toWeb}`))],
    from: 'client',
    url: 'http://web:8080',
    expect: { verdict: 'no-such-name' },
  },
  {
    fact: 'a pod that is not ready never answers',
    steps: [file(client, pod('web-1'), pod('web-2', { neverReady: true }), service('web', toWeb))],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a Service whose pods are all not ready refuses',
    steps: [file(client, pod('web-1', { neverReady: true }), service('web', toWeb))],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'publishNotReadyAddresses lets pods answer that are not ready',
    steps: [
      file(
        client,
        pod('web-1', { neverReady: true }),
        service('web', `publishNotReadyAddresses: true, ${toWeb}`),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a pod reaches itself through its own Service',
    steps: [file(pod('web-1'), service('web', toWeb))],
    from: 'web-1',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'an ExternalName Service leads where its alias leads, on the port that is asked for',
    steps: [
      file(
        namespace('shop'),
        client,
        pod('web-1', { namespace: 'shop' }),
        service('web', toWeb, 'shop'),
        service('alias', 'type: ExternalName, externalName: web.shop.svc.cluster.local'),
      ),
    ],
    from: 'client',
    url: 'http://alias',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a pod whose label is taken off the selector answers no more',
    steps: [
      file(client, pod('web-1'), pod('web-2'), service('web', toWeb)),
      pod('web-2', { labels: 'app: debug' }),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a Service takes up a new selector at once',
    steps: [
      file(client, pod('web-1'), pod('web-2', { labels: 'app: green' }), service('web', toWeb)),
      service('web', 'selector: { app: green }, ports: [{ port: 80, targetPort: 8080 }]'),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-2'] },
  },
  {
    fact: 'internalTrafficPolicy Local goes to no other node: silence where this one has no endpoint',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1', { node: 'node-2' }),
        service('web', `internalTrafficPolicy: Local, ${toWeb}`),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'timed-out' },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'internalTrafficPolicy Local goes to the endpoints of its own node',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1', { node: 'node-1' }),
        pod('web-2', { node: 'node-2' }),
        service('web', `internalTrafficPolicy: Local, ${toWeb}`),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'a node port answers at a node that runs none of the pods',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1', { node: 'node-1' }),
        service('web', `type: NodePort, ${onNodePort}`),
      ),
    ],
    from: 'client',
    url: 'http://{node-2}:30123',
    expect: { answeredBy: ['web-1'] },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'externalTrafficPolicy Local is silent at a node that runs none of the pods',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1', { node: 'node-1' }),
        service('web', `type: NodePort, externalTrafficPolicy: Local, ${onNodePort}`),
      ),
    ],
    from: 'client',
    url: 'http://{node-2}:30123',
    expect: { verdict: 'timed-out' },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'externalTrafficPolicy Local sends on to no other node',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1', { node: 'node-1' }),
        pod('web-2', { node: 'node-2' }),
        service('web', `type: NodePort, externalTrafficPolicy: Local, ${onNodePort}`),
      ),
    ],
    from: 'client',
    url: 'http://{node-2}:30123',
    expect: { answeredBy: ['web-2'] },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'externalTrafficPolicy Local does not bind a pod at a node port of its own node',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1', { node: 'node-2' }),
        service('web', `type: NodePort, externalTrafficPolicy: Local, ${onNodePort}`),
      ),
    ],
    from: 'client',
    url: 'http://{node-1}:30123',
    expect: { answeredBy: ['web-1'] },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'the port of a Service means nothing at the address of a node',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1'),
        service('web', `type: NodePort, ${onNodePort}`),
      ),
    ],
    from: 'client',
    url: 'http://{node-2}:80',
    expect: { verdict: 'refused' },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'a Service of type LoadBalancer has a node port, whether or not somebody made the load balancer',
    steps: [
      file(
        pod('client', { labels: 'app: client', node: 'node-1' }),
        pod('web-1'),
        service('web', `type: LoadBalancer, ${onNodePort}`),
      ),
    ],
    from: 'client',
    url: 'http://{node-2}:30123',
    expect: { answeredBy: ['web-1'] },
    needs: 'nodes named node-1 and node-2',
  },
  {
    fact: 'an external IP is answered within the cluster, though no machine has it',
    steps: [file(client, pod('web-1'), service('web', `externalIPs: [198.51.100.7], ${toWeb}`))],
    from: 'client',
    url: 'http://198.51.100.7',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'with session affinity ClientIP a client stays with one pod',
    steps: [
      file(
        client,
        pod('web-1'),
        pod('web-2'),
        pod('web-3'),
        service('web', `sessionAffinity: ClientIP, ${toWeb}`),
      ),
    ],
    from: 'client',
    url: 'http://web',
    expect: { answeredByOneOf: ['web-1', 'web-2', 'web-3'] },
  },
]

function applied(text: string): Deed {
  return { does: 'apply', file: { name: 'then.yaml', text } }
}

function deleted(name: string, kind = 'Pod'): Deed {
  return { does: 'delete', ref: { kind, namespace: 'default', name } }
}

/** What holds some seconds after somebody did something. */
const timeRows: readonly ParityRow[] = [
  {
    fact: 'a pod without a readiness probe is sent requests before its program listens',
    steps: [file(client, service('web', toWeb))],
    afterwards: [applied(pod('web-1', { boots: 60 })), 30],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'a program that has booted answers',
    steps: [file(client, service('web', toWeb))],
    afterwards: [applied(pod('web-1', { boots: 20 })), 60],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'a pod that is being deleted gets no requests while others are ready, though it still runs',
    steps: [file(client, pod('web-1', { leaves: 25 }), pod('web-2'), service('web', toWeb))],
    afterwards: [deleted('web-1'), 10],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-2'] },
  },
  {
    fact: 'a pod that is being deleted is still sent requests where there is no other',
    steps: [file(client, pod('web-1', { leaves: 25 }), service('web', toWeb))],
    afterwards: [deleted('web-1'), 10],
    from: 'client',
    url: 'http://web',
    expect: { answeredBy: ['web-1'] },
  },
  {
    fact: 'when the last pod is gone, requests are refused',
    steps: [file(client, pod('web-1'), service('web', toWeb))],
    afterwards: [deleted('web-1'), 60],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'refused' },
  },
  {
    fact: 'a Service that was deleted leaves no name behind',
    steps: [file(client, pod('web-1'), service('web', toWeb))],
    afterwards: [deleted('web', 'Service'), 60],
    from: 'client',
    url: 'http://web',
    expect: { verdict: 'no-such-name' },
  },
]

export const parityRows: readonly ParityRow[] = [...serviceRows, ...ingressRows, ...timeRows]

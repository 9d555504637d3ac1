/**
 * By which ways is a cluster used, and which of them work? From a pod of each namespace and node to each port of each
 * Service; from outside (and from where a firewall lets somebody in) to load balancers and node ports; through each path
 * of each Ingress, and below it. A way works when every request on it is answered without an error; who answers is a
 * workload, because its pods come and go. The pods of a DaemonSet are told apart by their nodes: their places are the point.
 */
import type { ClusterView, HttpRequest, Ingress, Node, Origin, Pod, Service, Trace } from '../sim/index.ts'

export interface Way {
  /** default/client, or outside. */
  readonly from: string
  /** http://web.default:80. */
  readonly to: string
  readonly sender: Sender
  readonly request: HttpRequest
}

/** A pod may have been replaced by another one of its workload when it is asked to send again. */
export type Sender =
  | Extract<Origin, { from: 'outside' }>
  | { readonly from: 'workload'; readonly namespace: string; readonly name: string }

/** What the requests on a way came to: those who answered, or how it ended otherwise. */
export interface Travelled {
  readonly works: boolean
  /** default/web, or `refused`, `HTTP 503` …; sorted. */
  readonly ends: readonly string[]
}

/** `ranges`: for which senders a firewall has rules of their own. */
export async function waysInto(view: ClusterView, ranges: readonly string[]): Promise<readonly Way[]> {
  const services = (await view.list('Service')).filter(isNotOfTheSystem)
  const senders = sendersAmong((await view.list('Pod')).filter(isNotOfTheSystem))
  const nodeIP = addressOfAWorker(await view.list('Node'))
  const strangers = [outside, ...ranges.map(firstIn)]
  return [
    ...services.flatMap((service) => senders.flatMap((sender) => fromPod(sender, service))),
    ...services.flatMap((service) => strangers.flatMap((sender) => fromOutside(sender, service, nodeIP))),
    ...(await view.list('Ingress')).flatMap(throughIngress),
  ]
}

/**
 * As many requests for each endpoint that may be chosen; where there is no choice one is enough. undefined where nobody is
 * there any more who could ask.
 */
export async function travel(
  view: ClusterView,
  { sender, request }: Way,
  requestsForEach: number,
): Promise<Travelled | undefined> {
  const pods = await view.list('Pod')
  const origin = originOf(sender, pods)
  if (origin === undefined) return undefined
  const ends = new Set<string>()
  let works = true
  let requests = 1
  for (let sent = 0; sent < requests; sent++) {
    const trace = await view.request(origin, request)
    requests = Math.max(requests, requestsFor(trace, requestsForEach))
    works &&= isGood(trace)
    ends.add(endOf(trace, pods, request.path))
  }
  return { works, ends: [...ends].sort() }
}

const mostRequests = 200

function requestsFor({ hops }: Trace, forEach: number): number {
  const choices = hops.map((hop) => ('among' in hop ? hop.among : 1))
  const names = hops.map((hop) => (hop.at === 'dns' ? (hop.tried.at(-1)?.answers.length ?? 1) : 1))
  const among = Math.max(1, ...choices, ...names)
  return among === 1 ? 1 : Math.min(mostRequests, among * forEach)
}

type Stranger = Extract<Sender, { from: 'outside' }>

/** RFC 5737 keeps this block for examples. */
const outside: Stranger = { from: 'outside', ip: '203.0.113.10' }

/** Somebody in 192.0.2.0/24: 192.0.2.1. */
function firstIn(range: string): Stranger {
  const [base = range] = range.split('/')
  return { from: 'outside', ip: base.replace(/\.0$/, '.1').replace(/::$/, '::1') }
}

function addressOfAWorker(nodes: readonly Node[]): string | undefined {
  const isControlPlane = ({ metadata }: Node): boolean =>
    metadata.labels?.['node-role.kubernetes.io/control-plane'] !== undefined
  const node = nodes.find((one) => !isControlPlane(one)) ?? nodes[0]
  return node?.status?.addresses?.find(({ type }) => /IP$/.test(type))?.address
}

export function originOf(sender: Sender, pods: readonly Pod[]): Origin | undefined {
  if (sender.from === 'outside') return sender
  const { namespace, name } = sender
  const pod = pods.find((one) => one.metadata.namespace === namespace && workloadOf(one) === name)
  return pod && { from: 'pod', namespace, name: pod.metadata.name }
}

function isGood({ verdict, response }: Trace): boolean {
  return verdict === 'answered' && (response?.status ?? 200) < 400
}

function endOf(trace: Trace, pods: readonly Pod[], path: string): string {
  if (trace.verdict !== 'answered') return trace.verdict
  if (!isGood(trace)) return `HTTP ${trace.response?.status}`
  const hop = trace.hops.findLast((one) => one.at === 'ingress' || one.at === 'pod')
  const ref = hop?.at === 'ingress' ? hop.endpoint?.pod : hop?.pod
  if (ref === undefined) return hop?.at === 'pod' ? `${hop.ip}:${hop.port}` : 'the Ingress controller'
  const pod = pods.find(({ metadata }) => metadata.namespace === ref.namespace && metadata.name === ref.name)
  const got = trace.hops.findLast((one) => one.at === 'ingress')?.endpoint?.path ?? path
  return `${ref.namespace}/${pod === undefined ? ref.name : workloadOf(pod)}${got === path ? '' : ` (${got})`}`
}

/** The name that its owner gave it, without what tells pods and revisions apart. */
export function workloadOf({ metadata: { name, ownerReferences = [] }, spec }: Pod): string {
  const [owner] = ownerReferences
  if (owner === undefined) return name
  if (owner.kind === 'DaemonSet') return `${owner.name} on ${spec.nodeName}`
  return owner.kind === 'ReplicaSet' ? owner.name.replace(/-[a-z0-9]+$/, '') : owner.name
}

export function isNotOfTheSystem({ metadata: { name, namespace = 'default' } }: Pod | Service): boolean {
  const isSystem = namespace.startsWith('kube-') || namespace === 'ingress-nginx'
  return !isSystem && !(namespace === 'default' && name === 'kubernetes')
}

/** One for each namespace and node, of pods that run; a client that belongs to no workload before others. */
function sendersAmong(pods: readonly Pod[]): readonly Extract<Sender, { from: 'workload' }>[] {
  const places = new Map<string, Pod>()
  for (const pod of pods.filter(({ status }) => status?.phase === 'Running')) {
    const place = `${pod.metadata.namespace}/${pod.spec.nodeName}`
    const known = places.get(place)
    const isBetter = known?.metadata.ownerReferences && !pod.metadata.ownerReferences
    if (known === undefined || isBetter) places.set(place, pod)
  }
  const senders = [...places.values()].map((pod) => ({
    from: 'workload' as const,
    namespace: pod.metadata.namespace ?? 'default',
    name: workloadOf(pod),
  }))
  const names = senders.map(({ namespace, name }) => `${namespace}/${name}`)
  return senders.filter((_, index) => names.indexOf(names[index] ?? '') === index)
}

function fromPod(sender: Extract<Sender, { from: 'workload' }>, { metadata, spec }: Service): readonly Way[] {
  const host = `${metadata.name}.${metadata.namespace ?? 'default'}`
  return (spec.ports ?? []).map(({ port, protocol = 'TCP', name = '' }) => {
    const scheme = schemeOf(protocol, name, port)
    return {
      from: `${sender.namespace}/${sender.name}`,
      to: `${scheme}://${host}:${port}`,
      sender,
      // In full: a name that is gone is looked for nowhere else then.
      request: requestTo(scheme, `${host}.svc.cluster.local`, port),
    }
  })
}

/** The program decides what it speaks; a port's name or number only tells what is likely. */
function schemeOf(protocol: string, name: string, port: number): HttpRequest['scheme'] {
  if (protocol === 'UDP') return 'udp'
  if (name.startsWith('https') || port === 443) return 'https'
  const isHttp =
    name.startsWith('http') || name === 'web' || /^(?:80|3000|5000|8\d{3}|9\d{3})$/.test(`${port}`)
  return isHttp ? 'http' : 'tcp'
}

function requestTo(scheme: HttpRequest['scheme'], host: string, port: number, path = '/'): HttpRequest {
  return { scheme, host, port, method: 'GET', path, headers: {}, insecure: true }
}

function fromOutside(
  sender: Stranger,
  { spec, status }: Service,
  nodeIP: string | undefined,
): readonly Way[] {
  const balancers = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ?? [])
  return (spec.ports ?? []).flatMap(({ port, nodePort, protocol = 'TCP', name = '' }) => {
    const scheme = schemeOf(protocol, name, port)
    const at = (host: string, at: number): Way => ({
      from: sender === outside ? 'outside' : `outside (${sender.ip})`,
      to: `${scheme}://${host}:${at}`,
      sender,
      request: requestTo(scheme, host, at),
    })
    return [
      ...balancers.map((ip) => at(ip, port)),
      ...(nodePort === undefined || nodeIP === undefined ? [] : [at(nodeIP, nodePort)]),
    ]
  })
}

function throughIngress({ spec, status }: Ingress): readonly Way[] {
  const [address] = status?.loadBalancer?.ingress ?? []
  if (address?.ip === undefined) return []
  const { ip } = address
  const secured = new Set((spec.tls ?? []).flatMap(({ hosts = [] }) => hosts))
  return (spec.rules ?? []).flatMap(({ host = '', http }) => {
    const scheme = secured.has(host) ? 'https' : 'http'
    const named = host === '' ? ip : host.replace('*', 'any')
    const paths = (http?.paths ?? []).flatMap(({ path = '/', pathType }) =>
      pathType === 'Exact' ? [path] : [path, `${path.replace(/\/$/, '')}/below`],
    )
    return [...new Set(paths)].map((path): Way => {
      const request = requestTo(scheme, named, scheme === 'https' ? 443 : 80, path)
      const to = `${scheme}://${named}${path}`
      return { from: 'outside', to, sender: outside, request: { ...request, address: ip } }
    })
  })
}

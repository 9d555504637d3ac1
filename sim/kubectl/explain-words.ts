/**
 * What is a field for? A sentence of our own for the fields that the course is about, and the values that a field takes
 * where they are few. Structures are named as in sim/api/fields; the empty name speaks of the structure itself.
 *
 * Long because it is a table. kubectl explain on a real cluster prints the API's own documentation instead.
 */
type Words = Readonly<Record<string, string>>

const heading: Words = {
  apiVersion: 'Group and version of the API that the object is written for.',
  kind: 'What the object is. Together with apiVersion it decides which fields there are.',
  metadata: 'Name, namespace, labels and annotations.',
}

const whole: Words = {
  ...heading,
  spec: 'What is wanted.',
  status: 'What is so at the moment. Controllers write it; in a manifest it has no effect.',
}

const words: Readonly<Record<string, Words>> = {
  ObjectMeta: {
    '': 'What every object has: how it is called and what is attached to it.',
    annotations: 'Notes for people and programs. Selectors do not see them; controllers read some of them.',
    labels: 'Pairs of key and value that selectors look at.',
    name: 'The name, once per kind and namespace. It cannot be changed.',
    generateName: 'Beginning of a name; the API server adds five letters to it when the object has no name.',
    namespace: 'Where the object lives. Services and selectors reach the pods of their own namespace only.',
    ownerReferences: 'The objects that this one goes with when they are deleted.',
    finalizers: 'Who has something to do before the object may disappear.',
    creationTimestamp: 'When the API server stored it first.',
    deletionTimestamp: 'Set when somebody asked to delete it: from then on it is on its way out.',
  },
  Service: {
    '': 'A name and an address that stay while the pods behind them come and go.',
    ...whole,
  },
  ServiceSpec: {
    '': 'Which pods are meant, on which ports, and from where they can be reached.',
    allocateLoadBalancerNodePorts:
      'false: a LoadBalancer gets no node ports. For clouds that send straight to pods.',
    clusterIP:
      'The virtual address inside of the cluster. Chosen by the API server when left out; None makes the Service headless: its name then gives the addresses of the pods. Cannot be changed later.',
    clusterIPs: 'The same as clusterIP, one address per family; the first is clusterIP.',
    externalIPs:
      'Addresses of your own routing at which nodes take traffic for the Service. Kubernetes does not bring the traffic there.',
    externalName:
      'With type ExternalName: the DNS name that the name of the Service becomes an alias (CNAME) for. No proxy is involved, and no port is changed.',
    externalTrafficPolicy:
      'Where traffic from outside may go. Cluster: to any endpoint, which then sees a node as its client. Local: to those of the node where it arrives; the client address is kept, and a node without endpoints drops it.',
    healthCheckNodePort:
      'With externalTrafficPolicy Local on a LoadBalancer: the port at which load balancers ask a node whether it has endpoints.',
    internalTrafficPolicy:
      'The same for traffic from inside. Local: a pod reaches endpoints of its own node only.',
    ipFamilies: 'IPv4, IPv6 or both, in order of preference.',
    ipFamilyPolicy: 'How many families of addresses the Service has.',
    loadBalancerClass: 'Which implementation is to make the load balancer; without it the one of the cloud.',
    loadBalancerIP: 'Deprecated: an address wished for. Clouds read annotations of their own instead.',
    loadBalancerSourceRanges: 'With type LoadBalancer: the blocks of client addresses that are let in.',
    ports: 'The ports of the Service. Needed, but for headless and ExternalName Services.',
    publishNotReadyAddresses: 'true: pods that are not ready count as if they were, in endpoints and in DNS.',
    selector:
      'Labels that a pod must have, all of them, to be an endpoint. Without a selector nobody writes endpoints but you.',
    sessionAffinity:
      'ClientIP: a client address is sent to the same pod as long as it keeps coming; a node remembers that, for itself.',
    sessionAffinityConfig: 'How long sessionAffinity is remembered.',
    trafficDistribution:
      'A wish for near endpoints: PreferSameZone, PreferSameNode; PreferClose is the old name of the former.',
    type: 'From where the Service can be reached. ClusterIP: from inside. NodePort: also at a port of each node. LoadBalancer: also at an address outside. ExternalName: no proxy, an alias in DNS.',
  },
  ServicePort: {
    '': 'A port of the Service and the port of the pods behind it.',
    appProtocol: 'What is spoken on the port, as a hint for implementations: http, kubernetes.io/h2c.',
    name: 'Its name. Needed when there are several ports; Ingresses and SRV records use it.',
    nodePort: 'The port at each node, 30000 to 32767; chosen when left out.',
    port: 'The port at which clients ask the Service.',
    protocol: 'TCP unless said otherwise.',
    targetPort:
      'The port in the pods, as a number or as the name of a container port. The same as port when left out.',
  },
  SessionAffinityConfig: { clientIP: 'How long an address is remembered.' },
  ClientIPConfig: {
    timeoutSeconds:
      'Seconds since the last connection after which it is forgotten: 1 to 86400, 10800 when left out.',
  },
  Endpoints: {
    '': 'Deprecated since 1.33: the endpoints of a Service in one object, which has its name. EndpointSlices take its place.',
    ...heading,
    subsets: 'Addresses and the ports that all of them have.',
  },
  'discovery/EndpointSlice': {
    '': 'A part of the endpoints of a Service, at most 100 as the controller writes them. The label kubernetes.io/service-name says of which Service.',
    ...heading,
    addressType: 'The family of all addresses in it. Cannot be changed.',
    endpoints: 'Who answers.',
    ports: 'The ports at which each of the endpoints answers: numbers of the pods, not of the Service.',
  },
  'discovery/Endpoint': {
    '': 'One pod, or something else that answers.',
    addresses: 'Its address. Only the first is used.',
    conditions: 'Whether traffic may go there.',
    hints: 'For which zones or nodes it is meant, when traffic is to stay near.',
    hostname: 'Its own name in DNS, below that of a headless Service.',
    nodeName: 'The node that it runs on: decides what Local policies send to it.',
    targetRef: 'The pod that it is.',
    zone: 'The zone of its node.',
  },
  'discovery/EndpointConditions': {
    ready:
      'It may get new traffic: the pod is ready and is not on its way out. Always true with publishNotReadyAddresses.',
    serving: 'As ready, but without regard to whether the pod is on its way out.',
    terminating:
      'The pod is on its way out. Used only when no endpoint is ready, and then if it still serves.',
  },
  'discovery/EndpointPort': {
    appProtocol: 'What is spoken on the port, taken over from the Service.',
    name: 'The name of the port of the Service that it belongs to.',
    port: 'The number in the pods.',
    protocol: 'TCP unless said otherwise.',
  },
  'networking/Ingress': {
    '': 'Rules by which an Ingress controller sends HTTP requests to Services. Without a controller nothing happens.',
    ...whole,
  },
  'networking/IngressSpec': {
    defaultBackend: 'Where requests go that no rule matches.',
    ingressClassName: 'The IngressClass, and so the controller, that is to serve it.',
    rules: 'By host and path, where a request goes.',
    tls: 'Hosts that are served with a certificate, and the Secret that it stands in.',
  },
  'networking/IngressRule': {
    host: 'The name that the client asks for. *.example.com is any one name below; left out: any host. An address is no host.',
    http: 'The paths of this host.',
  },
  'networking/HTTPIngressRuleValue': {
    paths: 'Paths and where each goes. The longest match wins, and Exact wins over Prefix.',
  },
  'networking/HTTPIngressPath': {
    backend: 'Where the request goes.',
    path: 'Begins with a slash.',
    pathType:
      'Exact: this path alone. Prefix: this path and all below it, element by element, so that /foo does not match /foobar. ImplementationSpecific: as the controller likes it.',
  },
  'networking/IngressBackend': {
    service: 'A Service of the same namespace.',
    resource: 'Another object instead of a Service, if the controller knows such.',
  },
  'networking/IngressServiceBackend': {
    name: 'The name of the Service.',
    port: 'Its port, by number or by name: the port of the Service, not of the pods.',
  },
  'networking/ServiceBackendPort': {
    name: 'The name of the port of the Service.',
    number: 'The number of the port of the Service.',
  },
  'networking/IngressTLS': {
    hosts: 'The hosts that the certificate is for; it must contain their names.',
    secretName: 'A Secret of the type kubernetes.io/tls in the same namespace.',
  },
  'networking/IngressClass': {
    '': 'The name of a controller, so that Ingresses can choose among several.',
    ...heading,
    spec: 'Which controller it stands for.',
  },
  'networking/IngressClassSpec': {
    controller: 'Which controller feels meant. Cannot be changed.',
    parameters: 'An object with settings for the controller.',
  },
  Pod: { '': 'Containers that run together on one node, with one address.', ...whole },
  PodSpec: {
    containers: 'The programs that run beside one another.',
    dnsConfig: 'Lines for resolv.conf, beside or in place of those of dnsPolicy.',
    dnsPolicy:
      'Where resolv.conf comes from. ClusterFirst: the DNS of the cluster; Default: that of the node; None: dnsConfig alone.',
    enableServiceLinks: 'false: containers get no variables about Services of their namespace.',
    hostAliases: 'Lines for /etc/hosts.',
    hostNetwork: 'true: the pod has the address and the ports of its node.',
    hostname: 'The host name, if it is not to be the name of the pod.',
    initContainers:
      'Programs that run to their end, one after the other, before the others start. With restartPolicy Always they stay: sidecars.',
    nodeName: 'The node that it runs on; filled in by the scheduler.',
    nodeSelector: 'Labels that the node must have.',
    readinessGates: 'Conditions beside the containers that must hold for the pod to be ready.',
    restartPolicy: 'Whether containers that end are started again.',
    serviceAccountName: 'As whom it speaks to the API server.',
    subdomain: 'The headless Service below whose name the pod has a name of its own.',
    terminationGracePeriodSeconds:
      'How long it may take to stop, preStop hook included; then it is killed. 30 when left out.',
    volumes: 'What containers can mount.',
  },
  Container: {
    args: 'Arguments, in place of those of the image (CMD).',
    command: 'The program, in place of that of the image (ENTRYPOINT). No shell reads it.',
    env: 'Environment variables. Those about Services come on top, unless enableServiceLinks is false.',
    envFrom: 'All pairs of a ConfigMap or Secret as variables.',
    image: 'What is run.',
    lifecycle: 'What is run right after the start and before the stop.',
    livenessProbe: 'Failing restarts the container. It says nothing about traffic.',
    name: 'Its name in the pod.',
    ports:
      'Ports that it listens on. For readers and for names in targetPort: leaving a port out closes nothing.',
    readinessProbe: 'Failing takes the pod out of the endpoints of its Services. The container goes on.',
    resources: 'What it needs and what it may not exceed.',
    startupProbe: 'Until it has succeeded once, the two others wait; failing restarts the container.',
    volumeMounts: 'Which volumes stand where.',
    workingDir: 'The folder that it starts in.',
  },
  ContainerPort: {
    containerPort: 'The number that it listens on.',
    hostIP: 'The address of the node that hostPort is bound to.',
    hostPort: 'The same port at the node itself. Seldom needed: a Service is the usual way in.',
    name: 'A name for targetPort and probes, 15 letters at most.',
    protocol: 'TCP unless said otherwise.',
  },
  Probe: {
    '': 'A question that the kubelet asks a container again and again.',
    exec: 'Success when the command ends with 0.',
    failureThreshold: 'Failures in a row that count as failed. 3 when left out.',
    grpc: 'Success when the gRPC health service answers SERVING.',
    httpGet: 'Success when the answer has a status from 200 to 399.',
    initialDelaySeconds: 'Seconds after the start of the container before the first question.',
    periodSeconds: 'Seconds between two questions. 10 when left out.',
    successThreshold: 'Successes in a row that count as succeeded; 1 for liveness and startup.',
    tcpSocket: 'Success when a connection can be made.',
    terminationGracePeriodSeconds:
      'How long the container may take to stop after a failed liveness or startup probe.',
    timeoutSeconds: 'Seconds after which no answer is a failure. 1 when left out.',
  },
  HTTPGetAction: {
    host: 'Where to ask, if not the address of the pod.',
    httpHeaders: 'Headers of the request.',
    path: 'The path that is asked for.',
    port: 'The number or the name of a container port.',
    scheme: 'HTTP unless said otherwise; certificates are not checked.',
  },
  ExecAction: {
    command: 'The command and its arguments. No shell reads it; write sh, -c and a script for one.',
  },
  TCPSocketAction: {
    host: 'Where to connect, if not the address of the pod.',
    port: 'The number or the name of a container port.',
  },
  GRPCAction: { port: 'A number; names are not taken.', service: 'The name that is asked about.' },
  Lifecycle: {
    postStart: 'Run right after the start, beside the program; failing restarts the container.',
    preStop:
      'Run before the program is told to stop, within the grace period. A sleep here lets nodes hear that the endpoint is gone.',
    stopSignal: 'The signal that tells it to stop, if not that of the image.',
  },
  ReplicationController: { '': 'Keeps a number of pods. Deployments have taken its place.', ...whole },
  'apps/Deployment': {
    '': 'Keeps a number of pods, and replaces them step by step when their template changes.',
    ...whole,
  },
  'apps/DeploymentSpec': {
    minReadySeconds: 'How long a pod must have been ready to count as available.',
    paused: 'true: changes of the template wait.',
    replicas: 'How many pods. 1 when left out.',
    selector: 'Which pods are its own. Must match the labels of the template; cannot be changed.',
    strategy: 'How old pods make way for new ones.',
    template: 'The pods as they are to be made.',
  },
}

/** Values that the API takes, where they are few. */
const values: Readonly<Record<string, string>> = {
  'ServiceSpec.type': 'ClusterIP ExternalName LoadBalancer NodePort',
  'ServiceSpec.sessionAffinity': 'ClientIP None',
  'ServiceSpec.externalTrafficPolicy': 'Cluster Local',
  'ServiceSpec.internalTrafficPolicy': 'Cluster Local',
  'ServiceSpec.ipFamilyPolicy': 'PreferDualStack RequireDualStack SingleStack',
  'ServicePort.protocol': 'SCTP TCP UDP',
  'ContainerPort.protocol': 'SCTP TCP UDP',
  'discovery/EndpointPort.protocol': 'SCTP TCP UDP',
  'discovery/EndpointSlice.addressType': 'FQDN IPv4 IPv6',
  'networking/HTTPIngressPath.pathType': 'Exact ImplementationSpecific Prefix',
  'PodSpec.dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
  'PodSpec.restartPolicy': 'Always Never OnFailure',
  'Container.imagePullPolicy': 'Always IfNotPresent Never',
  'HTTPGetAction.scheme': 'HTTP HTTPS',
}

/** Of a field; of the structure itself with the empty name. */
export function aboutField(structure: string, field: string): string | undefined {
  const row = Object.hasOwn(words, structure) ? words[structure] : undefined
  return row !== undefined && Object.hasOwn(row, field) ? row[field] : undefined
}

export function valuesOf(structure: string, field: string): readonly string[] {
  const key = `${structure}.${field}`
  return Object.hasOwn(values, key) ? (values[key] ?? '').split(' ') : []
}

/** Every field that something is said of, for who checks that it is there. */
export const describedFields: readonly (readonly [structure: string, field: string])[] = [
  ...Object.entries(words).flatMap(([structure, row]) =>
    Object.keys(row).map((field) => [structure, field] as const),
  ),
  ...Object.keys(values).map((key) => {
    const [structure = '', field = ''] = key.split('.')
    return [structure, field] as const
  }),
]

/** Diagnostics about nodes as doors: what they know, their node ports, and which of them a load balancer sends to. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface TrafficNodeFacts {
  'traffic/nodes-behind': {
    readonly service: string
    /** How long nodes take to hear of a change. */
    readonly seconds: number
  }
  'traffic/no-node-for-balancer': {
    readonly service: string
    readonly nodes: number
    readonly isUnhealthy: boolean
  }
  'traffic/no-such-node-port': {
    readonly address: string
    readonly node: string
    readonly protocol: string
    /** 30123 (default/web), those that were probably meant first. */
    readonly nodePorts: readonly string[]
    /** The number that was asked, where a Service might have it as its node port. */
    readonly wish?: number
  }
  'traffic/node-port-otherwise': {
    readonly service: string
    readonly address: string
    readonly port: number
    readonly protocol: string
    /** Empty: the number is the Service's for health checks. */
    readonly offered: readonly string[]
  }
  'traffic/node-excluded': object
  'traffic/node-not-ready': object
  'traffic/node-fails-health-check': { readonly port: number }
}

export const trafficNodeEntries: Entries<TrafficNodeFacts> = {
  'traffic/no-node-for-balancer': {
    severity: 'error',
    en: ({ service, nodes, isUnhealthy }) => ({
      says: isUnhealthy
        ? `The load balancer of Service ${service} has no node to send to: with externalTrafficPolicy Local it asks each of the ${nodes} for a ready endpoint, and none has one.`
        : `The load balancer of Service ${service} has no node to send to: of ${nodes}, each is excluded or not ready.`,
      here: isUnhealthy ? 'a node needs a ready endpoint of its own' : 'no node takes its traffic',
      try: isUnhealthy ? 'look whether the pods are ready' : 'look at the nodes and their labels',
      see: isUnhealthy ? 'kubectl get endpointslices' : 'kubectl get nodes --show-labels',
    }),
    ko: ({ service, nodes, isUnhealthy }) => ({
      says: isUnhealthy
        ? `서비스 ${service}의 로드 밸런서가 보낼 노드가 없습니다. externalTrafficPolicy가 Local이므로 노드 ${nodes}개에 준비된 엔드포인트가 있는지 물어보는데, 어느 노드에도 없습니다.`
        : `서비스 ${service}의 로드 밸런서가 보낼 노드가 없습니다. 노드 ${nodes}개가 모두 제외되었거나 준비되지 않았습니다.`,
      here: isUnhealthy ? '노드마다 준비된 엔드포인트가 있어야 합니다' : '트래픽을 받는 노드가 없습니다',
      try: isUnhealthy ? '파드가 준비되었는지 확인해 보세요' : '노드와 노드의 레이블을 확인해 보세요',
      see: isUnhealthy ? 'kubectl get endpointslices' : 'kubectl get nodes --show-labels',
    }),
  },
  'traffic/no-such-node-port': {
    severity: 'error',
    en: ({ address, node, protocol, nodePorts, wish }) => ({
      says: `Nobody listens on ${address} (${protocol}): no Service has this node port, and no pod on the network of node ${node} listens there.${nodePorts.length === 0 ? '' : ` There is node port ${nodePorts.join(', ')}.`}`,
      try:
        nodePorts.length === 0
          ? 'expose a Service by type NodePort'
          : wish === undefined
            ? "ask for the node port: at a node's address the Service's own port means nothing"
            : `ask for the node port that there is, or write nodePort: ${wish}`,
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ address, node, protocol, nodePorts, wish }) => ({
      says: `${address}(${protocol})에서 수신하는 프로그램이 없습니다. 이 노드 포트를 가진 서비스가 없고, 노드 ${node}의 네트워크를 쓰는 파드도 이 포트에서 수신하지 않습니다.${nodePorts.length === 0 ? '' : ` 있는 노드 포트는 ${nodePorts.join(', ')}입니다.`}`,
      try:
        nodePorts.length === 0
          ? '서비스를 NodePort 유형으로 노출해 보세요'
          : wish === undefined
            ? '노드 포트로 요청해 보세요. 노드의 주소에서는 서비스 자신의 포트가 아무 뜻이 없습니다'
            : `있는 노드 포트로 요청하거나, nodePort: ${wish}라고 적어 보세요`,
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'traffic/node-port-otherwise': {
    severity: 'error',
    en: ({ service, address, port, protocol, offered }) => ({
      says:
        offered.length === 0
          ? `${address} is where load balancers ask kube-proxy about Service ${service}: its healthCheckNodePort speaks HTTP over TCP, and leads to no pod.`
          : `Node port ${port} of Service ${service} is for ${offered.join(', ')} and for the IP families of the Service; the request to ${address} came over ${protocol}, and no rule takes it.`,
      here: offered.length === 0 ? 'for health checks' : `for ${offered.join(', ')}`,
    }),
    ko: ({ service, address, port, protocol, offered }) => ({
      says:
        offered.length === 0
          ? `${withParticle(address, '은')} 로드 밸런서가 서비스 ${service}에 관해 kube-proxy에 묻는 곳입니다. healthCheckNodePort는 TCP 위의 HTTP로만 답하며 파드로 이어지지 않습니다.`
          : `서비스 ${service}의 노드 포트 ${withParticle(String(port), '은')} ${offered.join(', ')}과(와) 서비스의 IP 패밀리에만 열려 있습니다. ${address}(으)로 온 요청은 ${protocol}이므로 받는 규칙이 없습니다.`,
      here: offered.length === 0 ? '헬스 체크용' : `${offered.join(', ')}용`,
    }),
  },
  'traffic/nodes-behind': {
    severity: 'warning',
    en: ({ service, seconds }) => ({
      says: `Service ${service} or its endpoints changed a moment ago. The nodes have not heard of it yet: until kube-proxy has written its rules anew, within ${seconds} s, they send as before.`,
      try: 'ask again a little later',
      see: 'kubectl get endpointslices',
    }),
    ko: ({ service, seconds }) => ({
      says: `서비스 ${service} 또는 그 엔드포인트가 방금 바뀌었고, 노드는 아직 그 변경을 모릅니다. ${seconds}초 안에 kube-proxy가 규칙을 새로 쓸 때까지 노드는 이전처럼 보냅니다.`,
      try: '조금 뒤에 다시 요청해 보세요',
      see: 'kubectl get endpointslices',
    }),
  },
  'traffic/node-excluded': {
    severity: 'note',
    en: () => ({ says: 'its label node.kubernetes.io/exclude-from-external-load-balancers keeps it out' }),
    ko: () => ({ says: 'node.kubernetes.io/exclude-from-external-load-balancers 레이블로 제외되었습니다' }),
  },
  'traffic/node-not-ready': {
    severity: 'note',
    en: () => ({ says: 'the node is not ready' }),
    ko: () => ({ says: '노드가 준비되지 않았습니다' }),
  },
  'traffic/node-fails-health-check': {
    severity: 'note',
    en: ({ port }) => ({ says: `it has no ready endpoint: its health check at port ${port} answers 503` }),
    ko: ({ port }) => ({ says: `준비된 엔드포인트가 없어 포트 ${port}의 헬스 체크가 503으로 응답합니다` }),
  },
}

/** Diagnostics about the doors that lead in from outside: node ports, load balancers, external IPs, firewalls, pings. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface TrafficOutsideFacts {
  'traffic/firewall-closed': {
    readonly address: string
    readonly node: string
    /** As a firewall rule says it: tcp:30123. */
    readonly allow: string
  }
  'traffic/firewall-rule-exists': { readonly name: string }
  'traffic/no-local-endpoint': {
    readonly service: string
    readonly node: string
    readonly elsewhere: number
  }
  'traffic/source-not-allowed': {
    readonly sender: string
    readonly service: string
    readonly ranges: readonly string[]
    readonly by: 'kube-proxy' | 'load-balancer'
  }
  'traffic/not-routable-from-outside': {
    readonly ip: string
    readonly what: 'cluster-ip' | 'pod'
    /** '' where nobody has the address. */
    readonly owner: string
  }
  'traffic/external-ip-not-routed': { readonly ip: string; readonly service: string }
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
  }
  'traffic/node-port-otherwise': {
    readonly service: string
    readonly address: string
    readonly port: number
    readonly protocol: string
    /** Empty: the number is the Service's for health checks. */
    readonly offered: readonly string[]
  }
  'traffic/ping-to-virtual-ip': {
    readonly ip: string
    readonly service: string
    readonly what: 'cluster-ip' | 'outer-ip'
  }
  'traffic/no-address-of-family': {
    readonly sender: string
    readonly ip: string
    readonly family: string
  }
  'traffic/sender-inside': { readonly ip: string; readonly owner: string }
  'traffic/host-unknown-to-server': {
    readonly host: string
    readonly server: string
    readonly hosts: readonly string[]
  }
  'traffic/node-excluded': object
  'traffic/node-not-ready': object
  'traffic/node-fails-health-check': { readonly port: number }
}

export const trafficOutsideEntries: Entries<TrafficOutsideFacts> = {
  'traffic/firewall-closed': {
    severity: 'error',
    en: ({ address, node, allow }) => ({
      says: `The firewall in front of node ${node} lets nothing through to ${address}: no rule allows ${allow}, and the packet is dropped without a word.`,
      try: `open it: gcloud compute firewall-rules create NAME --allow=${allow}`,
      see: 'gcloud compute firewall-rules list',
    }),
    ko: ({ address, node, allow }) => ({
      says: `노드 ${node} 앞의 방화벽이 ${address}(으)로 가는 패킷을 막습니다. ${withParticle(allow, '을')} 허용하는 규칙이 없어 패킷이 아무 응답 없이 버려집니다.`,
      try: `방화벽을 열어 보세요: gcloud compute firewall-rules create NAME --allow=${allow}`,
      see: 'gcloud compute firewall-rules list',
    }),
  },
  'traffic/firewall-rule-exists': {
    severity: 'error',
    en: ({ name }) => ({
      says: `There is a firewall rule ${name} already.`,
      try: 'give the new rule another name',
      see: 'gcloud compute firewall-rules list',
    }),
    ko: ({ name }) => ({
      says: `방화벽 규칙 ${withParticle(name, '이')} 이미 있습니다.`,
      try: '새 규칙에 다른 이름을 붙여 보세요',
      see: 'gcloud compute firewall-rules list',
    }),
  },
  'traffic/no-local-endpoint': {
    severity: 'error',
    en: ({ service, node, elsewhere }) => ({
      says: `The packet came in at node ${node}, where Service ${service} has no ready endpoint; its externalTrafficPolicy is Local, so the node drops it. ${elsewhere === 1 ? 'One endpoint is' : `${elsewhere} endpoints are`} on other nodes.`,
      here: 'this node only',
      try: 'ask a node that has such a pod, or set externalTrafficPolicy to Cluster',
      see: 'kubectl get pods -o wide',
    }),
    ko: ({ service, node, elsewhere }) => ({
      says: `패킷이 노드 ${withParticle(node, '로')} 들어왔지만 이 노드에는 서비스 ${service}의 준비된 엔드포인트가 없습니다. externalTrafficPolicy가 Local이므로 노드가 패킷을 버립니다. 다른 노드에는 엔드포인트가 ${elsewhere}개 있습니다.`,
      here: '패킷이 들어온 노드만',
      try: '그런 파드가 있는 노드로 요청하거나 externalTrafficPolicy를 Cluster로 바꿔 보세요',
      see: 'kubectl get pods -o wide',
    }),
  },
  'traffic/source-not-allowed': {
    severity: 'error',
    en: ({ sender, service, ranges, by }) => ({
      says: `Service ${service} takes traffic at its load balancer from ${ranges.join(', ')} only; ${sender} comes from elsewhere, and ${by === 'kube-proxy' ? 'kube-proxy on the node' : 'the load balancer'} drops the packet.`,
      here: 'the sender is in none of these',
      try: "add the sender's block to loadBalancerSourceRanges",
    }),
    ko: ({ sender, service, ranges, by }) => ({
      says: `서비스 ${withParticle(service, '은')} 로드 밸런서에서 ${ranges.join(', ')}에서 온 트래픽만 받습니다. ${withParticle(sender, '은')} 그 밖에서 보내므로 ${by === 'kube-proxy' ? '노드의 kube-proxy가' : '로드 밸런서가'} 패킷을 버립니다.`,
      here: '보낸 쪽이 이 안에 없습니다',
      try: '보내는 쪽의 주소 블록을 loadBalancerSourceRanges에 추가해 보세요',
    }),
  },
  'traffic/not-routable-from-outside': {
    severity: 'error',
    en: ({ ip, what, owner }) => ({
      says: `${ip} is ${what === 'cluster-ip' ? 'a cluster IP' : "a pod's address"}${owner === '' ? '' : ` (${owner})`}: it means something inside the cluster only, no router outside knows the way to it, and nobody answers.`,
      try: 'come in by a node port, a load balancer or an Ingress',
      see: 'kubectl get services -o wide',
    }),
    ko: ({ ip, what, owner }) => ({
      says: `${withParticle(ip, '은')} ${what === 'cluster-ip' ? '클러스터 IP' : '파드의 주소'}${owner === '' ? '' : `(${owner})`}입니다. 클러스터 안에서만 뜻이 있는 주소라서 바깥의 라우터는 가는 길을 모르고, 아무도 응답하지 않습니다.`,
      try: '노드 포트나 로드 밸런서, 인그레스로 들어와 보세요',
      see: 'kubectl get services -o wide',
    }),
  },
  'traffic/external-ip-not-routed': {
    severity: 'error',
    en: ({ ip, service }) => ({
      says: `${ip} is an external IP of Service ${service}, but no router outside sends packets for it to a node: Kubernetes writes rules on the nodes, and leaves the way to them to the administrator.`,
      here: 'nobody announces this address',
      try: "use a node's own address, or route this one to a node",
    }),
    ko: ({ ip, service }) => ({
      says: `${withParticle(ip, '은')} 서비스 ${service}의 외부 IP이지만, 바깥의 어떤 라우터도 이 주소로 가는 패킷을 노드로 보내지 않습니다. 쿠버네티스는 노드에 규칙만 만들고, 노드까지 오는 길은 관리자에게 맡깁니다.`,
      here: '이 주소를 알리는 곳이 없습니다',
      try: '노드의 주소를 쓰거나 이 주소를 노드로 라우팅해 보세요',
    }),
  },
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
    en: ({ address, node, protocol, nodePorts }) => ({
      says: `Nobody listens on ${address} (${protocol}): no Service has this node port, and no pod on the network of node ${node} listens there.${nodePorts.length === 0 ? '' : ` There is node port ${nodePorts.join(', ')}.`}`,
      try:
        nodePorts.length === 0
          ? 'expose a Service by type NodePort'
          : "ask for the node port: at a node's address the Service's own port means nothing",
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ address, node, protocol, nodePorts }) => ({
      says: `${address}(${protocol})에서 수신하는 프로그램이 없습니다. 이 노드 포트를 가진 서비스가 없고, 노드 ${node}의 네트워크를 쓰는 파드도 이 포트에서 수신하지 않습니다.${nodePorts.length === 0 ? '' : ` 있는 노드 포트는 ${nodePorts.join(', ')}입니다.`}`,
      try:
        nodePorts.length === 0
          ? '서비스를 NodePort 유형으로 노출해 보세요'
          : '노드 포트로 요청해 보세요. 노드의 주소에서는 서비스 자신의 포트가 아무 뜻이 없습니다',
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
          : `서비스 ${service}의 노드 포트 ${withParticle(String(port), '은')} ${offered.join(', ')}와 서비스의 IP 패밀리에만 열려 있습니다. ${address}(으)로 온 요청은 ${protocol}이므로 받는 규칙이 없습니다.`,
      here: offered.length === 0 ? '상태 확인용' : `${offered.join(', ')}용`,
    }),
  },
  'traffic/ping-to-virtual-ip': {
    severity: 'error',
    en: ({ ip, service, what }) => ({
      says:
        what === 'cluster-ip'
          ? `${ip} is the cluster IP of Service ${service}: no machine has it. kube-proxy's rules are for the Service's ports; no rule is for a ping, and nobody answers.`
          : `${ip} is an outer address of Service ${service}; it stands for the Service's ports, and nobody answers a ping there.`,
      try: 'ask for a port of the Service: curl, or nc -z',
    }),
    ko: ({ ip, service, what }) => ({
      says:
        what === 'cluster-ip'
          ? `${withParticle(ip, '은')} 서비스 ${service}의 클러스터 IP이며, 이 주소를 가진 머신은 없습니다. kube-proxy의 규칙은 서비스의 포트에만 있습니다. 핑을 위한 규칙은 없으므로 아무도 응답하지 않습니다.`
          : `${withParticle(ip, '은')} 서비스 ${service}의 외부 주소입니다. 서비스의 포트를 나타내는 주소라서 핑에는 아무도 응답하지 않습니다.`,
      try: 'curl이나 nc -z로 서비스의 포트에 요청해 보세요',
    }),
  },
  'traffic/no-address-of-family': {
    severity: 'error',
    en: ({ sender, ip, family }) => ({
      says: `${ip} is an ${family} address, and ${sender} has none of that family to send from.`,
      try: 'ask for an address of the other family',
      see: 'kubectl get pods -o jsonpath={.items[*].status.podIPs}',
    }),
    ko: ({ sender, ip, family }) => ({
      says: `${withParticle(ip, '은')} ${family} 주소인데, ${sender}에는 보낼 때 쓸 ${family} 주소가 없습니다.`,
      try: '다른 IP 패밀리의 주소로 요청해 보세요',
      see: 'kubectl get pods -o jsonpath={.items[*].status.podIPs}',
    }),
  },
  'traffic/sender-inside': {
    severity: 'error',
    en: ({ ip, owner }) => ({
      says: `The request is to come from outside, from ${ip}; but that is the address of ${owner}.`,
    }),
    ko: ({ ip, owner }) => ({
      says: `클러스터 밖의 ${ip}에서 요청을 보내야 하지만, 이 주소는 ${owner}의 것입니다.`,
    }),
  },
  'traffic/host-unknown-to-server': {
    severity: 'warning',
    en: ({ host, server, hosts }) => ({
      says: `${server} answers 404: the request names host ${host}, and the server knows ${hosts.length === 0 ? 'no host' : hosts.join(', ')} only. An alias in DNS changes the address a client goes to, not the name it says.`,
      try: hosts[0] === undefined ? 'ask another server' : `send the header Host: ${hosts[0]}`,
    }),
    ko: ({ host, server, hosts }) => ({
      says: `${withParticle(server, '이')} 404로 응답합니다. 요청은 호스트 ${withParticle(host, '을')} 말하는데 서버가 아는 것은 ${hosts.length === 0 ? '없습니다' : `${hosts.join(', ')}뿐입니다`}. DNS 별칭은 클라이언트가 가는 주소를 바꿀 뿐, 클라이언트가 말하는 이름은 바꾸지 않습니다.`,
      try: hosts[0] === undefined ? '다른 서버에 요청해 보세요' : `Host: ${hosts[0]} 헤더를 보내 보세요`,
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
    ko: ({ port }) => ({ says: `준비된 엔드포인트가 없어 포트 ${port}의 상태 확인이 503으로 응답합니다` }),
  },
}

/** Diagnostics about the ways in from outside: firewalls, routes, source ranges, traffic policies, pings, host names. */
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
}

export const trafficOutsideEntries: Entries<TrafficOutsideFacts> = {
  'traffic/firewall-closed': {
    severity: 'error',
    en: ({ address, node, allow }) => ({
      says: `The firewall in front of node ${node} lets nothing through to ${address}: no rule allows ${allow} for this sender, and the packet is dropped without a word.`,
      try: `open it: gcloud compute firewall-rules create NAME --allow=${allow}`,
      see: 'gcloud compute firewall-rules list',
    }),
    ko: ({ address, node, allow }) => ({
      says: `노드 ${node} 앞의 방화벽이 ${address}(으)로 가는 패킷을 막습니다. 이 발신자에게 ${withParticle(allow, '을')} 허용하는 규칙이 없어 패킷이 아무 응답 없이 버려집니다.`,
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
}

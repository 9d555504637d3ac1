/** Diagnostics about Services that cannot be as their manifests ask: no balancer, no such name, Endpoints in vain. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface ServiceOutsideFacts {
  'service/no-load-balancer-address': {
    readonly service: string
    readonly why: keyof typeof pending
    /** The class, the address or the cloud that it is about; '' for none. */
    readonly detail: string
  }
  'service/balancer-needs-node-port': { readonly service: string }
  'service/endpoints-without-effect': { readonly service: string }
  /** Of which families the Service has a cluster IP. */
  'service/outer-address-without-rule': {
    readonly service: string
    readonly families: readonly string[]
  }
  'service/external-name-unknown': {
    readonly service: string
    readonly externalName: string
    /** The full name of a Service that the cluster has, when this is its beginning. */
    readonly meant?: string
  }
  'service/alias-circle': { readonly service: string; readonly externalName: string }
  'service/unready-annotation-unread': { readonly service: string }
}

const pending = {
  'no-cloud': {
    en: () =>
      'this cluster has no cloud, and nothing else makes load balancers, as on bare metal and in kind',
    ko: () => '이 클러스터에는 베어메탈이나 kind처럼 로드 밸런서를 만드는 클라우드가 없습니다',
  },
  'other-class': {
    en: (detail: string) =>
      `its loadBalancerClass ${detail} is left to another controller, and there is none`,
    ko: (detail: string) =>
      `loadBalancerClass ${withParticle(detail, '은')} 다른 컨트롤러의 몫인데 그런 컨트롤러가 없습니다`,
  },
  waiting: {
    en: (detail: string) => `cloud ${detail} is still making it`,
    ko: (detail: string) => `클라우드 ${withParticle(detail, '이')} 아직 만드는 중입니다`,
  },
  'no-address-left': {
    en: (detail: string) => `cloud ${detail} has no address left of the Service's IP family`,
    ko: (detail: string) => `클라우드 ${detail}에 서비스의 IP 패밀리에 맞는 남은 주소가 없습니다`,
  },
  'address-not-to-be-had': {
    en: (detail: string) => `its loadBalancerIP ${detail} is not one of the cloud's addresses, or is taken`,
    ko: (detail: string) =>
      `loadBalancerIP ${withParticle(detail, '은')} 클라우드의 주소가 아니거나 이미 쓰이고 있습니다`,
  },
} as const

export const serviceOutsideEntries: Entries<ServiceOutsideFacts> = {
  'service/no-load-balancer-address': {
    severity: 'warning',
    en: ({ service, why, detail }) => ({
      says: `Service ${service} is of type LoadBalancer and has no external address, its EXTERNAL-IP stays <pending>: ${pending[why].en(detail)}.`,
      here: 'waits for a load balancer',
      try: why === 'waiting' ? 'wait a little' : 'come in by its node port meanwhile',
      see: 'kubectl describe service',
    }),
    ko: ({ service, why, detail }) => ({
      says: `서비스 ${withParticle(service, '은')} LoadBalancer 유형이지만 외부 주소가 없어 EXTERNAL-IP가 <pending>입니다. ${pending[why].ko(detail)}.`,
      here: '로드 밸런서를 기다립니다',
      try: why === 'waiting' ? '조금 기다려 보세요' : '그동안 노드 포트로 들어와 보세요',
      see: 'kubectl describe service',
    }),
  },
  'service/balancer-needs-node-port': {
    severity: 'error',
    en: ({ service }) => ({
      says: `The load balancer of Service ${service} connects to a node port, and the Service has none: allocateLoadBalancerNodePorts is false.`,
      here: 'no node port is allocated',
      try: 'set allocateLoadBalancerNodePorts to true',
    }),
    ko: ({ service }) => ({
      says: `서비스 ${service}의 로드 밸런서는 노드 포트로 연결하는데, allocateLoadBalancerNodePorts가 false라서 서비스에 노드 포트가 없습니다.`,
      here: '노드 포트가 할당되지 않았습니다',
      try: 'allocateLoadBalancerNodePorts를 true로 바꿔 보세요',
    }),
  },
  'service/endpoints-without-effect': {
    severity: 'warning',
    en: ({ service }, { object }) => ({
      says: `${object} has no effect: Service ${service} has a selector, so its endpoints follow its pods, and what people write here is written over.`,
      here: 'the Service of this name has a selector',
      try: 'take the selector off the Service, or give the Endpoints up',
      see: 'kubectl get endpointslices',
    }),
    ko: ({ service }, { object }) => ({
      says: `${withParticle(object, '은')} 아무 효과가 없습니다. 서비스 ${service}에 셀렉터가 있으므로 엔드포인트는 파드를 따르고, 여기에 직접 쓴 내용은 덮어써집니다.`,
      here: '같은 이름의 서비스에 셀렉터가 있습니다',
      try: '서비스에서 셀렉터를 빼거나 Endpoints를 쓰지 마세요',
      see: 'kubectl get endpointslices',
    }),
  },
  'service/outer-address-without-rule': {
    severity: 'error',
    en: ({ service, families }) => ({
      says: `kube-proxy has no rule for this address: it makes those of external IPs and load balancers beside a cluster IP of the same family, and Service ${service} has ${families.length === 0 ? 'no cluster IP' : `one of ${families.join(', ')} only`}.`,
      here: families.length === 0 ? 'no cluster IP, no rules' : `${families.join(', ')} only`,
      try: families.length === 0 ? 'give the Service a cluster IP' : 'give the Service both IP families',
    }),
    ko: ({ service, families }) => ({
      says: `kube-proxy에 이 주소를 위한 규칙이 없습니다. 외부 IP와 로드 밸런서의 규칙은 같은 패밀리의 클러스터 IP와 함께 만들어지는데, 서비스 ${service}에는 ${families.length === 0 ? '클러스터 IP가 없습니다' : `${families.join(', ')} 클러스터 IP만 있습니다`}.`,
      here: families.length === 0 ? '클러스터 IP가 없어 규칙도 없습니다' : `${families.join(', ')}만`,
      try:
        families.length === 0
          ? '서비스에 클러스터 IP를 주어 보세요'
          : '서비스에 두 IP 패밀리를 모두 주어 보세요',
    }),
  },
  'service/external-name-unknown': {
    severity: 'error',
    en: ({ service, externalName, meant }) => ({
      says: `Service ${service} is an alias of ${externalName}, a name that no DNS server outside knows.`,
      here: meant === undefined ? 'no such name outside' : 'no search list completes the name in an alias',
      try: meant === undefined ? 'correct the name' : `write it in full: ${meant}`,
    }),
    ko: ({ service, externalName, meant }) => ({
      says: `서비스 ${withParticle(service, '은')} ${externalName}의 별칭인데, 바깥의 DNS 서버도 이 이름을 모릅니다.`,
      here:
        meant === undefined
          ? '바깥에 없는 이름'
          : '별칭이 가리키는 이름에는 검색 목록의 접미사가 붙지 않습니다',
      try: meant === undefined ? '이름을 고쳐 보세요' : `이름을 끝까지 써 보세요: ${meant}`,
    }),
  },
  'service/alias-circle': {
    severity: 'error',
    en: ({ service, externalName }) => ({
      says: `Service ${service} is an alias of ${externalName}, and that leads back to it: no name in the circle has an address.`,
      here: 'leads back to this Service',
      try: 'let it lead to a Service that has a cluster IP, or to a name outside',
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ service, externalName }) => ({
      says: `서비스 ${withParticle(service, '은')} ${externalName}의 별칭인데, 그 이름이 다시 이 서비스로 돌아옵니다. 돌고 도는 이름 가운데 주소가 있는 것이 없습니다.`,
      here: '이 서비스로 되돌아옵니다',
      try: '클러스터 IP가 있는 서비스나 바깥의 이름을 가리키게 해 보세요',
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'service/unready-annotation-unread': {
    severity: 'warning',
    en: ({ service }) => ({
      says: `Service ${service} leaves out pods that are not ready: the annotation tolerate-unready-endpoints has not been read since Kubernetes 1.24.`,
      here: 'nobody reads this any more',
      try: 'write the field that took its place: spec.publishNotReadyAddresses',
      see: 'kubectl get endpointslices -o yaml',
    }),
    ko: ({ service }) => ({
      says: `서비스 ${withParticle(service, '은')} 준비되지 않은 파드를 뺍니다. 어노테이션 tolerate-unready-endpoints는 쿠버네티스 1.24부터 아무도 읽지 않습니다.`,
      here: '이제 아무도 읽지 않는 어노테이션',
      try: '이것을 대신하는 필드 spec.publishNotReadyAddresses를 써 보세요',
      see: 'kubectl get endpointslices -o yaml',
    }),
  },
}

/**
 * Diagnostics about Services that the API server refuses: fields that do not go together, or cannot change.
 * About ports see port.ts, about addresses service-address.ts.
 */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface ServiceRefusedFacts {
  /** `externalName`: what the Service says it is another name of, without being of that type. */
  'service/no-ports': { readonly externalName?: string }
  'service/topology-annotations-differ': { readonly hints: string; readonly mode: string }
  'service/external-name-missing': Record<never, never>
  'service/affinity-config-unused': Record<never, never>
  'service/affinity-timeout-out-of-range': { readonly seconds: number; readonly most: number }
  'service/for-load-balancers-only': { readonly type: string }
  'service/external-policy-unused': { readonly policy: string; readonly type: string }
  'service/health-check-port-unused': { readonly port: number }
  'service/health-check-port-fixed': { readonly before: number; readonly now: number }
  'service/load-balancer-class-fixed': { readonly before: string; readonly now: string }
  'service/ip-mode-without-ip': { readonly ipMode: string }
  'service/hostname-is-an-ip': { readonly hostname: string }
}

export const serviceRefusedEntries: Entries<ServiceRefusedFacts> = {
  'service/no-ports': {
    severity: 'error',
    en: ({ externalName }, { object }) => ({
      says: `${object} lists no port, so no traffic could be sent to it. Only headless Services and ExternalName need none.`,
      here: 'has no ports',
      try:
        externalName === undefined
          ? 'add ports: with at least one port: number'
          : `write type: ExternalName, if it is to be another name of ${externalName}`,
    }),
    ko: ({ externalName }, { object }) => ({
      says: `${object}에 포트가 하나도 없어 트래픽을 보낼 수 없습니다. 헤드리스 서비스와 ExternalName만 포트 없이 만들 수 있습니다.`,
      here: 'ports가 없음',
      try:
        externalName === undefined
          ? 'ports: 아래에 port: 번호를 하나 이상 적어 보세요'
          : `${externalName}의 다른 이름으로 만들려면 type: ExternalName이라고 적어 보세요`,
    }),
  },
  'service/topology-annotations-differ': {
    severity: 'error',
    en: ({ hints, mode }, { object }) => ({
      says: `${object} says "${mode}" under topology-mode and "${hints}" under its old name, topology-aware-hints.`,
      here: `topology-aware-hints says "${hints}"`,
      try: 'keep service.kubernetes.io/topology-mode alone',
    }),
    ko: ({ hints, mode }, { object }) => ({
      says: `${object}의 topology-mode는 "${mode}"인데 옛 이름인 topology-aware-hints는 "${hints}"입니다.`,
      here: `topology-aware-hints는 "${hints}"`,
      try: 'service.kubernetes.io/topology-mode만 남겨 보세요',
    }),
  },
  'service/external-name-missing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} is of type ExternalName, an alias in DNS, and does not say for which name.`,
      here: 'needs externalName',
      try: 'add externalName: with a DNS name such as api.example.com',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '은')} DNS 별칭인 ExternalName 유형인데 어느 이름의 별칭인지 적혀 있지 않습니다.`,
      here: 'externalName이 필요함',
      try: 'externalName: 아래에 api.example.com 같은 DNS 이름을 적어 보세요',
    }),
  },
  'service/affinity-config-unused': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has sessionAffinity None, which remembers no client, and yet says how long to remember one.`,
      here: 'only with sessionAffinity: ClientIP',
      try: 'write sessionAffinity: ClientIP, or take sessionAffinityConfig away',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 sessionAffinity는 클라이언트를 기억하지 않는 None인데, 얼마나 기억할지가 적혀 있습니다.`,
      here: 'sessionAffinity: ClientIP일 때만 쓸 수 있음',
      try: 'sessionAffinity: ClientIP로 바꾸거나 sessionAffinityConfig를 빼 보세요',
    }),
  },
  'service/affinity-timeout-out-of-range': {
    severity: 'error',
    en: ({ seconds, most }, { object }) => ({
      says: `${object} is to remember its clients for ${seconds} seconds; 1 to ${most}, which is a day, are possible.`,
      here: `1 to ${most}`,
    }),
    ko: ({ seconds, most }, { object }) => ({
      says: `${withParticle(object, '이')} 클라이언트를 기억할 시간이 ${seconds}초로 적혀 있습니다. 1초부터 하루인 ${most}초까지 쓸 수 있습니다.`,
      here: `1~${most}`,
    }),
  },
  'service/for-load-balancers-only': {
    severity: 'error',
    en: ({ type }, { object, field }) => ({
      says: `${field} tells a load balancer something; ${object} is of type ${type} and has none.`,
      here: 'only with type LoadBalancer',
      try: 'write type: LoadBalancer, or take this field away',
    }),
    ko: ({ type }, { object, field }) => ({
      says: `${field} 필드는 로드 밸런서를 위한 것인데 ${withParticle(object, '은')} 로드 밸런서가 없는 ${type} 유형입니다.`,
      here: 'LoadBalancer 유형에서만 쓸 수 있음',
      try: 'type: LoadBalancer로 바꾸거나 이 필드를 빼 보세요',
    }),
  },
  'service/external-policy-unused': {
    severity: 'error',
    en: ({ policy, type }, { object }) => ({
      says: `${object} is of type ${type} and cannot be reached from outside, so externalTrafficPolicy ${policy} has nothing to steer.`,
      here: 'only with NodePort, LoadBalancer or externalIPs',
      try: 'write type: NodePort or LoadBalancer, or take externalTrafficPolicy away',
    }),
    ko: ({ policy, type }, { object }) => ({
      says: `${withParticle(object, '은')} ${type} 유형이라 클러스터 밖에서 접근할 수 없으므로 externalTrafficPolicy ${policy}이(가) 다룰 트래픽이 없습니다.`,
      here: 'NodePort, LoadBalancer 또는 externalIPs가 있을 때만 쓸 수 있음',
      try: 'type: NodePort나 LoadBalancer를 쓰거나, externalTrafficPolicy를 빼 보세요',
    }),
  },
  'service/health-check-port-unused': {
    severity: 'error',
    en: ({ port }, { object }) => ({
      says: `${object} asks for the health check port ${port}; only a load balancer with externalTrafficPolicy Local asks nodes for their health.`,
      here: 'only with type LoadBalancer and externalTrafficPolicy Local',
      try: 'take healthCheckNodePort away',
    }),
    ko: ({ port }, { object }) => ({
      says: `${withParticle(object, '이')} 헬스 체크 포트 ${port}을(를) 요청합니다. 노드의 상태를 묻는 것은 externalTrafficPolicy가 Local인 로드 밸런서뿐입니다.`,
      here: 'LoadBalancer 유형이고 externalTrafficPolicy가 Local일 때만 쓸 수 있음',
      try: 'healthCheckNodePort를 빼 보세요',
    }),
  },
  'service/health-check-port-fixed': {
    severity: 'error',
    en: ({ before, now }, { object }) => ({
      says: `${object} has the health check port ${before}, which the load balancer knows; it cannot become ${now}.`,
      here: `is ${before} in the cluster`,
      try: `write ${before}, or leave the field out`,
    }),
    ko: ({ before, now }, { object }) => ({
      says: `${object}의 헬스 체크 포트는 로드 밸런서가 알고 있는 ${before}이며 ${now}(으)로 바꿀 수 없습니다.`,
      here: `클러스터에서는 ${before}`,
      try: `${before}을(를) 쓰거나 필드를 빼 보세요`,
    }),
  },
  'service/load-balancer-class-fixed': {
    severity: 'error',
    en: ({ before, now }, { object }) => ({
      says: `${object} was given to the load balancer class ${classInEnglish(before)} and cannot be handed to ${classInEnglish(now)}.`,
      here: `is ${classInEnglish(before)} in the cluster`,
      try: 'change the type to ClusterIP first, then back to LoadBalancer with the other class',
    }),
    ko: ({ before, now }, { object }) => ({
      says: `${object}의 로드 밸런서 클래스는 ${classInKorean(before)}이며 ${classInKorean(now)}(으)로 바꿀 수 없습니다.`,
      here: `클러스터에서는 ${classInKorean(before)}`,
      try: '유형을 ClusterIP로 바꾼 다음 다른 클래스와 함께 LoadBalancer로 되돌려 보세요',
    }),
  },
  'service/ip-mode-without-ip': {
    severity: 'error',
    en: ({ ipMode }, { object }) => ({
      says: `The status of ${object} has ipMode ${ipMode} beside no ip: it says how an address is to be treated.`,
      here: 'only beside ip',
    }),
    ko: ({ ipMode }, { object }) => ({
      says: `${object}의 상태에 ip 없이 ipMode ${ipMode}만 있습니다. ipMode는 주소를 다루는 방법입니다.`,
      here: 'ip와 함께 써야 함',
    }),
  },
  'service/hostname-is-an-ip': {
    severity: 'error',
    en: ({ hostname }, { object }) => ({
      says: `The status of ${object} has the address ${hostname} as a hostname.`,
      here: 'belongs under ip',
    }),
    ko: ({ hostname }, { object }) => ({
      says: `${object}의 상태에 주소 ${hostname}이(가) hostname으로 적혀 있습니다.`,
      here: 'ip에 적어야 함',
    }),
  },
}

function classInEnglish(name: string): string {
  return name === '' ? 'of the cloud (none named)' : name
}

function classInKorean(name: string): string {
  return name === '' ? '클라우드 기본(이름 없음)' : name
}

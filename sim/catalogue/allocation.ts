/** Diagnostics about what the API server gives out: cluster IPs and node ports that are taken, outside or used up. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface AllocationFacts {
  'allocation/ip-taken': { readonly ip: string; readonly holder: string }
  'allocation/ip-out-of-range': { readonly ip: string; readonly range: string }
  'allocation/ips-used-up': { readonly range: string }
  /** Without a holder, it is another port of the same Service. */
  'allocation/port-taken': { readonly port: number; readonly holder?: string }
  'allocation/port-out-of-range': { readonly port: number; readonly range: string }
  'allocation/ports-used-up': { readonly range: string }
  'allocation/port-twice': { readonly port: number; readonly protocol: string }
  'allocation/family-absent': { readonly family: string; readonly present: readonly string[] }
  'allocation/not-dual-stack': { readonly present: string }
  'allocation/policy-is-single': {
    readonly what: 'cluster IPs' | 'IP families'
    readonly isPolicyWritten: boolean
  }
  'allocation/second-not-released': { readonly what: 'cluster IP' | 'IP family'; readonly policy: string }
}

const koreanWhat = {
  'cluster IPs': '클러스터 IP',
  'cluster IP': '클러스터 IP',
  'IP families': 'IP 패밀리',
  'IP family': 'IP 패밀리',
} as const

export const allocationEntries: Entries<AllocationFacts> = {
  'allocation/ip-taken': {
    severity: 'error',
    en: ({ ip, holder }, { object }) => ({
      says: `${object} asks for the cluster IP ${ip}, which ${holder} has.`,
      here: `belongs to ${holder}`,
      try: 'leave clusterIP out, and the API server chooses a free one',
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ ip, holder }, { object }) => ({
      says: `${withParticle(object, '이')} 요청한 클러스터 IP ${withParticle(ip, '은')} 이미 ${holder}의 것입니다.`,
      here: `${withParticle(holder, '이')} 쓰고 있음`,
      try: 'clusterIP를 빼면 API 서버가 비어 있는 주소를 고릅니다',
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'allocation/ip-out-of-range': {
    severity: 'error',
    en: ({ ip, range }, { object }) => ({
      says: `${object} asks for the cluster IP ${ip}; this cluster gives out addresses of ${range}, save the first${lastIsGiven(range) ? '' : ' and the last'}.`,
      here: `not an address to be given out of ${range}`,
      try: 'leave clusterIP out, and the API server chooses a free one',
      see: 'kubectl get servicecidrs',
    }),
    ko: ({ ip, range }, { object }) => ({
      says: `${withParticle(object, '이')} 클러스터 IP ${withParticle(ip, '을')} 요청하지만, 이 클러스터는 ${range}의 주소를 ${lastIsGiven(range) ? '첫 번째만' : '첫 번째와 마지막을'} 빼고 나눠 줍니다.`,
      here: `${range}에서 나눠 줄 수 있는 주소가 아님`,
      try: 'clusterIP를 빼면 API 서버가 비어 있는 주소를 고릅니다',
      see: 'kubectl get servicecidrs',
    }),
  },
  'allocation/ips-used-up': {
    severity: 'error',
    en: ({ range }, { object }) => ({
      says: `There is no cluster IP left for ${object}: every address of ${range} belongs to a Service.`,
      try: 'delete a Service that is not needed any more',
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ range }, { object }) => ({
      says: `${object}에 줄 클러스터 IP가 남아 있지 않습니다. ${range}의 모든 주소를 서비스들이 쓰고 있습니다.`,
      try: '더 이상 필요 없는 서비스를 삭제해 보세요',
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'allocation/port-taken': {
    severity: 'error',
    en: ({ port, holder }, { object }) => ({
      says:
        holder === undefined
          ? `${object} asks for the node port ${port} a second time. Two ports of a new Service may share a node port only if they have the same port and different protocols.`
          : `${object} asks for the node port ${port}, which ${holder} has. A node port is given once in the whole cluster, whatever the namespace and the protocol.`,
      here: holder === undefined ? 'another port of this Service has it' : `belongs to ${holder}`,
      try: 'leave this one out, and the API server chooses a free port',
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ port, holder }, { object }) => ({
      says:
        holder === undefined
          ? `${withParticle(object, '이')} 노드 포트 ${withParticle(String(port), '을')} 두 번 요청합니다. 새 서비스의 두 포트는 port 번호가 같고 프로토콜이 다를 때만 노드 포트를 함께 쓸 수 있습니다.`
          : `${withParticle(object, '이')} 요청한 노드 포트 ${withParticle(String(port), '은')} 이미 ${holder}의 것입니다. 노드 포트는 네임스페이스나 프로토콜과 관계없이 클러스터 전체에서 한 번만 줄 수 있습니다.`,
      here:
        holder === undefined
          ? '이 서비스의 다른 포트가 쓰고 있음'
          : `${withParticle(holder, '이')} 쓰고 있음`,
      try: '이 필드를 빼면 API 서버가 비어 있는 포트를 고릅니다',
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'allocation/port-out-of-range': {
    severity: 'error',
    en: ({ port, range }, { object }) => ({
      says: `${object} asks for the node port ${port}; this cluster gives out ${range}.`,
      here: `node ports are ${range}`,
      try: 'leave nodePort out, and the API server chooses a free one',
    }),
    ko: ({ port, range }, { object }) => ({
      says: `${withParticle(object, '이')} 노드 포트 ${withParticle(String(port), '을')} 요청하지만, 이 클러스터의 노드 포트는 ${range}입니다.`,
      here: `노드 포트는 ${range}`,
      try: 'nodePort를 빼면 API 서버가 비어 있는 포트를 고릅니다',
    }),
  },
  'allocation/ports-used-up': {
    severity: 'error',
    en: ({ range }, { object }) => ({
      says: `There is no node port left for ${object}: all of ${range} belong to Services.`,
      try: 'delete a Service that is not needed any more, or make it a ClusterIP Service',
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ range }, { object }) => ({
      says: `${object}에 줄 노드 포트가 남아 있지 않습니다. ${withParticle(range, '을')} 서비스들이 모두 쓰고 있습니다.`,
      try: '더 이상 필요 없는 서비스를 삭제하거나 ClusterIP 서비스로 바꿔 보세요',
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'allocation/port-twice': {
    severity: 'error',
    en: ({ port, protocol }, { object }) => ({
      says: `${object} asks for the node port ${port} twice under ${protocol}. Two ports of one Service may share a number only under different protocols, and in a new Service only if they have the same port too.`,
      here: `asked for already under ${protocol}`,
      try: 'give one of the two another nodePort, or none',
    }),
    ko: ({ port, protocol }, { object }) => ({
      says: `${withParticle(object, '이')} ${protocol} 노드 포트 ${withParticle(String(port), '을')} 두 번 요청합니다. 한 서비스의 두 포트는 프로토콜이 다를 때만 같은 번호를 쓸 수 있으며, 새 서비스에서는 port 번호도 같아야 합니다.`,
      here: `${protocol}(으)로 이미 요청함`,
      try: '둘 중 하나의 nodePort를 다른 번호로 바꾸거나 빼 보세요',
    }),
  },
  'allocation/family-absent': {
    severity: 'error',
    en: ({ family, present }, { object }) => ({
      says: `${object} asks for ${family}; the Services of this cluster have ${present.join(' and ')} addresses.`,
      here: `this cluster has ${present.join(' and ')}`,
    }),
    ko: ({ family, present }, { object }) => ({
      says: `${withParticle(object, '이')} ${withParticle(family, '을')} 요청하지만, 이 클러스터의 서비스 주소는 ${present.join(', ')}입니다.`,
      here: `이 클러스터는 ${present.join(', ')}`,
    }),
  },
  'allocation/not-dual-stack': {
    severity: 'error',
    en: ({ present }, { object }) => ({
      says: `${object} requires two cluster IPs, one of each family; the Services of this cluster have ${present} addresses only.`,
      here: `this cluster has ${present} only`,
      try: 'PreferDualStack takes two addresses where there are two, and one elsewhere',
    }),
    ko: ({ present }, { object }) => ({
      says: `${withParticle(object, '은')} 패밀리마다 하나씩 클러스터 IP 두 개를 요구하지만, 이 클러스터의 서비스 주소는 ${present}뿐입니다.`,
      here: `이 클러스터는 ${present}뿐`,
      try: 'PreferDualStack은 가능한 곳에서만 두 주소를 받고 그 밖에서는 하나를 받습니다',
    }),
  },
  'allocation/policy-is-single': {
    severity: 'error',
    en: ({ what, isPolicyWritten }, { object }) => ({
      says: `${object} names two ${what}, but ${
        isPolicyWritten
          ? 'its ipFamilyPolicy is SingleStack'
          : 'no ipFamilyPolicy, and without one it is SingleStack'
      }.`,
      here: isPolicyWritten ? `SingleStack, with two ${what}` : `two ${what}, and no ipFamilyPolicy`,
      try: 'PreferDualStack or RequireDualStack allow two',
    }),
    ko: ({ what, isPolicyWritten }, { object }) => ({
      says: `${object}에 ${withParticle(koreanWhat[what], '이')} 두 개 있지만 ${
        isPolicyWritten
          ? 'ipFamilyPolicy가 SingleStack입니다'
          : 'ipFamilyPolicy가 없습니다. 없으면 SingleStack입니다'
      }.`,
      here: `${isPolicyWritten ? 'SingleStack인데' : 'ipFamilyPolicy 없이'} ${withParticle(koreanWhat[what], '이')} 두 개`,
      try: 'PreferDualStack이나 RequireDualStack이면 두 개를 쓸 수 있습니다',
    }),
  },
  'allocation/second-not-released': {
    severity: 'error',
    en: ({ what, policy }, { object }) => ({
      says: `${object} drops its second ${what} while its ipFamilyPolicy is ${policy}.`,
      here: `${policy} keeps the second ${what}`,
      try: 'set ipFamilyPolicy to SingleStack to release it',
    }),
    ko: ({ what, policy }, { object }) => ({
      says: `${withParticle(object, '이')} 두 번째 ${withParticle(koreanWhat[what], '을')} 없애려 하지만 ipFamilyPolicy가 ${policy}입니다.`,
      here: `${withParticle(policy, '은')} 두 번째 ${withParticle(koreanWhat[what], '을')} 유지함`,
      try: '놓아주려면 ipFamilyPolicy를 SingleStack으로 바꿔 보세요',
    }),
  },
}

/** IPv4 keeps the last address of a range for broadcasts, which IPv6 does not have. */
function lastIsGiven(range: string): boolean {
  return range.includes(':')
}

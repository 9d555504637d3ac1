/** Diagnostics about a Service's own addresses, cluster IPs and IP families: which go together, and which are fixed. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

interface Changed {
  readonly before: string
  readonly now: string
}

export interface ServiceAddressFacts {
  'service/headless-but-exposed': { readonly type: string }
  'service/alias-has-address': { readonly name: string }
  'service/cluster-ips-missing': { readonly clusterIP: string }
  'service/cluster-ips-without-cluster-ip': { readonly first: string }
  'service/cluster-ips-differ': { readonly clusterIP: string; readonly first: string }
  'service/none-not-alone': Record<never, never>
  'service/too-many-cluster-ips': { readonly count: number }
  'service/cluster-ips-of-one-family': { readonly family: string }
  'service/cluster-ip-of-other-family': { readonly ip: string; readonly family: string }
  'service/cluster-ip-fixed': Changed
  'service/cluster-ip-released': { readonly before: string }
  'service/ip-family-fixed': Changed
  'service/ip-family-released': { readonly before: string }
  'service/needs-single-stack': { readonly what: 'clusterIP' | 'ipFamily'; readonly policy: string }
}

export const serviceAddressEntries: Entries<ServiceAddressFacts> = {
  'service/headless-but-exposed': {
    severity: 'error',
    en: ({ type }, { object }) => ({
      says: `${object} is headless (clusterIP: None) and of type ${type}; what ${type} opens leads to a cluster IP, and there is none.`,
      here: `no address for type ${type}`,
      try: `take clusterIP: None away, or write type: ClusterIP`,
    }),
    ko: ({ type }, { object }) => ({
      says: `${withParticle(object, '은')} 헤드리스(clusterIP: None)이면서 ${type} 유형입니다. ${type}이(가) 여는 통로는 클러스터 IP로 이어지는데 그 주소가 없습니다.`,
      here: `${type} 유형에 필요한 주소가 없음`,
      try: 'clusterIP: None을 빼거나 type: ClusterIP로 바꿔 보세요',
    }),
  },
  'service/alias-has-address': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `${object} is of type ExternalName: DNS answers with another name, so it has no address and ${name} cannot be set.`,
      here: 'not with type ExternalName',
      try: `take ${name} away`,
    }),
    ko: ({ name }, { object }) => ({
      says: `${withParticle(object, '은')} ExternalName 유형이라 DNS가 다른 이름으로 답합니다. 주소가 없으므로 ${name} 필드를 쓸 수 없습니다.`,
      here: 'ExternalName 유형에는 쓸 수 없음',
      try: `${name} 필드를 빼 보세요`,
    }),
  },
  'service/cluster-ips-missing': {
    severity: 'error',
    en: ({ clusterIP }, { object }) => ({
      says: `${object} has clusterIP ${clusterIP} and no clusterIPs; the list must begin with it.`,
      here: `must begin with ${clusterIP}`,
    }),
    ko: ({ clusterIP }, { object }) => ({
      says: `${object}에 clusterIP ${clusterIP}은(는) 있지만 clusterIPs가 없습니다. 목록의 첫 값이 그 주소여야 합니다.`,
      here: `첫 값은 ${clusterIP}`,
    }),
  },
  'service/cluster-ips-without-cluster-ip': {
    severity: 'error',
    en: ({ first }, { object }) => ({
      says: `${object} lists ${first} under clusterIPs while clusterIP is empty; the two must agree.`,
      here: 'clusterIP is empty',
      try: `write clusterIP: ${first} too, or take clusterIPs away`,
    }),
    ko: ({ first }, { object }) => ({
      says: `${object}의 clusterIPs에는 ${first}이(가) 있는데 clusterIP는 비어 있습니다. 둘은 같아야 합니다.`,
      here: 'clusterIP가 비어 있음',
      try: `clusterIP: ${first}도 적거나 clusterIPs를 빼 보세요`,
    }),
  },
  'service/cluster-ips-differ': {
    severity: 'error',
    en: ({ clusterIP, first }, { object }) => ({
      says: `${object} has clusterIP ${clusterIP}, but clusterIPs begins with ${first}; they name the same address.`,
      here: `clusterIP is ${clusterIP}`,
      try: `let clusterIPs begin with ${clusterIP}`,
    }),
    ko: ({ clusterIP, first }, { object }) => ({
      says: `${object}의 clusterIP는 ${clusterIP}인데 clusterIPs의 첫 값은 ${first}입니다. 둘은 같은 주소를 가리킵니다.`,
      here: `clusterIP는 ${clusterIP}`,
      try: `clusterIPs의 첫 값을 ${withParticle(clusterIP, '으로')} 바꿔 보세요`,
    }),
  },
  'service/none-not-alone': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} lists "None", which makes it headless, together with an address.`,
      here: '"None" stands alone',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 목록에 헤드리스를 뜻하는 "None"과 주소가 함께 있습니다.`,
      here: '"None"은 혼자 있어야 함',
    }),
  },
  'service/too-many-cluster-ips': {
    severity: 'error',
    en: ({ count }, { object }) => ({
      says: `${object} lists ${count} cluster IPs; a Service has at most one IPv4 and one IPv6 address.`,
      here: `${count} addresses, at most 2`,
    }),
    ko: ({ count }, { object }) => ({
      says: `${object}에 클러스터 IP가 ${count}개 있습니다. 서비스는 IPv4와 IPv6 주소를 하나씩만 가질 수 있습니다.`,
      here: `${count}개, 최대 2개`,
    }),
  },
  'service/cluster-ips-of-one-family': {
    severity: 'error',
    en: ({ family }, { object }) => ({
      says: `${object} lists two cluster IPs of the family ${family}; a second one is for the other family.`,
      here: `both are ${family}`,
    }),
    ko: ({ family }, { object }) => ({
      says: `${object}의 클러스터 IP 둘이 모두 ${family} 주소입니다. 두 번째는 다른 패밀리의 주소여야 합니다.`,
      here: `둘 다 ${family}`,
    }),
  },
  'service/cluster-ip-of-other-family': {
    severity: 'error',
    en: ({ ip, family }, { object }) => ({
      says: `${object} has the cluster IP ${ip} where its ipFamilies say ${family}.`,
      here: `is not ${family}`,
      try: 'put clusterIPs and ipFamilies in the same order',
    }),
    ko: ({ ip, family }, { object }) => ({
      says: `${object}의 ipFamilies는 이 자리에 ${withParticle(family, '을')} 적었지만 클러스터 IP는 ${ip}입니다.`,
      here: `${family} 주소가 아님`,
      try: 'clusterIPs와 ipFamilies의 순서를 맞춰 보세요',
    }),
  },
  'service/cluster-ip-fixed': {
    severity: 'error',
    en: ({ before, now }, { object }) => ({
      says: `${object} has the cluster IP ${before} for as long as it exists; it cannot become ${now}. Clients may hold on to it.`,
      here: `is ${before} in the cluster`,
      try: 'leave clusterIP out to keep the address, or delete the Service and create it again',
    }),
    ko: ({ before, now }, { object }) => ({
      says: `${object}의 클러스터 IP는 서비스가 있는 동안 ${before}이며 ${now}(으)로 바꿀 수 없습니다. 클라이언트가 그 주소를 기억하고 있을 수 있습니다.`,
      here: `클러스터에서는 ${before}`,
      try: 'clusterIP를 빼서 주소를 그대로 두거나, 서비스를 지우고 다시 만들어 보세요',
    }),
  },
  'service/cluster-ip-released': {
    severity: 'error',
    en: ({ before }, { object }) => ({
      says: `${object} has the cluster IP ${before}; a Service cannot give its first address back while it exists.`,
      here: `is ${before} in the cluster`,
      try: 'delete the Service and create it again',
    }),
    ko: ({ before }, { object }) => ({
      says: `${object}의 클러스터 IP는 ${before}입니다. 서비스가 있는 동안 첫 번째 주소를 돌려줄 수 없습니다.`,
      here: `클러스터에서는 ${before}`,
      try: '서비스를 지우고 다시 만들어 보세요',
    }),
  },
  'service/ip-family-fixed': {
    severity: 'error',
    en: ({ before, now }, { object }) => ({
      says: `${object} is of the family ${before} for as long as it exists; it cannot become ${now}.`,
      here: `is ${before} in the cluster`,
      try: 'delete the Service and create it again',
    }),
    ko: ({ before, now }, { object }) => ({
      says: `${object}의 IP 패밀리는 서비스가 있는 동안 ${before}이며 ${now}(으)로 바꿀 수 없습니다.`,
      here: `클러스터에서는 ${before}`,
      try: '서비스를 지우고 다시 만들어 보세요',
    }),
  },
  'service/ip-family-released': {
    severity: 'error',
    en: ({ before }, { object }) => ({
      says: `${object} is of the family ${before}; its first family cannot be taken away.`,
      here: `is ${before} in the cluster`,
    }),
    ko: ({ before }, { object }) => ({
      says: `${object}의 IP 패밀리는 ${before}입니다. 첫 번째 패밀리는 뺄 수 없습니다.`,
      here: `클러스터에서는 ${before}`,
    }),
  },
  'service/needs-single-stack': {
    severity: 'error',
    en: ({ what, policy }, { object }) => ({
      says: `${object} gives up its second ${what} while its ipFamilyPolicy ${policy === '' ? 'is not set' : `is ${policy}`}; having one only is called SingleStack.`,
      here: 'must be SingleStack',
      try: 'write ipFamilyPolicy: SingleStack',
    }),
    ko: ({ what, policy }, { object }) => ({
      says: `${withParticle(object, '이')} 두 번째 ${what}을(를) 돌려주려 하지만 ipFamilyPolicy는 ${policy === '' ? '비어 있습니다' : `${policy}입니다`}. 하나만 쓰려면 SingleStack이어야 합니다.`,
      here: 'SingleStack이어야 함',
      try: 'ipFamilyPolicy: SingleStack으로 써 보세요',
    }),
  },
}

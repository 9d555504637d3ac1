/**
 * Diagnostics about names: what resolves, what does not, and which resolv.conf a pod was given. Long because names fail in
 * many ways, each said in two languages.
 */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface DnsFacts {
  'dns/no-such-name': { readonly name: string; readonly tried: string; readonly near: string }
  'dns/service-in-other-namespace': {
    readonly name: string
    readonly namespaces: string
    readonly writeInstead: string
  }
  'dns/headless-without-ready': { readonly service: string }
  /** The name of one pod behind a Service. */
  'dns/no-such-member': {
    readonly name: string
    readonly service: string
    /** The first half: a hostname. */
    readonly host: string
    /** The subdomain that the pod of this hostname has; '' for none, and where there is no such pod. */
    readonly has: string
    readonly why: keyof typeof memberWords
  }
  'dns/no-address': { readonly name: string }
  'dns/short-name-not-searched': { readonly name: string; readonly fullName: string }
  /** `server` is '' for a machine outside, whose resolv.conf nobody knows. */
  'dns/cluster-dns-not-asked': { readonly server: string; readonly sender: string }
  'dns/outside-not-modelled': { readonly name: string }
  'dns/outside-no-such-name': { readonly name: string; readonly near: readonly string[] }
  'dns/nameserver-empty': { readonly line: number }
  'dns/no-cluster-dns': object
  'dns/nameservers-cut': { readonly kept: string }
  'dns/searches-cut': { readonly kept: string }
}

interface Member {
  readonly host: string
  readonly service: string
  readonly has: string
}

const memberWords = {
  'no-pod': {
    en: ({ host, service }: Member) => ({
      says: `there is no pod ${host} behind Service ${service}`,
      try: 'look which pods there are',
    }),
    ko: ({ host, service }: Member) => ({
      says: `서비스 ${service} 뒤에 파드 ${withParticle(host, '이')} 없습니다`,
      try: '어떤 파드가 있는지 살펴보세요',
    }),
  },
  'no-service': {
    en: ({ host, service }: Member) => ({
      says: `pod ${host} has the right subdomain, and there is no Service ${service}`,
      try: 'make a headless Service of that name which selects the pod',
    }),
    ko: ({ host, service }: Member) => ({
      says: `파드 ${host}의 서브도메인은 맞지만 서비스 ${withParticle(service, '이')} 없습니다`,
      try: '그 이름으로 이 파드를 선택하는 헤드리스 서비스를 만들어 보세요',
    }),
  },
  subdomain: {
    en: ({ host, service, has }: Member) => ({
      says: `pod ${host} has ${has === '' ? 'no subdomain' : `the subdomain ${has}`}, and the Service is called ${service.replace(/.*\//, '')}`,
      try: 'make serviceName of the StatefulSet (subdomain of a pod, beside hostname) the name of the Service',
    }),
    ko: ({ host, service, has }: Member) => ({
      says: `파드 ${host}의 서브도메인은 ${has === '' ? '없고' : `${has}인데`} 서비스의 이름은 ${service.replace(/.*\//, '')}입니다`,
      try: '스테이트풀셋의 serviceName(파드라면 hostname과 subdomain)을 서비스의 이름과 같게 해 보세요',
    }),
  },
  'not-selected': {
    en: ({ host, service }: Member) => ({
      says: `Service ${service} does not select pod ${host}`,
      try: 'select it by its labels',
    }),
    ko: ({ host, service }: Member) => ({
      says: `서비스 ${withParticle(service, '이')} 파드 ${withParticle(host, '을')} 선택하지 않습니다`,
      try: '파드의 레이블로 선택해 보세요',
    }),
  },
  'not-ready': {
    en: ({ host }: Member) => ({
      says: `pod ${host} is not ready, and DNS names ready pods only`,
      try: 'find out why it is not ready; or publish such pods: publishNotReadyAddresses',
    }),
    ko: ({ host }: Member) => ({
      says: `파드 ${withParticle(host, '이')} 준비되지 않았고 DNS는 준비된 파드만 알려 줍니다`,
      try: '왜 준비되지 않았는지 찾아보세요. publishNotReadyAddresses를 쓰면 이런 파드도 알려 줍니다',
    }),
  },
} as const

export const dnsEntries: Entries<DnsFacts> = {
  'dns/no-such-name': {
    severity: 'error',
    en: ({ name, tried, near }) => ({
      says:
        tried === name
          ? `${name} does not exist.`
          : `No name that ${name} can stand for exists. Tried: ${tried}.`,
      ...(near === '' ? {} : { here: `there is ${near}`, try: `did you mean ${near}?` }),
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ name, tried, near }) => ({
      says:
        tried === name
          ? `${withParticle(name, '이')} 없습니다.`
          : `${name}에 해당하는 이름이 없습니다. 시도한 이름: ${tried}.`,
      ...(near === '' ? {} : { here: `${near} 서비스는 있습니다`, try: `혹시 ${near}을(를) 뜻한 것인가요?` }),
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'dns/service-in-other-namespace': {
    severity: 'error',
    en: ({ name, namespaces, writeInstead }) => ({
      says: `There is no Service for the name ${name} here, but there is one in namespace ${namespaces}. ${name.includes('.') ? 'A name of two parts is a Service and then its namespace.' : "A short name means the sender's own namespace."}`,
      here: `such a Service is in namespace ${namespaces}`,
      try: `ask for ${writeInstead}`,
      see: 'kubectl get services --all-namespaces',
    }),
    ko: ({ name, namespaces, writeInstead }) => ({
      says: `${name}에 해당하는 서비스가 여기에는 없지만 네임스페이스 ${namespaces}에는 있습니다. ${name.includes('.') ? '두 부분으로 된 이름은 서비스와 그 네임스페이스입니다.' : '짧은 이름은 요청하는 파드의 네임스페이스를 뜻합니다.'}`,
      here: `이 서비스는 네임스페이스 ${namespaces}에 있습니다`,
      try: `${writeInstead} 이름으로 요청해 보세요`,
      see: 'kubectl get services --all-namespaces',
    }),
  },
  'dns/headless-without-ready': {
    severity: 'error',
    en: ({ service }) => ({
      says: `${service} is headless: its name stands for its ready pods, and there are none. Such a name does not exist at all.`,
      here: 'no cluster IP, and no pod that is ready',
      try: 'find out why no pod is ready; for members that look for each other before they are, there is publishNotReadyAddresses',
      see: 'kubectl get endpointslices',
    }),
    ko: ({ service }) => ({
      says: `${withParticle(service, '은')} 헤드리스 서비스입니다. 이 이름은 준비된 파드를 가리키는데 준비된 파드가 없습니다. 이때 이름 자체가 존재하지 않습니다.`,
      here: '클러스터 IP도 준비된 파드도 없습니다',
      try: '왜 준비된 파드가 없는지 찾아보세요. 준비되기 전에 서로를 찾아야 하는 멤버라면 publishNotReadyAddresses가 있습니다',
      see: 'kubectl get endpointslices',
    }),
  },
  'dns/no-such-member': {
    severity: 'error',
    en: ({ name, why, ...facts }) => ({
      says: `The name ${name} does not exist: ${memberWords[why].en(facts).says}.`,
      try: memberWords[why].en(facts).try,
      see: "kubectl get pods -o custom-columns='NAME:.metadata.name,HOSTNAME:.spec.hostname,SUBDOMAIN:.spec.subdomain'",
    }),
    ko: ({ name, why, ...facts }) => ({
      says: `${name} 이름이 없습니다. ${memberWords[why].ko(facts).says}.`,
      try: memberWords[why].ko(facts).try,
      see: "kubectl get pods -o custom-columns='NAME:.metadata.name,HOSTNAME:.spec.hostname,SUBDOMAIN:.spec.subdomain'",
    }),
  },
  'dns/no-address': {
    severity: 'error',
    en: ({ name }) => ({
      says: `The name ${name} exists, but it has no address of a kind that the sender can use.`,
    }),
    ko: ({ name }) => ({
      says: `${name} 이름은 있지만 요청하는 쪽에서 쓸 수 있는 종류의 주소가 없습니다.`,
    }),
  },
  'dns/short-name-not-searched': {
    severity: 'error',
    en: ({ name, fullName }) => ({
      says: `The sender's resolv.conf does not lead from ${name} to ${fullName}, which exists: its search list or its ndots option leave that name out.`,
      try: `ask for ${fullName}, or give the pod the search list of dnsPolicy ClusterFirst`,
      see: 'kubectl exec POD -- cat /etc/resolv.conf',
    }),
    ko: ({ name, fullName }) => ({
      says: `${fullName} 이름은 있지만 요청하는 파드의 resolv.conf로는 ${name}에서 그 이름에 이르지 못합니다. search 목록이나 ndots 옵션에 빠져 있습니다.`,
      try: `${fullName} 이름으로 요청하거나 파드의 dnsPolicy를 ClusterFirst로 두어 보세요`,
      see: 'kubectl exec POD -- cat /etc/resolv.conf',
    }),
  },
  'dns/cluster-dns-not-asked': {
    severity: 'error',
    en: ({ server, sender }) => ({
      says: `${capital(sender)} asks ${server === '' ? 'DNS servers outside the cluster' : `the nameserver ${server}`} for names, and those know no Services: only the cluster's DNS does.`,
      here: 'this is not the DNS of the cluster',
      try:
        server === ''
          ? 'ask for an address that is reached from outside'
          : 'set dnsPolicy: ClusterFirst, or ClusterFirstWithHostNet on the host network',
      see: server === '' ? 'kubectl get services' : 'kubectl exec POD -- cat /etc/resolv.conf',
    }),
    ko: ({ server, sender }) => ({
      says: `${sender}은(는) ${server === '' ? '클러스터 밖의 DNS 서버' : `네임서버 ${server}`}에 이름을 묻습니다. 이 서버는 서비스를 알지 못합니다. 서비스 이름은 클러스터의 DNS만 압니다.`,
      here: '클러스터의 DNS를 쓰지 않습니다',
      try:
        server === ''
          ? '바깥에서 접근할 수 있는 주소로 요청해 보세요'
          : 'dnsPolicy를 ClusterFirst로, 호스트 네트워크라면 ClusterFirstWithHostNet으로 설정해 보세요',
      see: server === '' ? 'kubectl get services' : 'kubectl exec POD -- cat /etc/resolv.conf',
    }),
  },
  'dns/outside-not-modelled': {
    severity: 'note',
    en: ({ name }) => ({ says: `${name} is a name outside the cluster; the simulator knows none of those.` }),
    ko: ({ name }) => ({
      says: `${name}은(는) 클러스터 밖의 이름입니다. 시뮬레이터는 클러스터 밖의 이름을 모릅니다.`,
    }),
  },
  'dns/outside-no-such-name': {
    severity: 'error',
    en: ({ name, near }) => ({
      says: `${name} is a name outside the cluster, and no DNS server there knows it.`,
      ...(near[0] === undefined
        ? {}
        : { here: `there is ${near.join(', ')}`, try: `did you mean ${near[0]}?` }),
    }),
    ko: ({ name, near }) => ({
      says: `${name}은(는) 클러스터 밖의 이름인데, 바깥의 DNS 서버도 이 이름을 모릅니다.`,
      ...(near[0] === undefined
        ? {}
        : { here: `있는 것은 ${near.join(', ')}입니다`, try: `혹시 ${near[0]}을(를) 뜻한 것인가요?` }),
    }),
  },
  'dns/nameserver-empty': {
    severity: 'error',
    en: ({ line }) => ({ says: `Line ${line} of the resolv.conf says nameserver, but gives no address.` }),
    ko: ({ line }) => ({ says: `resolv.conf의 ${line}번째 줄에 nameserver만 있고 주소가 없습니다.` }),
  },
  'dns/no-cluster-dns': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `The kubelet was told no address of a cluster DNS: ${object} uses the node's DNS instead.`,
    }),
    ko: (_, { object }) => ({
      says: `kubelet에 클러스터 DNS 주소가 설정되어 있지 않아 ${withParticle(object, '은')} 노드의 DNS를 사용합니다.`,
    }),
  },
  'dns/nameservers-cut': {
    severity: 'warning',
    en: ({ kept }, { object }) => ({
      says: `A resolv.conf holds at most three nameservers: ${object} gets ${kept}; the others are left out.`,
    }),
    ko: ({ kept }, { object }) => ({
      says: `resolv.conf에는 네임서버를 최대 세 개까지 둘 수 있습니다. ${object}에는 ${kept}만 남고 나머지는 빠집니다.`,
    }),
  },
  'dns/searches-cut': {
    severity: 'warning',
    en: ({ kept }, { object }) => ({
      says: `A search list holds at most 32 domains and 2048 characters, none over 253: ${object} gets ${kept}; the others are left out.`,
    }),
    ko: ({ kept }, { object }) => ({
      says: `search 목록은 도메인 32개, 전체 2048자, 도메인 하나에 253자까지입니다. ${object}에는 ${kept}만 남고 나머지는 빠집니다.`,
    }),
  },
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

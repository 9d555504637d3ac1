/** Diagnostics of checks about where things lead: what a name stands for, from where an answer comes, over which family. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckPlaceFacts {
  'check/name-gives-cluster-ip': { readonly name: string; readonly service: string; readonly ip: string }
  'check/name-gives-others': {
    readonly name: string
    /** Addresses, with the pod's name behind where it is one. */
    readonly others: readonly string[]
    readonly workloads: readonly string[]
  }
  'check/name-lacks-pods': {
    readonly name: string
    readonly wanted: number
    /** Pods. */
    readonly missing: readonly string[]
    /** The Service's selector leaves them out. */
    readonly isTooNarrow: boolean
  }
  'check/name-not-an-alias': {
    readonly name: string
    readonly wanted: string
    /** What it stands for instead: another name, or addresses of its own. */
    readonly got: readonly string[]
  }
  'check/answered-from-elsewhere': {
    readonly url: string
    /** Who asked, and in which zone. */
    readonly from: string
    readonly zone: string
    /** Who answered, and in which zone. */
    readonly pod: string
    readonly otherZone: string
    /** The annotation topology-mode is there, and wins over the field. */
    readonly annotated?: boolean
  }
  'check/family-without-address': {
    readonly family: string
    /** The cluster IPs that it has. */
    readonly addresses: readonly string[]
  }
}

export const checkPlaceEntries: Entries<CheckPlaceFacts> = {
  'check/name-gives-cluster-ip': {
    severity: 'error',
    en: ({ name, service, ip }) => ({
      says: `The name ${name} gives one address, ${ip}: the cluster IP of ${service}. The task asks for the addresses of the pods.`,
      here: 'has a cluster IP, and its name gives that',
      try: 'ask for no cluster IP: clusterIP: None',
      see: 'kubectl get services',
    }),
    ko: ({ name, service, ip }) => ({
      says: `${name} 이름의 답은 ${service}의 클러스터 IP ${ip} 하나입니다. 과제가 요구하는 답은 파드의 주소입니다.`,
      here: '클러스터 IP가 있고, 이름의 답은 그 주소입니다',
      try: 'clusterIP: None으로 클러스터 IP를 받지 않게 해 보세요',
      see: 'kubectl get services',
    }),
  },
  'check/name-gives-others': {
    severity: 'error',
    en: ({ name, others, workloads }) => ({
      says: `The name ${name} gives ${listed(others)}; only ${workloads.join(', ')} should stand behind it.`,
      try: 'find out whose address it is, and which Service has the name',
      see: 'kubectl get services,pods -o wide',
    }),
    ko: ({ name, others, workloads }) => ({
      says: `${name} 이름의 답에 다른 주소가 있습니다: ${listed(others)}. ${workloads.join(', ')}만 있어야 합니다.`,
      try: '누구의 주소인지, 그 이름이 어느 서비스의 것인지 찾아보세요',
      see: 'kubectl get services,pods -o wide',
    }),
  },
  'check/name-lacks-pods': {
    severity: 'error',
    en: ({ name, wanted, missing, isTooNarrow }) => ({
      ...(isTooNarrow ? { here: 'leaves them out' } : {}),
      says: `The name ${name} should give the addresses of ${wanted === 1 ? 'one pod' : `${wanted} pods`}; missing: ${listed(missing)}.`,
      try: 'look which pods the EndpointSlices list, and which of them are ready',
      see: 'kubectl get endpointslices -o yaml',
    }),
    ko: ({ name, wanted, missing, isTooNarrow }) => ({
      ...(isTooNarrow ? { here: '이 셀렉터에 맞지 않는 파드입니다' } : {}),
      says: `${name} 이름의 답은 파드 ${wanted}개의 주소여야 합니다. 빠진 파드: ${listed(missing)}.`,
      try: '엔드포인트슬라이스에 어느 파드가 있고 어느 것이 준비되었는지 살펴보세요',
      see: 'kubectl get endpointslices -o yaml',
    }),
  },
  'check/name-not-an-alias': {
    severity: 'error',
    en: ({ name, wanted, got }) => ({
      says: `The name ${name} should be another name for ${wanted}; it leads to ${got.length === 0 ? 'nothing' : listed(got)}.`,
      here: 'makes no alias of this name',
      try: `let DNS answer with the name ${wanted}, and leave its address to whoever runs it`,
      see: 'kubectl get services',
    }),
    ko: ({ name, wanted, got }) => ({
      says: `${name} 이름은 ${wanted}의 별칭이어야 합니다. 지금의 답: ${got.length === 0 ? '없음' : listed(got)}.`,
      here: '이 이름을 별칭으로 만들지 않습니다',
      try: `DNS가 ${wanted} 이름으로 답하게 하고, 주소는 그쪽에 맡겨 두세요`,
      see: 'kubectl get services',
    }),
  },
  'check/answered-from-elsewhere': {
    severity: 'error',
    en: ({ url, from, zone, pod, otherZone, annotated }) => ({
      says: `${from} in ${zone} asked ${url}, and ${pod} in ${otherZone} answered, though pods of ${zone} are ready.`,
      here: annotated === true ? 'shares endpoints out by processors, or not at all' : 'sends to every zone',
      try:
        annotated === true
          ? 'take the annotation away, and say it with trafficDistribution'
          : 'tell the Service which endpoints a client should prefer',
      see: 'kubectl get endpointslices -o yaml',
    }),
    ko: ({ url, from, zone, pod, otherZone, annotated }) => ({
      says: `${zone}의 ${withParticle(from, '이')} ${url}에 요청했는데, ${zone}에 준비된 파드가 있는데도 ${otherZone}의 ${withParticle(pod, '이')} 응답했습니다.`,
      here: annotated === true ? '프로세서 수에 따라 나누거나, 나누지 않습니다' : '모든 영역으로 보냅니다',
      try:
        annotated === true
          ? '어노테이션을 빼고 trafficDistribution으로 적어 보세요'
          : '클라이언트가 어느 엔드포인트를 먼저 쓸지 서비스에 적어 보세요',
      see: 'kubectl get endpointslices -o yaml',
    }),
  },
  'check/family-without-address': {
    severity: 'error',
    en: ({ family, addresses }, { object }) => ({
      says: `${object} has no ${family} address; its cluster IPs: ${addresses.join(', ') || 'none'}.`,
      here: `${family} is missing`,
      try:
        addresses.length === 0
          ? 'leave clusterIP: None out: the task asks for cluster IPs'
          : 'say how many families the Service wants: ipFamilyPolicy',
      see: 'kubectl get services -o yaml',
    }),
    ko: ({ family, addresses }, { object }) => ({
      says: `${object}에 ${family} 주소가 없습니다. 서비스의 클러스터 IP: ${addresses.join(', ') || '없음'}.`,
      here: `${family} 주소가 없습니다`,
      try:
        addresses.length === 0
          ? 'clusterIP: None을 빼 보세요. 과제는 클러스터 IP를 요구합니다'
          : '서비스가 패밀리를 몇 개 원하는지 ipFamilyPolicy에 적어 보세요',
      see: 'kubectl get services -o yaml',
    }),
  },
}

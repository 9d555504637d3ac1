/** Diagnostics about pods that the API server refuses for what does not go together in a spec. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

interface TooMany {
  readonly actual: number
  readonly most: number
}

export interface PodRefusedFacts {
  'pod/no-containers': Record<never, never>
  'pod/ephemeral-container': Record<never, never>
  'pod/no-nameserver': Record<never, never>
  'pod/too-many-nameservers': TooMany
  'pod/too-many-searches': TooMany
  'pod/searches-too-long': TooMany
  'pod/hostname-override-unused': { readonly because: 'setHostnameAsFQDN' | 'hostNetwork' }
  'pod/two-process-spaces': Record<never, never>
  'pod/seccomp-file-unused': { readonly type: string }
  'pod/mirror-without-node': Record<never, never>
  'pod/mirror-fixed': Record<never, never>
  'pod/deletion-cost': { readonly cost: string }
  'pod/gated-but-placed': Record<never, never>
}

export const podRefusedEntries: Entries<PodRefusedFacts> = {
  'pod/no-containers': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has no container: there is nothing to run.`,
      here: 'needs a container',
      try: 'add one with a name and an image',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 컨테이너가 없어 실행할 것이 없습니다.`,
      here: '컨테이너가 필요함',
      try: 'name과 image가 있는 컨테이너를 하나 추가해 보세요',
    }),
  },
  'pod/ephemeral-container': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} lists ephemeral containers, which are only ever added to a pod that runs.`,
      here: 'not in a manifest',
      see: 'kubectl debug --help',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 임시 컨테이너가 있습니다. 임시 컨테이너는 실행 중인 파드에만 추가할 수 있습니다.`,
      here: '매니페스트에 쓸 수 없음',
      see: 'kubectl debug --help',
    }),
  },
  'pod/no-nameserver': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has dnsPolicy None, which takes nothing from the cluster, and names no nameserver of its own.`,
      here: 'needs a nameserver',
      try: 'add dnsConfig.nameservers, or write dnsPolicy: ClusterFirst',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 dnsPolicy는 클러스터에서 아무것도 가져오지 않는 None인데 네임서버가 없습니다.`,
      here: '네임서버가 필요함',
      try: 'dnsConfig.nameservers를 추가하거나 dnsPolicy: ClusterFirst로 바꿔 보세요',
    }),
  },
  'pod/too-many-nameservers': {
    severity: 'error',
    en: ({ actual, most }, { object }) => ({
      says: `${object} lists ${actual} nameservers; resolvers ask ${most} at most.`,
      here: `${actual}, at most ${most}`,
    }),
    ko: ({ actual, most }, { object }) => ({
      says: `${object}에 네임서버가 ${actual}개 있습니다. 리졸버는 최대 ${most}개까지 묻습니다.`,
      here: `${actual}개, 최대 ${most}개`,
    }),
  },
  'pod/too-many-searches': {
    severity: 'error',
    en: ({ actual, most }, { object }) => ({
      says: `${object} lists ${actual} search domains; at most ${most} are allowed.`,
      here: `${actual}, at most ${most}`,
    }),
    ko: ({ actual, most }, { object }) => ({
      says: `${object}에 검색 도메인이 ${actual}개 있습니다. 최대 ${most}개까지 쓸 수 있습니다.`,
      here: `${actual}개, 최대 ${most}개`,
    }),
  },
  'pod/searches-too-long': {
    severity: 'error',
    en: ({ actual, most }, { object }) => ({
      says: `The search domains of ${object} take ${actual} characters; the search line of resolv.conf holds ${most}.`,
      here: `${actual} characters, at most ${most}`,
    }),
    ko: ({ actual, most }, { object }) => ({
      says: `${object}의 검색 도메인이 모두 ${actual}자입니다. resolv.conf의 search 줄에는 ${most}자까지 들어갑니다.`,
      here: `${actual}자, 최대 ${most}자`,
    }),
  },
  'pod/hostname-override-unused': {
    severity: 'error',
    en: ({ because }, { object }) => ({
      says: `${object} has hostnameOverride and ${because}, which both say what its hostname is.`,
      here: `not with ${because}`,
    }),
    ko: ({ because }, { object }) => ({
      says: `${object}의 hostnameOverride와 ${withParticle(because, '이')} 호스트네임을 함께 정하고 있습니다.`,
      here: `${withParticle(because, '과')} 함께 쓸 수 없음`,
    }),
  },
  'pod/two-process-spaces': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} is to share the processes of its containers and those of the node; one or the other.`,
      here: 'not with hostPID',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '이')} 컨테이너끼리의 프로세스와 노드의 프로세스를 함께 공유하려고 합니다. 하나만 쓸 수 있습니다.`,
      here: 'hostPID와 함께 쓸 수 없음',
    }),
  },
  'pod/seccomp-file-unused': {
    severity: 'error',
    en: ({ type }, about) => ({
      says: `${spotInEnglish(about)} is set while the profile's type is "${type}".`,
      here: 'only with type Localhost',
    }),
    ko: ({ type }, about) => ({
      says: `${spotInKorean(about)} 필드가 있지만 프로파일의 유형은 "${type}"입니다.`,
      here: 'Localhost 유형에서만 쓸 수 있음',
    }),
  },
  'pod/mirror-without-node': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} is marked as the mirror of a static pod and is on no node.`,
      here: 'needs spec.nodeName',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '은')} 정적 파드의 미러로 표시되어 있지만 노드가 없습니다.`,
      here: 'spec.nodeName이 필요함',
    }),
  },
  'pod/mirror-fixed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `Whether ${object} mirrors a static pod cannot change; the kubelet says so when it creates the pod.`,
      here: 'written by the kubelet',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '이')} 정적 파드의 미러인지는 바꿀 수 없습니다. kubelet이 파드를 만들 때 정합니다.`,
      here: 'kubelet이 쓰는 값',
    }),
  },
  'pod/deletion-cost': {
    severity: 'error',
    en: ({ cost }, { object }) => ({
      says: `The deletion cost of ${object} is "${cost}"; it is a whole number.`,
      here: 'no whole number',
    }),
    ko: ({ cost }, { object }) => ({
      says: `${object}의 삭제 비용이 "${cost}"입니다. 정수여야 합니다.`,
      here: '정수가 아님',
    }),
  },
  'pod/gated-but-placed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} names a node while scheduling gates keep it from every node.`,
      here: 'not with schedulingGates',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '은')} 스케줄링 게이트로 막혀 있는데 노드가 지정되어 있습니다.`,
      here: 'schedulingGates와 함께 쓸 수 없음',
    }),
  },
}

/** Diagnostics about pods that the API server refuses: what goes together in a spec, and what may change in it. */
import type { Entries } from './entry.ts'
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
  'pod/containers-fixed': Record<never, never>
  'pod/fields-fixed': { readonly fields: readonly string[] }
  'pod/toleration-fixed': Record<never, never>
  'pod/gate-added': { readonly name: string }
  'pod/deadline-removed': { readonly before: number }
  'pod/deadline-put-off': { readonly before: number; readonly now: number }
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
      says: `${object}의 hostnameOverride와 ${because}가 호스트 이름을 함께 정하고 있습니다.`,
      here: `${because}와 함께 쓸 수 없음`,
    }),
  },
  'pod/two-process-spaces': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} is to share the processes of its containers and those of the node; one or the other.`,
      here: 'not with hostPID',
    }),
    ko: (_, { object }) => ({
      says: `${object}가 컨테이너끼리의 프로세스와 노드의 프로세스를 함께 공유하려고 합니다. 하나만 쓸 수 있습니다.`,
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
      says: `${object}는 정적 파드의 미러로 표시되어 있지만 노드가 없습니다.`,
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
      says: `${object}가 정적 파드의 미러인지는 바꿀 수 없습니다. kubelet이 파드를 만들 때 정합니다.`,
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
      says: `${object}는 스케줄링 게이트로 막혀 있는데 노드가 지정되어 있습니다.`,
      here: 'schedulingGates와 함께 쓸 수 없음',
    }),
  },
  'pod/containers-fixed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} exists with a certain number of containers, which cannot change.`,
      here: 'not as many as in the cluster',
      try: 'delete the pod and create it again; a Deployment does that for you',
    }),
    ko: (_, { object }) => ({
      says: `이미 있는 ${object}의 컨테이너 수는 바꿀 수 없습니다.`,
      here: '클러스터에 있는 수와 다름',
      try: '파드를 지우고 다시 만들어 보세요. 디플로이먼트는 이 일을 대신해 줍니다',
    }),
  },
  'pod/fields-fixed': {
    severity: 'error',
    en: ({ fields }, { object }) => ({
      says: `${object} exists, and ${listed(fields)} would change; of a pod, little more than its images can.`,
      here: 'differs from the pod in the cluster',
      try: 'delete the pod and create it again, or let a Deployment replace it',
    }),
    ko: ({ fields }, { object }) => ({
      says: `이미 있는 ${object}에서 ${listed(fields)} 값이 바뀌게 됩니다. 파드에서는 이미지 외에 바꿀 수 있는 것이 거의 없습니다.`,
      here: '클러스터에 있는 파드와 다름',
      try: '파드를 지우고 다시 만들거나, 디플로이먼트가 교체하게 해 보세요',
    }),
  },
  'pod/toleration-fixed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A toleration of ${object} would go or change; on a pod that exists they can only be added.`,
      here: 'differs from the pod in the cluster',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 톨러레이션이 없어지거나 바뀝니다. 이미 있는 파드에는 추가만 할 수 있습니다.`,
      here: '클러스터에 있는 파드와 다름',
    }),
  },
  'pod/gate-added': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `The scheduling gate ${name} would be added to ${object}; gates can only be taken away.`,
      here: 'not there when the pod was created',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}에 스케줄링 게이트 ${name}이(가) 추가됩니다. 게이트는 빼기만 할 수 있습니다.`,
      here: '파드를 만들 때 없던 게이트',
    }),
  },
  'pod/deadline-removed': {
    severity: 'error',
    en: ({ before }, { object }) => ({
      says: `${object} has a deadline of ${before} seconds, which cannot be taken away.`,
      here: `is ${before} in the cluster`,
    }),
    ko: ({ before }, { object }) => ({
      says: `${object}의 제한 시간 ${before}초는 없앨 수 없습니다.`,
      here: `클러스터에서는 ${before}`,
    }),
  },
  'pod/deadline-put-off': {
    severity: 'error',
    en: ({ before, now }, { object }) => ({
      says: `${object} has a deadline of ${before} seconds, which can be brought nearer, not put off to ${now}.`,
      here: `at most ${before}`,
    }),
    ko: ({ before, now }, { object }) => ({
      says: `${object}의 제한 시간 ${before}초는 줄일 수만 있으며 ${now}초로 늘릴 수 없습니다.`,
      here: `최대 ${before}`,
    }),
  },
}

/** The first few of many. */
function listed(fields: readonly string[]): string {
  const shown = fields.slice(0, 3).join(', ')
  return fields.length > 3 ? `${shown}, …` : shown
}

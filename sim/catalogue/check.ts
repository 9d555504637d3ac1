/** Diagnostics that only a check makes: the cluster works, but not as the task asks. Long because both languages stand side by side. */
import { type CheckAnswerFacts, checkAnswerEntries } from './check-answers.ts'
import { type CheckCertificateFacts, checkCertificateEntries } from './check-certificates.ts'
import { type CheckIngressFacts, checkIngressEntries } from './check-ingress.ts'
import { type CheckPlaceFacts, checkPlaceEntries } from './check-places.ts'
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckFacts
  extends CheckAnswerFacts,
    CheckCertificateFacts,
    CheckIngressFacts,
    CheckPlaceFacts {
  'check/object-missing': {
    readonly wanted: string
    /** As kubectl names the kind: services. */
    readonly resource: string
    /** An object of the same kind that was likely meant: Service default/web. */
    readonly instead?: string
  }
  'check/selects-others': {
    readonly others: readonly string[]
    readonly workloads: readonly string[]
    /** How many of the right pods are selected beside them. */
    readonly right: number
  }
  'check/selects-too-few': {
    readonly selected: number
    readonly wanted: number
    readonly missing: readonly string[]
  }
  /** Those that are missing are selected, but not ready. */
  'check/some-not-ready': {
    readonly service: string
    readonly ready: number
    readonly wanted: number
    readonly unready: readonly string[]
  }
  /** They stand behind the Service because it publishes the addresses of pods that are not ready. */
  'check/not-ready-published': { readonly pods: readonly string[] }
  'check/endpoints-differ': {
    readonly service: string
    readonly have: readonly string[]
    readonly want: readonly string[]
  }
  'check/port-missing': { readonly wanted: string; readonly offered: readonly string[] }
  /** No load balancer has an address for it. */
  'check/no-outside-address': { readonly service: string; readonly type: string }
  'check/given-object-changed': Readonly<Record<string, never>>
  'check/object-twice': Readonly<Record<string, never>>
}

export const checkEntries: Entries<CheckFacts> = {
  ...checkAnswerEntries,
  ...checkCertificateEntries,
  ...checkIngressEntries,
  ...checkPlaceEntries,
  'check/object-missing': {
    severity: 'error',
    en: ({ wanted, resource, instead }) => ({
      says:
        instead === undefined
          ? `The task asks for ${wanted}; the cluster has none.`
          : `The task asks for ${wanted}; the cluster has ${instead} instead.`,
      here: `the task asks for ${wanted}`,
      try: 'compare kind, name and namespace with the task, letter by letter',
      see: `kubectl get ${resource} --all-namespaces`,
    }),
    ko: ({ wanted, resource, instead }) => ({
      says:
        instead === undefined
          ? `과제는 ${withParticle(wanted, '을')} 요구하지만 클러스터에 없습니다.`
          : `과제는 ${withParticle(wanted, '을')} 요구하지만, 클러스터에는 그 대신 ${withParticle(instead, '이')} 있습니다.`,
      here: `과제가 요구하는 것: ${wanted}`,
      try: '종류, 이름, 네임스페이스를 과제와 한 글자씩 비교해 보세요',
      see: `kubectl get ${resource} --all-namespaces`,
    }),
  },
  'check/selects-others': {
    severity: 'error',
    en: ({ others, workloads, right }, { object }) => ({
      says:
        right > 0
          ? `${object} also selects ${listed(others)}; only pods of ${workloads.join(' and ')} belong behind it.`
          : `${object} selects ${listed(others)}; none of them is a pod of ${workloads.join(' or ')}.`,
      here: `${right > 0 ? 'also finds' : 'finds'} ${listed(others)}`,
      try: 'select by labels that only the right pods carry',
      see: 'kubectl get pods --show-labels',
    }),
    ko: ({ others, workloads, right }, { object }) => ({
      says:
        right > 0
          ? `${withParticle(object, '이')} 다른 파드도 선택합니다: ${listed(others)}. ${workloads.join(', ')}의 파드만 뒤에 있어야 합니다.`
          : `${withParticle(object, '이')} 선택한 파드는 ${workloads.join(', ')}의 파드가 아닙니다: ${listed(others)}.`,
      here: `찾은 다른 파드: ${listed(others)}`,
      try: '알맞은 파드에만 있는 레이블로 선택해 보세요',
      see: 'kubectl get pods --show-labels',
    }),
  },
  'check/selects-too-few': {
    severity: 'error',
    en: ({ selected, wanted, missing }, { object }) => ({
      says: `${object} has ${selected} of the ${wanted} pods that belong behind it; missing: ${listed(missing)}.`,
      here: `leaves out ${listed(missing)}`,
      try: 'keep only the pairs in the selector that all of these pods carry',
      see: 'kubectl get pods --show-labels',
    }),
    ko: ({ selected, wanted, missing }, { object }) => ({
      says: `${object} 뒤에 있어야 할 파드 ${wanted}개 가운데 ${selected}개만 있습니다. 빠진 파드: ${listed(missing)}.`,
      here: `${withParticle(listed(missing), '이')} 빠집니다`,
      try: '이 파드들이 모두 가진 쌍만 셀렉터에 남겨 보세요',
      see: 'kubectl get pods --show-labels',
    }),
  },
  'check/some-not-ready': {
    severity: 'error',
    en: ({ service, ready, wanted, unready }) => ({
      says: `${service} selects all ${wanted} pods that belong behind it, but only ${ready} of them are ready. Not ready: ${listed(unready)}.`,
      try: 'find out what these pods wait for: their events tell what a readiness probe got for an answer',
      see: `kubectl describe pod ${unready[0]}`,
    }),
    ko: ({ service, ready, wanted, unready }) => ({
      says: `${withParticle(service, '은')} 뒤에 있어야 할 파드 ${wanted}개를 모두 선택하지만 그 가운데 ${ready}개만 준비되었습니다. 준비되지 않은 파드: ${listed(unready)}.`,
      try: '이 파드들이 무엇을 기다리는지 알아보세요. 준비성 프로브가 받은 답은 파드의 이벤트에 있습니다',
      see: `kubectl describe pod ${unready[0]}`,
    }),
  },
  'check/not-ready-published': {
    severity: 'error',
    en: ({ pods }, { object }) => ({
      says: `${object} has an endpoint for every pod because it publishes addresses that are not ready. Not ready: ${listed(pods)}.`,
      here: 'hides what the pods say of themselves',
      try: 'find out what these pods wait for, and leave the field to members that look for each other',
      see: `kubectl describe pod ${pods[0]}`,
    }),
    ko: ({ pods }, { object }) => ({
      says: `${withParticle(object, '은')} 준비되지 않은 주소도 알리기 때문에 모든 파드가 엔드포인트로 보입니다. 준비되지 않은 파드: ${listed(pods)}.`,
      here: '파드가 스스로 하는 말을 가립니다',
      try: '이 파드들이 무엇을 기다리는지 알아보세요. 이 필드는 서로를 찾아야 하는 멤버를 위한 것입니다',
      see: `kubectl describe pod ${pods[0]}`,
    }),
  },
  'check/endpoints-differ': {
    severity: 'error',
    en: ({ service, have, want }) => ({
      says: `${service} leads to ${have.length === 0 ? 'no address' : listed(have)}; the task asks for ${listed(want)}.`,
      try: 'compare the slice with the task: its label, addresses, port numbers and port names',
      see: 'kubectl get endpointslices -o yaml',
    }),
    ko: ({ service, have, want }) => ({
      says: `${withParticle(service, '이')} 이어지는 주소: ${have.length === 0 ? '없음' : listed(have)}. 과제가 요구하는 주소: ${listed(want)}.`,
      try: '슬라이스의 레이블, 주소, 포트 번호, 포트 이름을 과제와 비교해 보세요',
      see: 'kubectl get endpointslices -o yaml',
    }),
  },
  'check/port-missing': {
    severity: 'error',
    en: ({ wanted, offered }, { object }) => ({
      says: `${object} does not offer ${wanted}; it offers ${offered.length === 0 ? 'no port' : listed(offered)}.`,
      try: 'compare name, number and protocol of the ports with the task',
      see: 'kubectl describe service',
    }),
    ko: ({ wanted, offered }, { object }) => ({
      says: `${withParticle(object, '이')} ${wanted} 포트를 제공하지 않습니다. 제공하는 포트: ${offered.length === 0 ? '없음' : listed(offered)}.`,
      try: '포트의 이름, 번호, 프로토콜을 과제와 비교해 보세요',
      see: 'kubectl describe service',
    }),
  },
  'check/no-outside-address': {
    severity: 'error',
    en: ({ service, type }) => ({
      says: `${service} has no address outside of the cluster: its type is ${type}.`,
      here: type === 'LoadBalancer' ? 'no address yet' : 'has no address of its own outside',
      try: 'a Service of type LoadBalancer gets one from the cloud',
      see: 'kubectl get services',
    }),
    ko: ({ service, type }) => ({
      says: `${service}에는 클러스터 밖의 주소가 없습니다. 유형은 ${type}입니다.`,
      here: type === 'LoadBalancer' ? '아직 주소가 없습니다' : '클러스터 밖에 자기 주소가 없습니다',
      try: 'LoadBalancer 유형의 서비스는 클라우드에서 주소를 받습니다',
      see: 'kubectl get services',
    }),
  },
  'check/given-object-changed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} was given and should stay as it is; this file changes it.`,
      here: 'written otherwise than it was given',
      try: 'take the object out of your file again; the repair belongs elsewhere',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '은')} 주어진 것이므로 그대로 두어야 하지만 이 파일이 바꿉니다.`,
      here: '주어진 것과 다르게 쓰여 있습니다',
      try: '작성한 파일에서 이 오브젝트를 빼 보세요. 고칠 곳은 다른 곳에 있습니다',
    }),
  },
  'check/object-twice': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `${object} stands twice in your files; what comes later replaced what came first.`,
      here: 'the same kind, namespace and name once more',
      try: 'write one of them, or give the second one a name of its own',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '이')} 작성한 파일에 두 번 있습니다. 나중 것이 먼저 것을 바꾸었습니다.`,
      here: '종류와 네임스페이스와 이름이 같은 것이 또 있습니다',
      try: '하나만 남기거나 두 번째에 다른 이름을 붙여 보세요',
    }),
  },
}

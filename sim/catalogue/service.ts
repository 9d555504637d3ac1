/** Diagnostics about Services: what they select, whether it is ready, what their names stand for. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { inNamespace } from './service-words.ts'

/** Why a pod of a Service is not ready; `detail` is a reason of its status or the name of a container. */
export interface UnreadyPod {
  readonly name: string
  readonly why:
    | 'unscheduled'
    | 'not-started'
    | 'failing'
    | 'probe-fails'
    | 'gate-closed'
    | 'terminating'
    | 'ended'
  readonly detail: string
}

export interface ServiceFacts {
  /** `nearest` is what pods carry in place of the pair that fails; '' where nothing is near. */
  'service/selects-nothing': {
    readonly selector: string
    readonly fails: string
    readonly nearest: string
    readonly pods: number
    readonly differs: 'value' | 'key' | 'combination' | 'nothing'
  }
  'service/pods-in-other-namespace': {
    readonly selector: string
    readonly namespace: string
    readonly pods: number
    readonly found: string
  }
  /** `pods` holds a few of them; empty where the endpoints were written by hand. */
  'service/no-ready-endpoints': {
    readonly service: string
    readonly pods: readonly UnreadyPod[]
    readonly total: number
  }
  'service/no-endpoint-on-node': {
    readonly service: string
    readonly node: string
    readonly elsewhere: number
  }
  'service/external-name-outside': { readonly service: string; readonly externalName: string }
  'service/alias-selects-nobody': { readonly service: string; readonly externalName: string }
  'service/external-name-is-an-address': { readonly service: string; readonly externalName: string }
}

export const serviceEntries: Entries<ServiceFacts> = {
  'service/selects-nothing': {
    severity: 'error',
    en: ({ selector, fails, nearest, pods: count, differs }, { object }) => ({
      says: `${object} selects no pods: no pod carries ${selector}.`,
      ...(nearest === ''
        ? { here: `no pod carries ${fails}` }
        : { here: `${pods(count)} ${carry(count)} ${nearest}` }),
      ...(differs === 'value' ? { try: "make the value the same as the pods' label" } : {}),
      ...(differs === 'key' ? { try: "make the key the same as the pods' label" } : {}),
      ...(differs === 'combination' ? { try: 'leave out the pair that these pods do not carry' } : {}),
      ...(differs === 'nothing'
        ? { try: 'compare the selector with the labels of the pods, and with those in the pod template' }
        : {}),
      see: 'kubectl get pods --show-labels',
    }),
    ko: ({ selector, fails, nearest, pods: count, differs }, { object }) => ({
      says: `${withParticle(object, '이')} 선택하는 파드가 없습니다. ${selector} 레이블을 가진 파드가 없습니다.`,
      ...(nearest === ''
        ? { here: `${fails} 레이블을 가진 파드가 없습니다` }
        : { here: `파드 ${count}개의 레이블은 ${nearest}입니다` }),
      ...(differs === 'value' ? { try: '값을 파드의 레이블과 같게 해 보세요' } : {}),
      ...(differs === 'key' ? { try: '키를 파드의 레이블과 같게 해 보세요' } : {}),
      ...(differs === 'combination' ? { try: '이 파드들에 없는 레이블을 셀렉터에서 빼 보세요' } : {}),
      ...(differs === 'nothing'
        ? { try: '셀렉터를 파드의 레이블, 그리고 파드 템플릿의 레이블과 비교해 보세요' }
        : {}),
      see: 'kubectl get pods --show-labels',
    }),
  },
  'service/pods-in-other-namespace': {
    severity: 'error',
    en: ({ selector, namespace, pods: count, found }, { object }) => ({
      says: `${object} selects no pods: no pod in namespace ${namespace} carries ${selector}. A Service selects in its own namespace only.`,
      here: `${pods(count)} in namespace ${found} ${carry(count)} ${selector}`,
      try: `put the Service into namespace ${found}`,
      see: `kubectl get pods --all-namespaces -l ${selector}`,
    }),
    ko: ({ selector, namespace, pods: count, found }, { object }) => ({
      says: `${withParticle(object, '이')} 선택하는 파드가 없습니다. 네임스페이스 ${namespace}에는 ${selector} 레이블을 가진 파드가 없습니다. 서비스는 자신의 네임스페이스에서만 파드를 선택합니다.`,
      here: `네임스페이스 ${found}에 ${selector} 레이블을 가진 파드가 ${count}개 있습니다`,
      try: `서비스를 네임스페이스 ${found}에 만들어 보세요`,
      see: `kubectl get pods --all-namespaces -l ${selector}`,
    }),
  },
  'service/no-ready-endpoints': {
    severity: 'error',
    en: ({ service, pods: list, total }, { field }) => ({
      says: [
        list.length === 0
          ? `None of the endpoints behind Service ${service} is ready (${total} in all).`
          : `${total === 1 ? 'The pod' : `None of the ${total} pods`} behind Service ${service} is ${total === 1 ? 'not ' : ''}ready.`,
        ...alike(list).map(([names, pod]) => `${names}: ${unreadyInEnglish(pod)}.`),
      ].join(' '),
      here: field.endsWith('readinessProbe') ? 'this probe has not succeeded' : 'none of these is ready',
      see: `kubectl describe pod ${list[0]?.name ?? ''}`.trim(),
    }),
    ko: ({ service, pods: list, total }, { field }) => ({
      says: [
        list.length === 0
          ? `서비스 ${service}의 엔드포인트 ${total}개 중 준비된 것이 없습니다.`
          : `서비스 ${service}의 파드 ${total}개 중 준비된 파드가 없습니다.`,
        ...alike(list).map(([names, pod]) => `${names}: ${unreadyInKorean(pod)}.`),
      ].join(' '),
      here: field.endsWith('readinessProbe')
        ? '이 프로브가 아직 성공하지 않았습니다'
        : '준비된 것이 없습니다',
      see: `kubectl describe pod ${list[0]?.name ?? ''}`.trim(),
    }),
  },
  'service/no-endpoint-on-node': {
    severity: 'error',
    en: ({ service, node, elsewhere }) => ({
      says: `Service ${service} has internalTrafficPolicy: Local, and no endpoint on the sender's node ${node}; the ${elsewhere} on other nodes are not used, and the packet is dropped.`,
      here: `no endpoint on node ${node}`,
      try: 'set internalTrafficPolicy: Cluster, or run a pod on every node',
      see: 'kubectl get pods -o wide',
    }),
    ko: ({ service, node, elsewhere }) => ({
      says: `서비스 ${withParticle(service, '은')} internalTrafficPolicy: Local인데 요청하는 쪽의 노드 ${node}에는 엔드포인트가 없습니다. 다른 노드에 있는 ${elsewhere}개는 쓰이지 않고 패킷은 버려집니다.`,
      here: `노드 ${node}에는 엔드포인트가 없습니다`,
      try: 'internalTrafficPolicy: Cluster로 설정하거나 모든 노드에 파드를 실행해 보세요',
      see: 'kubectl get pods -o wide',
    }),
  },
  'service/external-name-outside': {
    severity: 'note',
    en: ({ service, externalName }) => ({
      says: `Service ${service} is an alias for ${externalName}, a name outside the cluster; the simulator knows none of those. No packet passes through such a Service.`,
      here: 'the name that a client is sent to',
    }),
    ko: ({ service, externalName }) => ({
      says: `서비스 ${withParticle(service, '은')} 클러스터 밖의 이름 ${externalName}의 별칭입니다. 시뮬레이터는 클러스터 밖의 이름을 모릅니다. 이런 서비스를 거쳐 가는 패킷은 없습니다.`,
      here: '클라이언트가 안내받는 이름입니다',
    }),
  },
  'service/alias-selects-nobody': {
    severity: 'error',
    en: ({ service, externalName }) => ({
      says: `Service ${service} is of type ExternalName: an alias in DNS for ${externalName}. An alias has no cluster IP and no endpoints; its selector and its ports are not used.`,
      here: 'an alias, whatever the selector says',
      try: 'take type: ExternalName and externalName away: without a type it is ClusterIP',
      see: `kubectl get service ${inNamespace(service)}`,
    }),
    ko: ({ service, externalName }) => ({
      says: `서비스 ${withParticle(service, '은')} ExternalName 유형이며 DNS에서 ${externalName}의 별칭입니다. 별칭에는 클러스터 IP도 엔드포인트도 없으며, 셀렉터와 포트는 쓰이지 않습니다.`,
      here: '셀렉터와 상관없이 별칭입니다',
      try: 'type: ExternalName과 externalName을 지워 보세요. type이 없으면 ClusterIP입니다',
      see: `kubectl get service ${inNamespace(service)}`,
    }),
  },
  'service/external-name-is-an-address': {
    severity: 'error',
    en: ({ service, externalName }) => ({
      says: `Service ${service} is an alias for ${externalName}, but an alias leads to a name and this is an address: the cluster's DNS says that there is no such name.`,
      here: 'an address, not a name',
      try: 'write a Service without selector and an EndpointSlice with this address',
    }),
    ko: ({ service, externalName }) => ({
      says: `서비스 ${withParticle(service, '은')} ${externalName}의 별칭입니다. 별칭은 이름을 가리켜야 하는데 이것은 주소이므로 클러스터의 DNS는 그런 이름이 없다고 답합니다.`,
      here: '이름이 아니라 주소입니다',
      try: '셀렉터가 없는 서비스와 이 주소를 담은 엔드포인트슬라이스를 작성해 보세요',
    }),
  },
}

function pods(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`
}

function carry(count: number): string {
  return count === 1 ? 'carries' : 'carry'
}

/** Pods with the same reason are named together. */
function alike(list: readonly UnreadyPod[]): readonly (readonly [string, UnreadyPod])[] {
  const groups = new Map<string, [string, UnreadyPod]>()
  for (const pod of list) {
    const key = `${pod.why} ${pod.detail}`
    groups.set(key, [[groups.get(key)?.[0], pod.name].filter(Boolean).join(', '), pod])
  }
  return [...groups.values()]
}

function unreadyInEnglish({ why, detail }: UnreadyPod): string {
  const because = {
    unscheduled: 'on no node yet',
    'not-started': detail === '' ? 'not started yet' : `not started yet (${detail})`,
    failing: `keeps failing (${detail})`,
    'probe-fails': `runs, but the readiness probe of container ${detail} has not succeeded`,
    'gate-closed': `waits for the readiness gate ${detail}`,
    terminating: 'is being deleted',
    ended: 'has ended',
  } satisfies Record<UnreadyPod['why'], string>
  return because[why]
}

function unreadyInKorean({ why, detail }: UnreadyPod): string {
  const because = {
    unscheduled: '아직 노드에 배정되지 않았습니다',
    'not-started': `아직 시작되지 않았습니다${detail === '' ? '' : `(${detail})`}`,
    failing: `계속 실패합니다(${detail})`,
    'probe-fails': `실행 중이지만 컨테이너 ${detail}의 준비성 프로브가 성공하지 않았습니다`,
    'gate-closed': `레디니스 게이트 ${detail}을(를) 기다립니다`,
    terminating: '삭제되는 중입니다',
    ended: '종료되었습니다',
  } satisfies Record<UnreadyPod['why'], string>
  return because[why]
}

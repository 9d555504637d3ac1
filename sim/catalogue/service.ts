/** Diagnostics about Services: what they select, which ports they offer, what stands behind them. */
import type { Entries } from './entry.ts'

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
  /** `unlabelled` names EndpointSlices that look as if they were meant for the Service. */
  'service/no-selector-no-endpoints': { readonly service: string; readonly unlabelled: string }
  'service/slice-empty': { readonly service: string }
  'service/slice-port-unmatched': {
    readonly service: string
    readonly slicePort: string
    readonly servicePorts: readonly string[]
    readonly protocolDiffers: boolean
  }
  'service/slice-family-unused': {
    readonly service: string
    readonly addressType: string
    readonly families: readonly string[]
  }
  'service/endpoint-address-ignored': { readonly used: string; readonly ignored: string }
  'service/endpoint-is-a-cluster-ip': { readonly ip: string; readonly owner: string }
  'service/target-port-unnamed': {
    readonly service: string
    readonly name: string
    readonly protocol: string
    readonly pods: number
    readonly names: readonly string[]
    readonly protocolDiffers: boolean
  }
  'service/target-port-nobody-listens': {
    readonly port: number
    readonly deaf: number
    readonly pods: number
    readonly listens: readonly string[]
    /** The port is what a container declares, under this name; '' where the Service says the number itself. */
    readonly declaredAs: string
  }
  'service/port-not-offered': {
    readonly service: string
    readonly port: number
    readonly protocol: string
    readonly offered: readonly string[]
    readonly isTargetPort: boolean
  }
  'service/port-protocol': {
    readonly service: string
    readonly port: number
    readonly protocol: string
    readonly offered: string
  }
  'service/no-endpoint-on-node': {
    readonly service: string
    readonly node: string
    readonly elsewhere: number
  }
  'service/headless-has-no-cluster-ip': {
    readonly service: string
    readonly port: number
    readonly targetPort: string
  }
  'service/external-name-outside': { readonly service: string; readonly externalName: string }
  'service/external-name-is-an-address': { readonly service: string; readonly externalName: string }
}

function pods(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`
}

function carry(count: number): string {
  return count === 1 ? 'carries' : 'carry'
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
      ...(differs === 'nothing' ? { try: 'compare the selector with the labels in the pod template' } : {}),
      see: 'kubectl get pods --show-labels',
    }),
    ko: ({ selector, fails, nearest, pods: count, differs }, { object }) => ({
      says: `${object}가 선택하는 파드가 없습니다. ${selector} 레이블을 가진 파드가 없습니다.`,
      ...(nearest === ''
        ? { here: `${fails} 레이블을 가진 파드가 없습니다` }
        : { here: `파드 ${count}개의 레이블은 ${nearest}입니다` }),
      ...(differs === 'value' ? { try: '값을 파드의 레이블과 같게 해 보세요' } : {}),
      ...(differs === 'key' ? { try: '키를 파드의 레이블과 같게 해 보세요' } : {}),
      ...(differs === 'combination' ? { try: '이 파드들에 없는 레이블을 셀렉터에서 빼 보세요' } : {}),
      ...(differs === 'nothing' ? { try: '셀렉터를 파드 템플릿의 레이블과 비교해 보세요' } : {}),
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
      says: `${object}가 선택하는 파드가 없습니다. 네임스페이스 ${namespace}에는 ${selector} 레이블을 가진 파드가 없습니다. 서비스는 자신의 네임스페이스에서만 파드를 선택합니다.`,
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
  'service/no-selector-no-endpoints': {
    severity: 'error',
    en: ({ service, unlabelled }) => ({
      says: `Service ${service} has no selector, so nobody writes its endpoints for it, and no EndpointSlice with the label kubernetes.io/service-name: ${nameOf(service)} does either.`,
      here:
        unlabelled === '' ? 'no selector' : `no label kubernetes.io/service-name: ${nameOf(service)} here`,
      try:
        unlabelled === ''
          ? 'give the Service a selector, or write an EndpointSlice for it'
          : `give EndpointSlice ${unlabelled} the label kubernetes.io/service-name: ${nameOf(service)}`,
      see: seeSlices(service),
    }),
    ko: ({ service, unlabelled }) => ({
      says: `서비스 ${service}에는 셀렉터가 없어 엔드포인트가 자동으로 만들어지지 않습니다. kubernetes.io/service-name: ${nameOf(service)} 레이블을 가진 엔드포인트슬라이스도 없습니다.`,
      here:
        unlabelled === ''
          ? '셀렉터가 없습니다'
          : `여기에 kubernetes.io/service-name: ${nameOf(service)} 레이블이 없습니다`,
      try:
        unlabelled === ''
          ? '서비스에 셀렉터를 두거나 엔드포인트슬라이스를 직접 작성해 보세요'
          : `엔드포인트슬라이스 ${unlabelled}에 kubernetes.io/service-name: ${nameOf(service)} 레이블을 붙여 보세요`,
      see: seeSlices(service),
    }),
  },
  'service/slice-empty': {
    severity: 'error',
    en: ({ service }, { object, field }) => ({
      says: `${object} belongs to Service ${service}, but holds no address and port to send to.`,
      here: field.endsWith('ports') ? 'no port is listed' : 'no endpoint is listed',
      try: 'list at least one endpoint with an address, and one port',
      see: seeSlices(service),
    }),
    ko: ({ service }, { object, field }) => ({
      says: `${object}는 서비스 ${service}의 것이지만 보낼 주소와 포트가 없습니다.`,
      here: field.endsWith('ports') ? '포트가 없습니다' : '엔드포인트가 없습니다',
      try: '주소가 있는 엔드포인트와 포트를 하나 이상 적어 보세요',
      see: seeSlices(service),
    }),
  },
  'service/slice-port-unmatched': {
    severity: 'error',
    en: ({ service, slicePort, servicePorts, protocolDiffers }, { object }) => ({
      says: protocolDiffers
        ? `${object}: port ${slicePort} has another protocol than the Service's port of that name (${servicePorts.join(', ')}).`
        : `${object}: the Service has no port ${slicePort}; it has ${servicePorts.join(', ')}. Name and protocol decide which port a slice port belongs to, its number does not.`,
      here: `the Service has ${servicePorts.join(', ')}`,
      try: protocolDiffers ? 'make the protocols the same' : 'make the names the same, empty or not',
      see: `kubectl get service ${inNamespace(service)} -o yaml`,
    }),
    ko: ({ service, slicePort, servicePorts, protocolDiffers }, { object }) => ({
      says: protocolDiffers
        ? `${object}: 포트 ${slicePort}의 프로토콜이 같은 이름의 서비스 포트(${servicePorts.join(', ')})와 다릅니다.`
        : `${object}: 서비스에는 포트 ${slicePort}이(가) 없고 ${servicePorts.join(', ')}이(가) 있습니다. 슬라이스의 포트가 서비스의 어느 포트에 속하는지는 번호가 아니라 이름과 프로토콜로 정해집니다.`,
      here: `서비스에는 ${servicePorts.join(', ')}이(가) 있습니다`,
      try: protocolDiffers
        ? '프로토콜을 같게 해 보세요'
        : '이름을 같게 해 보세요. 비어 있다면 둘 다 비워 두세요',
      see: `kubectl get service ${inNamespace(service)} -o yaml`,
    }),
  },
  'service/slice-family-unused': {
    severity: 'error',
    en: ({ service, addressType, families }, { object }) => ({
      says: `${object} lists addresses of type ${addressType}, but the cluster IPs of Service ${service} are ${families.join(' and ')}. kube-proxy sends to addresses of the same family only, and never to names (FQDN).`,
      here: `the Service has ${families.join(' and ')}`,
      try: `list ${families[0] ?? 'IPv4'} addresses`,
    }),
    ko: ({ service, addressType, families }, { object }) => ({
      says: `${object}의 주소 유형은 ${addressType}이지만 서비스 ${service}의 클러스터 IP는 ${families.join(', ')}입니다. kube-proxy는 같은 유형의 주소로만 보내며 이름(FQDN)으로는 보내지 않습니다.`,
      here: `서비스의 주소 유형은 ${families.join(', ')}입니다`,
      try: `${families[0] ?? 'IPv4'} 주소를 적어 보세요`,
    }),
  },
  'service/endpoint-address-ignored': {
    severity: 'error',
    en: ({ used, ignored }, { object }) => ({
      says: `${object}: an endpoint stands for one destination, and kube-proxy reads its first address only: ${used}, not ${ignored}.`,
      here: 'kube-proxy does not read this address',
      try: 'give each address an endpoint of its own',
    }),
    ko: ({ used, ignored }, { object }) => ({
      says: `${object}: 엔드포인트 하나는 목적지 하나입니다. kube-proxy는 첫 번째 주소만 읽으므로 ${used}만 쓰이고 ${ignored}은(는) 쓰이지 않습니다.`,
      here: 'kube-proxy가 읽지 않는 주소입니다',
      try: '주소마다 엔드포인트를 따로 적어 보세요',
    }),
  },
  'service/endpoint-is-a-cluster-ip': {
    severity: 'error',
    en: ({ ip, owner }, { object }) => ({
      says: `${object}: ${ip} is the cluster IP of ${owner}. The API server accepts it, but it can be no destination: a packet is rewritten once, and at a cluster IP nobody is there to receive it.`,
      here: `the cluster IP of ${owner}`,
      try: 'list the addresses of the machines or pods themselves',
    }),
    ko: ({ ip, owner }, { object }) => ({
      says: `${object}: ${ip}은(는) ${owner}의 클러스터 IP입니다. API 서버는 받아들이지만 목적지가 될 수 없습니다. 패킷의 목적지는 한 번만 바뀌고, 클러스터 IP에는 받을 상대가 없습니다.`,
      here: `${owner}의 클러스터 IP입니다`,
      try: '실제 머신이나 파드의 주소를 적어 보세요',
    }),
  },
  'service/target-port-unnamed': {
    severity: 'error',
    en: ({ service, name, protocol, pods: count, names, protocolDiffers }, { object }) => ({
      says: `${object} leads to a port named ${name} (${protocol}), but ${count === 1 ? 'the pod behind it has' : `${count} pods behind it have`} no container port of that name${protocolDiffers ? ' and protocol' : ''}.`,
      here:
        names.length === 0
          ? 'the containers name none of their ports'
          : `the containers name ${names.join(', ')}`,
      ...(names.length > 0 && !protocolDiffers ? { try: `did you mean ${names[0]}?` } : {}),
      ...(protocolDiffers ? { try: "make the protocol the same as the container port's" } : {}),
      see: seeSlices(service),
    }),
    ko: ({ service, name, protocol, pods: count, names, protocolDiffers }, { object }) => ({
      says: `${object}의 포트는 이름이 ${name}(${protocol})인 포트로 이어지지만, 뒤에 있는 파드 ${count}개의 컨테이너에는 그런 이름${protocolDiffers ? '과 프로토콜' : ''}의 포트가 없습니다.`,
      here:
        names.length === 0
          ? '컨테이너의 포트에 이름이 없습니다'
          : `컨테이너의 포트 이름은 ${names.join(', ')}입니다`,
      ...(names.length > 0 && !protocolDiffers ? { try: `혹시 ${names[0]}을(를) 뜻하셨습니까?` } : {}),
      ...(protocolDiffers ? { try: '프로토콜을 컨테이너의 포트와 같게 해 보세요' } : {}),
      see: seeSlices(service),
    }),
  },
  'service/target-port-nobody-listens': {
    severity: 'error',
    en: ({ port, deaf, pods: count, listens, declaredAs }, { object }) => ({
      says:
        declaredAs === ''
          ? `${object} leads to port ${port}, but ${deafPods(deaf, count)} there.`
          : `${object} names port ${port} ${declaredAs}, but nobody in the container listens there.`,
      here: listens.length === 0 ? 'the pods listen on no port' : `the pods listen on ${listens.join(', ')}`,
      try:
        declaredAs === ''
          ? 'make the targetPort the port that the program listens on'
          : 'make the containerPort the port that the program listens on',
      see: 'kubectl logs POD',
    }),
    ko: ({ port, deaf, pods: count, listens, declaredAs }, { object }) => ({
      says:
        declaredAs === ''
          ? `${object}는 포트 ${port}(으)로 이어지지만 뒤에 있는 파드 ${deaf === count ? `${count}개 모두` : `${count}개 중 ${deaf}개는`} 그 포트에서 수신하지 않습니다.`
          : `${object}는 포트 ${port}에 ${declaredAs}라는 이름을 붙였지만 컨테이너에서 그 포트로 수신하는 프로그램이 없습니다.`,
      here:
        listens.length === 0
          ? '파드가 수신하는 포트가 없습니다'
          : `파드는 ${listens.join(', ')}에서 수신합니다`,
      try:
        declaredAs === ''
          ? 'targetPort를 프로그램이 수신하는 포트로 바꿔 보세요'
          : 'containerPort를 프로그램이 수신하는 포트로 바꿔 보세요',
      see: 'kubectl logs POD',
    }),
  },
  'service/port-not-offered': {
    severity: 'error',
    en: ({ service, port, protocol, offered, isTargetPort }) => ({
      says: `Service ${service} offers no port ${port} (${protocol}); it offers port ${offered.join(', ')}. ${isTargetPort ? `${port} is the targetPort: where the pods listen, not what clients ask for.` : 'Nothing answers at any other port of a cluster IP.'}`,
      here: `the request goes to port ${port}`,
      try: `ask for port ${offered[0] ?? 'of the Service'}, or make ${port} the port of the Service`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
    ko: ({ service, port, protocol, offered, isTargetPort }) => ({
      says: `서비스 ${service}에는 포트 ${port}(${protocol})이(가) 없고 ${offered.join(', ')}이(가) 있습니다. ${isTargetPort ? `${port}은(는) 파드가 수신하는 targetPort이며 클라이언트가 요청하는 포트가 아닙니다.` : '클러스터 IP의 다른 포트에서는 아무도 응답하지 않습니다.'}`,
      here: `요청은 포트 ${port}(으)로 갑니다`,
      try: `${offered[0] ?? '서비스의 포트'}(으)로 요청하거나 서비스의 port를 ${port}(으)로 바꿔 보세요`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
  },
  'service/port-protocol': {
    severity: 'error',
    en: ({ service, port, protocol, offered }) => ({
      says: `Service ${service} offers port ${port} for ${offered}, not for ${protocol}.`,
      here: `the request is ${protocol}`,
      try: `set protocol: ${protocol}`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
    ko: ({ service, port, protocol, offered }) => ({
      says: `서비스 ${service}의 포트 ${port}은(는) ${protocol}이(가) 아니라 ${offered}용입니다.`,
      here: `요청의 프로토콜은 ${protocol}입니다`,
      try: `protocol: ${protocol}(으)로 설정해 보세요`,
      see: `kubectl get service ${inNamespace(service)}`,
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
      says: `서비스 ${service}는 internalTrafficPolicy: Local인데 요청하는 쪽의 노드 ${node}에는 엔드포인트가 없습니다. 다른 노드에 있는 ${elsewhere}개는 쓰이지 않고 패킷은 버려집니다.`,
      here: `노드 ${node}에는 엔드포인트가 없습니다`,
      try: 'internalTrafficPolicy: Cluster로 설정하거나 모든 노드에 파드를 실행해 보세요',
      see: 'kubectl get pods -o wide',
    }),
  },
  'service/headless-has-no-cluster-ip': {
    severity: 'error',
    en: ({ service, port, targetPort }) => ({
      says: `Service ${service} is headless: its name stands for the pods themselves, so no rule turns port ${port} into ${targetPort}.`,
      here: 'no cluster IP, so port and targetPort are not translated',
      try: `ask for port ${targetPort}, or leave out clusterIP: None`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
    ko: ({ service, port, targetPort }) => ({
      says: `서비스 ${service}는 헤드리스 서비스입니다. 이름이 파드 자체를 가리키므로 포트 ${port}을(를) ${targetPort}(으)로 바꾸는 규칙이 없습니다.`,
      here: '클러스터 IP가 없어 port가 targetPort로 바뀌지 않습니다',
      try: `포트 ${targetPort}(으)로 요청하거나 clusterIP: None을 빼 보세요`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
  },
  'service/external-name-outside': {
    severity: 'note',
    en: ({ service, externalName }) => ({
      says: `Service ${service} is an alias for ${externalName}, a name outside the cluster; the simulator knows none of those. No packet passes through such a Service.`,
      here: 'the name that a client is sent to',
    }),
    ko: ({ service, externalName }) => ({
      says: `서비스 ${service}는 클러스터 밖의 이름 ${externalName}의 별칭입니다. 시뮬레이터는 클러스터 밖의 이름을 모릅니다. 이런 서비스를 거쳐 가는 패킷은 없습니다.`,
      here: '클라이언트가 안내받는 이름입니다',
    }),
  },
  'service/external-name-is-an-address': {
    severity: 'error',
    en: ({ service, externalName }) => ({
      says: `Service ${service} is an alias for ${externalName}, but an alias leads to a name and this is an address: the cluster's DNS gives no answer.`,
      here: 'an address, not a name',
      try: 'write a Service without selector and an EndpointSlice with this address',
    }),
    ko: ({ service, externalName }) => ({
      says: `서비스 ${service}는 ${externalName}의 별칭입니다. 별칭은 이름을 가리켜야 하는데 이것은 주소이므로 클러스터의 DNS가 응답하지 않습니다.`,
      here: '이름이 아니라 주소입니다',
      try: '셀렉터가 없는 서비스와 이 주소를 담은 엔드포인트슬라이스를 작성해 보세요',
    }),
  },
}

/** `default/web` is how a Service is named in a sentence; commands take name and namespace apart. */
function nameOf(service: string): string {
  return service.slice(service.indexOf('/') + 1)
}

function inNamespace(service: string): string {
  const slash = service.indexOf('/')
  const namespace = service.slice(0, Math.max(0, slash))
  return namespace === '' || namespace === 'default' ? nameOf(service) : `${nameOf(service)} -n ${namespace}`
}

function seeSlices(service: string): string {
  const namespace = inNamespace(service).slice(nameOf(service).length)
  return `kubectl get endpointslices -l kubernetes.io/service-name=${nameOf(service)}${namespace}`
}

function deafPods(deaf: number, count: number): string {
  if (count === 1) return 'the pod behind it does not listen'
  if (deaf === count) return `none of the ${count} pods behind it listens`
  return `${deaf} of the ${count} pods behind it ${deaf === 1 ? 'does' : 'do'} not listen`
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
    'probe-fails': `실행 중이지만 컨테이너 ${detail}의 레디니스 프로브가 성공하지 않았습니다`,
    'gate-closed': `레디니스 게이트 ${detail}을(를) 기다립니다`,
    terminating: '삭제되는 중입니다',
    ended: '종료되었습니다',
  } satisfies Record<UnreadyPod['why'], string>
  return because[why]
}

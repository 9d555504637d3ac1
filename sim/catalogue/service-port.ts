/** Diagnostics about the ports of Services: which are offered, where they lead, whether somebody listens there. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { inNamespace, seeSlices } from './service-words.ts'

export interface ServicePortFacts {
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
    /** The Service says this number for itself, too: likely it says no targetPort at all. */
    readonly isPort: boolean
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
  'service/headless-has-no-cluster-ip': {
    readonly service: string
    readonly port: number
    readonly targetPort: string
  }
}

export const servicePortEntries: Entries<ServicePortFacts> = {
  'service/target-port-unnamed': {
    severity: 'error',
    en: ({ service, name, protocol, pods: count, names, protocolDiffers }, { object }) => ({
      says: `${object} leads to a port named ${name} (${protocol}), but ${count === 1 ? 'the pod behind it has' : `${count} pods behind it have`} no container port of that name${protocolDiffers ? ' and protocol' : ''}.`,
      here:
        names.length === 0
          ? 'the containers name none of their ports'
          : `the containers name ${names.join(', ')}`,
      ...(names.length > 0 && !protocolDiffers ? { try: `did you mean ${names[0]}?` } : {}),
      ...(names.length === 0 ? { try: 'write the number of the port that the program listens on' } : {}),
      ...(protocolDiffers ? { try: "make the protocol the same as the container port's" } : {}),
      see: seeSlices(service),
    }),
    ko: ({ service, name, protocol, pods: count, names, protocolDiffers }, { object }) => ({
      says: `${object}의 포트는 이름이 ${name}(${protocol})인 포트로 이어지지만, 뒤에 있는 파드 ${count}개의 컨테이너에는 그런 이름${protocolDiffers ? '과 프로토콜' : ''}의 포트가 없습니다.`,
      here:
        names.length === 0
          ? '컨테이너의 포트에 이름이 없습니다'
          : `컨테이너의 포트 이름은 ${names.join(', ')}입니다`,
      ...(names.length > 0 && !protocolDiffers ? { try: `혹시 ${names[0]}을(를) 뜻한 것인가요?` } : {}),
      ...(names.length === 0 ? { try: '프로그램이 수신하는 포트의 번호를 써 보세요' } : {}),
      ...(protocolDiffers ? { try: '프로토콜을 컨테이너의 포트와 같게 해 보세요' } : {}),
      see: seeSlices(service),
    }),
  },
  'service/target-port-nobody-listens': {
    severity: 'error',
    en: ({ port, deaf, pods: count, listens, isPort, declaredAs }, { object }) => ({
      says:
        declaredAs === ''
          ? `${object} leads to port ${port}, but ${deafPods(deaf, count)} there.`
          : `${object} names port ${port} ${declaredAs}, but nobody in the container listens there.`,
      here: `${deaf === count ? 'the pods' : 'those pods'} listen on ${listens.length === 0 ? 'no port' : listens.join(', ')}`,
      try:
        declaredAs !== ''
          ? 'make the containerPort the port that the program listens on'
          : deaf === count
            ? `make the targetPort the port that the program listens on${isPort ? '; left out, it is the same as port' : ''}`
            : 'make the targetPort a name: each pod then says itself which port has that name',
      see: 'kubectl logs POD',
    }),
    ko: ({ port, deaf, pods: count, listens, isPort, declaredAs }, { object }) => ({
      says:
        declaredAs === ''
          ? `${withParticle(object, '은')} 포트 ${port}(으)로 이어지지만 뒤에 있는 파드 ${deaf === count ? `${count}개 모두` : `${count}개 중 ${deaf}개는`} 그 포트에서 수신하지 않습니다.`
          : `${withParticle(object, '은')} 포트 ${port}에 ${declaredAs}(이)라는 이름을 붙였지만 컨테이너에서 그 포트로 수신하는 프로그램이 없습니다.`,
      here:
        listens.length === 0
          ? '파드가 수신하는 포트가 없습니다'
          : `${deaf === count ? '파드는' : '그 파드들은'} ${listens.join(', ')}에서 수신합니다`,
      try:
        declaredAs !== ''
          ? 'containerPort를 프로그램이 수신하는 포트로 바꿔 보세요'
          : deaf === count
            ? `targetPort를 프로그램이 수신하는 포트로 ${isPort ? '적어 보세요. 적지 않으면 port와 같습니다' : '바꿔 보세요'}`
            : 'targetPort를 이름으로 바꿔 보세요. 그 이름의 포트가 몇 번인지는 파드마다 정해집니다',
      see: 'kubectl logs POD',
    }),
  },
  'service/port-not-offered': {
    severity: 'error',
    en: ({ service, port, protocol, offered, isTargetPort }) => ({
      says: `Service ${service} offers no port ${port} (${protocol}); it offers ${offered.length > 1 ? 'the ports' : 'port'} ${offered.join(' and ')}. ${isTargetPort ? `${port} is the targetPort: where the traffic is sent on to, not what clients ask for.` : 'Nothing answers at any other port of a cluster IP.'}`,
      here: `the request goes to port ${port}`,
      try: `ask for ${offered.length > 1 ? 'one of these' : `port ${offered[0] ?? 'of the Service'}`}, or let the Service offer port ${port}`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
    ko: ({ service, port, protocol, offered, isTargetPort }) => ({
      says: `서비스 ${service}에는 포트 ${port}(${protocol})이(가) 없고 ${offered.join(', ')}이(가) 있습니다. ${isTargetPort ? `${port}은(는) targetPort입니다. 트래픽을 넘겨주는 곳이지 클라이언트가 요청하는 포트가 아닙니다.` : '클러스터 IP의 다른 포트에서는 아무도 응답하지 않습니다.'}`,
      here: `요청은 포트 ${port}(으)로 갑니다`,
      try: `${offered[0] ?? '서비스의 포트'}(으)로 요청하거나 서비스가 ${port} 포트를 제공하게 해 보세요`,
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
  'service/headless-has-no-cluster-ip': {
    severity: 'error',
    en: ({ service, port, targetPort }) => ({
      says: `Service ${service} is headless: its name stands for the pods themselves, so no rule turns port ${port} into ${targetPort}.`,
      here: 'no cluster IP, so port and targetPort are not translated',
      try: `ask for port ${targetPort}, or leave out clusterIP: None`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
    ko: ({ service, port, targetPort }) => ({
      says: `서비스 ${withParticle(service, '은')} 헤드리스 서비스입니다. 이름이 파드 자체를 가리키므로 포트 ${port}을(를) ${targetPort}(으)로 바꾸는 규칙이 없습니다.`,
      here: '클러스터 IP가 없어 port가 targetPort로 바뀌지 않습니다',
      try: `포트 ${targetPort}(으)로 요청하거나 clusterIP: None을 빼 보세요`,
      see: `kubectl get service ${inNamespace(service)}`,
    }),
  },
}

function deafPods(deaf: number, count: number): string {
  if (count === 1) return 'the pod behind it does not listen'
  if (deaf === count) return `none of the ${count} pods behind it listens`
  return `${deaf} of the ${count} pods behind it ${deaf === 1 ? 'does' : 'do'} not listen`
}

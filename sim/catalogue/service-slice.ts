/** Diagnostics about EndpointSlices that people write: whose they are, which ports they name, which addresses. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { inNamespace, nameOf, seeSlices } from './service-words.ts'

export interface ServiceSliceFacts {
  /** `unlabelled` names EndpointSlices that look as if they were meant for the Service. */
  'service/no-selector-no-endpoints': { readonly service: string; readonly unlabelled: string }
  'service/slice-empty': { readonly service: string }
  'service/slice-in-other-namespace': { readonly service: string; readonly namespace: string }
  /** `port` is the name of the Service's port; '' where it has none. */
  'service/slice-port-missing': { readonly service: string; readonly port: string; readonly protocol: string }
  'service/slice-port-unmatched': {
    readonly service: string
    /** A name; '' where there is none. */
    readonly slicePort: string
    /** Names, or protocols where those differ. */
    readonly servicePorts: readonly string[]
    readonly protocolDiffers: boolean
  }
  'service/slice-family-unused': {
    readonly service: string
    readonly addressType: string
    readonly families: readonly string[]
  }
  'service/endpoint-address-ignored': { readonly used: string; readonly ignored: string }
  'service/endpoint-nobody-listens': {
    readonly address: string
    readonly protocol: string
    readonly listens: readonly string[]
  }
  'service/endpoint-is-a-cluster-ip': { readonly ip: string; readonly owner: string }
}

export const serviceSliceEntries: Entries<ServiceSliceFacts> = {
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
      says: `${withParticle(object, '은')} 서비스 ${service}의 것이지만 보낼 주소와 포트가 없습니다.`,
      here: field.endsWith('ports') ? '포트가 없습니다' : '엔드포인트가 없습니다',
      try: '주소가 있는 엔드포인트와 포트를 하나 이상 적어 보세요',
      see: seeSlices(service),
    }),
  },
  'service/slice-in-other-namespace': {
    severity: 'error',
    en: ({ service, namespace }, { object }) => ({
      says: `${object} is labelled for a Service ${nameOf(service)}, but Service ${service} is in another namespace: a slice belongs to a Service of its own namespace.`,
      here: `the Service is in ${namespace}`,
      try: `write namespace: ${namespace}`,
      see: 'kubectl get endpointslices --all-namespaces',
    }),
    ko: ({ service, namespace }, { object }) => ({
      says: `${object}에는 서비스 ${nameOf(service)}의 레이블이 있지만 서비스 ${service}은(는) 다른 네임스페이스에 있습니다. 슬라이스는 같은 네임스페이스의 서비스에만 속합니다.`,
      here: `서비스는 네임스페이스 ${namespace}에 있습니다`,
      try: `namespace: ${withParticle(namespace, '로')} 고쳐 보세요`,
      see: 'kubectl get endpointslices --all-namespaces',
    }),
  },
  'service/slice-port-missing': {
    severity: 'error',
    en: ({ service, port, protocol }) => ({
      says: `No EndpointSlice of Service ${service} has a port ${named(port)} (${protocol}), so nothing stands behind that port of the Service.`,
      here: `no port ${named(port)} (${protocol}) among these`,
      try: `add the port ${named(port)}, with the number that the program listens on`,
      see: seeSlices(service),
    }),
    ko: ({ service, port, protocol }) => ({
      says: `서비스 ${service}의 엔드포인트슬라이스에 ${namedInKorean(port)} 포트(${protocol})가 없으므로 서비스의 그 포트 뒤에는 아무것도 없습니다.`,
      here: `여기에 ${namedInKorean(port)} 포트(${protocol})가 없습니다`,
      try: `${namedInKorean(port)} 포트를 프로그램이 수신하는 번호와 함께 추가해 보세요`,
      see: seeSlices(service),
    }),
  },
  'service/slice-port-unmatched': {
    severity: 'error',
    en: ({ service, slicePort, servicePorts, protocolDiffers }, { object }) => ({
      says: protocolDiffers
        ? `${object}: the port ${named(slicePort)} has another protocol than that port of the Service (${servicePorts.join(', ')}).`
        : `${object}: the Service has no port ${named(slicePort)}; it has one ${servicePorts.map(named).join(', one ')}. Name and protocol decide which port a slice port belongs to, its number does not.`,
      here: protocolDiffers
        ? `the Service has ${servicePorts.join(', ')}`
        : `the Service has a port ${servicePorts.map(named).join(' and one ')}`,
      try: protocolDiffers ? 'make the protocols the same' : 'give both ports the same name, or none',
      see: `kubectl get service ${inNamespace(service)} -o yaml`,
    }),
    ko: ({ service, slicePort, servicePorts, protocolDiffers }, { object }) => ({
      says: protocolDiffers
        ? `${object}: ${namedInKorean(slicePort)} 포트의 프로토콜이 서비스의 같은 포트(${servicePorts.join(', ')})와 다릅니다.`
        : `${object}: 서비스에는 ${namedInKorean(slicePort)} 포트가 없습니다. 서비스에 있는 것은 ${servicePorts.map(namedInKorean).join(', ')} 포트입니다. 슬라이스의 포트가 서비스의 어느 포트에 속하는지는 번호가 아니라 이름과 프로토콜로 정해집니다.`,
      here: protocolDiffers
        ? `서비스의 프로토콜은 ${servicePorts.join(', ')}입니다`
        : `서비스에는 ${servicePorts.map(namedInKorean).join(', ')} 포트가 있습니다`,
      try: protocolDiffers
        ? '프로토콜을 같게 해 보세요'
        : '두 포트에 같은 이름을 주거나 둘 다 이름을 비워 보세요',
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
  'service/endpoint-nobody-listens': {
    severity: 'error',
    en: ({ address, protocol, listens }, { object }) => ({
      says: `${object} leads to ${address} (${protocol}), and nobody listens there.`,
      here:
        listens.length === 0
          ? 'nothing listens at that address'
          : `there, ${listens.join(', ')} is listened on`,
      try: 'make this the port that the program behind the Service listens on',
    }),
    ko: ({ address, protocol, listens }, { object }) => ({
      says: `${withParticle(object, '은')} ${address}(${protocol})(으)로 이어지지만 그곳에서 수신하는 프로그램이 없습니다.`,
      here:
        listens.length === 0
          ? '이 주소에서 수신하는 프로그램이 없습니다'
          : `이 주소에서는 ${listens.join(', ')}에서 수신합니다`,
      try: '서비스 뒤의 프로그램이 수신하는 포트로 바꿔 보세요',
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
}

function named(port: string): string {
  return port === '' ? 'without a name' : `named ${port}`
}

function namedInKorean(port: string): string {
  return port === '' ? '이름 없는' : `이름이 ${port}인`
}

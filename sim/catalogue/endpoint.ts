/** Diagnostics about EndpointSlices and Endpoints that somebody wrote: empty, deprecated, out of place. */
import type { Entries } from './entry.ts'

export interface EndpointFacts {
  'endpoint/no-address': Readonly<Record<never, never>>
  'endpoint/zone-in-topology': { readonly key: string }
  'endpoint/subset-empty': Readonly<Record<never, never>>
  'endpoint/fqdn-deprecated': Readonly<Record<never, never>>
  'endpoint/endpoints-deprecated': Readonly<Record<never, never>>
}

export const endpointEntries: Entries<EndpointFacts> = {
  'endpoint/no-address': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `An endpoint of ${object} has no address; it needs at least one.`,
      here: 'no address',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 엔드포인트에 주소가 없습니다. 하나 이상 필요합니다.`,
      here: '주소가 없음',
    }),
  },
  'endpoint/zone-in-topology': {
    severity: 'error',
    en: ({ key }) => ({
      says: `${key} cannot stand in deprecatedTopology; the zone of an endpoint has a field of its own.`,
      try: 'write the zone in the field zone',
    }),
    ko: ({ key }) => ({
      says: `${key}은(는) deprecatedTopology에 쓸 수 없습니다. 엔드포인트의 영역은 별도의 필드에 씁니다.`,
      try: 'zone 필드에 영역을 써 보세요',
    }),
  },
  'endpoint/subset-empty': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A subset of ${object} has neither addresses nor notReadyAddresses.`,
      here: 'no address',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 subset에 addresses도 notReadyAddresses도 없습니다.`,
      here: '주소가 없음',
    }),
  },
  'endpoint/fqdn-deprecated': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `${object} holds domain names; kube-proxy ignores such slices, and they are deprecated.`,
      here: 'neither IPv4 nor IPv6',
      try: 'write addresses, or a Service of type ExternalName',
    }),
    ko: (_, { object }) => ({
      says: `${object}은(는) 도메인 이름을 담고 있습니다. kube-proxy는 이런 슬라이스를 무시하며, 사용이 중단되었습니다.`,
      here: 'IPv4도 IPv6도 아님',
      try: '주소를 쓰거나 ExternalName 유형의 서비스를 만들어 보세요',
    }),
  },
  'endpoint/endpoints-deprecated': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `${object} is accepted and copied into EndpointSlices; Endpoints objects are deprecated since Kubernetes 1.33.`,
      try: 'write an EndpointSlice with the label kubernetes.io/service-name in its place',
    }),
    ko: (_, { object }) => ({
      says: `${object}은(는) 받아들여져 엔드포인트슬라이스로 복사됩니다. Endpoints 오브젝트는 쿠버네티스 1.33부터 사용이 중단되었습니다.`,
      try: '그 대신 kubernetes.io/service-name 레이블을 붙인 엔드포인트슬라이스를 써 보세요',
    }),
  },
}

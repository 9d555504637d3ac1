/** Diagnostics about Ingresses and IngressClasses: what the API server refuses in them, and what it warns about. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface IngressFacts {
  'ingress/routes-nothing': Record<never, never>
  'ingress/host-is-an-ip': { readonly host: string }
  'ingress/path-type-missing': { readonly path: string }
  'ingress/path-not-absolute': { readonly path: string; readonly pathType: string }
  /** `part` may not stand in the path, or not at its end. */
  'ingress/path-not-plain': { readonly path: string; readonly part: string; readonly where: 'inside' | 'end' }
  'ingress/backend-missing': Record<never, never>
  'ingress/backend-twofold': { readonly service: string; readonly resource: string }
  'ingress/backend-port-missing': { readonly service: string }
  'ingress/backend-port-twofold': { readonly name: string; readonly number: number }
  'ingress/not-a-path-segment': { readonly value: string; readonly part: string }
  'ingress/classes-differ': { readonly annotation: string; readonly className: string }
  'ingress/class-annotation-deprecated': { readonly className: string }
  'ingress/parameters-namespace-missing': Record<never, never>
  'ingress/parameters-namespace-unused': { readonly namespace: string }
}

export const ingressEntries: Entries<IngressFacts> = {
  'ingress/routes-nothing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has neither rules nor a default backend, so there is no request that it could send anywhere.`,
      here: 'needs rules or defaultBackend',
      try: 'add rules: with a host and paths, or defaultBackend: with a Service',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 규칙도 기본 백엔드도 없어 어떤 요청도 보낼 곳이 없습니다.`,
      here: 'rules나 defaultBackend가 필요함',
      try: 'rules: 아래에 호스트와 경로를 적거나 defaultBackend: 아래에 서비스를 적어 보세요',
    }),
  },
  'ingress/host-is-an-ip': {
    severity: 'error',
    en: ({ host }, { object, field }) => ({
      says: `${field} of ${object} is the address ${host}. A host is a DNS name, which browsers send along in the Host header.`,
      here: 'an address, not a name',
      try: 'write a DNS name, or leave host out to take requests for every host',
    }),
    ko: ({ host }, { object, field }) => ({
      says: `${object}의 ${field} 값이 주소 ${host}입니다. 호스트에는 브라우저가 Host 헤더에 담아 보내는 DNS 이름을 씁니다.`,
      here: '이름이 아니라 주소',
      try: 'DNS 이름을 쓰거나, 모든 호스트의 요청을 받으려면 host를 빼 보세요',
    }),
  },
  'ingress/path-type-missing': {
    severity: 'error',
    en: ({ path }, { object, field }) => ({
      says: `${object} needs ${field}, which says how ${path === '' ? 'its path' : `the path ${path}`} is compared with that of a request: as a whole, or as its beginning.`,
      here: 'needs pathType',
      try: 'add pathType: Prefix (this path and all below it) or pathType: Exact',
      see: 'kubectl explain ingress.spec.rules.http.paths.pathType',
    }),
    ko: ({ path }, { object, field }) => ({
      says: `${object}에는 ${field} 필드가 필요합니다. ${path === '' ? '경로를' : `경로 ${withParticle(path, '을')}`} 요청의 경로와 어떻게 비교할지(전체가 같은지, 앞부분이 같은지) 말하는 필드입니다.`,
      here: 'pathType이 필요함',
      try: 'pathType: Prefix(이 경로와 그 아래 모두) 또는 pathType: Exact를 적어 보세요',
      see: 'kubectl explain ingress.spec.rules.http.paths.pathType',
    }),
  },
  'ingress/path-not-absolute': {
    severity: 'error',
    en: ({ path, pathType }, { object, field }) => ({
      says:
        path === ''
          ? `${field} of ${object} is empty; with pathType ${pathType} there must be a path.`
          : `${field} of ${object} is ${path}. The path of a request begins with "/", so this one would match none.`,
      here: 'begins with "/"',
      try: path === '' ? 'write path: /' : `write /${path}`,
    }),
    ko: ({ path, pathType }, { object, field }) => ({
      says:
        path === ''
          ? `${object}의 ${field} 값이 비어 있습니다. pathType이 ${withParticle(pathType, '이')}면 경로가 있어야 합니다.`
          : `${object}의 ${field} 값이 ${path}입니다. 요청의 경로는 "/"로 시작하므로 이 경로와 맞는 요청은 없습니다.`,
      here: '"/"로 시작해야 함',
      try: path === '' ? 'path: /를 적어 보세요' : `/${withParticle(path, '로')} 써 보세요`,
    }),
  },
  'ingress/path-not-plain': {
    severity: 'error',
    en: ({ path, part, where }, { object, field }) => ({
      says: `${field} of ${object} is ${path}, with ${part} ${where === 'end' ? 'at its end' : 'in it'}. Requests are cleaned of that before paths are compared, so no path with it can match.`,
      here: `has ${part} ${where === 'end' ? 'at its end' : 'in it'}`,
      try: `write the path without ${part}`,
    }),
    ko: ({ path, part, where }, { object, field }) => ({
      says: `${object}의 ${field} 값 ${path}의 ${where === 'end' ? '끝' : '안'}에 ${withParticle(part, '이')} 있습니다. 요청의 경로는 비교하기 전에 이런 부분이 정리되므로 맞는 요청이 없습니다.`,
      here: `${part}: ${where === 'end' ? '끝에 쓸 수 없음' : '쓸 수 없음'}`,
      try: `${part} 없이 경로를 써 보세요`,
    }),
  },
  'ingress/backend-missing': {
    severity: 'error',
    en: (_, { object, field }) => ({
      says: `${field} of ${object} names nothing that requests could go to.`,
      here: 'needs service',
      try: 'add service: with a name and a port',
    }),
    ko: (_, { object, field }) => ({
      says: `${object}의 ${field}에 요청을 보낼 대상이 적혀 있지 않습니다.`,
      here: 'service가 필요함',
      try: 'service: 아래에 name과 port를 적어 보세요',
    }),
  },
  'ingress/backend-twofold': {
    severity: 'error',
    en: ({ service, resource }, { object, field }) => ({
      says: `${field} of ${object} names the Service ${service} and the resource ${resource}; a request can go to one of them only.`,
      here: 'has both service and resource',
      try: 'keep one of the two',
    }),
    ko: ({ service, resource }, { object, field }) => ({
      says: `${object}의 ${field}에 서비스 ${withParticle(service, '와')} 리소스 ${withParticle(resource, '이')} 모두 적혀 있습니다. 요청은 둘 중 한 곳으로만 갈 수 있습니다.`,
      here: 'service와 resource가 함께 있음',
      try: '둘 중 하나만 남겨 보세요',
    }),
  },
  'ingress/backend-port-missing': {
    severity: 'error',
    en: ({ service }, { object, field }) => ({
      says: `${field} of ${object} does not say which port of Service ${service} requests go to.`,
      here: 'needs service.port',
      try: "add port: with number: or name: of one of the Service's ports",
    }),
    ko: ({ service }, { object, field }) => ({
      says: `${object}의 ${field}에 서비스 ${service}의 어느 포트로 보낼지 적혀 있지 않습니다.`,
      here: 'service.port가 필요함',
      try: 'port: 아래에 서비스 포트의 number: 또는 name:을 적어 보세요',
    }),
  },
  'ingress/backend-port-twofold': {
    severity: 'error',
    en: ({ name, number }, { object, field }) => ({
      says: `${field} of ${object} gives the Service's port by name, ${name}, and by number, ${number}.`,
      here: 'has both a name and a number',
      try: 'keep one of the two',
    }),
    ko: ({ name, number }, { object, field }) => ({
      says: `${object}의 ${field}에 서비스 포트의 이름 ${withParticle(name, '과')} 번호 ${withParticle(`${number}`, '이')} 모두 적혀 있습니다.`,
      here: '이름과 번호가 함께 있음',
      try: '둘 중 하나만 남겨 보세요',
    }),
  },
  'ingress/not-a-path-segment': {
    severity: 'error',
    en: ({ value, part }, { object, field }) => ({
      says: `${field} of ${object} is "${value}", and becomes a part of the address under which the object is found: it cannot ${value === part ? 'be' : 'contain'} "${part}".`,
      here: value === part ? `"${part}" is no name` : `contains "${part}"`,
    }),
    ko: ({ value, part }, { object, field }) => ({
      says: `${object}의 ${field} 값 "${value}"은(는) 오브젝트를 찾는 URL의 한 부분이 되므로 "${part}"${value === part ? '일 수 없습니다' : '을(를) 담을 수 없습니다'}.`,
      here: value === part ? `"${part}"은(는) 이름이 아님` : `"${part}"이(가) 들어 있음`,
    }),
  },
  'ingress/classes-differ': {
    severity: 'error',
    en: ({ annotation, className }, { object }) => ({
      says: `${object} has the class ${className} in spec.ingressClassName, and "${annotation}" in the annotation that was used before there was such a field.`,
      here: `differs from ingressClassName: ${className}`,
      try: 'take the annotation kubernetes.io/ingress.class away',
    }),
    ko: ({ annotation, className }, { object }) => ({
      says: `${object}의 spec.ingressClassName은 ${className}인데, 이 필드가 생기기 전에 쓰던 어노테이션에는 "${annotation}"이(가) 적혀 있습니다.`,
      here: `ingressClassName: ${withParticle(className, '과')} 다름`,
      try: 'kubernetes.io/ingress.class 어노테이션을 빼 보세요',
    }),
  },
  'ingress/class-annotation-deprecated': {
    severity: 'warning',
    en: ({ className }, { object }) => ({
      says: `${object} gives its class ${className} by the annotation kubernetes.io/ingress.class; there is a field for it now. An Ingress with the annotation gets no default class either.`,
      here: 'now spec.ingressClassName',
      try: `write ingressClassName: ${className} under spec`,
    }),
    ko: ({ className }, { object }) => ({
      says: `${object}의 클래스 ${withParticle(className, '이')} kubernetes.io/ingress.class 어노테이션으로 적혀 있습니다. 지금은 이를 위한 필드가 있으며, 어노테이션이 있는 인그레스에는 기본 클래스도 채워지지 않습니다.`,
      here: '지금은 spec.ingressClassName',
      try: `spec 아래에 ingressClassName: ${withParticle(className, '을')} 써 보세요`,
    }),
  },
  'ingress/parameters-namespace-missing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `The parameters of ${object} have the scope Namespace, and it is not said which namespace they are in.`,
      here: 'needs namespace',
      try: 'add namespace: or write scope: Cluster',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 parameters 범위가 Namespace인데 어느 네임스페이스인지 적혀 있지 않습니다.`,
      here: 'namespace가 필요함',
      try: 'namespace:를 적거나 scope: Cluster로 바꿔 보세요',
    }),
  },
  'ingress/parameters-namespace-unused': {
    severity: 'error',
    en: ({ namespace }, { object }) => ({
      says: `The parameters of ${object} belong to the whole cluster (scope Cluster) and yet name the namespace ${namespace}.`,
      here: 'only with scope: Namespace',
      try: 'write scope: Namespace, or take the namespace away',
    }),
    ko: ({ namespace }, { object }) => ({
      says: `${object}의 parameters는 클러스터 전체에 속하는데(scope가 Cluster) 네임스페이스 ${withParticle(namespace, '이')} 적혀 있습니다.`,
      here: 'scope: Namespace일 때만 쓸 수 있음',
      try: 'scope: Namespace로 바꾸거나 namespace를 빼 보세요',
    }),
  },
}

/**
 * Diagnostics about requests that come to an Ingress controller, and about Ingresses that lead nowhere. What is said of
 * statuses (404, 502, 503) is what ingress-nginx does. Long because it has the words of every fact in both languages.
 */
import type { PathType } from '../api/ingress.ts'
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface IngressTrafficFacts {
  'ingress/no-controller': Record<never, never>
  'ingress/controller-not-ready': { readonly pods: number; readonly namespace: string }
  /** `address`: one that the controller publishes. */
  'ingress/controller-elsewhere': { readonly asked: string; readonly node: string; readonly address: string }
  /** `classes`: the IngressClasses that there are. */
  'ingress/class-missing': { readonly classes: readonly string[] }
  'ingress/class-unknown': {
    readonly className: string
    readonly near: readonly string[]
    /** Written as the annotation kubernetes.io/ingress.class. */
    readonly isAnnotation: boolean
  }
  'ingress/class-of-another-controller': { readonly className: string; readonly controller: string }
  /** `address`: that of the Ingress, as kubectl get ingress shows it; '' when it has none. */
  'ingress/host-not-in-dns': { readonly host: string; readonly address: string }
  /** `hosts`: those of rules, the nearest first. */
  'ingress/host-not-matched': {
    readonly host: string
    readonly hosts: readonly string[]
    readonly isAddress: boolean
  }
  'ingress/path-not-matched': {
    readonly host: string
    readonly path: string
    readonly paths: readonly string[]
    /** A path that would nearly match. */
    readonly near?: {
      readonly path: string
      readonly pathType: PathType
      readonly because: 'exact' | 'element' | 'case' | 'slash' | 'star'
    }
  }
  'ingress/service-missing': {
    readonly service: string
    readonly namespace: string
    readonly near: readonly string[]
    /** Namespaces that have a Service of this name. */
    readonly elsewhere: readonly string[]
  }
  'ingress/port-missing': {
    readonly service: string
    readonly port: string
    readonly offered: readonly string[]
  }
  'ingress/no-endpoints': { readonly service: string; readonly port: string }
  'ingress/endpoints-fail': {
    readonly service: string
    readonly status: number
    readonly tried: readonly string[]
  }
  'ingress/backend-is-no-service': { readonly kind: string; readonly name: string }
  'ingress/path-taken': { readonly host: string; readonly path: string; readonly by: string }
  'ingress/redirects-to-https': { readonly host: string; readonly location: string }
  'ingress/plain-http-to-https-port': { readonly port: number }
  'ingress/annotation-not-modelled': { readonly names: readonly string[] }
  'ingress/path-passed-over': {
    readonly because: 'other-path' | 'farther-path' | 'taken-already' | 'no-service' | 'not-needed'
  }
}

const passedOver = {
  'other-path': { en: 'it does not match', ko: '경로가 맞지 않음' },
  'farther-path': { en: 'another path is nearer', ko: '더 가까운 경로가 있음' },
  'taken-already': {
    en: 'an older Ingress or an earlier rule asks for the same',
    ko: '같은 경로를 먼저 만든 인그레스나 앞선 규칙이 차지함',
  },
  'no-service': { en: 'it leads to something other than a Service', ko: '서비스가 아닌 것을 가리킴' },
  'not-needed': { en: 'a rule takes the request', ko: '규칙이 요청을 받음' },
} as const

const nearMiss = {
  exact: {
    en: (path: string) => `${path} is Exact: it takes this path alone, nothing below it`,
    ko: (path: string) => `${withParticle(path, '은')} Exact라서 이 경로만 받고 그 아래는 받지 않습니다`,
  },
  element: {
    en: (path: string) =>
      `${path} is a Prefix by whole elements, and this path only begins with the same letters`,
    ko: (path: string) =>
      `${withParticle(path, '은')} 경로 요소 단위의 Prefix인데 요청은 글자만 같게 시작합니다`,
  },
  case: {
    en: (path: string) => `${path} differs in upper and lower case`,
    ko: (path: string) => `${withParticle(path, '와')} 대소문자가 다릅니다`,
  },
  slash: {
    en: (path: string) => `${path} is Exact, and differs by the slash at the end`,
    ko: (path: string) => `Exact인 ${withParticle(path, '와')} 끝의 "/"가 다릅니다`,
  },
  star: {
    en: (path: string) => `${path} ends with a star, which is a letter like any other`,
    ko: (path: string) => `${path} 끝의 별표는 다른 글자와 같은 글자입니다`,
  },
} as const

export const ingressTrafficEntries: Entries<IngressTrafficFacts> = {
  'ingress/no-controller': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} is only data: no Ingress controller runs in this cluster, so nobody listens for the requests it speaks of.`,
      try: 'install one: minikube addons enable ingress',
      see: 'kubectl get pods --all-namespaces',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '은')} 데이터일 뿐입니다. 이 클러스터에는 인그레스 컨트롤러가 없어 인그레스가 말하는 요청을 기다리는 프로그램이 없습니다.`,
      try: '컨트롤러를 설치해 보세요: minikube addons enable ingress',
      see: 'kubectl get pods --all-namespaces',
    }),
  },
  'ingress/controller-not-ready': {
    severity: 'error',
    en: ({ pods, namespace }) => ({
      says: `The Ingress controller is installed, but none of its ${pods === 1 ? 'pods (1)' : `${pods} pods`} is ready.`,
      see: `kubectl get pods -n ${namespace}`,
    }),
    ko: ({ pods, namespace }) => ({
      says: `인그레스 컨트롤러가 설치되어 있지만 파드 ${pods}개 중 준비된 것이 없습니다.`,
      see: `kubectl get pods -n ${namespace}`,
    }),
  },
  'ingress/controller-elsewhere': {
    severity: 'error',
    en: ({ asked, node, address }) => ({
      says: `${asked} is node ${node}, where the Ingress controller does not listen; its address is ${address}.`,
      try: `ask ${address}`,
      see: 'kubectl get ingress',
    }),
    ko: ({ asked, node, address }) => ({
      says: `${withParticle(asked, '은')} 노드 ${node}의 주소인데 인그레스 컨트롤러는 그곳에서 수신하지 않습니다. 컨트롤러의 주소는 ${address}입니다.`,
      try: `${withParticle(address, '로')} 요청해 보세요`,
      see: 'kubectl get ingress',
    }),
  },
  'ingress/class-missing': {
    severity: 'error',
    en: ({ classes }, { object }) => ({
      says: `${object} names no class, and no IngressClass was the default when it was created: no controller takes it up.`,
      here: 'needs ingressClassName',
      try:
        classes[0] === undefined
          ? 'add ingressClassName: under spec'
          : `add ingressClassName: ${classes[0]} under spec`,
      see: 'kubectl get ingressclass',
    }),
    ko: ({ classes }, { object }) => ({
      says: `${object}에 클래스가 적혀 있지 않고, 만들 때 기본 인그레스클래스도 없었습니다. 그래서 어떤 컨트롤러도 처리하지 않습니다.`,
      here: 'ingressClassName이 필요함',
      try:
        classes[0] === undefined
          ? 'spec 아래에 ingressClassName:을 적어 보세요'
          : `spec 아래에 ingressClassName: ${withParticle(classes[0], '을')} 적어 보세요`,
      see: 'kubectl get ingressclass',
    }),
  },
  'ingress/class-unknown': {
    severity: 'error',
    en: ({ className, near, isAnnotation }, { object }) => ({
      says: isAnnotation
        ? `${object} asks for the class "${className}" by annotation, and no controller here goes by that word.`
        : `${object} is of the class ${className}, and there is no IngressClass of that name: no controller takes it up.`,
      here: isAnnotation ? 'no controller listens to this' : 'no such IngressClass',
      ...(near[0] === undefined ? {} : { try: `write ${near[0]}` }),
      see: 'kubectl get ingressclass',
    }),
    ko: ({ className, near, isAnnotation }, { object }) => ({
      says: isAnnotation
        ? `${withParticle(object, '이')} 어노테이션으로 클래스 "${className}"을(를) 요구하지만, 이 이름을 따르는 컨트롤러가 없습니다.`
        : `${object}의 클래스는 ${className}인데 그런 이름의 인그레스클래스가 없어 어떤 컨트롤러도 처리하지 않습니다.`,
      here: isAnnotation ? '이 값을 따르는 컨트롤러가 없음' : '없는 인그레스클래스',
      ...(near[0] === undefined ? {} : { try: `${withParticle(near[0], '로')} 고쳐 보세요` }),
      see: 'kubectl get ingressclass',
    }),
  },
  'ingress/class-of-another-controller': {
    severity: 'error',
    en: ({ className, controller }, { object }) => ({
      says: `${object} is of the class ${className}, whose controller "${controller}" does not run here.`,
      here: `left to ${controller}`,
      see: `kubectl describe ingressclass ${className}`,
    }),
    ko: ({ className, controller }, { object }) => ({
      says: `${object}의 클래스 ${withParticle(className, '은')} 컨트롤러 "${controller}"의 것인데, 이 컨트롤러는 여기서 실행되지 않습니다.`,
      here: `${controller}의 몫`,
      see: `kubectl describe ingressclass ${className}`,
    }),
  },
  'ingress/host-not-in-dns': {
    severity: 'error',
    en: ({ host, address }, { object }) => ({
      says: `${object} has rules for ${host}, but that makes the name known to nobody: DNS, or the client's /etc/hosts, has to lead it to the controller.`,
      here: 'a rule makes no DNS name',
      try:
        address === ''
          ? `find the controller's address, and send the name there: curl --resolve ${host}:80:ADDRESS http://${host}`
          : `add a line to /etc/hosts: ${address} ${host}`,
      see: 'kubectl get ingress',
    }),
    ko: ({ host, address }, { object }) => ({
      says: `${object}에 ${host}의 규칙이 있지만, 규칙이 이름을 만들어 주지는 않습니다. DNS나 클라이언트의 /etc/hosts가 이 이름을 컨트롤러의 주소로 이끌어야 합니다.`,
      here: '규칙은 DNS 이름을 만들지 않음',
      try:
        address === ''
          ? `컨트롤러의 주소를 찾아 이름을 그곳으로 보내 보세요: curl --resolve ${host}:80:ADDRESS http://${host}`
          : `/etc/hosts에 한 줄을 추가해 보세요: ${address} ${host}`,
      see: 'kubectl get ingress',
    }),
  },
  'ingress/host-not-matched': {
    severity: 'error',
    en: ({ host, hosts, isAddress }) => ({
      says: isAddress
        ? `The request names the host ${host}, an address, and every rule is for a host name: the controller answers 404.`
        : `No rule is for the host ${host}: the controller answers 404.${hosts.length === 0 ? '' : ` There are rules for ${hosts.join(', ')}.`}`,
      ...(hosts[0] === undefined
        ? {}
        : {
            try: isAddress
              ? `ask for http://${hosts[0]}, or send the name: curl -H 'Host: ${hosts[0]}'`
              : `compare with ${hosts[0]}`,
          }),
      see: 'kubectl get ingress --all-namespaces',
    }),
    ko: ({ host, hosts, isAddress }) => ({
      says: isAddress
        ? `요청의 호스트가 주소 ${host}인데 규칙은 모두 호스트네임을 요구합니다. 컨트롤러는 404로 응답합니다.`
        : `호스트 ${host}에 대한 규칙이 없어 컨트롤러가 404로 응답합니다.${hosts.length === 0 ? '' : ` 규칙이 있는 호스트: ${hosts.join(', ')}`}`,
      ...(hosts[0] === undefined
        ? {}
        : {
            try: isAddress
              ? `http://${withParticle(hosts[0], '로')} 요청하거나 이름을 보내 보세요: curl -H 'Host: ${hosts[0]}'`
              : `${withParticle(hosts[0], '와')} 비교해 보세요`,
          }),
      see: 'kubectl get ingress --all-namespaces',
    }),
  },
  'ingress/path-not-matched': {
    severity: 'error',
    en: ({ host, path, paths, near }) => ({
      says: `No rule for ${host} takes the path ${path}: the controller answers 404. ${near ? `${nearMiss[near.because].en(near.path)}.` : `It has rules for ${paths.join(', ')}.`}`,
      here: near ? nearMiss[near.because].en(near.path) : `does not take ${path}`,
      ...(near?.because === 'exact' || near?.because === 'slash'
        ? { try: 'write pathType: Prefix' }
        : near?.because === 'case'
          ? { try: `write path: ${path}` }
          : near?.because === 'star'
            ? { try: `write path: ${near.path.slice(0, -1)} and pathType: Prefix` }
            : {}),
      see: 'kubectl describe ingress',
    }),
    ko: ({ host, path, paths, near }) => ({
      says: `${host}의 규칙 가운데 경로 ${withParticle(path, '을')} 받는 것이 없어 컨트롤러가 404로 응답합니다. ${near ? `${nearMiss[near.because].ko(near.path)}.` : `규칙이 있는 경로: ${paths.join(', ')}`}`,
      here: near ? nearMiss[near.because].ko(near.path) : `${withParticle(path, '을')} 받지 않음`,
      ...(near?.because === 'exact' || near?.because === 'slash'
        ? { try: 'pathType: Prefix로 고쳐 보세요' }
        : near?.because === 'case'
          ? { try: `path: ${withParticle(path, '로')} 고쳐 보세요` }
          : near?.because === 'star'
            ? { try: `path: ${near.path.slice(0, -1)}, pathType: Prefix로 고쳐 보세요` }
            : {}),
      see: 'kubectl describe ingress',
    }),
  },
  'ingress/service-missing': {
    severity: 'error',
    en: ({ service, namespace, near, elsewhere }, { object }) => ({
      says: `${object} leads to Service ${service}, and the namespace ${namespace} has none of that name${elsewhere.length === 0 ? '' : ` (${elsewhere.join(', ')} has; an Ingress reaches Services of its own namespace only)`}. The controller answers 503.`,
      here: 'no such Service',
      try: near[0] === undefined ? `create Service ${service} in ${namespace}` : `write ${near[0]}`,
      see: `kubectl get services -n ${namespace}`,
    }),
    ko: ({ service, namespace, near, elsewhere }, { object }) => ({
      says: `${withParticle(object, '은')} 서비스 ${withParticle(service, '을')} 가리키는데 네임스페이스 ${namespace}에는 그런 서비스가 없습니다${elsewhere.length === 0 ? '' : `(${elsewhere.join(', ')}에는 있지만, 인그레스는 같은 네임스페이스의 서비스만 쓸 수 있습니다)`}. 컨트롤러는 503으로 응답합니다.`,
      here: '없는 서비스',
      try:
        near[0] === undefined
          ? `네임스페이스 ${namespace}에 서비스 ${withParticle(service, '을')} 만들어 보세요`
          : `${withParticle(near[0], '로')} 고쳐 보세요`,
      see: `kubectl get services -n ${namespace}`,
    }),
  },
  'ingress/port-missing': {
    severity: 'error',
    en: ({ service, port, offered }, { object }) => ({
      says: `${object} asks for port ${port} of Service ${service}, which has ${offered.length === 0 ? 'no ports' : offered.join(', ')}. The controller answers 503.`,
      here: `Service ${service} has no port ${port}`,
      ...(offered[0] === undefined ? {} : { try: `write one of the Service's ports: ${offered.join(', ')}` }),
      see: `kubectl describe service ${service}`,
    }),
    ko: ({ service, port, offered }, { object }) => ({
      says: `${withParticle(object, '이')} 서비스 ${service}의 포트 ${withParticle(port, '을')} 가리키는데 이 서비스의 포트는 ${offered.length === 0 ? '없습니다' : `${offered.join(', ')}입니다`}. 컨트롤러는 503으로 응답합니다.`,
      here: `서비스 ${service}에 포트 ${withParticle(port, '이')} 없음`,
      ...(offered[0] === undefined ? {} : { try: `서비스의 포트로 고쳐 보세요: ${offered.join(', ')}` }),
      see: `kubectl describe service ${service}`,
    }),
  },
  'ingress/no-endpoints': {
    severity: 'error',
    en: ({ service, port }, { object }) => ({
      says: `${object} leads to port ${port} of Service ${service}, which has no endpoint that is ready: the controller has nobody to send to and answers 503.`,
      here: 'no ready endpoint',
      see: `kubectl get endpointslices -l kubernetes.io/service-name=${service}`,
    }),
    ko: ({ service, port }, { object }) => ({
      says: `${withParticle(object, '이')} 서비스 ${service}의 포트 ${withParticle(port, '을')} 가리키는데 준비된 엔드포인트가 없습니다. 컨트롤러는 보낼 곳이 없어 503으로 응답합니다.`,
      here: '준비된 엔드포인트가 없음',
      see: `kubectl get endpointslices -l kubernetes.io/service-name=${service}`,
    }),
  },
  'ingress/endpoints-fail': {
    severity: 'error',
    en: ({ service, status, tried }) => ({
      says: `The controller tried ${tried.join(', ')} of Service ${service} and ${status === 504 ? 'none took the connection in time' : 'none gave an answer that it understands'}: it answers ${status} itself.`,
      see: `kubectl describe service ${service}`,
    }),
    ko: ({ service, status, tried }) => ({
      says: `컨트롤러가 서비스 ${service}의 ${withParticle(tried.join(', '), '을')} 시도했지만 ${status === 504 ? '제때 연결을 받은 곳이 없어' : '이해할 수 있는 응답이 없어'} 스스로 ${withParticle(String(status), '로')} 응답합니다.`,
      see: `kubectl describe service ${service}`,
    }),
  },
  'ingress/backend-is-no-service': {
    severity: 'warning',
    en: ({ kind, name }, { object, field }) => ({
      says: `${field} of ${object} is the ${kind} ${name}. ingress-nginx knows Services only and passes the path over.`,
      here: 'no Service',
      try: 'write service: with a name and a port',
    }),
    ko: ({ kind, name }, { object, field }) => ({
      says: `${object}의 ${withParticle(field, '은')} ${kind} ${name}입니다. ingress-nginx는 서비스만 알기 때문에 이 경로를 건너뜁니다.`,
      here: '서비스가 아님',
      try: 'service: 아래에 name과 port를 적어 보세요',
    }),
  },
  'ingress/path-taken': {
    severity: 'warning',
    en: ({ host, path, by }, { object }) => ({
      says: `${object} asks for ${host === '' ? 'every host' : host} and the path ${path}, which the older ${by} asks for too: that one gets the requests.`,
      here: `taken by ${by}`,
      see: 'kubectl get ingress --all-namespaces',
    }),
    ko: ({ host, path, by }, { object }) => ({
      says: `${withParticle(object, '이')} ${host === '' ? '모든 호스트' : host}의 경로 ${withParticle(path, '을')} 요구하지만, 먼저 만든 ${by}도 같은 것을 요구하므로 요청은 그쪽으로 갑니다.`,
      here: `${withParticle(by, '이')} 먼저 차지함`,
      see: 'kubectl get ingress --all-namespaces',
    }),
  },
  'ingress/redirects-to-https': {
    severity: 'warning',
    en: ({ host, location }, { object }) => ({
      says: `${object} has tls for ${host}, so the controller answers plain HTTP with a redirect to ${location}.`,
      here: 'plain HTTP is redirected',
      try: 'ask for https, or set the annotation nginx.ingress.kubernetes.io/ssl-redirect: "false"',
    }),
    ko: ({ host, location }, { object }) => ({
      says: `${object}에 ${host}의 tls가 있어, 컨트롤러는 평문 HTTP 요청을 ${withParticle(location, '로')} 보냅니다.`,
      here: '평문 HTTP는 https로 보냄',
      try: 'https로 요청하거나 nginx.ingress.kubernetes.io/ssl-redirect: "false" 어노테이션을 적어 보세요',
    }),
  },
  'ingress/plain-http-to-https-port': {
    severity: 'error',
    en: ({ port }) => ({
      says: `Port ${port} of the controller speaks TLS, and the request is plain HTTP: it answers 400.`,
      try: 'write https:// in the URL',
    }),
    ko: ({ port }) => ({
      says: `컨트롤러의 포트 ${withParticle(String(port), '은')} TLS를 쓰는데 요청은 평문 HTTP라서 400으로 응답합니다.`,
      try: 'URL에 https://를 써 보세요',
    }),
  },
  'ingress/annotation-not-modelled': {
    severity: 'note',
    en: ({ names }, { object }) => ({
      says: `${object} has annotations that may decide about the request and that the simulator does not model: ${names.join(', ')}.`,
      here: 'not modelled here',
    }),
    ko: ({ names }, { object }) => ({
      says: `${object}에 요청의 결과를 바꿀 수 있지만 시뮬레이터가 구현하지 않는 어노테이션이 있습니다: ${names.join(', ')}`,
      here: '여기서는 구현하지 않음',
    }),
  },
  'ingress/path-passed-over': {
    severity: 'note',
    en: ({ because }) => ({ says: passedOver[because].en }),
    ko: ({ because }) => ({ says: passedOver[because].ko }),
  },
}

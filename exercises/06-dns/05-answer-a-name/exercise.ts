/**
 * What does the cluster's DNS answer to a name? Compared with CoreDNS' rules for each type of Service.
 * Long because each of five checks has its own names, generated worlds and reasons, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import {
  type DnsRecord,
  type EndpointSlice,
  fqdn,
  kubeadmSettings,
  queryDns,
  type Service,
  serviceNameLabel,
  zoneOf,
} from '../../../sim/index.ts'
import type { Answer, Endpoint, Service as GivenService, Port, QuestionType } from './types.ts'

type Args = readonly [services: readonly GivenService[], name: string, type: QuestionType]

const file = 'answer.ts'

function expected(services: readonly GivenService[], name: string, type: QuestionType): Answer {
  const zone = zoneOf(
    {
      services: services.map(serviceFrom),
      slices: services.flatMap(slicesFrom),
      // Where an alias leads is for servers outside; here it is enough that one is told where to ask.
      outside: () => ({ records: [] }),
    },
    kubeadmSettings('cluster.local'),
  )
  const { rcode, answer } = queryDns(zone, fqdn(name), type)
  return { rcode: rcode === 'NXDOMAIN' ? rcode : 'NOERROR', records: answer.flatMap(recordFrom) }
}

function recordFrom(record: DnsRecord): Answer['records'] {
  if (record.type === 'SRV') return [{ type: 'SRV', data: `${record.port} ${record.target}` }]
  return record.type === 'A' || record.type === 'CNAME' ? [{ type: record.type, data: record.data }] : []
}

function serviceFrom({ name, namespace, clusterIP, externalName, ports }: GivenService): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      type: externalName === undefined ? 'ClusterIP' : 'ExternalName',
      sessionAffinity: 'None',
      ...(clusterIP === undefined ? {} : { clusterIP, clusterIPs: [clusterIP] }),
      ...(externalName === undefined ? {} : { externalName }),
      ports: ports.map((port) => ({ ...port, targetPort: port.port })),
    },
  }
}

function slicesFrom({ name, namespace, ports, endpoints }: GivenService): readonly EndpointSlice[] {
  if (endpoints === undefined) return []
  return [
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace, labels: { [serviceNameLabel]: name } },
      addressType: 'IPv4',
      ports,
      endpoints: endpoints.map(({ address, hostname, ready }) => ({
        addresses: [address],
        conditions: { ready },
        ...(hostname === undefined ? {} : { hostname }),
      })),
    },
  ]
}

function because(
  returned: unknown,
  services: readonly GivenService[],
  name: string,
  type: QuestionType,
): Bilingual {
  const [below = ''] = name.split('.svc.cluster.local.')
  const [namespace = '', wanted = '', ...labels] = below.split('.').reverse()
  const service = services.find((one) => one.name === wanted && one.namespace === namespace)
  if (service === undefined) {
    return {
      en: `There is no Service ${wanted} in namespace ${namespace}, so nothing has this name: NXDOMAIN.`,
      ko: `네임스페이스 ${namespace}에 ${wanted} 서비스가 없으므로 이 이름을 가진 것이 없습니다: NXDOMAIN.`,
    }
  }
  const right = expected(services, name, type)
  if (service.externalName !== undefined) return whyAlias(service, type, labels.length > 0)
  const { rcode, records } = right
  if (rcode === 'NOERROR' && records.length === 0) {
    return {
      en: `The name is there, but it has no ${type} record: NOERROR, and an empty list.`,
      ko: `이름은 있지만 ${type} 레코드가 없습니다: NOERROR와 빈 목록.`,
    }
  }
  if (labels.length === 2) return whySrv(service, labels, right)
  const said = (returned as Partial<Answer> | undefined)?.rcode
  const [label] = labels
  if (label !== undefined) return whyEndpoint(service, label)
  if (service.clusterIP !== 'None') {
    return {
      en: `Service ${wanted} of namespace ${namespace} has the cluster IP ${service.clusterIP}: that is its one A record.`,
      ko: `네임스페이스 ${namespace}의 서비스 ${wanted}의 클러스터 IP는 ${service.clusterIP}이고, A 레코드는 그것 하나입니다.`,
    }
  }
  const ready = (service.endpoints ?? []).filter((endpoint) => endpoint.ready)
  return ready.length === 0
    ? {
        en: `Service ${wanted} is headless and no endpoint is ready: nothing stands behind the name, NXDOMAIN${said === 'NOERROR' ? ', not an empty list' : ''}.`,
        ko: `서비스 ${wanted}은(는) 헤드리스이고 준비된 엔드포인트가 없습니다. 이름 뒤에 아무것도 없으므로${said === 'NOERROR' ? ' 빈 목록이 아니라' : ''} NXDOMAIN입니다.`,
      }
    : {
        en: `Service ${wanted} is headless: its name has an A record for each endpoint that is ready (${ready.length} of ${service.endpoints?.length}).`,
        ko: `서비스 ${wanted}은(는) 헤드리스입니다. 준비된 엔드포인트마다 A 레코드가 하나씩 있습니다(${service.endpoints?.length}개 중 ${ready.length}개).`,
      }
}

function whyAlias({ name, externalName }: GivenService, type: QuestionType, isBelow: boolean): Bilingual {
  if (isBelow) {
    return {
      en: `Service ${name} is an alias of ${externalName}: it has no endpoints and no ports that could have names below its own.`,
      ko: `서비스 ${name}은(는) ${externalName}의 별칭입니다. 그 아래에 이름을 가질 엔드포인트도 포트도 없습니다.`,
    }
  }
  return {
    en: `Service ${name} is an ExternalName: whoever asks for ${type} is sent on by a CNAME, to the full name ${externalName}. with its dot.`,
    ko: `서비스 ${name}은(는) ExternalName입니다. ${type}을(를) 물어도 CNAME으로, 점까지 붙인 전체 이름 ${externalName}.(으)로 보냅니다.`,
  }
}

function whySrv(
  service: GivenService,
  [protocol = '', port = '']: readonly string[],
  { rcode }: Answer,
): Bilingual {
  const { name, ports } = service
  const found = ports.find((one) => `_${one.name}` === port)
  if (rcode === 'NXDOMAIN' && found !== undefined && `_${found.protocol.toLowerCase()}` === protocol) {
    return {
      en: `Service ${name} is headless and no endpoint is ready: nobody has this port, NXDOMAIN.`,
      ko: `서비스 ${name}은(는) 헤드리스이고 준비된 엔드포인트가 없습니다. 이 포트가 있는 것이 없으므로 NXDOMAIN입니다.`,
    }
  }
  if (rcode === 'NXDOMAIN') {
    return found === undefined
      ? {
          en: `Service ${name} has no port that is called ${port.slice(1)}: NXDOMAIN.`,
          ko: `서비스 ${name}에 ${port.slice(1)}(이)라는 포트가 없습니다: NXDOMAIN.`,
        }
      : {
          en: `Port ${found.name} of Service ${name} is for ${found.protocol}, and ${protocol} was asked for: NXDOMAIN.`,
          ko: `서비스 ${name}의 포트 ${found.name}은(는) ${found.protocol}인데 ${protocol}을(를) 물었습니다: NXDOMAIN.`,
        }
  }
  return service.clusterIP === 'None'
    ? {
        en: `Port ${found?.name} of the headless Service ${name}: for each endpoint that is ready the number ${found?.port}, and the endpoint's own name.`,
        ko: `헤드리스 서비스 ${name}의 포트 ${found?.name}: 준비된 엔드포인트마다 번호 ${found?.port}과(와) 그 엔드포인트의 이름입니다.`,
      }
    : {
        en: `Port ${found?.name} of Service ${name} is ${found?.port}, and the name beside it is that of the Service.`,
        ko: `서비스 ${name}의 포트 ${found?.name}은(는) ${found?.port}이고, 함께 오는 이름은 서비스의 이름입니다.`,
      }
}

function whyEndpoint({ name, endpoints = [] }: GivenService, label: string): Bilingual {
  const dashed = (endpoint: Endpoint) => endpoint.address.replaceAll('.', '-')
  const found = endpoints.find((one) => one.hostname === label || dashed(one) === label)
  if (found === undefined) {
    return {
      en: `No endpoint of Service ${name} is called ${label}: NXDOMAIN.`,
      ko: `서비스 ${name}에 ${label}(이)라는 엔드포인트가 없습니다: NXDOMAIN.`,
    }
  }
  if (!found.ready) {
    return {
      en: `Endpoint ${found.address} of Service ${name} is not ready, and has no name until it is: NXDOMAIN.`,
      ko: `서비스 ${name}의 엔드포인트 ${found.address}은(는) 준비되지 않았고, 그동안은 이름이 없습니다: NXDOMAIN.`,
    }
  }
  if (found.hostname !== undefined && found.hostname !== label) {
    return {
      en: `Endpoint ${found.address} of Service ${name} has the hostname ${found.hostname}, and is found under it alone.`,
      ko: `서비스 ${name}의 엔드포인트 ${found.address}에는 호스트네임 ${found.hostname}이(가) 있으므로 그 이름으로만 찾습니다.`,
    }
  }
  return {
    en: `${label} is endpoint ${found.address} of Service ${name}${found.hostname === undefined ? ', by its address with dashes' : ', by its hostname'}.`,
    ko: `${label}은(는) 서비스 ${name}의 엔드포인트 ${found.address}입니다. ${found.hostname === undefined ? '대시로 쓴 주소' : '호스트네임'}(으)로 찾습니다.`,
  }
}

const http: Port = { name: 'http', port: 80, protocol: 'TCP' }
const dns: Port = { name: 'dns', port: 53, protocol: 'UDP' }
const first: Endpoint = { address: '10.244.1.7', hostname: 'db-0', ready: true }
const second: Endpoint = { address: '10.244.2.8', hostname: 'db-1', ready: true }
const nameless: Endpoint = { address: '10.244.3.9', ready: true }

const web: GivenService = { name: 'web', namespace: 'shop', clusterIP: '10.96.0.11', ports: [http, dns] }
const otherWeb: GivenService = { ...web, namespace: 'office', clusterIP: '10.96.7.7' }
const db: GivenService = {
  name: 'db',
  namespace: 'shop',
  clusterIP: 'None',
  ports: [http],
  endpoints: [first, second, nameless],
}
const partner: GivenService = {
  name: 'partner',
  namespace: 'shop',
  externalName: 'api.example.com',
  ports: [],
}

/** The name of a Service or of something below it. */
function named(below: string): string {
  return `${below}.svc.cluster.local.`
}

interface World {
  readonly services: readonly string[]
  /** What stands before the name of the Service; '' for nothing. */
  readonly labels: readonly string[]
  readonly types: readonly QuestionType[]
}

/** Services of two namespaces, and names that lead to one of them as often as not. */
function world({ services, labels, types }: World): Generate<Args> {
  return (fc) => {
    const namespace = fc.constantFrom('shop', 'office')
    const ports = fc.constantFrom<readonly Port[]>([http], [dns], [http, dns])
    const endpoint = fc
      .tuple(fc.constantFrom(first, second, nameless), fc.boolean())
      .map(([one, ready]) => ({ ...one, ready }))
    const endpoints = fc.uniqueArray(endpoint, { maxLength: 3, selector: ({ address }) => address })
    const kinds = {
      web: fc.record({
        name: fc.constant('web'),
        namespace,
        clusterIP: fc.constantFrom('10.96.0.11', '10.96.7.7'),
        ports,
      }),
      db: fc.record({ name: fc.constant('db'), namespace, clusterIP: fc.constant('None'), ports, endpoints }),
      partner: fc.record({
        name: fc.constant('partner'),
        namespace,
        externalName: fc.constantFrom('api.example.com', 'www.example.org'),
        ports: fc.constant([]),
      }),
    }
    const service = fc.oneof(
      ...Object.entries(kinds).flatMap(([name, kind]) => (services.includes(name) ? [kind] : [])),
    )
    const known = fc.uniqueArray(service, { maxLength: 3, selector: (one) => `${one.name}.${one.namespace}` })
    const name = fc
      .tuple(fc.constantFrom(...labels), fc.constantFrom(...services), namespace)
      .map((parts) => named(parts.filter((part) => part !== '').join('.')))
    return fc.tuple(known, name, fc.constantFrom(...types))
  }
}

function agrees(title: Bilingual, cases: readonly Args[], asked: World): FunctionQuestion {
  return functionAgrees<Args>({
    title,
    file,
    export: 'answer',
    cases,
    generate: world(asked),
    expected,
    because,
  })
}

const endpointLabels = ['db-0', 'db-1', '10-244-1-7', '10-244-3-9']

export default defineFunctionExercise({
  id: '06-dns/05-answer-a-name',
  title: { en: 'Answer for a Service', ko: '서비스를 대신해 답하기' },
  minutes: 25,
  difficulty: 4,
  lesson: 'Which records a Service has',
  given: ['types.ts', 'parse-name.ts'],
  edit: [file],
  hints: [
    {
      en: 'What may stand behind a name: how many addresses, or what else? Ask that before you look at the type.',
      ko: '이름 뒤에는 무엇이 있을 수 있을까요? 주소가 몇 개일까요, 아니면 다른 것일까요? 타입을 보기 전에 먼저 물어보세요.',
    },
    {
      en: 'First find what the name leads to: one address, some endpoints, another name, or nothing. Nothing is NXDOMAIN, whatever the type. Only then turn each of them into a record of the type, or into none.',
      ko: '먼저 이름이 무엇으로 이어지는지 찾으세요. 주소 하나, 엔드포인트 몇 개, 다른 이름, 또는 아무것도 아닙니다. 아무것도 아니면 타입과 상관없이 NXDOMAIN입니다. 그다음에 하나하나를 그 타입의 레코드로 바꾸거나 버리세요.',
    },
    {
      en: "Of a headless Service: endpoints.filter(({ ready }) => ready), and each is called hostname ?? address.replaceAll('.', '-'). In SRV the data is the port, a blank, and that label before the name of the Service.",
      ko: "헤드리스 서비스: endpoints.filter(({ ready }) => ready), 각각의 이름은 hostname ?? address.replaceAll('.', '-')입니다. SRV의 data는 포트, 공백, 그리고 서비스 이름 앞에 그 레이블을 붙인 이름입니다.",
    },
  ],
  checks: [
    check(
      'cluster-ip',
      { points: 2 },
      agrees(
        {
          en: 'A name with a cluster IP has one address',
          ko: '클러스터 IP가 있는 이름에는 주소가 하나입니다',
        },
        [
          [[web], named('web.shop'), 'A'],
          [[otherWeb, web], named('web.shop'), 'A'],
          [[web], named('web.office'), 'A'],
          [[], named('web.shop'), 'A'],
          [[web], named('db-0.web.shop'), 'A'],
        ],
        { services: ['web'], labels: ['', 'db-0'], types: ['A'] },
      ),
    ),
    check(
      'headless',
      { points: 3, requires: ['cluster-ip'] },
      agrees(
        {
          en: 'A headless Service has the addresses of its endpoints, and each has a name',
          ko: '헤드리스 서비스에는 엔드포인트의 주소가 있고, 엔드포인트마다 이름이 있습니다',
        },
        [
          [[db], named('db.shop'), 'A'],
          [[{ ...db, endpoints: [first, { ...second, ready: false }] }], named('db.shop'), 'A'],
          [[db], named('db-1.db.shop'), 'A'],
          [[db], named('10-244-3-9.db.shop'), 'A'],
          [[db], named('10-244-1-7.db.shop'), 'A'],
          [[{ ...db, endpoints: [] }], named('db.shop'), 'A'],
          [[{ ...db, endpoints: [{ ...first, ready: false }] }], named('db-0.db.shop'), 'A'],
        ],
        { services: ['db'], labels: ['', ...endpointLabels], types: ['A'] },
      ),
    ),
    check(
      'ports',
      { points: 2, requires: ['headless'] },
      agrees(
        { en: 'SRV tells the ports that have a name', ko: 'SRV는 이름이 있는 포트를 알려 줍니다' },
        [
          [[web], named('_http._tcp.web.shop'), 'SRV'],
          [[web], named('_dns._udp.web.shop'), 'SRV'],
          [[web], named('_https._tcp.web.shop'), 'SRV'],
          [[web], named('_dns._tcp.web.shop'), 'SRV'],
          [[db], named('_http._tcp.db.shop'), 'SRV'],
        ],
        {
          services: ['web', 'db'],
          labels: ['_http._tcp', '_dns._udp', '_dns._tcp'],
          types: ['SRV'],
        },
      ),
    ),
    check(
      'alias',
      { points: 1, requires: ['cluster-ip'] },
      agrees(
        { en: 'An ExternalName sends on to another name', ko: 'ExternalName은 다른 이름으로 보냅니다' },
        [
          [[partner], named('partner.shop'), 'A'],
          [[partner], named('partner.shop'), 'CNAME'],
          [[partner], named('db-0.partner.shop'), 'A'],
        ],
        { services: ['partner'], labels: ['', 'db-0'], types: ['A', 'CNAME'] },
      ),
    ),
    check(
      'nodata',
      { points: 2, requires: ['ports', 'alias'] },
      agrees(
        {
          en: 'A name that is there is not denied, whatever type is asked for',
          ko: '있는 이름은 어떤 타입을 물어도 없다고 하지 않습니다',
        },
        [
          [[web], named('web.shop'), 'AAAA'],
          [[web], named('web.shop'), 'CNAME'],
          [[db], named('db-0.db.shop'), 'AAAA'],
          [[partner], named('partner.shop'), 'AAAA'],
          // As in the notes: the API server takes ports of an alias, and nobody reads them.
          [[{ ...partner, ports: [http] }], named('_http._tcp.partner.shop'), 'SRV'],
          [[], named('web.shop'), 'AAAA'],
          [[{ ...db, endpoints: [] }], named('db.shop'), 'AAAA'],
        ],
        { services: ['web', 'db', 'partner'], labels: [''], types: ['AAAA', 'CNAME', 'A'] },
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the namespace is not looked at',
      change: { [file]: [' && one.namespace === namespace', ''] },
      fails: 'cluster-ip',
      says: 'function/wrong-answer',
    },
    {
      name: 'the address alone instead of an answer',
      change: {
        [file]: [
          "return { rcode: 'NOERROR', records: targets",
          "return targets[0]?.address as never; return { rcode: 'NOERROR', records: targets",
        ],
      },
      fails: 'cluster-ip',
      says: 'function/wrong-shape',
    },
    {
      name: 'the cluster IP, too, for every name below that of the Service',
      change: {
        [file]: [
          'asked.endpoint === undefined ? [{ address: clusterIP, owner }] : []',
          '[{ address: clusterIP, owner }]',
        ],
      },
      fails: 'cluster-ip',
      says: 'function/wrong-answer',
    },
    {
      name: 'a headless Service has the address None',
      change: { [file]: [" && clusterIP !== 'None'", ''] },
      fails: 'headless',
      says: 'function/wrong-answer',
    },
    {
      name: 'endpoints that are not ready are named',
      change: { [file]: ['    .filter((endpoint) => endpoint.ready)\n', ''] },
      fails: 'headless',
      says: 'function/wrong-answer',
    },
    {
      name: 'the address with its dots as a label',
      change: { [file]: ["address.replaceAll('.', '-')", 'address'] },
      fails: 'headless',
      says: 'function/wrong-answer',
    },
    {
      name: 'a headless Service without endpoints is there',
      change: {
        [file]: [
          'isThere = targets.length > 0 &&',
          "isThere = (targets.length > 0 || service?.clusterIP === 'None') &&",
        ],
      },
      fails: 'headless',
      says: 'function/wrong-answer',
    },
    {
      name: "the Service's name for every endpoint",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text of the solution
      change: { [file]: ['owner: `${labelOf(endpoint)}.${owner}`', 'owner'] },
      fails: 'ports',
      says: 'function/wrong-answer',
    },
    {
      name: 'the protocol is not compared',
      change: { [file]: [' && one.protocol.toLowerCase() === protocol', ''] },
      fails: 'ports',
      says: 'function/wrong-answer',
    },
    {
      name: 'the other name without its dot',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text of the solution
      change: { [file]: ['alias: `${externalName}.`', 'alias: externalName'] },
      fails: 'alias',
      says: 'function/wrong-answer',
    },
    {
      name: 'no record is no name',
      change: { [file]: ['if (!isThere)', "if (!isThere || (type === 'AAAA' && !service?.externalName))"] },
      fails: 'nodata',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/a-table-of-names'],
  debrief: {
    en: "A name of the cluster is made, not stored: CoreDNS has no file of records, it looks into Services and EndpointSlices when the question comes. (Endpoints of a Service with a cluster IP, which this task leaves out, are found in the same way: 10-244-1-7.web.shop.svc.cluster.local. The specification does not ask for that.) So a headless Service whose endpoints are all unready does not exist for DNS, while a Service with a cluster IP goes on having its address although nobody answers there.\n\nAn A record knows no port. Clients that can ask for SRV find the number by the port's name; most cannot, and so the ports of Services are agreed on, or written into a setting. And an ExternalName is sent on by name alone: the program still says the name it knows, which is why TLS certificates and virtual hosts at the other end often refuse it.\n\nSee it at work: `dig +short db.shop.svc.cluster.local`, `dig SRV _http._tcp.web.shop.svc.cluster.local`. Sources: kubernetes/dns docs/specification.md, coredns/coredns plugin/kubernetes.",
    ko: '클러스터의 이름은 저장된 것이 아니라 만들어집니다. CoreDNS에는 레코드 파일이 없고, 질문이 올 때 서비스와 엔드포인트슬라이스를 봅니다. (이 과제에는 없지만, 클러스터 IP가 있는 서비스의 엔드포인트도 10-244-1-7.web.shop.svc.cluster.local처럼 같은 방법으로 찾습니다. 명세가 요구하는 것은 아닙니다.) 그래서 엔드포인트가 하나도 준비되지 않은 헤드리스 서비스는 DNS에 없는 것이 되고, 클러스터 IP가 있는 서비스는 답할 것이 없어도 주소가 그대로 있습니다.\n\nA 레코드는 포트를 모릅니다. SRV를 물을 수 있는 클라이언트는 포트의 이름으로 번호를 찾지만 대부분은 그럴 수 없으므로, 서비스의 포트는 미리 정하거나 설정에 적어 둡니다. 그리고 ExternalName은 이름으로만 보냅니다. 프로그램은 여전히 자기가 아는 이름을 말하므로, 상대편의 TLS 인증서나 가상 호스트가 거부하는 일이 많습니다.\n\n직접 확인하기: `dig +short db.shop.svc.cluster.local`, `dig SRV _http._tcp.web.shop.svc.cluster.local`. 출처: kubernetes/dns docs/specification.md, coredns/coredns plugin/kubernetes',
  },
})

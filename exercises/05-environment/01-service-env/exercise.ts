/**
 * Which variables tell a container of Services? The kubelet's own are compared, name by name.
 * Long because a missing and a superfluous variable each have their reason, told in two languages.
 */
import { type Ask, functionHolds } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise, type Generate } from '../../../grader/exercise.ts'
import { nearNames, type Pod, type Service, serviceEnv } from '../../../sim/index.ts'
import type { Pod as GivenPod, ServicePort as GivenPort, Service as GivenService } from './types.ts'

type Args = readonly [services: readonly GivenService[], pod: GivenPod]
type Variables = Readonly<Record<string, string>>

const file = 'service-env.ts'
const asked = { file, export: 'serviceEnv' } as const

function expected(services: readonly GivenService[], { namespace, enableServiceLinks }: GivenPod): Variables {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'client', namespace },
    spec: { containers: [], ...(enableServiceLinks === undefined ? {} : { enableServiceLinks }) },
  }
  return serviceEnv(services.map(serviceFrom), pod)
}

function serviceFrom({ name, namespace, clusterIP, ports }: GivenService): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      type: clusterIP === undefined ? 'ExternalName' : 'ClusterIP',
      sessionAffinity: 'None',
      ...(clusterIP === undefined ? {} : { clusterIP }),
      ports: ports.map((port) => ({ ...port, targetPort: port.port })),
    },
  }
}

/** What one variable says, and from what of the Service it comes. */
interface Told {
  readonly value: string
  readonly part: 'service' | 'link'
  readonly because: Bilingual
}

/** Every variable of one Service, with the reason; only the reasons are this page's own. */
function toldOf(service: GivenService): ReadonlyMap<string, Told> {
  const { name, namespace, ports } = service
  const told = new Map<string, Told>()
  for (const [variable, value] of Object.entries(expected([service], { namespace }))) {
    const rest = variable.slice(name.length)
    const isLink = !rest.startsWith('_SERVICE_')
    told.set(variable, {
      value,
      part: isLink ? 'link' : 'service',
      because: isLink ? whyLink(rest, service) : whyService(rest, name, ports),
    })
  }
  return told
}

function whyService(rest: string, service: string, ports: readonly GivenPort[]): Bilingual {
  if (rest === '_SERVICE_HOST') {
    return { en: `It is the cluster IP of Service ${service}.`, ko: `서비스 ${service}의 클러스터 IP입니다.` }
  }
  if (rest === '_SERVICE_PORT') {
    return ports.length > 1
      ? {
          en: `It is the first port of Service ${service}, whatever other ports there are.`,
          ko: `다른 포트가 무엇이든 서비스 ${service}의 첫 번째 포트입니다.`,
        }
      : { en: `It is the port of Service ${service}.`, ko: `서비스 ${service}의 포트입니다.` }
  }
  const named = rest.slice('_SERVICE_PORT_'.length)
  const port = ports.find(({ name = '' }) => name.replaceAll('-', '_').toUpperCase() === named)
  return {
    en: `It is the port of Service ${service} that is called ${port?.name}.`,
    ko: `서비스 ${service}에서 ${port?.name}(이)라는 포트입니다.`,
  }
}

function whyLink(rest: string, { name, clusterIP = '' }: GivenService): Bilingual {
  const brackets = clusterIP.includes(':')
  if (rest === '_PORT') {
    return {
      en: `It says where the first port of Service ${name} is, as a URL${brackets ? ', with brackets around an IPv6 address' : ''}.`,
      ko: `서비스 ${name}의 첫 번째 포트가 어디 있는지 URL로 말합니다.${brackets ? ' IPv6 주소는 대괄호 안에 씁니다.' : ''}`,
    }
  }
  const [, , number, protocol, what] = rest.split('_')
  const which = `${number}/${protocol}`
  const words: Readonly<Record<string, Bilingual>> = {
    PROTO: { en: 'the protocol, in lower case', ko: '소문자로 쓴 프로토콜' },
    PORT: { en: 'the number alone', ko: '번호만' },
    ADDR: {
      en: brackets ? 'the address alone: brackets are for URLs' : 'the address alone',
      ko: brackets ? '주소만, 대괄호는 URL에서만' : '주소만',
    },
  }
  const { en, ko } = words[what ?? ''] ?? {
    en: brackets ? 'the URL, with brackets around an IPv6 address' : 'the URL',
    ko: brackets ? 'URL, IPv6 주소는 대괄호 안에' : 'URL',
  }
  return {
    en: `Of port ${which} of Service ${name} it says ${en}.`,
    ko: `서비스 ${name}의 포트 ${which}에 대해 말하는 것: ${ko}.`,
  }
}

/** The first variable of these parts that is missing, or says something else. */
function tells(part: Told['part']) {
  return (ask: Ask<Readonly<Record<string, unknown>>>, service: GivenService): Bilingual | undefined => {
    const returned = ask([service], { namespace: service.namespace })
    const told = toldOf(service)
    for (const [variable, { value, because, ...one }] of told) {
      if (one.part !== part || returned[variable] === value) continue
      if (Object.keys(returned).length === 0) return nothing(service)
      if (!Object.hasOwn(returned, variable)) return missing(variable, value, because, returned, told)
      const found = returned[variable]
      if (typeof found === 'number' && `${found}` === value) {
        return {
          en: `${variable} is the number ${found}. The environment has texts only: '${value}'.`,
          ko: `${variable}이(가) 숫자 ${found}입니다. 환경 변수는 텍스트뿐입니다: '${value}'.`,
        }
      }
      return {
        en: `${variable} is '${found}' and should be '${value}'. ${because.en}`,
        ko: `${variable}이(가) '${found}'인데 '${value}'이어야 합니다. ${because.ko}`,
      }
    }
    return undefined
  }
}

/** These pods do not say enableServiceLinks. */
function nothing({ name }: GivenService): Bilingual {
  return {
    en: `Nothing is told of Service ${name}, which is of the pod's own namespace. The pod does not say enableServiceLinks; left out, it is true.`,
    ko: `파드와 같은 네임스페이스에 있는 서비스 ${name}의 변수가 하나도 없습니다. 파드에 enableServiceLinks가 없으며, 없으면 true입니다.`,
  }
}

function missing(
  variable: string,
  value: string,
  because: Bilingual,
  returned: Readonly<Record<string, unknown>>,
  told: ReadonlyMap<string, Told>,
): Bilingual {
  const spare = Object.keys(returned).filter((name) => !told.has(name))
  const plain = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const near = spare.find((name) => plain(name) === plain(variable)) ?? nearNames(variable, spare)[0]
  const instead =
    near === undefined
      ? { en: '', ko: '' }
      : {
          en: ` There is ${near} instead: names are in capitals, with _ in place of -.`,
          ko: ` 그 대신 ${near}이(가) 있습니다. 이름은 대문자로, -는 _로 바꾸어 씁니다.`,
        }
  return {
    en: `${variable}=${value} is missing.${instead.en} ${because.en}`,
    ko: `${variable}=${value}이(가) 없습니다.${instead.ko} ${because.ko}`,
  }
}

/** The first Service that is told of and should not be, or the other way round; else the first variable that differs. */
function tellsOfTheRight(
  ask: Ask<Readonly<Record<string, unknown>>>,
  [services, pod]: Args,
): Bilingual | undefined {
  const returned = ask(services, pod)
  const right = expected(services, pod)
  for (const service of services) {
    const prefix = `${service.name.replaceAll('-', '_').toUpperCase()}_`
    const isOf = (variables: object) => Object.keys(variables).some((name) => name.startsWith(prefix))
    if (isOf(returned) && !isOf(right)) return whyNotTold(service, pod)
    if (isOf(right) && !isOf(returned)) return whyTold(service, pod)
  }
  const wrong = Object.keys({ ...right, ...returned }).find((name) => right[name] !== returned[name])
  if (wrong === undefined) return undefined
  return Object.hasOwn(right, wrong)
    ? {
        en: `${wrong} should be '${right[wrong]}', beside other Services as well as alone.`,
        ko: `${wrong}은(는) 다른 서비스가 있어도 '${right[wrong]}'이어야 합니다.`,
      }
    : {
        en: `Nobody sets ${wrong}${wrong.includes('_SERVICE_PORT_') ? ': only a port that has a name has a variable by its name' : ''}.`,
        ko: `${wrong} 변수는 아무도 만들지 않습니다.${wrong.includes('_SERVICE_PORT_') ? ' 이름이 있는 포트에만 이름을 붙인 변수가 있습니다.' : ''}`,
      }
}

function whyNotTold({ name, namespace, clusterIP }: GivenService, pod: GivenPod): Bilingual {
  if (clusterIP === undefined) {
    return {
      en: `Service ${name} has no cluster IP (an ExternalName is a name for another name): there is no address to tell.`,
      ko: `서비스 ${name}에는 클러스터 IP가 없습니다(ExternalName은 다른 이름의 이름입니다). 알려 줄 주소가 없습니다.`,
    }
  }
  if (clusterIP === 'None') {
    return {
      en: `Service ${name} is headless: None is no address, and nothing is told of it.`,
      ko: `서비스 ${name}은(는) 헤드리스입니다. None은 주소가 아니므로 알려 주지 않습니다.`,
    }
  }
  if (namespace !== pod.namespace) {
    return {
      en: `Service ${name} is of namespace ${namespace}, the pod is of ${pod.namespace}: it does not hear of it.`,
      ko: `서비스 ${name}은(는) 네임스페이스 ${namespace}의 것이고 파드는 ${pod.namespace}에 있으므로 전해 받지 못합니다.`,
    }
  }
  return {
    en: `The pod has enableServiceLinks: false, so it hears of no Service of its namespace, ${name} among them.`,
    ko: `파드에 enableServiceLinks: false가 있으므로 ${name}을(를) 비롯해 자기 네임스페이스의 서비스를 전해 받지 못합니다.`,
  }
}

function whyTold({ name, namespace }: GivenService, pod: GivenPod): Bilingual {
  if (namespace === 'default' && name === 'kubernetes') {
    return {
      en: 'Every pod hears of kubernetes in namespace default, the Service of the API server, wherever it is and whatever enableServiceLinks says.',
      ko: '어느 파드든, enableServiceLinks가 무엇이든 API 서버의 서비스인 default 네임스페이스의 kubernetes를 알려 줍니다.',
    }
  }
  return {
    en: `Service ${name} is of the pod's own namespace, ${pod.namespace}, and has a cluster IP: it is told of.`,
    ko: `서비스 ${name}은(는) 파드와 같은 네임스페이스 ${pod.namespace}에 있고 클러스터 IP가 있으므로 알려 줍니다.`,
  }
}

const addresses = ['10.96.0.11', '10.96.7.200', 'fd00:10:96::b']

/** Services with one port, which may have no name, or with several that all have one. */
const service: Generate<GivenService> = (fc) => {
  const number = fc.record({
    port: fc.constantFrom(53, 80, 8080),
    protocol: fc.constantFrom<GivenPort['protocol']>('TCP', 'UDP'),
  })
  const names = fc.shuffledSubarray(['http', 'dns-tcp', 'web-2'], { minLength: 2 })
  const numbers = fc.uniqueArray(number, {
    minLength: 1,
    maxLength: 2,
    selector: ({ port, protocol }) => `${port}/${protocol}`,
  })
  const ports = fc.tuple(numbers, names, fc.boolean()).map(([all, called, hasName]) =>
    all.map((one, index): GivenPort => {
      return all.length > 1 || hasName ? { name: called[index] ?? '', ...one } : one
    }),
  )
  return fc.record({
    name: fc.constantFrom('web', 'redis-master', 'a-b-c'),
    namespace: fc.constant('shop'),
    clusterIP: fc.constantFrom(...addresses),
    ports,
  })
}

const api: GivenService = {
  name: 'kubernetes',
  namespace: 'default',
  clusterIP: '10.96.0.1',
  ports: [{ name: 'https', port: 443, protocol: 'TCP' }],
}

/** No two Services that would set the same variable: which of them wins is chance. */
const world: Generate<Args> = (fc) => {
  const one = fc.record(
    {
      name: fc.constantFrom('web', 'redis-master', 'kubernetes'),
      namespace: fc.constantFrom('shop', 'office', 'default'),
      clusterIP: fc.constantFrom('10.96.0.11', 'None'),
      ports: fc.constant<readonly GivenPort[]>([{ port: 80, protocol: 'TCP' }]),
    },
    { requiredKeys: ['name', 'namespace', 'ports'] },
  )
  const pod = fc.record(
    { namespace: fc.constantFrom('shop', 'default'), enableServiceLinks: fc.boolean() },
    { requiredKeys: ['namespace'] },
  )
  const services = fc.uniqueArray(one, { maxLength: 3, selector: ({ name }) => name })
  return fc.tuple(services, pod)
}

const redis: GivenService = {
  name: 'redis',
  namespace: 'shop',
  clusterIP: '10.96.0.11',
  ports: [{ port: 6379, protocol: 'TCP' }],
}
const shop: GivenPod = { namespace: 'shop' }

const oneNamed: GivenService = {
  ...redis,
  name: 'redis-master',
  ports: [{ name: 'client', port: 6379, protocol: 'TCP' }],
}
const two: GivenService = {
  ...redis,
  name: 'kube-dns',
  ports: [
    { name: 'dns', port: 53, protocol: 'UDP' },
    { name: 'dns-tcp', port: 53, protocol: 'TCP' },
  ],
}

export default defineFunctionExercise({
  id: '05-environment/01-service-env',
  title: { en: 'Tell a container about Services', ko: '컨테이너에게 서비스 알려 주기' },
  minutes: 15,
  difficulty: 2,
  lesson: 'What a container is told',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'Three questions, one after the other: which Services, which ports of each, which variables for each port?',
      ko: '세 가지를 차례로 물어보세요. 어떤 서비스인가, 서비스의 어떤 포트인가, 포트마다 어떤 변수인가?',
    },
    {
      en: 'Make the prefix once: the name of the Service in capitals, every - turned into _. Names of ports are turned the same way. Only two variables look at the first port alone: …_SERVICE_PORT and …_PORT.',
      ko: '접두사를 한 번만 만드세요. 서비스의 이름을 대문자로, 모든 -를 _로 바꿉니다. 포트의 이름도 똑같이 바꿉니다. 첫 번째 포트만 보는 변수는 …_SERVICE_PORT와 …_PORT 둘뿐입니다.',
    },
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      en: "const prefix = name.replaceAll('-', '_').toUpperCase(), and for each port const link = `${prefix}_PORT_${port}_${protocol}`. Told of is who has a cluster IP that is not 'None', and is default/kubernetes or of the pod's namespace.",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to be shown as it stands
      ko: "const prefix = name.replaceAll('-', '_').toUpperCase()로, 포트마다 const link = `${prefix}_PORT_${port}_${protocol}`로 시작하세요. 'None'이 아닌 클러스터 IP가 있고, default/kubernetes이거나 파드의 네임스페이스에 있는 서비스를 알려 줍니다.",
    },
  ],
  checks: [
    check(
      'host-and-ports',
      { points: 2 },
      functionHolds<GivenService, Readonly<Record<string, unknown>>>({
        ...asked,
        title: {
          en: 'A container hears of the host and the ports of a Service',
          ko: '컨테이너가 서비스의 호스트와 포트를 전해 받습니다',
        },
        returns: {},
        cases: [redis, oneNamed, two],
        generate: service,
        holds: tells('service'),
      }),
    ),
    check(
      'links',
      { points: 2, requires: ['host-and-ports'] },
      functionHolds<GivenService, Readonly<Record<string, unknown>>>({
        ...asked,
        title: { en: 'It finds the links of Docker, too', ko: 'Docker의 링크도 있습니다' },
        returns: {},
        cases: [redis, two, { ...redis, clusterIP: 'fd00:10:96::b' }],
        generate: service,
        holds: tells('link'),
      }),
    ),
    check(
      'which',
      { points: 3, requires: ['links'] },
      functionHolds<Args, Readonly<Record<string, unknown>>>({
        ...asked,
        returns: {},
        title: {
          en: 'It hears of the Services of its namespace and of the API server, and of nothing else',
          ko: '자기 네임스페이스의 서비스와 API 서버의 서비스만 전해 받습니다',
        },
        cases: [
          [[redis, { ...redis, name: 'web', namespace: 'office', clusterIP: '10.96.0.12' }], shop],
          [[api], shop],
          [[{ ...redis, clusterIP: 'None' }], shop],
          [[{ name: 'partner', namespace: 'shop', ports: [{ port: 80, protocol: 'TCP' }] }], shop],
          [[redis, api], { namespace: 'shop', enableServiceLinks: false }],
          [[redis], { namespace: 'shop', enableServiceLinks: true }],
        ],
        generate: world,
        holds: tellsOfTheRight,
      }),
    ),
  ],
  mistakes: [
    {
      name: 'the name as it stands, in capitals',
      change: { [file]: ["return name.replaceAll('-', '_')", 'return name'] },
      fails: 'host-and-ports',
      says: 'function/property-broken',
    },
    {
      name: 'only the first dash is turned',
      change: { [file]: ['name.replaceAll(', 'name.replace('] },
      fails: 'host-and-ports',
      says: 'function/property-broken',
    },
    {
      name: 'the last port instead of the first',
      change: { [file]: ['if (index === 0) {', 'if (index === ports.length - 1) {'] },
      fails: 'host-and-ports',
      says: 'function/property-broken',
    },
    {
      name: 'lines instead of names and values',
      change: {
        [file]: [
          '  return variables\n}\n\nfunction isTold',
          '  return Object.entries(variables).map((pair) => pair.join("=")) as never\n}\n\nfunction isTold',
        ],
      },
      fails: 'host-and-ports',
      says: 'function/wrong-shape',
    },
    {
      name: 'an IPv6 address without brackets',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text of the solution
      change: { [file]: ["clusterIP.includes(':') ? `[${clusterIP}]` : clusterIP", 'clusterIP'] },
      fails: 'links',
      says: 'function/property-broken',
    },
    {
      name: 'brackets everywhere',
      change: { [file]: ['_ADDR`] = clusterIP', '_ADDR`] = host'] },
      fails: 'links',
      says: 'function/property-broken',
    },
    {
      name: 'the protocol in lower case in the name',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text of the solution
      change: { [file]: ['_PORT_${port}_${protocol}`', '_PORT_${port}_${protocol.toLowerCase()}`'] },
      fails: 'links',
      says: 'function/property-broken',
    },
    {
      name: 'Services of every namespace',
      change: { [file]: ['return namespace === pod.namespace && pod', 'return pod'] },
      fails: 'which',
      says: 'function/property-broken',
    },
    {
      name: 'the API server only in its own namespace',
      change: { [file]: ["  if (namespace === 'default' && name === 'kubernetes') return true\n", ''] },
      fails: 'which',
      says: 'function/property-broken',
    },
    {
      name: 'a headless Service has the address None',
      change: { [file]: [" || clusterIP === 'None'", ''] },
      fails: 'which',
      says: 'function/property-broken',
    },
    {
      name: 'enableServiceLinks is not asked',
      change: { [file]: [' && pod.enableServiceLinks !== false', ''] },
      fails: 'which',
      says: 'function/property-broken',
    },
    {
      name: 'a port without a name is called undefined',
      change: {
        [file]: [
          ['if (name !== undefined) variables', 'variables'],
          ['variableName(name: string)', "variableName(name = 'undefined')"],
        ],
      },
      fails: 'which',
      says: 'function/property-broken',
    },
    {
      name: 'links only for who asks for them',
      change: { [file]: ['pod.enableServiceLinks !== false', 'pod.enableServiceLinks === true'] },
      fails: 'host-and-ports',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/list-of-pairs'],
  tolerates: [
    {
      mutant: `${file}:20:42 '' → 'x'`,
      reason: 'a Service without a cluster IP does not come here, so that nothing takes its place',
    },
  ],
  debrief: {
    en: 'Nothing of this is asked for; it is simply there, and so it gets in the way. A Service called redis sets REDIS_PORT=tcp://10.96.0.11:6379 in every pod of its namespace, and a program that reads its own port from REDIS_PORT stops with an odd error. A Service called a-service and one called a both set A_SERVICE_PORT, and chance decides which value stays. In a namespace with thousands of Services each container gets tens of thousands of variables, and some fail to start: the list is too long for the system. For all three, the cure is enableServiceLinks: false.\n\nThe variables are written once, when the container starts. A Service that is made later is not among them, and one that is made anew leaves an address behind that nobody has.\n\nSee it at work: `kubectl exec POD -- env`. Sources: kubernetes/kubernetes pkg/kubelet/envvars/envvars.go, pkg/kubelet/kubelet_pods.go (getServiceEnvVarMap).',
    ko: '아무도 요구하지 않아도 그냥 있으므로 방해가 되기도 합니다. redis라는 서비스는 네임스페이스의 모든 파드에 REDIS_PORT=tcp://10.96.0.11:6379를 만들고, 자기 포트를 REDIS_PORT에서 읽는 프로그램은 이상한 오류로 멈춥니다. a-service라는 서비스와 a라는 서비스는 둘 다 A_SERVICE_PORT를 만들고, 어느 값이 남는지는 우연입니다. 서비스가 수천 개인 네임스페이스에서는 컨테이너마다 변수가 수만 개가 되어, 시스템이 받을 수 있는 길이를 넘어 시작하지 못하기도 합니다. 셋 모두 enableServiceLinks: false로 해결됩니다.\n\n변수는 컨테이너가 시작될 때 한 번만 쓰입니다. 나중에 만든 서비스는 들어 있지 않고, 지웠다가 다시 만든 서비스는 이제 아무의 것도 아닌 주소를 남깁니다.\n\n직접 확인하기: `kubectl exec POD -- env`. 출처: kubernetes/kubernetes pkg/kubelet/envvars/envvars.go, pkg/kubelet/kubelet_pods.go (getServiceEnvVarMap)',
  },
})

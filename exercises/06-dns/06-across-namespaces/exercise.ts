import { podsAnswer, settingLeads } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '06-dns/06-across-namespaces',
  title: { en: 'Across namespaces', ko: '네임스페이스를 건너서' },
  minutes: 6,
  difficulty: 2,
  lesson: 'Short names and the search list',
  given: ['shop.yaml', 'front.yaml'],
  edit: ['settings.yaml'],
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(4)
    return { change: { 'shop.yaml': ['replicas: 2', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'Which full names does a pod of namespace front ask for when its program says orders? Which of them are there?',
      ko: '네임스페이스 front의 파드에서 프로그램이 orders를 찾으면 어떤 전체 이름들을 묻게 될까요? 그중 있는 것은 무엇일까요?',
    },
    {
      en: 'The search list begins with the namespace of the pod that asks. A name of two parts, Service and namespace, is completed by its second entry, svc.cluster.local.',
      ko: 'search 목록은 요청하는 파드의 네임스페이스로 시작합니다. 서비스와 네임스페이스, 두 부분으로 된 이름은 두 번째 항목인 svc.cluster.local로 완성됩니다.',
    },
    {
      en: 'ORDERS_URL: http://orders.shop — first the Service, then its namespace',
      ko: 'ORDERS_URL: http://orders.shop — 서비스가 먼저, 그다음이 네임스페이스입니다',
    },
  ],
  checks: () => [
    check(
      'leads',
      { points: 2 },
      settingLeads({
        settings: 'frontend-settings',
        key: 'ORDERS_URL',
        namespace: 'front',
        from: 'visitor',
        workloads: ['orders'],
        workloadsIn: 'shop',
      }),
    ),
    check(
      'ready',
      { points: 1, requires: ['leads'] },
      podsAnswer({ from: 'visitor', namespace: 'front', url: 'http://frontend', workloads: ['frontend'] }),
    ),
  ],
  mistakes: [
    {
      name: 'the short name, which means the own namespace',
      change: { 'settings.yaml': ['http://orders.shop', 'http://orders'] },
      fails: 'leads',
      says: 'dns/service-in-other-namespace',
    },
    {
      name: 'the namespace first',
      change: { 'settings.yaml': ['http://orders.shop', 'http://shop.orders'] },
      fails: 'leads',
      says: 'dns/no-such-name',
    },
    {
      name: 'the domain, and no namespace',
      change: { 'settings.yaml': ['http://orders.shop', 'http://orders.svc.cluster.local'] },
      fails: 'leads',
      says: 'dns/service-in-other-namespace',
    },
    {
      name: 'the domain without svc',
      change: { 'settings.yaml': ['http://orders.shop', 'http://orders.shop.cluster.local'] },
      fails: 'leads',
      says: 'dns/no-such-name',
    },
    {
      name: 'the orders of the tests',
      change: { 'settings.yaml': ['http://orders.shop', 'http://orders.staging'] },
      fails: 'leads',
      says: 'check/answered-by-others',
    },
    {
      name: 'a slash, as in an object\u2019s full name',
      change: { 'settings.yaml': ['http://orders.shop', 'http://shop/orders'] },
      fails: 'leads',
      says: 'dns/no-such-name',
    },
    {
      name: 'the port of the program, which the Service does not offer',
      change: { 'settings.yaml': ['http://orders.shop', 'http://orders.shop:5678'] },
      fails: 'leads',
      says: 'service/port-not-offered',
    },
    {
      name: 'the settings beside the orders, where the frontend cannot read them',
      change: { 'settings.yaml': ['namespace: front', 'namespace: shop'] },
      fails: 'leads',
      says: 'check/object-missing',
    },
  ],
  alternatives: ['alt/full-name', 'alt/an-alias'],
  debrief: {
    en: 'A short name means another Service in each namespace, because the search list of a pod begins with its own: in front, orders is orders.front.svc.cluster.local. That is handy for a program that is installed in many namespaces together with what it needs, and a trap for one that moves.\n\nService.namespace works from everywhere in the cluster, and does not know the cluster\u2019s domain. The full name knows it, and costs the fewest questions if a dot stands at its end. An alias (ExternalName) keeps the program as it was and says in one object where the Service is; but a server that looks at the Host header gets the alias.\n\nNo namespace keeps traffic out: every Service may be asked from everywhere, by who knows its name, unless a NetworkPolicy forbids it. So a name of two parts that is misspelt by one word reaches the tests.\n\nSee it with `kubectl exec visitor -n front -- cat /etc/resolv.conf`. Source: Kubernetes documentation, DNS for Services and Pods: Namespaces of Services.',
    ko: '파드의 search 목록은 자기 네임스페이스로 시작하므로 짧은 이름은 네임스페이스마다 다른 서비스를 뜻합니다. front에서 orders는 orders.front.svc.cluster.local입니다. 필요한 것과 함께 여러 네임스페이스에 설치되는 프로그램에는 편리하고, 옮겨 가는 프로그램에는 함정입니다.\n\n서비스.네임스페이스는 클러스터 어디에서나 통하고, 클러스터의 도메인을 몰라도 됩니다. 전체 이름에는 도메인이 들어 있고, 끝에 점을 찍으면 질문이 가장 적습니다. 별칭(ExternalName)을 쓰면 프로그램은 그대로 두고 서비스가 어디 있는지 오브젝트 하나에 적을 수 있지만, Host 헤더를 보는 서버는 별칭을 받게 됩니다.\n\n네임스페이스는 트래픽을 막지 않습니다. 네트워크폴리시가 막지 않는 한 이름을 아는 누구나 어디서든 어떤 서비스에든 요청할 수 있습니다. 그래서 두 부분 가운데 한 단어만 틀려도 테스트에 닿습니다.\n\n`kubectl exec visitor -n front -- cat /etc/resolv.conf`로 확인해 보세요. 출처: 쿠버네티스 문서, 서비스 및 파드용 DNS: 서비스의 네임스페이스',
  },
})

import { ingressLeads } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

const hosts = ['simple', 'annotated', 'multipath', 'one', 'two', 'tls', 'secret', 'default']

/** The controller itself, or what takes the rest: the default backend, once there is one. */
const nobody = [404, 'fallback'] as const

export default defineCommandExercise({
  id: '09-ingress/08-create-ingress',
  title: { en: 'Eight Ingresses from the command line', ko: '명령으로 만드는 인그레스 여덟 개' },
  minutes: 20,
  difficulty: 3,
  lesson: 'From the command line',
  given: ['shop.yaml', 'other-controller.yaml'],
  edit: ['commands.sh'],
  scenario: {
    ingressController: 'ingress-nginx',
    outsideNames: Object.fromEntries(
      hosts.map((host) => [`${host}.example.com`, { addresses: ['172.18.0.2'] }]),
    ),
  },
  facts: {},
  hints: [
    {
      en: 'A rule is host/path=service:port. What may stand at the end of the path, and what behind the port? `kubectl create ingress --help` shows one example for each form.',
      ko: '규칙은 호스트/경로=서비스:포트입니다. 경로의 끝과 포트의 뒤에는 무엇이 올 수 있을까요? `kubectl create ingress --help`에 형식마다 예가 있습니다.',
    },
    {
      en: 'A star at the end of the path makes it a Prefix; without one it is Exact. ",tls=NAME" behind the port is TLS with that Secret, ",tls" with the certificate of the controller. Without a host the rule is for every host. --rule and --annotation may be given more than once.',
      ko: '경로 끝의 별표는 Prefix를 뜻하고, 없으면 Exact입니다. 포트 뒤의 ",tls=이름"은 그 시크릿을 쓰는 TLS, ",tls"는 컨트롤러의 인증서를 쓰는 TLS입니다. 호스트가 없으면 모든 호스트에 대한 규칙입니다. --rule과 --annotation은 여러 번 쓸 수 있습니다.',
    },
    {
      en: 'simple: --rule="simple.example.com/bar=shop:8080,tls=my-cert". catch-all: --class=otheringress --rule="/path=shop:web". ingdefault: --default-backend=fallback:web --rule="default.example.com/shop*=shop:8080,tls=secret1". The others are made of the same parts.',
      ko: 'simple: --rule="simple.example.com/bar=shop:8080,tls=my-cert". catch-all: --class=otheringress --rule="/path=shop:web". ingdefault: --default-backend=fallback:web --rule="default.example.com/shop*=shop:8080,tls=secret1". 나머지도 같은 부분으로 이루어집니다.',
    },
  ],
  checks: () => [
    check(
      'simple',
      { points: 1 },
      ingressLeads({
        ingress: 'simple',
        title: {
          en: 'simple: one path of one host, with the certificate of my-cert',
          ko: 'simple: 호스트 하나의 경로 하나, my-cert의 인증서',
        },
        requests: [
          { url: 'https://simple.example.com/bar', to: 'shop', secret: 'my-cert' },
          { url: 'https://simple.example.com/bar/below', to: nobody },
        ],
      }),
    ),
    check(
      'catch-all',
      { points: 1 },
      ingressLeads({
        ingress: 'catch-all',
        title: {
          en: 'catch-all: one path of every host, at the controller of class otheringress',
          ko: 'catch-all: 모든 호스트의 경로 하나, otheringress 클래스의 컨트롤러',
        },
        requests: [
          { from: 'client', url: 'http://other-door/path', to: 'shop' },
          { from: 'client', url: 'http://other-door.default.svc.cluster.local/path', to: 'shop' },
          { from: 'client', url: 'http://other-door/path/below', to: nobody },
        ],
      }),
    ),
    check(
      'annotated',
      { points: 1 },
      ingressLeads({
        ingress: 'annotated',
        title: {
          en: 'annotated: the pod is asked for /, and http is not sent to https',
          ko: 'annotated: 파드는 /에 대한 요청을 받고, http를 https로 보내지 않습니다',
        },
        requests: [
          { url: 'http://annotated.example.com/bar', to: 'shop', path: '/' },
          { url: 'https://annotated.example.com/bar', to: 'shop', path: '/', secret: '' },
        ],
      }),
    ),
    check(
      'multipath',
      { points: 1 },
      ingressLeads({
        ingress: 'multipath',
        title: { en: 'multipath: two paths of one host', ko: 'multipath: 호스트 하나의 경로 둘' },
        requests: [
          { url: 'http://multipath.example.com/', to: 'shop' },
          { url: 'http://multipath.example.com/admin/', to: 'admin' },
          { url: 'http://multipath.example.com/admin/users', to: nobody },
          { url: 'http://multipath.example.com/about', to: nobody },
        ],
      }),
    ),
    check(
      'ingress1',
      { points: 1 },
      ingressLeads({
        ingress: 'ingress1',
        title: {
          en: 'ingress1: two hosts, and all below a path of each',
          ko: 'ingress1: 호스트 둘, 각각 한 경로와 그 아래 모두',
        },
        requests: [
          { url: 'http://one.example.com/path/to/a/shirt', to: 'shop' },
          { url: 'http://two.example.com/admin/users', to: 'admin' },
          { url: 'http://one.example.com/admin', to: nobody },
          { url: 'http://two.example.com/path', to: nobody },
        ],
      }),
    ),
    check(
      'ingtls',
      { points: 1 },
      ingressLeads({
        ingress: 'ingtls',
        title: {
          en: "ingtls: TLS with the controller's own certificate, and files below a path",
          ko: 'ingtls: 컨트롤러 자체 인증서를 쓰는 TLS, 그리고 한 경로 아래의 파일',
        },
        requests: [
          { url: 'http://tls.example.com/', to: 308 },
          { url: 'https://tls.example.com/', to: 'shop', secret: '' },
          { url: 'https://tls.example.com/path/subpath/picture', to: 'files', secret: '' },
          { url: 'https://tls.example.com/path', to: nobody },
        ],
      }),
    ),
    check(
      'ingsecret',
      { points: 1 },
      ingressLeads({
        ingress: 'ingsecret',
        title: {
          en: 'ingsecret: all paths of one host, with the certificate of secret1',
          ko: 'ingsecret: 호스트 하나의 모든 경로, secret1의 인증서',
        },
        requests: [
          { url: 'https://secret.example.com/', to: 'shop', secret: 'secret1' },
          { url: 'https://secret.example.com/any/path', to: 'shop', secret: 'secret1' },
        ],
      }),
    ),
    check(
      'ingdefault',
      { points: 1 },
      ingressLeads({
        ingress: 'ingdefault',
        title: {
          en: 'ingdefault: a Service for whatever its rule does not take',
          ko: 'ingdefault: 규칙이 받지 않는 요청을 받는 서비스',
        },
        requests: [
          { url: 'https://default.example.com/shop/socks', to: 'shop', secret: 'secret1' },
          { url: 'https://default.example.com/about', to: 'fallback', secret: 'secret1' },
        ],
      }),
    ),
  ],
  mistakes: [
    {
      name: 'no TLS',
      change: { 'commands.sh': ['bar=shop:8080,tls=my-cert', 'bar=shop:8080'] },
      fails: 'simple',
      says: 'tls/fallback-certificate',
    },
    {
      name: 'a star where one path is meant',
      change: { 'commands.sh': ['simple.example.com/bar=', 'simple.example.com/bar*='] },
      fails: 'simple',
      says: 'check/ingress-leads-elsewhere',
    },
    {
      name: 'the class forgotten',
      change: { 'commands.sh': [' --class=otheringress', ''] },
      fails: 'catch-all',
      says: 'check/ingress-leads-elsewhere',
    },
    {
      name: 'the annotations of the notes, which no controller knows',
      change: { 'commands.sh': ['nginx.ingress.kubernetes.io/rewrite-target=/', 'ingress.annotation1=foo'] },
      fails: 'annotated',
      says: 'check/ingress-path-differs',
    },
    {
      name: 'no star where all below is meant',
      change: { 'commands.sh': ['one.example.com/path*=', 'one.example.com/path='] },
      fails: 'ingress1',
      says: 'check/ingress-leads-elsewhere',
    },
    {
      name: 'a Secret where none is asked for',
      change: { 'commands.sh': ['tls.example.com/=shop:web,tls', 'tls.example.com/=shop:web'] },
      fails: 'ingtls',
      says: 'check/ingress-leads-elsewhere',
    },
    {
      name: 'the default backend forgotten',
      change: { 'commands.sh': [' --default-backend=fallback:web', ''] },
      fails: 'ingdefault',
      says: 'check/ingress-leads-elsewhere',
    },
    {
      name: 'a rule without a port',
      change: { 'commands.sh': ['secret.example.com/*=shop:8080,tls', 'secret.example.com/*=shop,tls'] },
      fails: 'ingsecret',
      says: 'command/failed',
    },
  ],
  alternatives: ['alt/manifest'],
  debrief: {
    en: "A rule is read from the left: up to the first slash the host, up to the equals sign the path, then service:port, and behind a comma TLS. A star at the end of the path makes its type Prefix, no star Exact; ImplementationSpecific cannot be said, nor can labels. `--dry-run=client -o yaml` prints what would be written, to go on from.\n\nThe first form has no class: the API server fills in the default IngressClass, if the cluster has one. The notes' ingress.annotation1=foo stands for an annotation and means nothing to anybody. Exact / is the start page alone. A default backend takes what no rule takes; for hosts that the Ingress does not name, controllers differ: ingress-nginx gives them to a default backend only where its Ingress has no rules. Source: kubernetes/kubectl pkg/cmd/create/create_ingress.go.",
    ko: '규칙은 왼쪽부터 읽습니다. 첫 슬래시까지가 호스트, 등호까지가 경로, 그다음이 서비스:포트, 쉼표 뒤가 TLS입니다. 경로 끝에 별표가 있으면 유형이 Prefix, 없으면 Exact입니다. ImplementationSpecific과 레이블은 적을 수 없습니다. `--dry-run=client -o yaml`은 작성될 내용을 출력하므로 거기에서 이어 갈 수 있습니다.\n\n첫 번째 형식에는 클래스가 없습니다. 클러스터에 기본 IngressClass가 있으면 API 서버가 채워 넣습니다. 노트의 ingress.annotation1=foo는 어노테이션의 예일 뿐 아무에게도 뜻이 없습니다. Exact /는 첫 페이지 하나만입니다. 기본 백엔드는 어느 규칙도 받지 않는 요청을 받습니다. 인그레스에 적히지 않은 호스트는 컨트롤러마다 다릅니다. ingress-nginx는 인그레스에 규칙이 하나도 없을 때에만 기본 백엔드로 보냅니다. 출처: kubernetes/kubectl pkg/cmd/create/create_ingress.go.',
  },
})

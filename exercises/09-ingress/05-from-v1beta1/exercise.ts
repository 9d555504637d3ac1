import { ingressLeads, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const outside = { from: 'outside', ip: '203.0.113.10' } as const
const controller = { addresses: ['172.18.0.2'] }

export default defineExercise({
  id: '09-ingress/05-from-v1beta1',
  title: { en: 'An Ingress of former times', ko: '옛 버전의 인그레스' },
  minutes: 8,
  difficulty: 2,
  lesson: 'A rule: host, path, backend',
  given: ['kubia.yaml'],
  edit: ['ingress.yaml'],
  scenario: {
    ingressController: 'ingress-nginx',
    outsideNames: { 'kubia.example.com': controller, 'other.example.com': controller },
  },
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(4)
    return { change: { 'kubia.yaml': ['replicas: 2', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'Which version of the API has Ingresses today, and what is a backend made of there? `kubectl explain ingress.spec.rules.http.paths.backend` shows it.',
      ko: '오늘날 인그레스는 어느 API 버전에 있고, 그곳의 백엔드는 무엇으로 이루어져 있을까요? `kubectl explain ingress.spec.rules.http.paths.backend`로 볼 수 있습니다.',
    },
    {
      en: 'networking.k8s.io/v1 wants a pathType for each path, and a backend with service.name and service.port. paths belongs below http.',
      ko: 'networking.k8s.io/v1에서는 경로마다 pathType이 있어야 하고, 백엔드는 service.name과 service.port로 씁니다. paths는 http 아래에 둡니다.',
    },
    {
      en: 'Below http: paths: path: /, pathType: Prefix, backend: service: name: kubia-nodeport, port: number: 80.',
      ko: 'http 아래에 paths를 두고 path: /, pathType: Prefix, backend: service: name: kubia-nodeport, port: number: 80을 씁니다.',
    },
  ],
  checks: () => [
    check(
      'home',
      { points: 3 },
      podsAnswer({ from: outside, url: 'http://kubia.example.com/', workloads: ['kubia'] }),
    ),
    check(
      'below',
      { points: 1, requires: ['home'] },
      podsAnswer({ from: outside, url: 'http://kubia.example.com/about/us', workloads: ['kubia'] }),
    ),
    check(
      'other-hosts',
      { points: 1, requires: ['home'] },
      ingressLeads({
        title: {
          en: 'The controller knows no other host: http://other.example.com gets 404',
          ko: '컨트롤러는 다른 호스트를 모릅니다. http://other.example.com에는 404로 답합니다',
        },
        requests: [{ url: 'http://other.example.com/', to: 404 }],
      }),
    ),
  ],
  mistakes: [
    {
      name: 'the version of the notes',
      change: { 'ingress.yaml': ['networking.k8s.io/v1', 'extensions/v1beta1'] },
      fails: 'applies',
      says: 'version/removed',
    },
    {
      name: 'the version that came in between',
      change: { 'ingress.yaml': ['networking.k8s.io/v1', 'networking.k8s.io/v1beta1'] },
      fails: 'applies',
      says: 'version/removed',
    },
    {
      name: 'paths beside http, as in the notes',
      change: {
        'ingress.yaml': ['        # Below http, not beside it.\n        paths:', '      paths:'],
      },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'serviceName and servicePort',
      change: {
        'ingress.yaml': [
          '              service:\n                name: kubia-nodeport\n                port:\n                  number: 80',
          '              serviceName: kubia-nodeport\n              servicePort: 80',
        ],
      },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'a port without number or name',
      change: { 'ingress.yaml': ['port:\n                  number: 80', 'port: 80'] },
      fails: 'applies',
      says: 'field/wrong-type',
    },
    {
      name: 'a star, as kubectl create ingress has it',
      change: { 'ingress.yaml': ['path: /\n', 'path: /*\n'] },
      fails: 'home',
      says: 'ingress/path-not-matched',
    },
    {
      name: 'pathType forgotten',
      change: { 'ingress.yaml': ['            pathType: Prefix\n', ''] },
      fails: 'applies',
      says: 'ingress/path-type-missing',
    },
    {
      name: 'the class has the name of the controller',
      change: { 'ingress.yaml': ['ingressClassName: nginx', 'ingressClassName: ingress-nginx'] },
      fails: 'home',
      says: 'ingress/class-unknown',
    },
    {
      name: 'a port that the Service does not have',
      change: { 'ingress.yaml': ['number: 80 ', 'number: 8081 '] },
      fails: 'home',
      says: 'ingress/port-missing',
    },
    {
      name: 'the start page alone',
      change: { 'ingress.yaml': ['pathType: Prefix', 'pathType: Exact'] },
      fails: 'below',
      says: 'ingress/path-not-matched',
    },
    {
      name: 'host forgotten: a rule for all hosts',
      change: { 'ingress.yaml': ['    - host: kubia.example.com\n      http:', '    - http:'] },
      fails: 'other-hosts',
      says: 'check/ingress-leads-elsewhere',
    },
  ],
  alternatives: ['alt/by-port-name'],
  debrief: {
    en: 'extensions/v1beta1 and networking.k8s.io/v1beta1 are gone since Kubernetes 1.22: the server knows no such kind, and says so before it reads a single field. In v1 a backend has a `service`, so that it can be something else, too (a `resource`), the port is said by `number` or by `name`, and `pathType` must be there, because controllers had understood paths differently.\n\n`paths` beside `http` was never right. Until 1.25 it was kubectl that noticed it, and an API server that was asked directly dropped the field without a word; now the server refuses unknown fields.\n\nThe class may be left out here: `nginx` is marked as the default one. Where none is, an Ingress without `ingressClassName` belongs to nobody.\n\nOne thing the notes say is no rule of Kubernetes: that the Service must be of type NodePort. A controller in the cluster sends to the pods themselves.\n\nSee it with `kubectl explain ingress.spec.rules.http.paths` and `kubectl describe ingress kubia`. Source: Kubernetes documentation, Deprecated API Migration Guide, "Ingress".',
    ko: 'extensions/v1beta1과 networking.k8s.io/v1beta1은 쿠버네티스 1.22에서 없어졌습니다. 서버는 그런 종류를 모르므로 필드를 하나도 읽기 전에 그렇게 말합니다. v1의 백엔드에는 `service`가 있어 다른 것(`resource`)도 쓸 수 있고, 포트는 `number`나 `name`으로 쓰며, `pathType`은 반드시 있어야 합니다. 컨트롤러마다 경로를 다르게 이해했기 때문입니다.\n\n`http` 옆의 `paths`는 옳았던 적이 없습니다. 1.25 전에는 kubectl이 이것을 알아차렸고, 직접 요청받은 API 서버는 이 필드를 말없이 버렸습니다. 이제는 서버가 알 수 없는 필드를 거부합니다.\n\n여기서는 `nginx`가 기본 클래스로 표시되어 있으므로 클래스를 쓰지 않아도 됩니다. 기본 클래스가 없다면 `ingressClassName`이 없는 인그레스는 어느 컨트롤러의 것도 아닙니다.\n\n노트의 말 가운데 쿠버네티스의 규칙이 아닌 것도 있습니다. 서비스가 NodePort 유형일 필요는 없습니다. 클러스터 안의 컨트롤러는 파드로 직접 보냅니다.\n\n`kubectl explain ingress.spec.rules.http.paths`와 `kubectl describe ingress kubia`로 확인해 보세요. 출처: 쿠버네티스 문서, 사용 중단된 API에서 마이그레이션하기, "인그레스"',
  },
})

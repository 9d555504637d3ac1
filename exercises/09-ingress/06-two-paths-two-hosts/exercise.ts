import { podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise, type Question } from '../../../grader/exercise.ts'

const controller = { addresses: ['172.18.0.2'] }

function answers(url: string, workload: string): Question {
  const outside = { from: 'outside', ip: '203.0.113.10' } as const
  return podsAnswer({ from: outside, url: `http://${url}`, workloads: [workload] })
}

export default defineExercise({
  id: '09-ingress/06-two-paths-two-hosts',
  title: { en: 'Two hosts, three programs, one address', ko: '호스트 둘, 프로그램 셋, 주소 하나' },
  minutes: 10,
  difficulty: 3,
  lesson: 'Which rule wins?',
  given: ['apps.yaml'],
  edit: ['ingress.yaml'],
  scenario: {
    ingressController: 'ingress-nginx',
    outsideNames: {
      'foo.example.com': controller,
      'bar.example.com': controller,
      'other.example.com': controller,
    },
  },
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(4)
    return { change: { 'apps.yaml': ['replicas: 3', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'What in the table is a rule of its own, what is a path within a rule, and what is neither?',
      ko: '표에서 별도의 규칙이 될 것은 무엇이고, 규칙 안의 경로가 될 것은 무엇이며, 어느 쪽도 아닌 것은 무엇일까요?',
    },
    {
      en: 'The host is settled first: once foo.example.com has a rule, a rule without a host takes none of its requests. What nobody takes goes to spec.defaultBackend. Prefix compares element by element.',
      ko: '호스트가 먼저 정해집니다. foo.example.com의 규칙이 있으면 호스트가 없는 규칙은 그 호스트의 요청을 받지 않습니다. 아무도 받지 않는 요청은 spec.defaultBackend로 갑니다. Prefix는 경로를 요소별로 비교합니다.',
    },
    {
      en: 'defaultBackend: service: name: sorry, port: number: 80; two rules; the paths /kubia, /bar and / with pathType: Prefix; and Service bar has port 8000.',
      ko: 'defaultBackend: service: name: sorry, port: number: 80을 쓰고, 규칙은 두 개이며, 경로 /kubia, /bar, /에는 pathType: Prefix를 씁니다. 서비스 bar의 포트는 8000입니다.',
    },
  ],
  checks: () => [
    check('kubia', { points: 1 }, answers('foo.example.com/kubia', 'kubia')),
    check('below-kubia', { points: 1, requires: ['kubia'] }, answers('foo.example.com/kubia/7', 'kubia')),
    check('bar', { points: 1 }, answers('foo.example.com/bar', 'bar')),
    check('below-bar', { points: 1, requires: ['bar'] }, answers('foo.example.com/bar/menu', 'bar')),
    check('bar-host', { points: 1 }, answers('bar.example.com/', 'bar')),
    check('bar-host-below', { points: 1, requires: ['bar-host'] }, answers('bar.example.com/kubia', 'bar')),
    check('other-path', { points: 1 }, answers('foo.example.com/', 'sorry')),
    check(
      'no-element',
      { points: 1, requires: ['bar', 'other-path'] },
      answers('foo.example.com/barn', 'sorry'),
    ),
    check(
      'no-element-kubia',
      { points: 1, requires: ['kubia', 'other-path'] },
      answers('foo.example.com/kubias', 'sorry'),
    ),
    check('other-host', { points: 1, requires: ['other-path'] }, answers('other.example.com/kubia', 'sorry')),
  ],
  mistakes: [
    {
      name: 'the path itself and nothing below it',
      change: {
        'ingress.yaml': ['/bar\n            pathType: Prefix', '/bar\n            pathType: Exact'],
      },
      fails: 'below-bar',
      says: 'check/answered-by-others',
    },
    {
      name: 'paths compared as texts',
      change: {
        'ingress.yaml': [
          '/bar\n            pathType: Prefix',
          '/bar\n            pathType: ImplementationSpecific',
        ],
      },
      fails: 'no-element',
      says: 'check/answered-by-others',
    },
    {
      name: 'a port that the Service does not have',
      change: { 'ingress.yaml': ['number: 8000', 'number: 8001'] },
      fails: 'bar',
      says: 'ingress/port-missing',
    },
    {
      name: 'the name of a port that the Service does not have',
      change: { 'ingress.yaml': ['name: http #', 'name: web #'] },
      fails: 'bar-host',
      says: 'ingress/port-missing',
    },
    {
      name: 'a star for the second host',
      change: { 'ingress.yaml': ['- host: bar.example.com', '- host: "*.example.com"'] },
      fails: 'other-host',
      says: 'check/answered-by-others',
    },
    {
      name: 'the default backend as it was called in v1beta1',
      change: { 'ingress.yaml': ['  defaultBackend:', '  backend:'] },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'a rule for all hosts in place of the default backend',
      change: {
        'ingress.yaml': [
          ['  defaultBackend:\n    service:\n      name: sorry\n      port:\n        number: 80\n', ''],
          [
            '  rules:\n',
            '  rules:\n    - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: sorry, port: { number: 80 } } } }] }\n',
          ],
        ],
      },
      fails: 'other-path',
      says: 'ingress/path-not-matched',
    },
  ],
  alternatives: ['alt/paths-for-the-rest'],
  debrief: {
    en: 'The order of rules and paths decides nothing; the nearest wins: first the host, then the longest path. A host is settled before any path is looked at, which is why a rule for all hosts cannot serve as the remainder of foo.example.com, and `defaultBackend` or a path `/` can.\n\n`Prefix` compares elements between slashes, so `/barn` is not below `/bar`. `ImplementationSpecific` leaves that to the controller, and ingress-nginx compared texts.\n\nBackends name a port of the Service, by number or name: 8000 here, though all pods listen on 8080. (ingress-nginx takes a targetPort, too; others do not.)\n\nDefault backends are where controllers differ. The API says that all that matches no rule goes there; ingress-nginx took it for the hosts of that Ingress and answered unknown hosts with its own 404. Whoever wants to depend on it writes the rule for all hosts out.\n\nSee it with `kubectl describe ingress front`. Source: Kubernetes documentation, Ingress, "Multiple matches" and "DefaultBackend".',
    ko: '규칙과 경로의 순서는 아무것도 정하지 않습니다. 가장 가까운 것이 이깁니다. 먼저 호스트, 다음으로 가장 긴 경로입니다. 호스트는 경로를 보기 전에 정해지므로, 모든 호스트에 대한 규칙은 foo.example.com의 나머지를 맡을 수 없고 `defaultBackend`나 경로 `/`는 맡을 수 있습니다.\n\n`Prefix`는 슬래시 사이의 요소를 비교하므로 `/barn`은 `/bar` 아래가 아닙니다. `ImplementationSpecific`은 비교를 컨트롤러에 맡기며, ingress-nginx는 글자대로 비교했습니다.\n\n백엔드는 서비스의 포트를 번호나 이름으로 가리킵니다. 파드는 모두 8080에서 수신하지만 여기서는 8000입니다. (ingress-nginx는 targetPort도 받아들이지만 다른 컨트롤러는 그러지 않습니다.)\n\n기본 백엔드는 컨트롤러마다 다릅니다. API에 따르면 어느 규칙에도 맞지 않는 요청은 모두 그리로 갑니다. ingress-nginx는 그 인그레스의 호스트에만 기본 백엔드를 썼고, 모르는 호스트에는 자신의 404로 답했습니다. 확실하게 하려면 모든 호스트에 대한 규칙을 직접 씁니다.\n\n`kubectl describe ingress front`로 확인해 보세요. 출처: 쿠버네티스 문서, 인그레스, "다중 일치"와 "DefaultBackend"',
  },
})

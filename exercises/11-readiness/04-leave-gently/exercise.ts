import { podLeavesGently, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '11-readiness/04-leave-gently',
  title: { en: 'Leave gently', ko: '조용히 떠나기' },
  minutes: 10,
  difficulty: 3,
  lesson: 'Leaving is not its business',
  given: ['service.yaml'],
  edit: ['deployment.yaml'],
  time: 'realistic',
  scenario: { propagationSeconds: 4 },
  facts: {},
  hints: [
    {
      en: 'Who sends requests to a pod that is being deleted, and why? And what does nginx do in the very same moment?',
      ko: '삭제되는 중인 파드로 요청을 보내는 것은 누구이고, 왜 보낼까요? 그리고 같은 순간에 nginx는 무엇을 할까요?',
    },
    {
      en: 'The moment the pod is deleted it is taken out of the Service, whatever its probe says; only the nodes do not know yet. A preStop hook comes before SIGTERM, and while it runs the program serves. Its time is part of terminationGracePeriodSeconds.',
      ko: '파드는 삭제되는 순간 프로브와 상관없이 서비스에서 빠집니다. 노드들이 아직 모를 뿐입니다. preStop 훅은 SIGTERM보다 먼저 실행되고, 그동안 프로그램은 응답합니다. 훅의 시간은 terminationGracePeriodSeconds에 들어갑니다.',
    },
    {
      en: 'lifecycle: { preStop: { sleep: { seconds: 10 } } }, no terminationGracePeriodSeconds (30 is the default), and a readinessProbe that asks nginx: httpGet: { path: /, port: http }',
      ko: 'lifecycle: { preStop: { sleep: { seconds: 10 } } }를 쓰고, terminationGracePeriodSeconds를 빼고(기본값은 30), readinessProbe는 nginx에게 묻게 하세요: httpGet: { path: /, port: http }',
    },
  ],
  checks: () => [
    check('answers', { points: 1 }, podsAnswer({ from: 'client', url: 'http://web', workloads: ['web'] })),
    check(
      'deleted',
      { points: 4, requires: ['answers'] },
      podLeavesGently({ workload: 'web', from: 'client', url: 'http://web', within: 30 }),
    ),
  ],
  mistakes: [
    {
      name: 'only the probe is repaired',
      change: {
        'deployment.yaml': [
          '              sleep:\n                seconds: 10',
          '              exec:\n                command: [touch, /tmp/leaving]',
        ],
      },
      fails: 'deleted',
      says: 'pod/has-stopped',
    },
    {
      name: 'a hook that is over before the nodes know',
      change: { 'deployment.yaml': ['seconds: 10', 'seconds: 2'] },
      fails: 'deleted',
      says: 'pod/has-stopped',
    },
    {
      name: 'a grace period that cuts the hook short',
      change: {
        'deployment.yaml': [
          '      containers:\n',
          '      terminationGracePeriodSeconds: 3\n      containers:\n',
        ],
      },
      fails: 'applies',
      says: 'probe/sleep-out-of-range',
    },
    {
      name: 'a grace period that cuts the hook short, where the API server cannot see it',
      change: {
        'deployment.yaml': [
          ['      containers:\n', '      terminationGracePeriodSeconds: 3\n      containers:\n'],
          [
            '              sleep:\n                seconds: 10',
            '              exec:\n                command: [sleep, "10"]',
          ],
        ],
      },
      fails: 'deleted',
      says: 'pod/has-stopped',
    },
    {
      name: 'the other hook',
      change: { 'deployment.yaml': ['preStop:', 'postStart:'] },
      fails: 'deleted',
      says: 'pod/has-stopped',
    },
    {
      name: 'a program that the image does not have',
      change: {
        'deployment.yaml': [
          '              sleep:\n                seconds: 10',
          '              exec:\n                command: [slep, "10"]',
        ],
      },
      fails: 'deleted',
      says: 'pod/has-stopped',
    },
    {
      name: 'a longer grace period alone: nginx does not wait for its end',
      change: {
        'deployment.yaml': [
          ['      containers:\n', '      terminationGracePeriodSeconds: 25\n      containers:\n'],
          [
            '              sleep:\n                seconds: 10',
            '              exec:\n                command: ["true"]',
          ],
        ],
      },
      fails: 'deleted',
      says: 'pod/has-stopped',
    },
    {
      name: 'much longer than the nodes need',
      change: {
        'deployment.yaml': [
          ['      containers:\n', '      terminationGracePeriodSeconds: 120\n      containers:\n'],
          ['seconds: 10', 'seconds: 90'],
        ],
      },
      fails: 'deleted',
      says: 'check/pod-leaves-late',
    },
    {
      name: 'a shell before nginx that keeps SIGTERM to itself',
      change: {
        'deployment.yaml': [
          [
            'image: nginx:1.29\n',
            'image: nginx:1.29\n          command: [sh, -c, "date; nginx -g \'daemon off;\'; date"]\n',
          ],
          ['seconds: 10', 'seconds: 5'],
          ['      containers:\n', '      terminationGracePeriodSeconds: 10\n      containers:\n'],
        ],
      },
      fails: 'deleted',
      says: 'check/pod-was-killed',
    },
  ],
  alternatives: ['alt/a-command', 'alt/a-trap'],
  tolerates: [
    { mutant: 'deployment.yaml without spec.replicas', reason: 'a new pod is ready before the hook is over' },
    {
      mutant: 'deployment.yaml without spec.template.spec.containers[0].readinessProbe',
      reason: 'it starts at once; the task is about its end',
    },
    {
      mutant: 'deployment.yaml spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds: 10 → 11',
      reason: 'any time that is longer than the news takes will do',
    },
  ],
  debrief: {
    en: 'Two things begin when a pod is deleted, and neither waits for the other. The EndpointSlice controller takes ready away from its endpoint, and every node hears of that a moment later. The kubelet runs the preStop hook, and then sends SIGTERM. A program that ends at once is faster than the news, and connections that were sent in good faith are refused. A hook that sleeps lets the news arrive first.\n\nThe readiness probe could add nothing: the endpoint is no longer ready from the deletion on, before any probe has its turn. Logic for the end of a pod makes a probe only harder to believe.\n\nThe grace period counts hook and program together. When it is over while the hook still runs, the hook is cut, SIGTERM follows, and two seconds later SIGKILL. So make it longer than both need, and the hook no longer than the nodes need: every emptied node waits for it. `sleep` as a hook needs no program in the image; it is there for good since Kubernetes 1.34.\n\nSee it with `kubectl get endpointslices -o yaml` while a pod goes: ready: false, serving: true, terminating: true. Source: Kubernetes documentation, Pod Lifecycle: termination of Pods; Explore Termination Behavior for Pods And Their Endpoints.',
    ko: '파드를 삭제하면 두 가지가 시작되고, 어느 쪽도 다른 쪽을 기다리지 않습니다. 엔드포인트슬라이스 컨트롤러는 엔드포인트를 준비되지 않은 것으로 바꾸고, 노드마다 잠시 뒤에 그 소식을 듣습니다. kubelet은 preStop 훅을 실행하고 나서 SIGTERM을 보냅니다. 곧바로 끝나는 프로그램은 소식보다 빠르고, 믿고 보낸 연결은 거부됩니다. 잠드는 훅은 소식이 먼저 도착하게 합니다.\n\n준비성 프로브는 아무것도 보탤 수 없었습니다. 엔드포인트는 삭제된 때부터, 어떤 프로브의 차례가 오기도 전에 이미 준비된 것이 아닙니다. 종료 로직이 들어간 프로브는 믿기 어려워질 뿐입니다.\n\n유예 기간은 훅과 프로그램의 시간을 합쳐서 셉니다. 훅이 실행되는 중에 끝나면 훅을 끊고 SIGTERM을 보내며, 2초 뒤에 SIGKILL을 보냅니다. 그러니 유예 기간은 둘이 쓰는 시간보다 길게, 훅은 노드들이 듣는 데 걸리는 만큼만 두세요. 노드를 비울 때마다 이 시간을 기다립니다. 훅의 `sleep`은 이미지에 프로그램이 없어도 되며, 쿠버네티스 1.34부터 안정 기능입니다.\n\n파드가 사라지는 동안 `kubectl get endpointslices -o yaml`로 확인해 보세요. ready: false, serving: true, terminating: true로 보입니다. 출처: 쿠버네티스 문서, 파드 라이프사이클: 파드의 종료, 파드와 파드의 엔드포인트 종료 동작 살펴보기',
  },
})

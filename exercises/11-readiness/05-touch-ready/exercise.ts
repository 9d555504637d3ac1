import { podsAnswer, podsReady, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

const two = ['kubia-2r1qb', 'kubia-2r1qp']

export default defineCommandExercise({
  id: '11-readiness/05-touch-ready',
  title: { en: 'Ready by hand, out by hand', ko: '손으로 준비시키고 손으로 빼기' },
  minutes: 8,
  difficulty: 3,
  lesson: 'Taking a pod out by hand',
  given: ['kubia.yaml'],
  edit: ['commands.sh'],
  time: 'realistic',
  facts: {},
  hints: [
    {
      en: 'What does the probe ask, in how many pods? And which of the two labels does the ReplicationController look for, which only the Service?',
      ko: '프로브는 무엇을, 파드 몇 개에 묻나요? 두 레이블 가운데 레플리케이션컨트롤러가 찾는 것은 무엇이고, 서비스만 찾는 것은 무엇인가요?',
    },
    {
      en: 'kubectl exec runs a program in one container, and only what stands behind the double dash. A pod leaves a Service when a label is gone that the Service selects by; it is replaced when one is gone that its controller selects by.',
      ko: 'kubectl exec는 컨테이너 하나에서, 더블 대시 뒤에 적힌 프로그램만 실행합니다. 서비스가 선택하는 레이블이 없어지면 파드가 서비스에서 빠지고, 컨트롤러가 선택하는 레이블이 없어지면 다른 파드가 대신 만들어집니다.',
    },
    {
      en: 'kubectl exec kubia-2r1qb -- touch /var/ready, the same in kubia-2r1qp and kubia-2r1qz; then kubectl label pod kubia-2r1qz enabled-',
      ko: '파드 셋에서 각각 kubectl exec kubia-2r1qb -- touch /var/ready처럼 파일을 만들고, kubectl label pod kubia-2r1qz enabled-로 레이블을 뗍니다.',
    },
  ],
  checks: () => [
    check('ready', { points: 2 }, podsReady({ workload: 'kubia', pods: 3, named: [...two, 'kubia-2r1qz'] })),
    check(
      'out',
      { points: 2, requires: ['ready'] },
      serviceSelects({ service: 'kubia', workloads: two, pods: 2 }),
    ),
    check(
      'answers',
      { points: 1, requires: ['out'] },
      podsAnswer({ from: 'client', url: 'http://kubia', workloads: two }),
    ),
  ],
  mistakes: [
    {
      name: 'without the double dash',
      change: { 'commands.sh': ['exec kubia-2r1qb -- touch', 'exec kubia-2r1qb touch'] },
      fails: 'ready',
      says: 'command/failed',
    },
    {
      name: 'twice in the same pod, as 2r1qb and 2r1qp are mixed up in the notes',
      change: { 'commands.sh': ['exec kubia-2r1qb', 'exec kubia-2r1qp'] },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'another file than the one that is asked for',
      change: { 'commands.sh': ['kubia-2r1qp -- touch /var/ready', 'kubia-2r1qp -- touch /tmp/ready'] },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'made on the learner’s own machine',
      change: { 'commands.sh': ['kubectl exec kubia-2r1qp -- touch /var/ready', 'touch /var/ready'] },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'the label that the ReplicationController looks for',
      change: { 'commands.sh': ['enabled-', 'app-'] },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'out by deleting it',
      change: { 'commands.sh': ['label pod kubia-2r1qz enabled-', 'delete pod kubia-2r1qz'] },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'deleted, and the one in its place made ready and taken out instead',
      change: {
        'commands.sh': [
          'kubectl label pod kubia-2r1qz enabled-',
          'kubectl delete pod kubia-2r1qz\nNEW=$(kubectl get pods -l app=kubia -o name | grep -v 2r1q)\nclock +5\nkubectl exec $NEW -- touch /var/ready\nkubectl label $NEW enabled-',
        ],
      },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'out by not making it ready',
      change: { 'commands.sh': ['kubectl exec kubia-2r1qz -- touch /var/ready\n', ''] },
      fails: 'ready',
      says: 'check/pods-not-ready',
    },
    {
      name: 'the label of another pod',
      change: { 'commands.sh': ['label pod kubia-2r1qz', 'label pod kubia-2r1qb'] },
      fails: 'out',
      says: 'check/selects-others',
    },
  ],
  alternatives: ['alt/loop'],
  debrief: {
    en: 'A readiness probe is a question that the pod itself answers: here anybody who may exec can answer for it. The file lives in one container, and goes with it when it is restarted. The endpoint came and went with the answer, while the container ran on: nothing was restarted.\n\nThe other way out is the label. The Service selects by app and enabled, the ReplicationController by app alone: without enabled the pod is out of the Service, and still one of the three. Without app it would be nobody’s pod, and another one would be made.\n\nSee it: `kubectl get pods -L enabled` and `kubectl get endpointslices -o wide`. Source: Kubernetes documentation, Liveness, Readiness, and Startup Probes; kubernetes/kubernetes pkg/controller/controller_ref_manager.go.',
    ko: '준비성 프로브는 파드 자신이 답하는 질문이며, 여기서는 exec를 할 수 있는 누구나 대신 답할 수 있습니다. 파일은 컨테이너 하나에 있고, 컨테이너가 다시 시작되면 사라집니다. 답에 따라 엔드포인트가 생기고 없어지는 동안에도 컨테이너는 계속 실행되었고, 아무것도 다시 시작되지 않았습니다.\n\n다른 방법은 레이블입니다. 서비스는 app과 enabled로, 레플리케이션컨트롤러는 app만으로 선택합니다. enabled가 없으면 파드는 서비스에서 빠지지만 여전히 셋 가운데 하나입니다. app이 없으면 누구의 파드도 아니게 되고, 다른 파드가 만들어집니다.\n\n확인: `kubectl get pods -L enabled`, `kubectl get endpointslices -o wide`. 출처: 쿠버네티스 문서의 활성, 준비성, 시작 프로브. kubernetes/kubernetes pkg/controller/controller_ref_manager.go.',
  },
})

import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '01-services/02-empty-endpoints',
  title: { en: 'A Service with nobody behind it', ko: '뒤에 아무도 없는 서비스' },
  minutes: 5,
  difficulty: 2,
  lesson: 'What the selector found is an object, too',
  given: ['replication-controller.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 1 + random.below(6)
    return {
      change: { 'replication-controller.yaml': ['replicas: 3', `replicas: ${pods}`] },
      facts: { pods },
    }
  },
  hints: [
    {
      en: 'How many pods does the Service have behind it, and how would you find out on a real cluster?',
      ko: '이 서비스 뒤에는 파드가 몇 개 있나요? 실제 클러스터라면 어떻게 알아낼 수 있을까요?',
    },
    {
      en: 'A selector matches when key and value are equal, letter by letter. No near match counts, and nothing warns you.',
      ko: '셀렉터는 키와 값이 한 글자도 틀리지 않고 같아야 일치합니다. 비슷한 것은 일치하지 않으며, 아무 경고도 없습니다.',
    },
    {
      en: 'The pods carry app=kubia; the Service looks for app=kubi.',
      ko: '파드의 레이블은 app=kubia인데, 서비스는 app=kubi를 찾고 있습니다.',
    },
  ],
  checks: ({ pods }) => [
    check('selects', { points: 3 }, serviceSelects({ service: 'kubia', workloads: ['kubia'], pods })),
    check(
      'answers',
      { points: 1, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://kubia', workloads: ['kubia'] }),
    ),
  ],
  mistakes: [
    {
      name: 'the given pods relabelled instead',
      change: {
        'service.yaml': [
          '    app: kubia\n',
          '    app: kubi\n---\napiVersion: v1\nkind: ReplicationController\nmetadata:\n  name: kubia\nspec:\n  replicas: 3\n  selector:\n    app: kubi\n  template:\n    metadata:\n      labels:\n        app: kubi\n    spec:\n      containers:\n        - name: kubia\n          image: luksa/kubia\n',
        ],
      },
      fails: 'applies',
      says: 'check/given-object-changed',
    },
    {
      name: 'capital letter in the value',
      change: { 'service.yaml': ['app: kubia', 'app: Kubia'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'label of the ReplicationController, not of its pods',
      change: { 'service.yaml': ['app: kubia', 'tier: web'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'selector taken out',
      change: { 'service.yaml': ['  selector:\n    app: kubia\n', ''] },
      fails: 'selects',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: "the ReplicationController's way of writing a newer selector",
      change: { 'service.yaml': ['    app: kubia', '    matchLabels:\n      app: kubia'] },
      fails: 'applies',
      says: 'field/wrong-type',
    },
  ],
  alternatives: ['alt/in-a-list'],
  debrief: {
    en: 'A selector that finds nobody is valid: a Service may be there before its pods. Kubernetes therefore says nothing, and kube-proxy refuses every connection to a Service without endpoints. When you see "connection refused", look first at who stands behind the Service: `kubectl get endpointslices -l kubernetes.io/service-name=kubia`.',
    ko: '아무도 찾지 못하는 셀렉터도 올바른 셀렉터입니다. 서비스가 파드보다 먼저 있을 수 있기 때문입니다. 그래서 쿠버네티스는 아무 말도 하지 않으며, kube-proxy는 엔드포인트가 없는 서비스로 오는 모든 연결을 거부합니다. "connection refused"가 보이면 먼저 서비스 뒤에 누가 있는지 확인하세요. `kubectl get endpointslices -l kubernetes.io/service-name=kubia`',
  },
})

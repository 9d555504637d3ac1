import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '01-services/03-too-many-pods',
  title: { en: 'Too many pods', ko: '너무 많은 파드' },
  minutes: 6,
  difficulty: 2,
  lesson: 'The selector finds pods by their labels',
  given: ['deployments.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 2 + random.below(5)
    return { change: { 'deployments.yaml': ['replicas: 3', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [
    {
      en: 'Which pods does app=shop find? Count them in deployments.yaml.',
      ko: 'app=shop은 어떤 파드를 찾나요? deployments.yaml에서 세어 보세요.',
    },
    {
      en: 'A selector with several pairs finds the pods that carry all of them.',
      ko: '쌍이 여러 개인 셀렉터는 그 쌍을 모두 가진 파드를 찾습니다.',
    },
    {
      en: 'app=shop also finds the workers, tier=web also finds the blog. Put both pairs into the selector.',
      ko: 'app=shop은 워커도 찾고, tier=web은 블로그도 찾습니다. 두 쌍을 모두 셀렉터에 쓰세요.',
    },
  ],
  checks: ({ pods }) => [
    check('selects', { points: 3 }, serviceSelects({ service: 'shop', workloads: ['shop-web'], pods })),
    check(
      'answers',
      { points: 2, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://shop', workloads: ['shop-web'] }),
    ),
  ],
  mistakes: [
    {
      name: 'the other pair alone',
      change: { 'service.yaml': ['    app: shop\n', ''] },
      fails: 'selects',
      says: 'check/selects-others',
    },
    {
      name: 'the first pair alone, as it was',
      change: { 'service.yaml': ['    tier: web\n', ''] },
      fails: 'selects',
      says: 'check/selects-others',
    },
    {
      name: 'too wide still, but with a target port that only the right pods name',
      change: {
        'service.yaml': [
          ['    tier: web\n', ''],
          ['targetPort: 8080', 'targetPort: http'],
        ],
      },
      fails: 'selects',
      says: 'check/selects-others',
    },
    {
      name: 'name of the Deployment as a label',
      change: { 'service.yaml': ['    app: shop\n    tier: web', '    app: shop-web'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
    {
      name: 'a pair that no pod carries',
      change: { 'service.yaml': ['tier: web', 'tier: frontend'] },
      fails: 'selects',
      says: 'service/selects-nothing',
    },
  ],
  alternatives: ['alt/named-port'],
  debrief: {
    en: 'A selector that is too wide is worse than one that finds nobody: the Service answers most of the time. kube-proxy chooses among all endpoints alike; some of them were workers, and as many of the connections were refused. Give every pod labels that tell what it is, and select by all of those that matter: `kubectl get pods -l app=shop,tier=web`.',
    ko: '너무 넓은 셀렉터는 아무도 찾지 못하는 셀렉터보다 더 나쁩니다. 서비스가 대체로 응답하기 때문입니다. kube-proxy는 모든 엔드포인트 가운데 똑같은 확률로 고릅니다. 그중에 워커가 섞여 있었으므로 그 비율만큼 연결이 거부되었습니다. 파드마다 자신이 무엇인지 알려 주는 레이블을 붙이고, 중요한 레이블을 모두 써서 선택하세요. `kubectl get pods -l app=shop,tier=web`',
  },
})

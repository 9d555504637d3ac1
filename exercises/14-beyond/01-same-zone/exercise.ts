import { podsAnswer, zoneAnswers } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '14-beyond/01-same-zone',
  title: { en: 'Stay in the zone', ko: '영역 안에 머물기' },
  minutes: 7,
  difficulty: 3,
  lesson: 'Rather near than far',
  given: ['web.yaml', 'clients.yaml'],
  edit: ['service.yaml'],
  scenario: {
    nodes: [
      { name: 'node-1', zone: 'zone-a', labels: { role: 'web' } },
      { name: 'node-2', zone: 'zone-a', labels: { role: 'web' } },
      { name: 'node-3', zone: 'zone-b', labels: { role: 'web' } },
      { name: 'node-4', zone: 'zone-b', labels: { role: 'web' } },
      { name: 'node-5', zone: 'zone-c' },
    ],
  },
  facts: {},
  variants: (random) => {
    const node = 1 + random.below(2)
    return { change: { 'clients.yaml': ['nodeName: node-1', `nodeName: node-${node}`] }, facts: {} }
  },
  hints: [
    {
      en: 'Is it a rule that you want, or a preference? What is to happen where the zone has no pod?',
      ko: '원하는 것이 규칙인가요, 선호인가요? 영역에 파드가 없으면 어떻게 되어야 하나요?',
    },
    {
      en: 'internalTrafficPolicy: Local is a rule, and it is about nodes. trafficDistribution is a preference, and its values say how near.',
      ko: 'internalTrafficPolicy: Local은 규칙이고 노드에 관한 것입니다. trafficDistribution은 선호이고, 값에 따라 얼마나 가까운 곳인지가 다릅니다.',
    },
    { en: 'trafficDistribution: PreferSameZone', ko: 'trafficDistribution: PreferSameZone' },
  ],
  checks: () => [
    check('zone-a', { points: 3 }, zoneAnswers({ from: 'client-a', url: 'http://web', workloads: ['web'] })),
    check(
      'zone-b',
      { points: 1, requires: ['zone-a'] },
      zoneAnswers({ from: 'client-b', url: 'http://web', workloads: ['web'] }),
    ),
    check(
      'zone-c',
      { points: 2, requires: ['zone-a'] },
      podsAnswer({
        from: 'client-c',
        url: 'http://web',
        workloads: ['web'],
        title: {
          en: 'http://web from client-c, whose zone has no pods, is answered by the pods of web',
          ko: '영역에 파드가 없는 client-c에서 http://web에 요청해도 web의 파드가 응답합니다',
        },
      }),
    ),
  ],
  mistakes: [
    {
      name: 'left as it is',
      change: {
        'service.yaml': [
          '  # A preference: each endpoint is marked for its own zone, and where a zone has none, all of them serve it.\n  trafficDistribution: PreferSameZone\n',
          '',
        ],
      },
      fails: 'zone-a',
      says: 'check/answered-from-elsewhere',
    },
    {
      name: 'the rule instead of the preference',
      change: { 'service.yaml': ['trafficDistribution: PreferSameZone', 'internalTrafficPolicy: Local'] },
      fails: 'zone-a',
      says: 'check/not-everybody-answers',
    },
    {
      name: 'the same node instead of the same zone',
      change: { 'service.yaml': ['PreferSameZone', 'PreferSameNode'] },
      fails: 'zone-a',
      says: 'check/not-everybody-answers',
    },
    {
      name: 'the policy for traffic from outside',
      change: { 'service.yaml': ['trafficDistribution: PreferSameZone', 'externalTrafficPolicy: Local'] },
      fails: 'applies',
      says: 'service/external-policy-unused',
    },
    {
      name: 'a value that does not exist',
      change: { 'service.yaml': ['PreferSameZone', 'SameZone'] },
      fails: 'applies',
      says: 'value/not-supported',
    },
    {
      name: 'the older annotation',
      change: {
        'service.yaml': [
          ['  name: web\n', '  name: web\n  annotations:\n    service.kubernetes.io/topology-mode: Auto\n'],
          ['  trafficDistribution: PreferSameZone\n', ''],
        ],
      },
      fails: 'zone-a',
      says: 'check/answered-from-elsewhere',
    },
    {
      name: 'written beside spec',
      change: {
        'service.yaml': [
          ['  trafficDistribution: PreferSameZone\n', ''],
          ['spec:\n', 'trafficDistribution: PreferSameZone\nspec:\n'],
        ],
      },
      fails: 'applies',
      says: 'field/unknown',
    },
  ],
  alternatives: ['alt/older-word'],
  debrief: {
    en: 'The EndpointSlice controller wrote a hint beside each endpoint: the zone that it is for, its own. kube-proxy on a node of zone-a keeps to endpoints with that zone in their hints; on a node of zone-c no hint fits, so it uses all of them. It is a preference by place, not by load: if most clients stand in one zone, the pods there get most of the work. `internalTrafficPolicy: Local` would be a rule for each node, and a node without a pod would drop its requests. To see it: `kubectl get endpointslices -o yaml`, under `hints`. Source: kubernetes.io, Service, "Traffic distribution".',
    ko: '엔드포인트슬라이스 컨트롤러가 엔드포인트마다 힌트를 적었습니다. 어느 영역을 위한 것인지, 곧 자신의 영역입니다. zone-a의 노드에 있는 kube-proxy는 힌트에 그 영역이 있는 엔드포인트만 쓰고, zone-c의 노드에서는 맞는 힌트가 없으므로 모두 씁니다. 이것은 위치에 따른 선호이며 부하에 따른 것이 아닙니다. 클라이언트가 한 영역에 몰려 있으면 그 영역의 파드가 일을 대부분 떠맡습니다. `internalTrafficPolicy: Local`은 노드마다 적용되는 규칙이므로, 파드가 없는 노드에서는 요청이 버려졌을 것입니다. 확인하려면: `kubectl get endpointslices -o yaml`의 `hints`. 출처: kubernetes.io의 서비스 문서, "Traffic distribution".',
  },
})

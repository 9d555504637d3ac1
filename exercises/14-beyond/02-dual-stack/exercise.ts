import { familyAnswers } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const answers = (family: 'IPv4' | 'IPv6') =>
  familyAnswers({ from: 'client', service: 'web', port: 80, family, workloads: ['web'] })

export default defineExercise({
  id: '14-beyond/02-dual-stack',
  title: { en: 'Both families', ko: '두 IP 패밀리' },
  minutes: 6,
  difficulty: 2,
  lesson: 'Two families of addresses',
  given: ['deployment.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  scenario: { serviceCIDRs: ['10.96.0.0/16', 'fd00:10:96::/112'] },
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(5)
    return { change: { 'deployment.yaml': ['replicas: 3', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'How many addresses does a Service get that does not say how many it wants?',
      ko: '몇 개를 원하는지 적지 않은 서비스는 주소를 몇 개 받나요?',
    },
    {
      en: 'ipFamilyPolicy has three values: SingleStack, PreferDualStack and RequireDualStack.',
      ko: 'ipFamilyPolicy의 값은 SingleStack, PreferDualStack, RequireDualStack 세 가지입니다.',
    },
    {
      en: 'ipFamilyPolicy: PreferDualStack. The API server picks both addresses.',
      ko: 'ipFamilyPolicy: PreferDualStack으로 쓰면 API 서버가 두 주소를 고릅니다.',
    },
  ],
  checks: () => [
    check('ipv4', { points: 2 }, answers('IPv4')),
    check('ipv6', { points: 3 }, answers('IPv6')),
  ],
  mistakes: [
    {
      name: 'left with one family',
      change: { 'service.yaml': ['PreferDualStack', 'SingleStack'] },
      fails: 'ipv6',
      says: 'check/family-without-address',
    },
    {
      name: 'the other family instead of both',
      change: { 'service.yaml': ['ipFamilyPolicy: PreferDualStack', 'ipFamilies: [IPv6]'] },
      fails: 'ipv4',
      says: 'check/family-without-address',
    },
    {
      name: 'a policy that does not exist',
      change: { 'service.yaml': ['PreferDualStack', 'DualStack'] },
      fails: 'applies',
      says: 'value/not-supported',
    },
    {
      name: 'two families, and the policy for one',
      change: {
        'service.yaml': [
          'ipFamilyPolicy: PreferDualStack',
          'ipFamilyPolicy: SingleStack\n  ipFamilies: [IPv4, IPv6]',
        ],
      },
      fails: 'applies',
      says: 'allocation/policy-is-single',
    },
    {
      name: 'two families, and no policy',
      change: { 'service.yaml': ['ipFamilyPolicy: PreferDualStack', 'ipFamilies: [IPv4, IPv6]'] },
      fails: 'applies',
      says: 'allocation/policy-is-single',
    },
    {
      name: 'one family twice',
      change: { 'service.yaml': ['ipFamilyPolicy: PreferDualStack', 'ipFamilies: [IPv4, IPv4]'] },
      fails: 'applies',
      says: 'value/duplicate',
    },
  ],
  alternatives: ['alt/ipv6-first'],
  debrief: {
    en: "A Service has one address unless it asks for more, also where both families are there: it must not change when a cluster learns IPv6. PreferDualStack takes two where there are two, so one manifest fits every cluster; RequireDualStack is refused where there is one. The controller writes a list of endpoints for each family, and a packet never changes its family on the way. DNS answers with an A and an AAAA record. The first family follows `ipFamilies`, or else the cluster, and stays for good; the second may come and go. To see it: `kubectl get service web -o jsonpath='{.spec.clusterIPs}'`. Source: kubernetes.io, IPv4/IPv6 dual-stack.",
    ko: '두 패밀리가 모두 있는 클러스터에서도 서비스는 더 요청하지 않으면 주소를 하나만 받습니다. 클러스터가 IPv6를 쓰기 시작했다고 서비스가 달라지면 안 되기 때문입니다. PreferDualStack은 둘이 있는 곳에서만 둘을 받으므로 매니페스트 하나를 어느 클러스터에서나 쓸 수 있고, RequireDualStack은 하나뿐인 곳에서 거부됩니다. 컨트롤러는 패밀리마다 엔드포인트의 목록을 따로 쓰며, 패킷의 패밀리가 도중에 바뀌는 일은 없습니다. DNS는 A 레코드와 AAAA 레코드로 답합니다. 첫 번째 패밀리는 `ipFamilies`를 따르고 없으면 클러스터를 따르며, 다시 바뀌지 않습니다. 두 번째는 더하거나 뺄 수 있습니다. 확인하려면: `kubectl get service web -o jsonpath=\'{.spec.clusterIPs}\'`. 출처: kubernetes.io의 "IPv4/IPv6 이중 스택".',
  },
})

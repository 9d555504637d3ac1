import { nameIsAlias, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '07-external-name/03-another-namespace',
  title: { en: 'Moved to another namespace', ko: '다른 네임스페이스로 이사하기' },
  minutes: 7,
  difficulty: 3,
  lesson: 'Into another namespace, into another cluster',
  given: ['shop.yaml', 'client.yaml'],
  edit: ['service.yaml'],
  scenario: {
    outsideNames: { 'someapi.somecompany.com': { addresses: ['192.0.2.80'] } },
  },
  facts: {},
  variants: (random) => {
    const replicas = 1 + random.below(5)
    return { change: { 'shop.yaml': ['replicas: 2', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'A selector never reaches into another namespace. What does?',
      ko: '셀렉터는 다른 네임스페이스에 닿지 못합니다. 무엇이라면 닿을 수 있을까요?',
    },
    {
      en: 'Names do. An alias may lead to the name of another Service; but nobody completes the name in an alias, so it has to be written to its end.',
      ko: '이름은 닿습니다. 별칭은 다른 서비스의 이름을 가리킬 수 있습니다. 다만 별칭이 가리키는 이름은 아무도 채워 주지 않으므로 끝까지 써야 합니다.',
    },
    {
      en: 'type: ExternalName, externalName: catalog.shop.svc.cluster.local',
      ko: 'type: ExternalName, externalName: catalog.shop.svc.cluster.local로 쓰면 됩니다.',
    },
  ],
  checks: () => [
    check(
      'alias',
      { points: 3 },
      nameIsAlias({ from: 'client', name: 'catalog', of: 'catalog.shop.svc.cluster.local' }),
    ),
    check(
      'answers',
      { points: 2, requires: ['alias'] },
      podsAnswer({ from: 'client', url: 'http://catalog', workloads: ['catalog'], workloadsIn: 'shop' }),
    ),
  ],
  mistakes: [
    {
      name: 'short name',
      change: { 'service.yaml': ['catalog.shop.svc.cluster.local', 'catalog.shop'] },
      fails: 'alias',
      says: 'service/external-name-unknown',
    },
    {
      name: 'domain of the cluster left out',
      change: { 'service.yaml': ['shop.svc.cluster.local', 'shop.svc'] },
      fails: 'alias',
      says: 'service/external-name-unknown',
    },
    {
      name: 'namespace and name the wrong way round',
      change: { 'service.yaml': ['catalog.shop.svc', 'shop.catalog.svc'] },
      fails: 'alias',
      says: 'dns/no-such-name',
    },
    {
      name: 'svc left out',
      change: { 'service.yaml': ['catalog.shop.svc', 'catalog.shop'] },
      fails: 'alias',
      says: 'dns/no-such-name',
    },
    {
      name: 'alias of itself',
      change: { 'service.yaml': ['catalog.shop', 'catalog.default'] },
      fails: 'alias',
      says: 'service/alias-circle',
    },
    {
      name: 'selector kept, type forgotten',
      change: {
        'service.yaml': [
          '  type: ExternalName\n',
          '  selector:\n    app: catalog\n  ports:\n    - port: 80\n      targetPort: 8080\n',
        ],
      },
      fails: 'alias',
      says: 'check/name-not-an-alias',
    },
    {
      name: 'Service moved to shop, too',
      change: { 'service.yaml': ['  name: catalog\n', '  name: catalog\n  namespace: shop\n'] },
      fails: 'applies',
      says: 'check/given-object-changed',
    },
  ],
  alternatives: ['alt/to-the-root'],
  debrief: {
    en: "CoreDNS answers `catalog.default.svc.cluster.local` with the name of the Service in `shop`, and with that one's cluster IP in the same answer. From there on it is an ordinary Service: its port 80, its endpoints, its load balancing. A search list belongs to the pod that asks and never completes what an alias says. A hand-written slice with the cluster IP would not work (chapter 04), and one with the pods' addresses only until the next rollout. For a Service in another cluster the same helps, if that one has a name outside. And where clients can be changed, `http://catalog.shop` needs no alias at all.",
    ko: 'CoreDNS는 `catalog.default.svc.cluster.local`의 답으로 `shop`에 있는 서비스의 이름과 그 클러스터 IP를 함께 알려 줍니다. 거기서부터는 보통의 서비스와 같습니다. 그 서비스의 80 포트, 엔드포인트, 부하 분산이 그대로 쓰입니다. 검색 목록은 묻는 파드의 것이며 별칭이 가리키는 이름을 채워 주지 않습니다. 클러스터 IP를 적은 슬라이스는 동작하지 않고(04장), 파드의 주소를 적은 슬라이스는 다음 롤아웃까지만 동작합니다. 다른 클러스터의 서비스도 바깥에서 쓰는 이름이 있다면 같은 방법으로 가리킬 수 있습니다. 그리고 클라이언트를 고칠 수 있다면 `http://catalog.shop`으로 충분하므로 별칭이 필요 없습니다.',
  },
})

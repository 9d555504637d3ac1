import { hostsAnswer, serviceEndpoints } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '04-endpoints/04-addresses',
  title: { en: 'Addresses that cannot work', ko: '동작할 수 없는 주소' },
  minutes: 7,
  difficulty: 3,
  lesson: 'Writing the list by hand',
  given: ['service.yaml', 'client.yaml'],
  edit: ['slice.yaml'],
  scenario: {
    outside: [
      { ip: '10.4.5.6', name: 'legacy-1', listens: [{ port: 9376, body: 'legacy-1' }] },
      { ip: '10.1.2.3', name: 'legacy-2', listens: [{ port: 9376, body: 'legacy-2' }] },
    ],
  },
  facts: {},
  hints: [
    {
      en: 'Whose address is 127.0.0.1, seen from a node? And whose is 10.96.0.1?',
      ko: '노드에서 볼 때 127.0.0.1은 누구의 주소인가요? 그리고 10.96.0.1은요?',
    },
    {
      en: 'Loopback addresses are refused; a cluster IP exists only as a rule and can be no destination; of several addresses in one entry only the first is read.',
      ko: '루프백 주소는 거부됩니다. 클러스터 IP는 규칙으로만 있으므로 목적지가 될 수 없습니다. 한 항목에 주소가 여러 개 있으면 첫 번째만 읽습니다.',
    },
    {
      en: 'Two entries: one with 10.4.5.6, one with 10.1.2.3. Nothing else.',
      ko: '항목은 두 개입니다. 하나는 10.4.5.6, 하나는 10.1.2.3이며 다른 것은 없습니다.',
    },
  ],
  checks: () => [
    check(
      'lists',
      { points: 3 },
      serviceEndpoints({ service: 'my-service', endpoints: ['10.4.5.6:9376', '10.1.2.3:9376'] }),
    ),
    check(
      'answers',
      { points: 2, requires: ['lists'] },
      hostsAnswer({ from: 'client', url: 'http://my-service', hosts: ['10.4.5.6', '10.1.2.3'] }),
    ),
  ],
  mistakes: [
    {
      name: 'loopback address left in',
      change: {
        'slice.yaml': ['      - "10.1.2.3"\n', '      - "10.1.2.3"\n  - addresses:\n      - "127.0.0.1"\n'],
      },
      fails: 'applies',
      says: 'address/loopback',
    },
    {
      name: 'cluster IP of another Service left in',
      change: {
        'slice.yaml': ['      - "10.1.2.3"\n', '      - "10.1.2.3"\n  - addresses:\n      - "10.96.0.1"\n'],
      },
      fails: 'lists',
      says: 'service/endpoint-is-a-cluster-ip',
    },
    {
      name: 'both addresses in one entry',
      change: { 'slice.yaml': ['  - addresses:\n      - "10.1.2.3"\n', '      - "10.1.2.3"\n'] },
      fails: 'lists',
      says: 'service/endpoint-address-ignored',
    },
    {
      name: 'address misspelt',
      change: { 'slice.yaml': ['10.1.2.3', '10.1.2.300'] },
      fails: 'applies',
      says: 'address/not-an-ip',
    },
  ],
  alternatives: ['alt/two-slices'],
  debrief: {
    en: 'Loopback and link-local addresses mean something else on every node, so the API server refuses them. A cluster IP is no place: kube-proxy turns a packet once, and what would arrive there matches no second rule. And since an entry stands for one endpoint, kube-proxy reads its first address only; the notes are of a time when that was not said.',
    ko: '루프백과 링크-로컬 주소는 노드마다 다른 것을 뜻하므로 API 서버가 거부합니다. 클러스터 IP는 실제 장소가 아닙니다. kube-proxy는 패킷의 목적지를 한 번만 바꾸므로, 그곳으로 간 패킷에 두 번째 규칙은 적용되지 않습니다. 그리고 항목 하나는 엔드포인트 하나이므로 kube-proxy는 첫 번째 주소만 읽습니다. 노트는 이 점이 분명하지 않던 때에 쓰였습니다.',
  },
})

import { hostsAnswer, serviceEndpoints } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '07-external-name/02-switch-later',
  title: { en: 'Switched, and nobody noticed', ko: '아무도 모르게 바꾸기' },
  minutes: 8,
  difficulty: 3,
  lesson: 'Switching later',
  given: ['client.yaml'],
  edit: ['service.yaml', 'slice.yaml'],
  scenario: {
    outsideNames: { 'someapi.somecompany.com': { addresses: ['192.0.2.80'] } },
    outside: [
      { ip: '192.0.2.80', name: 'someapi', listens: [{ port: 80, body: 'someapi' }] },
      { ip: '10.4.5.6', name: 'our-api-1', listens: [{ port: 9376, body: 'our-api-1' }] },
      { ip: '10.1.2.3', name: 'our-api-2', listens: [{ port: 9376, body: 'our-api-2' }] },
    ],
  },
  facts: {},
  hints: [
    {
      en: 'The clients ask for port 80, the machines listen on 9376. Which type of Service can turn one into the other?',
      ko: '클라이언트는 80 포트로 요청하고 서버는 9376에서 수신합니다. 하나를 다른 하나로 바꿔 줄 수 있는 서비스 유형은 무엇인가요?',
    },
    {
      en: 'A ClusterIP Service without a selector sends to whatever its EndpointSlices list. The name stays, so the clients do not notice.',
      ko: '셀렉터가 없는 ClusterIP 서비스는 엔드포인트슬라이스에 적힌 곳으로 보냅니다. 이름이 그대로이므로 클라이언트는 알아차리지 못합니다.',
    },
    {
      en: 'service.yaml: type ClusterIP, one port 80, no externalName. slice.yaml: the label kubernetes.io/service-name, port 9376 without a name, one entry for each address.',
      ko: 'service.yaml에는 ClusterIP 유형과 포트 80 하나를 쓰고 externalName은 뺍니다. slice.yaml에는 kubernetes.io/service-name 레이블, 이름 없는 포트 9376, 주소마다 항목 하나를 씁니다.',
    },
  ],
  checks: () => [
    check(
      'lists',
      { points: 2 },
      serviceEndpoints({ service: 'external-service', endpoints: ['10.4.5.6:9376', '10.1.2.3:9376'] }),
    ),
    check(
      'answers',
      { points: 3, requires: ['lists'] },
      hostsAnswer({ from: 'client', url: 'http://external-service', hosts: ['10.4.5.6', '10.1.2.3'] }),
    ),
  ],
  mistakes: [
    {
      name: 'slice written, type left as it was',
      change: {
        'service.yaml': ['type: ClusterIP', 'type: ExternalName\n  externalName: someapi.somecompany.com'],
      },
      fails: 'answers',
      says: 'check/alias-answers',
    },
    {
      name: 'alias of one of the addresses',
      change: { 'service.yaml': ['type: ClusterIP', 'type: ExternalName\n  externalName: 10.4.5.6'] },
      fails: 'answers',
      says: 'service/external-name-is-an-address',
    },
    {
      name: 'type changed, ports forgotten',
      change: {
        'service.yaml': [
          '  ports:\n    # What the clients ask for. An alias needed no ports; a cluster IP does nothing without them.\n    - port: 80\n',
          '',
        ],
      },
      fails: 'applies',
      says: 'service/no-ports',
    },
    {
      name: 'port of the machines in the Service',
      change: { 'service.yaml': ['- port: 80', '- port: 9376'] },
      fails: 'answers',
      says: 'service/port-not-offered',
    },
    {
      name: 'port of the clients in the slice',
      change: { 'slice.yaml': ['port: 9376', 'port: 80'] },
      fails: 'lists',
      says: 'service/endpoint-nobody-listens',
    },
    {
      name: 'label forgotten',
      change: { 'slice.yaml': ['  labels:\n    kubernetes.io/service-name: external-service\n', ''] },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'port named in one of the two places',
      change: { 'service.yaml': ['- port: 80', '- name: http\n      port: 80'] },
      fails: 'lists',
      says: 'service/slice-port-unmatched',
    },
  ],
  tolerates: [
    {
      mutant: 'service.yaml spec.type: ClusterIP → NodePort',
      reason: 'it has a cluster IP as well, and the task asks only who answers there',
    },
  ],
  alternatives: ['alt/a-slice-each'],
  debrief: {
    en: 'The clients know one name, and the name stayed. Where it leads was an alias, is now a cluster IP with two endpoints written by hand, and may become a selector when the API runs in pods one day: each time one `kubectl apply`. Two things are different now. The port is turned from 80 into 9376, which an alias never does. And clients that remember what DNS told them go to the old address until that has run out: after the switch, watch the old machine before you turn it off.',
    ko: '클라이언트가 아는 것은 이름 하나이고, 그 이름은 그대로입니다. 이름이 가리키는 곳은 별칭이었다가 이제 손으로 쓴 엔드포인트 두 개가 있는 클러스터 IP가 되었습니다. 언젠가 API가 파드에서 실행되면 셀렉터로 바꾸면 됩니다. 매번 `kubectl apply` 한 번이면 됩니다. 달라진 점이 두 가지 있습니다. 이제는 80 포트가 9376으로 바뀌는데, 별칭은 그렇게 하지 못합니다. 그리고 DNS의 답을 기억하는 클라이언트는 그 기억이 끝날 때까지 옛 주소로 갑니다. 바꾼 뒤에는 옛 서버를 지켜보고 나서 끄세요.',
  },
})

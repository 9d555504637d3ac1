import { hostsAnswer, serviceEndpoints } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '04-endpoints/01-nobody-behind',
  title: { en: 'Nobody behind it', ko: '뒤에 아무도 없을 때' },
  minutes: 8,
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
      en: 'How would Kubernetes know that this slice belongs to external-service?',
      ko: '이 슬라이스가 external-service의 것이라는 사실을 쿠버네티스는 어떻게 알까요?',
    },
    {
      en: 'A slice has three parts: the label kubernetes.io/service-name, the list of ports (name and number), and the list of endpoints, one entry for each address.',
      ko: '슬라이스는 세 부분으로 이루어집니다. kubernetes.io/service-name 레이블, 포트 목록(이름과 번호), 그리고 주소마다 항목이 하나씩인 엔드포인트 목록입니다.',
    },
    {
      en: 'labels: kubernetes.io/service-name: external-service; ports: one with port 9376 and no name; endpoints: two entries with one address each.',
      ko: '레이블은 kubernetes.io/service-name: external-service, 포트는 이름 없이 9376 하나, 엔드포인트는 주소가 하나씩 있는 항목 두 개입니다.',
    },
  ],
  checks: () => [
    check(
      'lists',
      { points: 3 },
      serviceEndpoints({ service: 'external-service', endpoints: ['10.4.5.6:9376', '10.1.2.3:9376'] }),
    ),
    check(
      'answers',
      { points: 2, requires: ['lists'] },
      hostsAnswer({ from: 'client', url: 'http://external-service', hosts: ['10.4.5.6', '10.1.2.3'] }),
    ),
  ],
  mistakes: [
    {
      name: 'slice in another namespace',
      change: {
        'slice.yaml': [
          '  name: external-service-1\n',
          '  name: external-service-1\n  namespace: kube-system\n',
        ],
      },
      fails: 'lists',
      says: 'service/slice-in-other-namespace',
    },
    {
      name: 'one machine marked as not ready',
      change: {
        'slice.yaml': ['["10.1.2.3"]\n', '["10.1.2.3"]\n    conditions:\n      ready: false\n'],
      },
      fails: 'lists',
      says: 'check/endpoints-differ',
    },
    {
      name: 'label forgotten',
      change: {
        'slice.yaml': [
          '  labels:\n    # This label, and not the name, says whose list it is.\n    kubernetes.io/service-name: external-service\n',
          '',
        ],
      },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'name of the slice in the label',
      change: {
        'slice.yaml': [
          'kubernetes.io/service-name: external-service',
          'kubernetes.io/service-name: external-service-1',
        ],
      },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'port of the Service, not of the machines',
      change: { 'slice.yaml': ['port: 9376', 'port: 80'] },
      fails: 'lists',
      says: 'service/endpoint-nobody-listens',
    },
    {
      name: 'one machine forgotten',
      change: { 'slice.yaml': ['  - addresses: ["10.1.2.3"]\n', ''] },
      fails: 'lists',
      says: 'check/endpoints-differ',
    },
    {
      name: 'a name for the port that the Service does not know',
      change: { 'slice.yaml': ['name: ""', 'name: http'] },
      fails: 'lists',
      says: 'service/slice-port-unmatched',
    },
  ],
  alternatives: ['alt/two-slices'],
  debrief: {
    en: 'A Service is its list of endpoints, whoever writes the list. With a selector the controller writes it; without one it is yours. When the program has moved into the cluster, give the Service a selector and delete the slice: no client notices. The targetPort of such a Service decides nothing, the slice does.',
    ko: '서비스는 누가 쓰든 결국 엔드포인트의 목록입니다. 셀렉터가 있으면 컨트롤러가 쓰고, 없으면 여러분이 씁니다. 프로그램을 클러스터로 다 옮기고 나면 서비스에 셀렉터를 주고 슬라이스를 삭제하세요. 클라이언트는 알아차리지 못합니다. 이런 서비스의 targetPort는 아무것도 정하지 않으며, 슬라이스가 정합니다.',
  },
})

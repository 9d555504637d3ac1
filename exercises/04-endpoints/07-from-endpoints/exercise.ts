import { hostsAnswer, serviceEndpoints } from '../../../grader/checks/index.ts'
import { check, defineExercise, type Question } from '../../../grader/exercise.ts'
import { diagnose } from '../../../sim/index.ts'

const hosts = ['11.11.11.11', '22.22.22.22']

export default defineExercise({
  id: '04-endpoints/07-from-endpoints',
  title: { en: 'From Endpoints to a slice', ko: 'Endpoints에서 슬라이스로' },
  minutes: 7,
  difficulty: 2,
  lesson: 'A Service without a selector',
  given: ['service.yaml', 'client.yaml'],
  edit: ['list.yaml'],
  scenario: { outside: hosts.map((ip) => ({ ip, name: `external-${ip}`, listens: [{ port: 80 }] })) },
  facts: {},
  hints: [
    {
      en: 'What did the name of the Endpoints object say, besides being a name? Where does a slice say it?',
      ko: 'Endpoints 오브젝트의 이름은 이름 말고 무엇을 뜻했나요? 슬라이스에서는 그것을 어디에 적나요?',
    },
    {
      en: 'A slice belongs to the Service that its label kubernetes.io/service-name names. It has addressType, ports and endpoints; each endpoint is an item with a list of addresses. The port has the name of the Service’s port.',
      ko: '슬라이스는 kubernetes.io/service-name 레이블이 가리키는 서비스의 것입니다. addressType, ports, endpoints가 있고, 엔드포인트마다 addresses 목록이 있는 항목 하나입니다. 포트의 이름은 서비스의 포트 이름과 같습니다.',
    },
    {
      en: 'apiVersion discovery.k8s.io/v1, kind EndpointSlice, the label kubernetes.io/service-name: external-service, addressType IPv4, ports with name http and port 80, endpoints with one item for each address.',
      ko: 'apiVersion은 discovery.k8s.io/v1, kind는 EndpointSlice, 레이블은 kubernetes.io/service-name: external-service, addressType은 IPv4로 쓰고, ports에 name: http와 port: 80, endpoints에 주소마다 항목 하나를 씁니다.',
    },
  ],
  checks: () => [
    check(
      'lists',
      { points: 2 },
      serviceEndpoints({ service: 'external-service', endpoints: hosts.map((ip) => `${ip}:80`) }),
    ),
    check(
      'answers',
      { points: 1, requires: ['lists'] },
      hostsAnswer({ from: 'client', url: 'http://external-service', hosts }),
    ),
    check('no-endpoints', { points: 2, requires: ['answers'] }, noEndpoints('external-service')),
  ],
  mistakes: [
    {
      name: 'left as it is: it works',
      change: {
        'list.yaml': [
          'apiVersion: discovery.k8s.io/v1',
          'apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: external-service\nsubsets:\n  - addresses:\n      - ip: 11.11.11.11\n      - ip: 22.22.22.22\n    ports:\n      - name: http\n        port: 80\n---\napiVersion: discovery.k8s.io/v1',
        ],
      },
      fails: 'no-endpoints',
      says: 'endpoint/endpoints-deprecated',
    },
    {
      name: 'another kind, the old version',
      change: { 'list.yaml': ['discovery.k8s.io/v1', 'v1'] },
      fails: 'applies',
      says: 'kind/in-other-version',
    },
    {
      name: 'bound by its name, as Endpoints were',
      change: {
        'list.yaml': ['    kubernetes.io/service-name: external-service\n', '    app: external-service\n'],
      },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'the port without its name',
      change: { 'list.yaml': ['  - name: http\n    port: 80', '  - port: 80'] },
      fails: 'lists',
      says: 'service/slice-port-unmatched',
    },
    {
      name: 'both addresses in one entry, as in the notes',
      change: {
        'list.yaml': [
          '  - addresses: ["11.11.11.11"]\n  - addresses: ["22.22.22.22"]',
          '  - addresses: ["11.11.11.11", "22.22.22.22"]',
        ],
      },
      fails: 'lists',
      says: 'service/endpoint-address-ignored',
    },
    {
      name: 'ip, as in Endpoints',
      change: { 'list.yaml': ['- addresses: ["22.22.22.22"]', '- ip: 22.22.22.22'] },
      fails: 'applies',
      says: 'field/unknown',
    },
  ],
  alternatives: ['alt/two-slices'],
  debrief: {
    en: 'Endpoints are one object for each Service, bound to it by the name, with every address in it: at a thousand they were cut off, and each change was sent to each node whole. Slices hold up to a hundred endpoints each by default, as many slices as it takes, and each endpoint says for itself whether it is ready, serving, terminating, and in which zone.\n\nBoth lists at once are no gain: hand-written Endpoints are copied into a slice of their own, beside the one that you wrote, and once somebody changes one of the two they disagree. `kubectl get endpointslices` shows both, and the copy has the label endpointslice.kubernetes.io/managed-by: endpointslicemirroring-controller.k8s.io. Source: Kubernetes documentation, EndpointSlices; kubernetes/enhancements KEP-4974.',
    ko: 'Endpoints는 서비스마다 하나이고 이름으로 묶이며 주소를 모두 담습니다. 천 개를 넘으면 잘렸고, 하나가 바뀔 때마다 전체가 모든 노드로 보내졌습니다. 슬라이스는 기본적으로 하나에 엔드포인트를 백 개까지 담고 필요한 만큼 여러 개가 되며, 엔드포인트마다 준비되었는지, 응답하는지, 종료 중인지, 어느 영역에 있는지 스스로 말합니다.\n\n두 목록을 함께 두어도 좋을 것이 없습니다. 손으로 쓴 Endpoints는 직접 쓴 슬라이스 옆에 따로 복사되고, 누군가 둘 중 하나만 고치면 서로 달라집니다. `kubectl get endpointslices`로 둘 다 보이며, 복사본에는 endpointslice.kubernetes.io/managed-by: endpointslicemirroring-controller.k8s.io 레이블이 있습니다. 출처: 쿠버네티스 문서의 엔드포인트슬라이스, kubernetes/enhancements KEP-4974.',
  },
})

/** The kind is the lesson here: nothing that clients notice tells the two lists apart. */
function noEndpoints(name: string): Question {
  const ref = { kind: 'Endpoints', namespace: 'default', name } as const
  return {
    title: {
      en: `There is no Endpoints object ${name} any more`,
      ko: `Endpoints 오브젝트 ${name}이(가) 더는 없습니다`,
    },
    ask: async ({ view }) =>
      (await view.get(ref)) === undefined
        ? { passed: true, diagnostics: [] }
        : {
            passed: false,
            diagnostics: [diagnose('endpoint/endpoints-deprecated', {}, { object: ref, path: ['kind'] })],
          },
  }
}

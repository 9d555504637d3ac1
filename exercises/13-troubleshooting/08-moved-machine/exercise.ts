import { hostsAnswer, serviceEndpoints } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/08-moved-machine',
  title: { en: 'The machine that moved', ko: '이사한 기계' },
  minutes: 10,
  difficulty: 5,
  lesson: 'Not always, or not for everybody',
  given: ['client.yaml'],
  edit: ['wholesale.yaml'],
  edits: 2,
  scenario: {
    outside: [
      { ip: '192.0.2.10', name: 'emptied', listens: [] },
      { ip: '192.0.2.11', name: 'wholesale-old', listens: [{ port: 8080, body: 'wholesale-old' }] },
      { ip: '192.0.2.20', name: 'wholesale-new', listens: [{ port: 9000, body: 'wholesale-new' }] },
    ],
  },
  hints: [
    {
      en: 'Which of the listed machines does a request go to that is refused, and which of them is never asked at all?',
      ko: '목록의 기계 가운데 거부되는 요청은 어느 것으로 가나요? 그리고 한 번도 요청을 받지 못하는 것은 어느 것인가요?',
    },
    {
      en: 'Nobody takes an address out of a list that was written by hand. And the ports of a slice belong to those of the Service by their names; the numbers may differ from slice to slice.',
      ko: '손으로 쓴 목록에서는 아무도 대신 주소를 빼 주지 않습니다. 그리고 슬라이스의 포트는 이름으로 서비스의 포트와 이어집니다. 번호는 슬라이스마다 달라도 됩니다.',
    },
    {
      en: 'Take 192.0.2.10 out of wholesale-1, and call the port of wholesale-2 http, as the Service does.',
      ko: 'wholesale-1에서 192.0.2.10을 빼고, wholesale-2의 포트 이름을 서비스와 같은 http로 바꾸세요.',
    },
  ],
  checks: [
    check(
      'lists',
      { points: 2 },
      serviceEndpoints({ service: 'wholesale', endpoints: ['192.0.2.11:8080', '192.0.2.20:9000'] }),
    ),
    check(
      'answers',
      { points: 3, requires: ['lists'] },
      hostsAnswer({ from: 'client', url: 'http://wholesale', hosts: ['192.0.2.11', '192.0.2.20'] }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'only the emptied machine taken out',
      change: {
        'wholesale.yaml': ['  - name: http\n    port: 9000', '  - name: web\n    port: 9000'],
      },
      fails: 'lists',
      says: 'check/endpoints-differ',
    },
    {
      name: 'only the name',
      change: {
        'wholesale.yaml': ['  # Nothing runs at 192.0.2.10 any more.\n', '  - addresses: [192.0.2.10]\n'],
      },
      fails: 'lists',
      says: 'service/endpoint-nobody-listens',
    },
    {
      name: 'the Service called as the new slice is',
      change: {
        'wholesale.yaml': [
          ['    - name: http\n      port: 80\n', '    - name: web\n      port: 80\n'],
          ['  - name: http\n    port: 9000', '  - name: web\n    port: 9000'],
        ],
      },
      fails: 'lists',
      says: 'check/endpoints-differ',
    },
    {
      name: 'the new address at the old port',
      change: {
        'wholesale.yaml': [
          [
            '  # Nothing runs at 192.0.2.10 any more.\n  - addresses: [192.0.2.11]\n',
            '  - addresses: [192.0.2.20]\n  - addresses: [192.0.2.11]\n',
          ],
          ['  - name: http\n    port: 9000', '  - name: web\n    port: 9000'],
        ],
      },
      fails: 'lists',
      says: 'service/endpoint-nobody-listens',
    },
    {
      name: 'fewer pods for the page on the way',
      change: { 'wholesale.yaml': ['  replicas: 2', '  replicas: 1'] },
      fails: 'healthy',
      says: 'incident/fewer-pods',
    },
    {
      name: 'a second port for the new machine',
      change: {
        'wholesale.yaml': [
          [
            '    - name: http\n      port: 80\n',
            '    - name: http\n      port: 80\n    - name: web\n      port: 81\n',
          ],
          ['  - name: http\n    port: 9000', '  - name: web\n    port: 9000'],
        ],
      },
      fails: 'answers',
      says: 'check/not-everybody-answers',
    },
    {
      name: 'the slice of the new machine given to another Service',
      change: {
        'wholesale.yaml': [
          '  name: wholesale-2\n  labels:\n    kubernetes.io/service-name: wholesale\n',
          '  name: wholesale-2\n  labels:\n    kubernetes.io/service-name: wholesale-2\n',
        ],
      },
      fails: 'lists',
      says: 'check/endpoints-differ',
    },
  ],
  alternatives: ['alt/not-ready'],
  debrief: {
    en: 'Two faults in one list. The emptied machine was still there: of a list written by hand, nobody takes an address out, and no probe asks whether anybody is at home. The new machine stood in the second slice, and under a port that is called web; the port of the Service is called http, so that for kube-proxy the second slice did not exist. Each alone would have been seen sooner: the new machine was never asked, the emptied one got every second request.\n\nTo find it: `kubectl get endpointslices -l kubernetes.io/service-name=wholesale` shows three addresses in two slices; `kubectl exec client -- curl -sS http://ADDRESS:PORT` for each of them tells which machines answer; the new one answers there, and never through the Service. What lies between is the name: compare `kubectl get endpointslices -o yaml`, under `ports`, with `kubectl get service wholesale -o yaml`. Source: Kubernetes documentation, EndpointSlices, and Service, "Services without selectors".',
    ko: '한 목록에 두 가지가 잘못되어 있었습니다. 비운 기계의 주소가 그대로 남아 있었습니다. 손으로 쓴 목록에서는 아무도 주소를 빼 주지 않고, 누가 있는지 묻는 프로브도 없습니다. 새 기계는 두 번째 슬라이스에 있었지만 포트의 이름이 web이었습니다. 서비스의 포트 이름은 http이므로 kube-proxy에게 두 번째 슬라이스는 없는 것과 같았습니다. 새 기계는 한 번도 요청을 받지 못했고, 비운 기계는 두 번에 한 번 요청을 받았습니다.\n\n찾는 방법은 이렇습니다. `kubectl get endpointslices -l kubernetes.io/service-name=wholesale`에 슬라이스 둘과 주소 셋이 보입니다. 주소마다 `kubectl exec client -- curl -sS http://주소:포트`로 물어보면 어느 기계가 응답하는지 알 수 있습니다. 새 기계는 이렇게 물으면 응답하는데 서비스를 거치면 한 번도 나오지 않습니다. 그 사이에 있는 것은 이름입니다. `kubectl get endpointslices -o yaml`의 `ports`를 `kubectl get service wholesale -o yaml`과 비교합니다. 출처: 쿠버네티스 문서의 엔드포인트슬라이스, 그리고 서비스의 "Services without selectors".',
  },
})

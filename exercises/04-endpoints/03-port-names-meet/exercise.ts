import { hostsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '04-endpoints/03-port-names-meet',
  title: { en: 'Two names for one port', ko: '한 포트의 두 이름' },
  minutes: 5,
  difficulty: 3,
  lesson: 'Writing the list by hand',
  given: ['service.yaml', 'client.yaml'],
  edit: ['slice.yaml'],
  scenario: {
    outside: [
      {
        ip: '10.4.5.6',
        name: 'legacy-1',
        listens: [
          { port: 9376, body: 'web' },
          { port: 9377, body: 'admin' },
        ],
      },
    ],
  },
  facts: {},
  hints: [
    {
      en: 'How does kube-proxy know which port of the slice belongs to which port of the Service?',
      ko: '슬라이스의 어느 포트가 서비스의 어느 포트에 해당하는지 kube-proxy는 어떻게 알까요?',
    },
    {
      en: 'By name, and by nothing else. A port without a name meets only a port without a name.',
      ko: '오직 이름으로 압니다. 이름 없는 포트는 이름 없는 포트하고만 만납니다.',
    },
    {
      en: 'Call 9376 http and 9377 admin.',
      ko: '9376을 http로, 9377을 admin으로 부르세요.',
    },
  ],
  checks: () => [
    check(
      'http',
      { points: 2 },
      hostsAnswer({ from: 'client', url: 'http://my-service', hosts: ['10.4.5.6'], body: 'web' }),
    ),
    check(
      'admin',
      { points: 2 },
      hostsAnswer({ from: 'client', url: 'http://my-service:8080', hosts: ['10.4.5.6'], body: 'admin' }),
    ),
  ],
  mistakes: [
    {
      name: 'second port left out',
      change: { 'slice.yaml': ['  - name: admin\n    port: 9377\n', ''] },
      fails: 'admin',
      says: 'service/slice-port-missing',
    },
    {
      name: 'first name empty, as it was',
      change: { 'slice.yaml': ['name: http', 'name: ""'] },
      fails: 'http',
      says: 'service/slice-port-unmatched',
    },
    {
      name: 'port number of the Service as the name',
      change: { 'slice.yaml': ['name: admin', 'name: "8080"'] },
      fails: 'admin',
      says: 'service/slice-port-unmatched',
    },
    {
      name: 'names the wrong way round',
      change: {
        'slice.yaml': [
          ['name: http', 'name: other'],
          ['name: admin', 'name: http'],
          ['name: other', 'name: admin'],
        ],
      },
      fails: 'http',
      says: 'check/body-differs',
    },
    {
      name: 'the numbers of the Service',
      change: { 'slice.yaml': ['port: 9376', 'port: 80'] },
      fails: 'http',
      says: 'service/endpoint-nobody-listens',
    },
  ],
  alternatives: ['alt/a-slice-each'],
  debrief: {
    en: 'Service port and slice port are joined by name. The number in the slice is where traffic goes, the number in the Service is what clients ask for, and neither is compared with the other. When the controller writes the slices, it copies the names; when you write them, you do.',
    ko: '서비스의 포트와 슬라이스의 포트는 이름으로 이어집니다. 슬라이스의 번호는 트래픽이 가는 곳이고 서비스의 번호는 클라이언트가 요청하는 것이며, 둘을 서로 비교하는 일은 없습니다. 컨트롤러가 슬라이스를 쓸 때는 이름을 그대로 옮깁니다. 직접 쓸 때는 여러분이 옮겨야 합니다.',
  },
})

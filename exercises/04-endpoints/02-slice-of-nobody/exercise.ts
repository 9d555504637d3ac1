import { hostsAnswer, serviceEndpoints } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '04-endpoints/02-slice-of-nobody',
  title: { en: 'A slice that belongs to nobody', ko: '누구의 것도 아닌 슬라이스' },
  minutes: 5,
  difficulty: 2,
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
      en: 'Which part of an EndpointSlice says to which Service it belongs?',
      ko: '엔드포인트슬라이스의 어느 부분이 어느 서비스의 것인지 알려 주나요?',
    },
    {
      en: 'It is a label with a key that Kubernetes reserves; the lesson shows it.',
      ko: '쿠버네티스가 정해 둔 키를 가진 레이블입니다. 레슨에 나와 있습니다.',
    },
    {
      en: 'Add the label kubernetes.io/service-name: my-service.',
      ko: 'kubernetes.io/service-name: my-service 레이블을 추가하세요.',
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
      { points: 1, requires: ['lists'] },
      hostsAnswer({ from: 'client', url: 'http://my-service', hosts: ['10.4.5.6', '10.1.2.3'] }),
    ),
  ],
  mistakes: [
    {
      name: 'label as it was',
      change: { 'slice.yaml': ['kubernetes.io/service-name: my-service', 'app: my-service'] },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'key without its prefix',
      change: { 'slice.yaml': ['kubernetes.io/service-name: my-service', 'service-name: my-service'] },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'an annotation in place of a label',
      change: { 'slice.yaml': ['  labels:', '  annotations:'] },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
    {
      name: 'name of another Service',
      change: {
        'slice.yaml': ['kubernetes.io/service-name: my-service', 'kubernetes.io/service-name: myservice'],
      },
      fails: 'lists',
      says: 'service/no-selector-no-endpoints',
    },
  ],
  alternatives: ['alt/any-name'],
  debrief: {
    en: 'A Service may have many slices, so a name could not tie them together: a label does. `kubectl get endpointslices -l kubernetes.io/service-name=my-service` shows those that kube-proxy takes for this Service. An old Endpoints object was the other way round: one for each Service, tied by name.',
    ko: '서비스 하나에 슬라이스가 여러 개 있을 수 있으므로 이름으로는 묶을 수 없고, 레이블로 묶습니다. `kubectl get endpointslices -l kubernetes.io/service-name=my-service`는 kube-proxy가 이 서비스의 것으로 보는 슬라이스를 보여 줍니다. 예전의 Endpoints 오브젝트는 반대였습니다. 서비스마다 하나이고 이름으로 묶였습니다.',
  },
})

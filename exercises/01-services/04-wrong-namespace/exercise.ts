import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '01-services/04-wrong-namespace',
  title: { en: 'In the wrong namespace', ko: '잘못된 네임스페이스' },
  minutes: 5,
  difficulty: 2,
  lesson: 'The selector finds pods by their labels',
  given: ['shop.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 1 + random.below(5)
    return { change: { 'shop.yaml': ['replicas: 3', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [
    {
      en: 'In which namespace are the pods, and in which is the Service?',
      ko: '파드는 어느 네임스페이스에 있고, 서비스는 어느 네임스페이스에 있나요?',
    },
    {
      en: 'A manifest without metadata.namespace goes into the namespace that kubectl is set to: `default`, unless you changed it.',
      ko: 'metadata.namespace가 없는 매니페스트는 kubectl에 설정된 네임스페이스로 들어갑니다. 바꾸지 않았다면 `default`입니다.',
    },
    {
      en: 'Add `namespace: shop` under metadata of the Service.',
      ko: '서비스의 metadata 아래에 `namespace: shop`을 추가하세요.',
    },
  ],
  checks: ({ pods }) => [
    check(
      'selects',
      { points: 3 },
      serviceSelects({ service: 'web', namespace: 'shop', workloads: ['web'], pods }),
    ),
    check(
      'answers',
      { points: 2, requires: ['selects'] },
      podsAnswer({ from: 'client', namespace: 'shop', url: 'http://web', workloads: ['web'] }),
    ),
  ],
  mistakes: [
    {
      name: 'a namespace that does not exist',
      change: { 'service.yaml': ['namespace: shop', 'namespace: shops'] },
      fails: 'applies',
      says: 'object/namespace-missing',
    },
    {
      name: 'namespace written into the selector',
      change: {
        'service.yaml': [
          ['  namespace: shop\n', ''],
          ['    app: web', '    app: web\n    namespace: shop'],
        ],
      },
      fails: 'selects',
      says: 'check/object-missing',
    },
    {
      name: 'an alias that leads to the Service in the other namespace',
      change: {
        'service.yaml': [
          '  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: 8080\n',
          '  type: ExternalName\n  externalName: web.default.svc.cluster.local\n',
        ],
      },
      fails: 'selects',
      says: 'service/alias-selects-nobody',
    },
    {
      name: 'namespace written under spec',
      change: {
        'service.yaml': [
          ['  namespace: shop\n', ''],
          ['spec:\n', 'spec:\n  namespace: shop\n'],
        ],
      },
      fails: 'applies',
      says: 'field/unknown',
    },
  ],
  alternatives: ['alt/both-namespaces'],
  debrief: {
    en: 'A Service never selects pods of another namespace than its own, and a short name like `web` is looked up in the namespace of the pod that asks. Chapter 06 shows the longer names that reach across.',
    ko: '서비스는 다른 네임스페이스의 파드를 선택하지 않으며, `web` 같은 짧은 이름은 요청하는 파드의 네임스페이스에서 찾습니다. 네임스페이스를 넘어가는 긴 이름은 06장에서 다룹니다.',
  },
})

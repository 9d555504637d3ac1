import { nameGivesPods, podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const portsPlayNoRole = {
  mutant: 'service.yaml without spec.ports',
  reason: 'clients of a headless Service connect to the pods themselves, with the port of the pods',
}

export default defineExercise({
  id: '12-headless/03-not-ready-too',
  title: { en: 'Found before they are ready', ko: '준비되기 전에 서로 찾기' },
  minutes: 6,
  difficulty: 3,
  lesson: 'Members that are not ready yet',
  given: ['peers.yaml'],
  edit: ['service.yaml'],
  facts: {},
  variants: (random) => {
    const replicas = 2 + random.below(4)
    return { change: { 'peers.yaml': ['replicas: 3', `replicas: ${replicas}`] }, facts: {} }
  },
  hints: [
    {
      en: 'What an annotation says counts only while somebody reads it. Does anybody read this one?',
      ko: '어노테이션은 누군가 읽을 때만 의미가 있습니다. 이 어노테이션을 읽는 이가 있나요?',
    },
    {
      en: 'A field of the Service’s spec took its place long ago. `kubectl explain service.spec` lists them all.',
      ko: '오래전부터 서비스의 spec에 있는 필드가 이것을 대신합니다. `kubectl explain service.spec`에 모든 필드가 나옵니다.',
    },
    {
      en: 'spec.publishNotReadyAddresses: true, a boolean without quotes.',
      ko: 'spec.publishNotReadyAddresses: true를 따옴표 없는 불리언으로 씁니다.',
    },
  ],
  checks: () => [
    check(
      'everybody',
      { points: 3 },
      nameGivesPods({ from: 'peers-0', name: 'peers', workloads: ['peers'] }),
    ),
    check(
      'one',
      { points: 1, requires: ['everybody'] },
      nameGivesPods({ from: 'peers-0', name: 'peers-1.peers', pods: ['peers-1'] }),
    ),
    check(
      'answers',
      { points: 1, requires: ['everybody'] },
      podsAnswer({ from: 'peers-0', url: 'http://peers:8080', workloads: ['peers'] }),
    ),
  ],
  mistakes: [
    {
      name: 'as the notes write it',
      change: {
        'service.yaml': [
          [
            '  name: peers\n',
            '  name: peers\n  annotations:\n    service.alpha.kubernetes.io/tolerate-unready-endpoints: "true"\n',
          ],
          ['  publishNotReadyAddresses: true\n', ''],
        ],
      },
      fails: 'everybody',
      says: 'service/unready-annotation-unread',
    },
    {
      name: 'field as an annotation',
      change: {
        'service.yaml': [
          ['  name: peers\n', '  name: peers\n  annotations:\n    publishNotReadyAddresses: "true"\n'],
          ['  publishNotReadyAddresses: true\n', ''],
        ],
      },
      fails: 'everybody',
      says: 'service/no-ready-endpoints',
    },
    {
      name: 'a text instead of a boolean',
      change: { 'service.yaml': ['publishNotReadyAddresses: true', 'publishNotReadyAddresses: "true"'] },
      fails: 'applies',
      says: 'field/wrong-type',
    },
    {
      name: 'field misspelt',
      change: { 'service.yaml': ['publishNotReadyAddresses', 'publishNotReadyAddress'] },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'cluster IP given back',
      change: { 'service.yaml': ['  clusterIP: None\n', ''] },
      fails: 'everybody',
      says: 'check/name-gives-cluster-ip',
    },
    {
      name: 'the users’ Service changed, too',
      change: {
        'service.yaml': [
          '    - port: 8080\n',
          `    - port: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: store
spec:
  publishNotReadyAddresses: true
  selector: { app: peers }
  ports: [{ port: 80, targetPort: 8080 }]
`,
        ],
      },
      fails: 'applies',
      says: 'check/given-object-changed',
    },
  ],
  tolerates: [portsPlayNoRole],
  alternatives: ['alt/two-services'],
  debrief: {
    en: 'With publishNotReadyAddresses the EndpointSlice controller writes every endpoint as ready, whatever the probe says; DNS and kube-proxy believe the slice. (The condition `serving` still tells the truth.) That is for members that look for each other, and wrong for users: they have a Service of their own with the same selector, which keeps to ready pods. The annotation was deprecated in 1.11 and is not read since 1.24; nobody refuses it. To see it: `kubectl get endpointslices -o yaml`, the condition `ready`. Source: kubernetes.io, DNS for Services and Pods.',
    ko: 'publishNotReadyAddresses를 쓰면 엔드포인트슬라이스 컨트롤러가 프로브의 결과와 상관없이 모든 엔드포인트를 준비된 것으로 적고, DNS와 kube-proxy는 슬라이스를 믿습니다. (`serving` 컨디션은 여전히 사실대로입니다.) 서로를 찾는 멤버에게는 맞지만 사용자에게는 맞지 않습니다. 사용자에게는 같은 셀렉터로 준비된 파드만 쓰는 별도의 서비스가 있습니다. 어노테이션은 1.11에서 사용 중단되었고 1.24부터는 아무도 읽지 않지만 거부되지도 않습니다. 확인하려면: `kubectl get endpointslices -o yaml`의 `ready` 컨디션. 출처: kubernetes.io의 "서비스 및 파드용 DNS".',
  },
})

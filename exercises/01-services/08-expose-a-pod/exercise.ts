import { balancerAnswers, podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

export default defineCommandExercise({
  id: '01-services/08-expose-a-pod',
  title: { en: 'Expose a pod without writing YAML', ko: 'YAML 없이 파드 노출하기' },
  minutes: 6,
  difficulty: 2,
  lesson: 'A Service without writing YAML',
  given: ['pod.yaml', 'client.yaml'],
  edit: ['commands.sh'],
  scenario: { cloud: { name: 'example-cloud', addresses: ['198.51.100.0/24'] } },
  facts: {},
  hints: [
    {
      en: 'What does kubectl expose have to know of a pod, to write a Service for it? Read what it answers, and what `kubectl get pod lines-cluster --show-labels` prints.',
      ko: 'kubectl expose가 파드의 서비스를 작성하려면 파드에 대해 무엇을 알아야 할까요? 명령의 응답과 `kubectl get pod lines-cluster --show-labels`의 출력을 읽어 보세요.',
    },
    {
      en: 'A Service has a selector and a port. expose copies the selector from the labels of the pod, and the port from the ports that its container declares. This pod has neither.',
      ko: '서비스에는 셀렉터와 포트가 있습니다. expose는 셀렉터를 파드의 레이블에서, 포트를 컨테이너가 선언한 포트에서 가져옵니다. 이 파드에는 둘 다 없습니다.',
    },
    {
      en: 'First `kubectl label pod lines-cluster app=lines-cluster`, then the command of the notes with --port=80.',
      ko: '먼저 `kubectl label pod lines-cluster app=lines-cluster`를 실행하고, 노트의 명령에 --port=80을 붙이세요.',
    },
  ],
  checks: () => [
    check(
      'selects',
      { points: 2 },
      serviceSelects({ service: 'lines-admin-front-http', workloads: ['lines-cluster'], pods: 1 }),
    ),
    check(
      'answers',
      { points: 1, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://lines-admin-front-http', workloads: ['lines-cluster'] }),
    ),
    check(
      'outside',
      { points: 1, requires: ['answers'] },
      balancerAnswers({ service: 'lines-admin-front-http', port: 80, workloads: ['lines-cluster'] }),
    ),
  ],
  mistakes: [
    {
      name: 'no label',
      change: { 'commands.sh': ['kubectl label pod lines-cluster app=lines-cluster', '# no label'] },
      fails: 'selects',
      says: 'command/failed',
    },
    {
      name: 'no port',
      change: { 'commands.sh': [' --port=80', ''] },
      fails: 'selects',
      says: 'command/failed',
    },
    {
      name: 'kubectl misspelt',
      change: { 'commands.sh': ['kubectl expose', 'kubctl expose'] },
      fails: 'selects',
      says: 'command/failed',
    },
    {
      name: 'the Service named as the pod',
      change: { 'commands.sh': [' --name=lines-admin-front-http', ''] },
      fails: 'selects',
      says: 'check/object-missing',
    },
    {
      name: 'the port of another program',
      change: { 'commands.sh': ['--port=80', '--port=80 --target-port=8080'] },
      fails: 'answers',
      says: 'service/target-port-nobody-listens',
    },
    {
      name: 'a Service for inside only',
      change: { 'commands.sh': [' --type=LoadBalancer', ''] },
      fails: 'outside',
      says: 'check/no-outside-address',
    },
    {
      name: 'a quote left open',
      change: { 'commands.sh': ['--port=80', "--port='80"] },
      fails: 'applies',
      says: 'command/unreadable',
    },
  ],
  alternatives: ['alt/generated', 'alt/by-hand'],
  debrief: {
    en: 'kubectl expose is a way of writing a Service: it reads an object, copies the labels of the pods into spec.selector and the declared ports into spec.ports, and sends the result. From a pod without labels it has nothing to copy, and a selector cannot point at a pod by its name. `kubectl get service lines-admin-front-http -o yaml` shows what was written.\n\ncontainerPort is documentation for tools such as expose: nginx listens at 80 whether the manifest says so or not. `kubectl create service loadbalancer NAME --tcp=80:80` writes a Service without looking at anything; its selector is app=NAME, so the pod has to carry that label. Source: kubernetes/kubectl pkg/cmd/expose/expose.go.',
    ko: 'kubectl expose는 서비스를 작성하는 한 방법입니다. 오브젝트를 읽어 파드의 레이블을 spec.selector로, 선언된 포트를 spec.ports로 옮겨 적고 그 결과를 보냅니다. 레이블이 없는 파드에서는 옮겨 적을 것이 없고, 셀렉터는 이름으로 파드를 가리킬 수 없습니다. 무엇이 작성되었는지는 `kubectl get service lines-admin-front-http -o yaml`로 볼 수 있습니다.\n\ncontainerPort는 expose 같은 도구를 위한 기록입니다. 매니페스트에 있든 없든 nginx는 80번 포트에서 수신합니다. `kubectl create service loadbalancer NAME --tcp=80:80`은 아무것도 보지 않고 서비스를 작성합니다. 셀렉터가 app=NAME이므로 파드에 그 레이블이 있어야 합니다. 출처: kubernetes/kubectl pkg/cmd/expose/expose.go.',
  },
})

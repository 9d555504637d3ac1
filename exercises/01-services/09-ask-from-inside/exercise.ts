import { commandPrints, commandUses } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

export default defineCommandExercise({
  id: '01-services/09-ask-from-inside',
  title: { en: 'Ask from inside', ko: '안에서 요청하기' },
  minutes: 6,
  difficulty: 2,
  lesson: 'Trying it from inside',
  given: ['kubia.yaml'],
  edit: ['commands.sh'],
  facts: {},
  hints: [
    {
      en: 'The command has two programs in it, kubectl and curl. Which of them is -s meant for, and how would kubectl know?',
      ko: '이 명령에는 kubectl과 curl, 두 프로그램이 들어 있습니다. -s는 어느 쪽을 위한 것이고, kubectl은 그것을 어떻게 알 수 있을까요?',
    },
    {
      en: 'A double dash ends the options of kubectl: all behind it runs in the pod. Pods of a ReplicationController have other names in every cluster: find one with `kubectl get pods -l app=kubia`, or say rc/kubia.',
      ko: '더블 대시는 kubectl의 옵션이 끝났다는 뜻이고, 그 뒤는 모두 파드 안에서 실행됩니다. 레플리케이션컨트롤러의 파드 이름은 클러스터마다 다릅니다. `kubectl get pods -l app=kubia`로 찾거나 rc/kubia라고 적으세요.',
    },
    {
      en: "kubectl get service kubia, and then kubectl exec rc/kubia -- curl -s http://$(kubectl get service kubia -o jsonpath='{.spec.clusterIP}')",
      ko: "kubectl get service kubia, 그다음 kubectl exec rc/kubia -- curl -s http://$(kubectl get service kubia -o jsonpath='{.spec.clusterIP}')",
    },
  ],
  checks: () => [
    check(
      'address',
      { points: 1 },
      commandPrints({
        title: {
          en: 'A command prints the cluster IP of Service kubia',
          ko: '서비스 kubia의 클러스터 IP를 출력하는 명령이 있습니다',
        },
        what: { en: 'the cluster IP of Service kubia', ko: '서비스 kubia의 클러스터 IP' },
        texts: async (view) => {
          const service = await view.get({ kind: 'Service', namespace: 'default', name: 'kubia' })
          return [service?.spec.clusterIP ?? '']
        },
      }),
    ),
    check(
      'inside',
      { points: 2 },
      commandUses({
        title: {
          en: 'In a pod of kubia, curl asks the cluster IP and is answered',
          ko: 'kubia의 파드 안에서 curl이 클러스터 IP에 요청하고 응답을 받습니다',
        },
        how: {
          en: 'in a pod of kubia, to the cluster IP',
          ko: 'kubia의 파드에서 클러스터 IP로 보낸',
        },
        anyOf: [
          {
            program: 'curl',
            where: ({ words, pod = '' }) => pod.startsWith('kubia-') && words.some(isClusterIP),
          },
        ],
      }),
    ),
  ],
  mistakes: [
    {
      name: 'as the notes have it, without the double dash',
      change: { 'commands.sh': ['exec $POD -- curl', 'exec $POD curl'] },
      fails: 'inside',
      says: 'command/not-used',
    },
    {
      name: 'the pod of the notes, which is in another cluster',
      change: { 'commands.sh': ['exec $POD --', 'exec kubia-7nog1 --'] },
      fails: 'inside',
      says: 'command/not-used',
    },
    {
      name: 'by the name of the Service',
      change: { 'commands.sh': ['http://$IP', 'http://kubia'] },
      fails: 'inside',
      says: 'command/not-used',
    },
    {
      name: 'from outside of the cluster',
      change: { 'commands.sh': ['kubectl exec $POD -- curl', 'curl --max-time 3'] },
      fails: 'inside',
      says: 'command/not-used',
    },
    {
      name: 'the list of pods in place of the Service',
      change: { 'commands.sh': ['kubectl get service kubia\n', 'kubectl get pods -o wide\n'] },
      fails: 'address',
      says: 'command/prints-other',
    },
  ],
  alternatives: ['alt/replication-controller'],
  debrief: {
    en: 'kubectl exec runs a program in a container that is already running: the program has to be in its image, and it sees the network as the pod does. That is why the cluster IP answers here and not on your machine, where no kube-proxy has written rules for it. The pod may even be one of those behind the Service, and may get its own answer.\n\nThe double dash is an old custom of Unix programs: options end here. Older versions of kubectl ran what followed the pod without it, if it had no options of its own; today kubectl asks for the dashes in any case. Source: kubernetes/kubectl pkg/cmd/exec/exec.go.',
    ko: 'kubectl exec는 이미 실행 중인 컨테이너에서 프로그램을 실행합니다. 그 프로그램이 이미지에 들어 있어야 하고, 네트워크는 파드가 보는 대로 보입니다. 그래서 클러스터 IP가 여기서는 응답하고, kube-proxy가 규칙을 적어 두지 않은 내 컴퓨터에서는 응답하지 않습니다. 서비스 뒤에 있는 파드에서 요청해도 되고, 그 파드 자신이 응답할 수도 있습니다.\n\n더블 대시는 유닉스 프로그램의 오랜 관습으로, 옵션이 여기서 끝난다는 뜻입니다. 예전 kubectl은 더블 대시가 없어도 파드 뒤의 명령에 옵션이 없으면 실행했지만, 지금은 언제나 더블 대시가 필요합니다. 출처: kubernetes/kubectl pkg/cmd/exec/exec.go.',
  },
})

/** Of the range that Services have their addresses from. */
function isClusterIP(word: string): boolean {
  return /^(?:http:\/\/)?10\.96\.\d+\.\d+(?::80)?\/?$/.test(word)
}

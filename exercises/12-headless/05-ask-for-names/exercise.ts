import { commandPrints, commandUses, podsReady } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise, type ProgramUse } from '../../../grader/exercise.ts'

export default defineCommandExercise({
  id: '12-headless/05-ask-for-names',
  title: { en: 'Names, asked for from a pod', ko: '파드에서 이름 찾아보기' },
  minutes: 7,
  difficulty: 2,
  lesson: 'A Service without an address',
  given: ['kubia.yaml'],
  edit: ['commands.sh'],
  facts: {},
  hints: [
    {
      en: 'Each command has words for kubectl and words for the program in the pod. Which is which, and what tells kubectl where its own end?',
      ko: '명령마다 kubectl이 읽을 말과 파드 안의 프로그램이 읽을 말이 있습니다. 어느 것이 어느 것이고, kubectl은 자기 말이 어디에서 끝나는지 무엇으로 알까요?',
    },
    {
      en: 'kubectl run makes a pod, and nothing else since 1.18: --generator is gone. What stands behind `--` is the program, sleep, and has no dashes of its own. exec wants the dashes, too. And the file is below /etc.',
      ko: 'kubectl run은 1.18부터 파드만 만들고 --generator는 없어졌습니다. `--` 뒤에 오는 것이 프로그램 sleep이고, 그 앞에는 대시가 붙지 않습니다. exec에도 더블 대시가 필요합니다. 파일은 /etc 아래에 있습니다.',
    },
    {
      en: 'kubectl run dnsutils --image=tutum/dnsutils --command -- sleep infinity; kubectl exec dnsutils -- nslookup kubia-headless; the same for kubia; kubectl exec dnsutils -- cat /etc/resolv.conf',
      ko: 'kubectl run dnsutils --image=tutum/dnsutils --command -- sleep infinity로 시작하고, kubectl exec dnsutils -- nslookup kubia-headless로 찾습니다. kubia도 똑같이 하고, 마지막은 kubectl exec dnsutils -- cat /etc/resolv.conf입니다.',
    },
  ],
  checks: () => [
    check('runs', { points: 2 }, podsReady({ workload: 'dnsutils', pods: 1 })),
    check('headless', { points: 1, requires: ['runs'] }, looksUp('kubia-headless')),
    check('usual', { points: 1, requires: ['runs'] }, looksUp('kubia')),
    check(
      'resolver',
      { points: 1, requires: ['runs'] },
      commandPrints({
        title: {
          en: 'A command prints how the pod looks names up',
          ko: '파드가 이름을 어떻게 찾는지 출력하는 명령이 있습니다',
        },
        what: {
          en: 'name server, search list and options of a pod',
          ko: '파드의 네임 서버, search 목록, 옵션',
        },
        texts: async () => ['nameserver', 'search', 'ndots:5'],
      }),
    ),
  ],
  mistakes: [
    {
      name: '--generator, as in the notes',
      change: {
        'commands.sh': ['tutum/dnsutils --command', 'tutum/dnsutils --generator=run-pod/v1 --command'],
      },
      fails: 'runs',
      says: 'command/failed',
    },
    {
      name: '--sleep, as in the notes',
      change: { 'commands.sh': ['--command -- sleep', '--command --sleep'] },
      fails: 'runs',
      says: 'command/failed',
    },
    {
      name: 'no program at all',
      change: { 'commands.sh': [' --command -- sleep infinity', ''] },
      fails: 'runs',
      says: 'check/pods-not-ready',
    },
    {
      name: 'exec without the double dash',
      change: {
        'commands.sh': ['exec dnsutils -- nslookup kubia-headless', 'exec dnsutils nslookup kubia-headless'],
      },
      fails: 'headless',
      says: 'command/not-used',
    },
    {
      name: 'dig under a short name, which finds nothing',
      change: { 'commands.sh': ['exec dnsutils -- nslookup kubia\n', 'exec dnsutils -- dig +short kubia\n'] },
      fails: 'usual',
      says: 'command/not-used',
    },
    {
      name: 'asked on the learner’s own machine',
      change: { 'commands.sh': ['kubectl exec dnsutils -- nslookup kubia\n', 'nslookup kubia\n'] },
      fails: 'usual',
      says: 'command/not-used',
    },
    {
      name: '/ect/resolv.conf, as in the notes',
      change: { 'commands.sh': ['/etc/resolv.conf', '/ect/resolv.conf'] },
      fails: 'resolver',
      says: 'command/prints-other',
    },
  ],
  alternatives: ['alt/by-manifest'],
  debrief: {
    en: 'kubia has one address, the cluster IP; kubia-headless has as many as there are ready pods. Both names are whole only with what /etc/resolv.conf appends to them: the namespace of the pod, svc and the domain of the cluster.\n\nUp to 1.17 kubectl run could make Deployments, Jobs and more, and --generator said which; since 1.18 it makes a pod. With --command the words behind the dashes replace the ENTRYPOINT of the image, without it they are its arguments. A pod whose image has no program that stays ends at once, and is started again and again: hence sleep infinity. Source: kubernetes/kubectl pkg/cmd/run/run.go; Kubernetes documentation, DNS for Services and Pods.',
    ko: 'kubia의 주소는 클러스터 IP 하나이고, kubia-headless의 주소는 준비된 파드 수만큼 있습니다. 두 이름 모두 /etc/resolv.conf가 붙여 주는 것, 곧 파드의 네임스페이스와 svc와 클러스터의 도메인이 있어야 온전해집니다.\n\nkubectl run은 1.17까지 디플로이먼트나 잡도 만들 수 있었고 --generator가 그것을 정했습니다. 1.18부터는 파드만 만듭니다. --command가 있으면 더블 대시 뒤의 말이 이미지의 ENTRYPOINT를 대신하고, 없으면 그 인자가 됩니다. 계속 실행될 프로그램이 없는 이미지의 파드는 곧 끝나고 거듭 다시 시작됩니다. 그래서 sleep infinity를 씁니다. 출처: kubernetes/kubectl pkg/cmd/run/run.go, 쿠버네티스 문서의 서비스와 파드용 DNS.',
  },
})

function looksUp(name: string) {
  const where = ({ words, pod }: ProgramUse): boolean =>
    pod === 'dnsutils' && words.some((word) => word === name || word.startsWith(`${name}.`))
  // dig ends well when it finds nothing, too, and it finds nothing under a short name.
  const inFull = ({ words }: ProgramUse): boolean =>
    words.includes('+search') || words.some((word) => /\.svc\.cluster\.local\.?$/.test(word))
  return commandUses({
    title: {
      en: `The pod dnsutils looks ${name} up, and finds it`,
      ko: `파드 dnsutils에서 ${name} 이름을 찾습니다`,
    },
    how: {
      en: `in the pod dnsutils, for the name ${name} (dig needs +search or the whole name)`,
      ko: `파드 dnsutils에서 ${name} 이름을 찾은(dig에는 +search나 전체 이름이 필요합니다)`,
    },
    anyOf: [
      { program: 'nslookup', where },
      { program: 'dig', where: (use) => where(use) && inFull(use) },
      { program: 'host', where },
      { program: 'getent', where },
    ],
  })
}

/** What is typed is judged by where it leads; whatever is typed, it ends, and with a reason. */
import { describe, expect, it } from 'vitest'
import { commandPrints, commandUses, podsAnswer, serviceSelects } from './checks/index.ts'
import { deployment, solution } from './demo-kit.ts'
import { type Bilingual, check, defineCommandExercise } from './exercise.ts'
import { gradeExercise } from './grade-exercise.ts'
import type { Verdict } from './verdict.ts'

const both = (en: string): Bilingual => ({ en, ko: `한국어 ${en}` })
const page = {
  id: '01-demo/01-web',
  title: both('A demonstration'),
  minutes: 3,
  difficulty: 1 as const,
  lesson: 'Demo',
  hints: [both('1'), both('2'), both('3')] as const,
  debrief: both('done'),
  alternatives: ['alt'] as const,
}
const wrong = { name: 'a', change: {}, fails: 'a', says: 'command/failed' } as const

const exercise = defineCommandExercise({
  ...page,
  given: ['deployment.yaml', 'service.yaml'],
  notApplied: ['service.yaml'],
  edit: ['commands.sh'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 4 + random.below(3)
    return { change: { 'deployment.yaml': ['replicas: 3', `replicas: ${pods}`] }, facts: { pods } }
  },
  checks: ({ pods }) => [
    check('selects', { points: 1 }, serviceSelects({ service: 'web', workloads: ['web'], pods })),
    check(
      'answers',
      { points: 1, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://web', workloads: ['web'] }),
    ),
    check(
      'looks',
      { points: 1 },
      commandUses({
        title: both('looks'),
        anyOf: [{ kubectl: 'get', where: ({ args }) => args[0]?.startsWith('po') ?? false }],
      }),
    ),
    check(
      'address',
      { points: 1, requires: ['selects'] },
      commandPrints({
        title: both('prints'),
        what: both('the cluster IP'),
        texts: async (view) => {
          const service = await view.get({ kind: 'Service', namespace: 'default', name: 'web' })
          return [service?.spec.clusterIP ?? 'none']
        },
      }),
    ),
  ],
  mistakes: [wrong, wrong, wrong],
})

function grade(commands: string): Promise<Verdict> {
  const files = { 'deployment.yaml': deployment, 'service.yaml': solution }
  return gradeExercise(
    {
      exercise,
      given: Object.entries(files).map(([name, text]) => ({ name, text })),
      shipped: [],
      submission: [{ ok: true, value: { name: 'commands.sh', text: commands }, diagnostics: [] }],
    },
    { seed: 1 },
  )
}

/** Each check by its first finding's code, or its status. */
const told = ({ checks }: Verdict) =>
  checks.map(
    (one) => `${one.name} ${one.status === 'failed' ? one.findings[0]?.diagnostic.code : one.status}`,
  )

describe('right answers', () => {
  it.each([
    [
      'expose',
      'kubectl expose deployment web --port=80 --target-port=8080\nkubectl get pods\nkubectl get svc web',
    ],
    ['a file of the folder', 'kubectl apply -f service.yaml\nkubectl get po -o wide\nkubectl get svc'],
    [
      'short names, variables, pipes',
      'what=deploy/web; k expose $what --port 80 --target-port 8080\nk get pod | grep web\nk get svc web -o jsonpath={.spec.clusterIP}',
    ],
    [
      'a here-document',
      `kubectl apply -f - <<EOF\n${solution}EOF\nkubectl get pods && kubectl describe svc web`,
    ],
    [
      'a command that failed beside it',
      'kubectl get svc web\nkubectl apply -f ./service.yaml\nkubectl get pods,svc',
    ],
    [
      'a variable that was asked for',
      'kubectl apply -f service.yaml; kubectl get po\nip=$(kubectl get svc web -o jsonpath={.spec.clusterIP})\necho "it is $ip"',
    ],
    [
      'a program of its own',
      'cat > run.sh <<EOF\nkubectl apply -f service.yaml\nEOF\nbash run.sh\nkubectl get po\nkubectl get ep web; kubectl get svc',
    ],
  ])('%s', async (_, commands) => {
    expect(told(await grade(commands))).toEqual([
      'applies passed',
      'selects passed',
      'answers passed',
      'looks passed',
      'address passed',
    ])
  })

  it('have no remarks, though a question was answered with no', async () => {
    expect(
      (
        await grade(
          'kubectl get svc nobody\nkubectl apply -f service.yaml\nkubectl get pods\nkubectl get svc',
        )
      ).remarks,
    ).toEqual([])
  })
})

describe('wrong ones', () => {
  it.each([
    ['a command that fails is the reason', 'kubectl expose deploy/web', 'selects command/failed'],
    ['a program that there is not', 'kubctl expose deploy/web --port=80', 'selects command/failed'],
    [
      'a test that says no is none',
      '[ 1 = 2 ]\nkubectl rollout status deploy/nobody',
      'selects check/object-missing',
    ],
    ['a question that failed is none', 'kubectl get svc web', 'selects check/object-missing'],
    ['nothing was looked at', 'kubectl apply -f service.yaml', 'looks command/not-used'],
    ['looked at in vain', 'kubectl get pods nobody', 'looks command/not-used'],
    [
      'echo prints what one knew',
      'kubectl apply -f service.yaml; echo 10.96.230.244',
      'address command/prints-other',
    ],
    [
      'or what was kept',
      'kubectl apply -f service.yaml; ip=10.96.230.244\necho $ip',
      'address command/prints-other',
    ],
    ['nothing at all', '# to do\n', 'applies command/nothing'],
    ['an open quote', 'kubectl get pods\necho "', 'applies command/unreadable'],
    ['too many', 'true\n'.repeat(101), 'applies command/too-much'],
    ['too long', `echo ${'a'.repeat(17_000)}`, 'applies command/too-much'],
    [
      'a loop without an end',
      'while true; do kubectl get pods; done\nwhile ! false; do kubectl get pods; done',
      'selects command/failed',
    ],
    ['a loop of ten thousand', 'for n in $(seq 9999); do kubectl get pods; done', 'applies command/too-much'],
    [
      'a loop in a pod',
      "kubectl exec client -- sh -c 'for n in $(seq 3000); do hostname; done'",
      'applies command/too-much',
    ],
    ['days of sleep', 'for n in $(seq 99); do sleep infinity; done', 'applies command/too-much'],
    ['a flood', 'for n in $(seq 900); do kubectl get pods -A -o yaml; done', 'applies command/too-much'],
  ])('%s', async (_, commands, first) => {
    expect(told(await grade(commands))).toContain(first)
  })

  it('fail where another world shows what was hard-coded', async () => {
    const name =
      'kubectl get pods -l app=web -o name | head -3 | while read p; do kubectl label $p one=two; done'
    const commands = `${name}\nkubectl create service clusterip web --tcp=80:8080\nkubectl set selector service web one=two\nkubectl get svc`
    const verdict = await grade(commands)
    expect(verdict.checks.find((one) => one.name === 'selects')).toMatchObject({
      status: 'failed',
      world: {},
    })
  })

  it('show the command, its line, and what kubectl said', async () => {
    const { checks } = await grade('# first\nkubectl get pods\n  kubectl expose deploy/web')
    const failed = checks.find(({ status }) => status === 'failed')
    expect(failed).toMatchObject({
      findings: [
        {
          diagnostic: {
            code: 'command/failed',
            params: {
              exitCode: 1,
              said: [expect.stringContaining('port')],
              hint: { en: expect.stringContaining('--port'), ko: expect.stringMatching(/[가-힣]/) },
            },
            place: { file: 'commands.sh', start: { line: 3, column: 3 } },
          },
        },
        {},
      ],
    })
  })

  it('blame no place in an object that no file holds', async () => {
    const { checks } = await grade('kubectl expose deploy/web --port=80 --target-port=9999')
    const findings = checks.flatMap((one) => (one.status === 'failed' ? one.findings : []))
    const files = findings.map(({ diagnostic }) => diagnostic.place?.file)
    expect(findings).not.toEqual([])
    expect(files.filter((file) => file !== undefined && file !== 'commands.sh')).toEqual([])
  })

  it('are told alike twice', async () => {
    const commands = 'kubectl get pods -o wide\nkubectl expose deploy/web --port=81'
    expect(JSON.stringify(await grade(commands))).toBe(JSON.stringify(await grade(commands)))
  })
})

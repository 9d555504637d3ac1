/** A repair is judged by requests: what was broken works, what worked still works, and edits are counted. */
import { describe, expect, it } from 'vitest'
import { commandUses, podsAnswer } from './checks/index.ts'
import { type Bilingual, check, defineIncidentExercise, type IncidentExercise } from './exercise.ts'
import { gradeExercise } from './grade-exercise.ts'
import type { Verdict } from './verdict.ts'

const both = (en: string): Bilingual => ({ en, ko: `한국어 ${en}` })
const wrong = { name: 'a', change: {}, fails: 'a', says: 'incident/healthy-broken' } as const

const application = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: registry.k8s.io/e2e-test-images/agnhost:2.53
          args: [netexec, --http-port=8080]
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - port: 80
      targetPort: 8080
---
`
const client = `apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - name: client
      image: curlimages/curl:8.17.0
`
const fine = `${application('web')}${application('shop')}`
const broken = fine.replace('app: web\n  ports', 'app: wbe\n  ports')
const answers = check(
  'answers',
  { points: 3 },
  podsAnswer({ from: 'client', url: 'http://web', workloads: ['web'] }),
)

const exercise: IncidentExercise = defineIncidentExercise({
  id: '01-demo/01-web',
  title: both('A demonstration'),
  minutes: 3,
  difficulty: 4,
  lesson: 'Demo',
  hints: [both('1'), both('2'), both('3')],
  debrief: both('done'),
  alternatives: ['alt'],
  given: ['client.yaml'],
  edit: ['web.yaml'],
  edits: 1,
  checks: [answers],
  healthy: { points: 2 },
  mistakes: [wrong, wrong, wrong],
})

type Files = Readonly<Record<string, string>>
const sources = (files: Files) => Object.entries(files).map(([name, text]) => ({ name, text }))

function grade(
  submission: Files,
  shipped: Files = { 'web.yaml': broken },
  but: Partial<IncidentExercise> = {},
): Promise<Verdict> {
  return gradeExercise(
    {
      exercise: { ...exercise, ...but },
      given: [{ name: 'client.yaml', text: client }],
      shipped: sources(shipped),
      submission: sources(submission).map((value) => ({ ok: true, value, diagnostics: [] })),
    },
    { seed: 1 },
  )
}

const told = ({ checks, edits }: Verdict) => [
  ...checks.map(
    (one) => `${one.name} ${one.status === 'failed' ? one.findings[0]?.diagnostic.code : one.status}`,
  ),
  ...(edits === undefined ? [] : [`${edits.made} of ${edits.suffice}`]),
]

describe('an incident of manifests', () => {
  it.each([
    [
      'as shipped earns nothing',
      broken,
      ['applies passed', 'answers service/selects-nothing', 'healthy skipped'],
    ],
    ['the selector repaired', fine, ['applies passed', 'answers passed', 'healthy passed', '1 of 1']],
    [
      'more than that changed',
      fine.replace('replicas: 2', 'replicas: 3'),
      ['applies passed', 'answers passed', 'healthy passed', '2 of 1'],
    ],
    [
      'the other Service led elsewhere',
      fine.replace('app: shop\n  ports', 'app: web\n  ports'),
      ['applies passed', 'answers passed', 'healthy incident/healthy-broken'],
    ],
    [
      'the other Service taken out',
      fine.replace(/apiVersion: v1\nkind: Service\nmetadata:\n {2}name: shop[\s\S]*/, ''),
      ['applies passed', 'answers passed', 'healthy incident/healthy-broken'],
    ],
    [
      'the other application taken out',
      application('web'),
      ['applies passed', 'answers passed', 'healthy incident/healthy-broken'],
    ],
    [
      'fewer pods for somebody whom nobody complained of',
      fine.replace(/replicas: 2(?=[\s\S]*app: shop)(?![\s\S]*replicas: 2)/, 'replicas: 1'),
      ['applies passed', 'answers passed', 'healthy incident/fewer-pods'],
    ],
    [
      'its port moved',
      fine.replace(/port: 80(?=\n.*\n---\n$)/, 'port: 81'),
      ['applies passed', 'answers passed', 'healthy incident/healthy-broken'],
    ],
    [
      'not repaired, and broken',
      broken.replace('app: shop\n  ports', 'app: sohp\n  ports'),
      ['applies passed', 'answers service/selects-nothing', 'healthy incident/healthy-broken'],
    ],
    [
      'what cannot be changed',
      fine.replaceAll('app: web', 'app: wbe'),
      ['applies value/immutable', 'answers skipped', 'healthy skipped'],
    ],
    [
      'what was given written anew',
      `${fine}${client.replace('8.17.0', '8.16.0')}`,
      ['applies check/given-object-changed', 'answers skipped', 'healthy skipped'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(told(await grade({ 'web.yaml': text }))).toEqual(expected)
  })

  it('excuses ways that a right repair changes', async () => {
    const excused = ['client', 'web', 'shop'].map((who) => ({
      way: `default/${who} → http://shop.default:80`,
      reason: 'moved',
    }))
    const text = fine.replace('app: shop\n  ports', 'app: web\n  ports')
    const verdict = await grade({ 'web.yaml': text }, undefined, { healthy: { points: 2, excused } })
    expect(told(verdict)).toEqual(['applies passed', 'answers passed', 'healthy passed', '2 of 1'])
  })

  it('may be spread over files; one that holds nothing any more is told', async () => {
    const [web, shop] = [application('web'), application('shop')]
    const apart = { 'web.yaml': web.replace('app: web\n  ports', 'app: wbe\n  ports'), 'shop.yaml': shop }
    const edit = ['web.yaml', 'shop.yaml'] as const
    const verdict = await grade({ 'web.yaml': `${web}${shop}`, 'shop.yaml': '# moved\n' }, apart, { edit })
    expect(told(verdict)).toContain('applies manifest/nothing-in-file')
    const moved = await grade({ 'web.yaml': web, 'shop.yaml': shop }, apart, { edit })
    expect(told(moved)).toEqual(['applies passed', 'answers passed', 'healthy passed', '1 of 1'])
  })

  const probed = (text: string): string =>
    text.replace(/( +)args: .*\n/, '$&$1readinessProbe: {tcpSocket: {port: 8080}}\n')

  it.each([
    ['kept', probed(fine), ['applies passed', 'answers passed', 'healthy passed', '1 of 1']],
    ['taken out', fine, ['applies passed', 'answers passed', 'healthy incident/probe-gone']],
  ])('a readiness probe %s', async (_, text, expected) => {
    expect(told(await grade({ 'web.yaml': text }, { 'web.yaml': probed(broken) }))).toEqual(expected)
  })

  it('knows the pods of a DaemonSet by their nodes', async () => {
    const [web, shop] = [application('web'), application('shop')]
    const local = shop
      .replace('kind: Deployment', 'kind: DaemonSet')
      .replace('  replicas: 2\n', '')
      .replace(
        'spec:\n  selector:\n    app: shop',
        'spec:\n  internalTrafficPolicy: Local\n  selector:\n    app: shop',
      )
    const shipped = { 'web.yaml': `${web.replace('app: web\n  ports', 'app: wbe\n  ports')}${local}` }
    const open = await grade(
      { 'web.yaml': `${web}${local.replace('Policy: Local', 'Policy: Cluster')}` },
      shipped,
    )
    expect(told(open)).toContain('healthy incident/healthy-broken')
    expect(told(await grade({ 'web.yaml': `${web}${local}` }, shipped))).toContain('healthy passed')
  })

  it('tells once what happens to many senders', async () => {
    const closed = fine.replace('app: shop\n  ports', 'app: sohp\n  ports')
    const healthy = (await grade({ 'web.yaml': closed })).checks.at(-1)
    const findings = healthy?.status === 'failed' ? healthy.findings : []
    expect(findings.map(({ diagnostic }) => diagnostic.params)).toEqual([
      {
        way: 'default/client, default/shop → http://shop.default:80',
        before: 'default/shop',
        now: 'refused',
      },
    ])
  })

  it('that the kit cannot break is the kit’s fault', async () => {
    const verdict = await grade({ 'web.yaml': fine }, undefined, {
      broken: ['kubectl label pod nobody app-'],
    })
    expect(verdict.status).toBe('broken')
  })
})

describe('an incident where nothing is wrong with the manifests', () => {
  // Somebody tried something out with a Service, and left it so.
  const byHand = {
    edit: ['web.yaml', 'commands.sh'] as const,
    broken: [
      'kubectl scale deployment web --replicas=0',
      'kubectl patch service shop -p \'{"spec":{"sessionAffinity":"ClientIP"}}\'',
    ],
    checks: [
      answers,
      check(
        'sees',
        { points: 1 },
        commandUses({ title: both('sees'), anyOf: [{ kubectl: 'scale' }, { kubectl: 'patch' }] }),
      ),
    ] as const,
  }
  const shipped = { 'web.yaml': fine, 'commands.sh': '# nothing yet\n' }
  const repair = (commands: string, text = fine) =>
    grade({ 'web.yaml': text, 'commands.sh': commands }, shipped, byHand)

  it.each([
    [
      'nothing done',
      '',
      ['applies passed', 'answers service/selects-nothing', 'sees command/not-used', 'healthy skipped'],
    ],
    [
      'scaled',
      'kubectl scale deploy web --replicas 2',
      ['applies passed', 'answers passed', 'sees passed', 'healthy passed', '1 of 1'],
    ],
    [
      'looked at, then scaled',
      'kubectl get deploy\nkubectl describe svc web\nkubectl scale deploy/web --replicas=1',
      ['applies passed', 'answers passed', 'sees passed', 'healthy passed', '1 of 1'],
    ],
    [
      'everything scaled',
      'kubectl scale deploy web --replicas=2; kubectl scale deploy shop --replicas=0',
      ['applies passed', 'answers passed', 'sees passed', 'healthy incident/healthy-broken'],
    ],
    [
      'a misspelt name',
      'kubectl scale deploy wbe --replicas=2',
      ['applies passed', 'answers command/failed', 'sees command/failed', 'healthy skipped'],
    ],
    [
      'an open quote',
      'kubectl scale "deploy',
      ['applies command/unreadable', 'answers skipped', 'sees skipped', 'healthy skipped'],
    ],
  ])('%s', async (_, commands, expected) => {
    expect(told(await repair(commands))).toEqual(expected)
  })
})

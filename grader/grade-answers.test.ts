/** What was foretold is compared with what happens; a wrong answer is told to be wrong, and no more. */
import { describe, expect, it } from 'vitest'
import {
  howItEnds,
  howManyNames,
  whichAddress,
  whichFullName,
  whichSource,
  whoAnswers,
} from './checks/index.ts'
import { deployment, solution } from './demo-kit.ts'
import { type Bilingual, definePredictExercise, predict } from './exercise.ts'
import { gradeExercise } from './grade-exercise.ts'
import type { Verdict } from './verdict.ts'

const both = (en: string): Bilingual => ({ en, ko: `한국어 ${en}` })
const from = 'client'
const wrong = { name: 'a', change: {}, fails: 'a', says: 'answer/wrong' } as const

const exercise = definePredictExercise({
  id: '01-demo/01-web',
  title: both('A demonstration'),
  minutes: 3,
  difficulty: 1,
  lesson: 'Demo',
  hints: [both('1'), both('2'), both('3')],
  debrief: both('done'),
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  questions: [
    predict('who', { points: 1 }, whoAnswers({ from, url: 'http://both' })),
    predict('ends', { points: 1 }, howItEnds({ from, url: 'http://web:81' })),
    predict('address', { points: 1 }, whichAddress({ from, name: 'nobody' })),
    predict('name', { points: 1 }, whichFullName({ from, name: 'web.default' })),
    predict('names', { points: 1 }, howManyNames({ from, name: 'web.default' })),
    predict('source', { points: 1 }, whichSource({ from, url: 'http://web' })),
    predict(
      'yours',
      { points: 1 },
      {
        title: both('yours'),
        observe: async (view) => ({
          answers: ['Yes', `${(await view.list('Node')).length} nodes`],
          because: [both('because')],
        }),
      },
    ),
    predict('served', { points: 1 }, whoAnswers({ from, url: 'http://web' })),
  ],
  mistakes: [wrong, wrong, wrong],
})

const world = `${deployment}---
${solution}---
apiVersion: v1
kind: Service
metadata:
  name: both
spec:
  ports:
    - port: 80
      targetPort: 8080
`

const right = `who: refused
ends: timed-out
address: none
name: web.default.svc.cluster.local.
names: 2
source: SOURCE
yours: yes
served: web
`

async function grade(answers: string): Promise<Verdict> {
  const ask = (text: string): Promise<Verdict> =>
    gradeExercise(
      {
        exercise,
        given: [{ name: 'world.yaml', text: world }],
        shipped: [],
        submission: [{ ok: true, value: { name: 'answers.yaml', text }, diagnostics: [] }],
      },
      { seed: 1 },
    )
  return ask(answers.replace('SOURCE', '10.244.3.2'))
}

const told = ({ checks }: Verdict) =>
  checks.map((one) => (one.status === 'failed' ? one.findings[0]?.diagnostic.code : one.status))

describe('answers', () => {
  it('of every sort are compared with what happens', async () => {
    const verdict = await grade(right)
    expect(verdict.checks.map(({ status }) => status)).toEqual(Array(9).fill('passed'))
    expect(verdict.checks[2]?.story?.en.join('\n')).toContain('http://web:81/')
    expect(verdict.checks[7]?.story).toEqual({ en: ['because'], ko: ['한국어 because'] })
  })

  it.each([
    [
      'capitals, spaces, a dot at the end',
      right.replace('timed-out', '"  Timed Out "').replace('local.', 'LOCAL'),
    ],
    ['the kind in front', right.replace('name: web', 'name: Deployment/web')],
    ['words around a name', right.replace('name: web', 'name: the pods of web')],
    ['the namespace in front', right.replace('served: web', 'served: default/web')],
    ['a list of one', right.replace('who: refused', 'who: [refused]')],
    ['a number as a text', right.replace('names: 2', 'names: "2"')],
    ['yes is true for YAML', right.replace('yours: yes', 'yours: true')],
    ['other order, comments', `# mine\n${right.trim().split('\n').reverse().join('\n')}`],
    [
      'JSON',
      `{"who":"refused","ends":"timed out","address":"none","name":"web.default.svc.cluster.local","names":2,"source":"10.244.3.2","yours":"Yes","served":"web"}`,
    ],
  ])('%s do not matter', async (_, answers) => {
    expect((await grade(answers)).status).toBe('passed')
  })

  it.each([
    ['wrong', right.replace('refused', 'web'), 1, 'answer/wrong'],
    ['one too many', right.replace('refused', '[refused, web]'), 1, 'answer/wrong'],
    ['none of the choices', right.replace('timed-out', 'later'), 2, 'answer/not-a-choice'],
    ['a number in letters', right.replace('names: 2', 'names: two'), 5, 'answer/another-form'],
    ['a node for an address', right.replace('SOURCE', 'node-2'), 6, 'answer/another-form'],
    ['a port behind an address', right.replace('SOURCE', '10.244.3.2:80'), 6, 'answer/another-form'],
    [
      'an address that is not the one',
      right.replace('address: none', 'address: 10.0.0.1'),
      3,
      'answer/wrong',
    ],
    ['left empty', right.replace('who: refused', 'who:'), 1, 'answer/missing'],
    ['still to do', right.replace('who: refused', 'who: TODO'), 1, 'answer/missing'],
    ['taken out', right.replace('who: refused\n', ''), 1, 'answer/missing'],
    ['an empty file', '', 1, 'answer/missing'],
    ['a map', right.replace('who: refused', 'who: { web: 3 }'), 1, 'answer/not-a-value'],
    ['another question', `${right}whom: web\n`, 0, 'answer/unknown-question'],
    ['a question of every object', right.replace('who:', 'toString:'), 0, 'answer/unknown-question'],
    ['no map', 'web', 0, 'answer/not-a-map'],
    ['two documents', `${right}---\n${right}`, 0, 'answer/not-a-map'],
    ['no YAML', 'who: [', 0, 'yaml/bracket-unclosed'],
  ])('%s', async (_, answers, index, code) => {
    expect(told(await grade(answers))[index]).toBe(code)
  })

  it('that are missing cost only themselves', async () => {
    expect(told(await grade('names: 2'))).toEqual([
      'passed',
      ...Array(4).fill('answer/missing'),
      'passed',
      ...Array(3).fill('answer/missing'),
    ])
  })

  it('that are wrong tell nothing of the right one', async () => {
    const { checks } = await grade(right.replace('names: 2', 'names: 9'))
    const [wrongOne] = checks.filter(({ status }) => status === 'failed')
    if (wrongOne?.status !== 'failed') throw new Error('nothing failed')
    expect(JSON.stringify(wrongOne.findings)).not.toMatch(/svc\.cluster\.local|[^\d]2[^\d]*names/)
    expect(wrongOne.findings[0]?.diagnostic.params).toEqual({
      answer: '9',
      see: 'kubectl exec client -- getent hosts web.default',
    })
  })

  it('of a check that is itself broken are the kit’s fault', async () => {
    const faults: unknown[] = []
    const [first] = exercise.questions
    const broken = {
      ...exercise,
      questions: [{ ...first, observe: () => Promise.reject(new Error('oh')) }] as const,
    }
    const verdict = await gradeExercise(
      {
        exercise: broken,
        given: [],
        shipped: [],
        submission: [{ ok: true, value: { name: 'answers.yaml', text: 'who: a' }, diagnostics: [] }],
      },
      { seed: 1, onFault: (fault) => faults.push(fault) },
    )
    expect([verdict.status, faults.length]).toEqual(['broken', 1])
  })
})

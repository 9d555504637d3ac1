/** What verify promises of commands, answers and incidents: each promise is broken here, and must be noticed. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import commands from '../../exercises/01-services/08-expose-a-pod/exercise.ts'
import answers from '../../exercises/06-dns/01-short-names/exercise.ts'
import incident from '../../exercises/13-troubleshooting/01-empty-order-list/exercise.ts'
import { podsAnswer } from '../checks/index.ts'
import { type AnyExercise, check, predict } from '../exercise.ts'
import { readOriginals } from '../originals.ts'
import { failsAsShipped, solutionPasses } from './answers.ts'
import { commandMutants } from './command-mutants.ts'
import { editsAreAsFew, symptomsShow } from './incidents.ts'
import { judgedMutants } from './judged-mutants.ts'
import { readSubject } from './read-subject.ts'
import type { Subject } from './subject.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const nobody = { judges: undefined, mutantsOf: () => [] } as never

function subject<E extends AnyExercise>(
  exercise: E,
  but: Partial<E> = {},
  texts: Readonly<Record<string, (text: string) => string>> = {},
): Subject {
  const read = readSubject(root, { ...exercise, ...but }, readOriginals(root), nobody)
  const solution = read.solution.map((file) => ({
    ...file,
    text: texts[file.name]?.(file.text) ?? file.text,
  }))
  return { ...read, solution }
}

async function mutantsMissed(of: Subject): Promise<readonly string[]> {
  return (await judgedMutants(of)).broken.map(({ what }) => what)
}

describe('an incident', () => {
  it('shows every complaint as shipped', async () => {
    expect(await symptomsShow(subject(incident))).toEqual([])
    const fine = check(
      'fine',
      { points: 1 },
      podsAnswer({ from: 'client', url: 'http://stock', workloads: ['stock'] }),
    )
    expect(await symptomsShow(subject(incident, { checks: [...incident.checks, fine] }))).toEqual([
      { promise: 'as shipped', what: 'fine passes although nothing was repaired' },
    ])
  })

  it('takes as many edits as it says', async () => {
    expect(await editsAreAsFew(subject(incident))).toEqual([])
    expect(await editsAreAsFew(subject(incident, { edits: 3 }))).toHaveLength(1)
  })

  it('needs every edit of its solution', async () => {
    expect(await mutantsMissed(subject(incident))).toEqual([])
    const more = {
      'shop.yaml': (text: string) => text.replace(/replicas: 2(?=[\s\S]*name: orders-backup)/, 'replicas: 3'),
    }
    const broken = await mutantsMissed(subject(incident, {}, more))
    expect(broken).toContain('no check fails: shop.yaml#1 put back as it was')
  })
})

describe('commands', () => {
  it('are all needed, and every flag with its value', async () => {
    expect(await mutantsMissed(subject(commands))).toEqual([])
    const more = {
      'commands.sh': (text: string) =>
        `${text.replace(' --port=80', ' --port=80 --session-affinity=ClientIP')}kubectl get pods\n`,
    }
    const broken = await mutantsMissed(subject(commands, {}, more))
    expect(broken).toEqual([
      'no check fails: commands.sh:5 left out',
      'no check fails: commands.sh:4 without --session-affinity=ClientIP',
    ])
  })

  it('are left out one by one, with loops and here-documents whole', async () => {
    const text = 'ls\nfor n in 1 2; do\n  echo --a=b\ndone\ncat <<EOF\nx\nEOF\n'
    const mutants = await commandMutants([{ name: 'commands.sh', text }])
    expect(mutants.map(({ name, files }) => [name, files[0]?.text])).toEqual([
      ['commands.sh:1 left out', text.replace('ls', ':')],
      ['commands.sh:2 left out', 'ls\n:\ncat <<EOF\nx\nEOF\n'],
      ['commands.sh:5 left out', 'ls\nfor n in 1 2; do\n  echo --a=b\ndone\n:\n'],
      ['commands.sh:2 in → inx', text.replace('in 1', 'inx 1')],
      ['commands.sh:2 1 → 2', text.replace('1 2', '2 2')],
      ['commands.sh:2 do → dox', text.replace('do\n', 'dox\n')],
      ['commands.sh:2 echo → echox', text.replace('echo', 'echox')],
      ['commands.sh:2 without --a=b', text.replace(' --a=b', '')],
      ['commands.sh:2 --a=b → --a=bx', text.replace('a=b', 'a=bx')],
      ['commands.sh:2 done → donex', text.replace('done', 'donex')],
      ['commands.sh:5 x → xx', text.replace('x', 'xx')],
      ['commands.sh:5 EOF → EOFx', text.replace(/EOF\n$/, 'EOFx\n')],
      ['commands.sh:1 after line 2', 'for n in 1 2; do\n  echo --a=b\ndone\nls\ncat <<EOF\nx\nEOF\n'],
      ['commands.sh:2 after line 5', 'ls\ncat <<EOF\nx\nEOF\nfor n in 1 2; do\n  echo --a=b\ndone\n'],
    ])
  })

  it('are broken where they stand, though the same words stand elsewhere', async () => {
    const text = '# date\ndate\ndate\ndate x\n'
    const mutants = await commandMutants([{ name: 'commands.sh', text }])
    expect(mutants.map(({ name, files }) => [name, files[0]?.text])).toEqual([
      ['commands.sh:2 left out', '# date\n:\ndate\ndate x\n'],
      ['commands.sh:3 left out', '# date\ndate\n:\ndate x\n'],
      ['commands.sh:4 left out', '# date\ndate\ndate\n:\n'],
      ['commands.sh:2 after line 3', text],
      ['commands.sh:3 after line 4', '# date\ndate\ndate x\ndate\n'],
    ])
  })

  it('lose flags of every form, and have their words misspelt', async () => {
    const text = "kubectl exec $POD -n shop -- curl -s 'a b' http://web:80\n"
    const [, ...mutants] = await commandMutants([{ name: 'commands.sh', text }])
    expect(mutants.map(({ name }) => name.replace('commands.sh:1 ', ''))).toEqual([
      'without -n',
      'shop → shopx',
      'without --',
      'curl → curlx',
      'without -s',
      'http://web:80 → http://web:81',
    ])
  })
})

describe('answers', () => {
  it('are all looked at', async () => {
    expect(await mutantsMissed(subject(answers))).toEqual([])
    const any = predict(
      'half-a-name',
      { points: 1 },
      {
        title: answers.title,
        observe: async () => ({ answers: ['none', 'something-else'], because: [] }),
      },
    )
    const questions = [answers.questions[0], ...answers.questions.slice(1, -1), any] as const
    expect(await mutantsMissed(subject(answers, { questions }))).toEqual([
      'no check fails: answers.yaml half-a-name: something-else',
    ])
  })

  it('are the same on every seed, or state theirs', async () => {
    const podName = predict(
      'same-name-in-shop',
      { points: 1 },
      {
        title: answers.title,
        observe: async (view) => {
          const pods = await view.list('Pod', 'shop')
          const database = pods.find(({ metadata }) => metadata.name.startsWith('shop-database'))
          return { answers: [database?.metadata.name ?? ''], because: [] }
        },
      },
    )
    // As chance names it on seed 1.
    const text = { 'answers.yaml': () => 'same-name-in-shop: shop-database-5b774557bd-m4t59\n' }
    expect(await solutionPasses(subject(answers, { questions: [podName], seed: 1 }, text), 20)).toEqual([])
    expect(await solutionPasses(subject(answers, { questions: [podName] }, text), 20)).toEqual([
      { promise: 'solution', what: expect.stringContaining('on seed 2') },
    ])
  })

  it('as shipped are missing, not wrong', async () => {
    expect(await failsAsShipped(subject(answers))).toEqual([])
  })

  it.each([
    ['one is given already', (text: string) => text.replace('names-asked:', 'names-asked: 3')],
    ['a question has another name', (text: string) => text.replace('names-asked:', 'names-aksed:')],
  ])('as shipped: %s', async (_, change) => {
    const right = subject(answers)
    const stub = right.stub.map((file) => ({ ...file, text: change(file.text) }))
    expect(await failsAsShipped({ ...right, stub })).toEqual([
      { promise: 'as shipped', what: expect.stringContaining('with nothing behind the colon') },
    ])
  })
})

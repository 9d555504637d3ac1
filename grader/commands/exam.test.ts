/** An exam from its first call to its report, with a clock of the test's own: what was typed in, what was said. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import first from '../../exercises/01-services/01-first-service/exercise.ts'
import aliased from '../../exercises/02-ports/05-moving-port/exercise.ts'
import foretold from '../../exercises/02-ports/07-which-number/exercise.ts'
import { engineFor } from '../engine.ts'
import type { Kit } from '../kit.ts'
import { isLanguage } from '../language.ts'
import { noColours } from '../report/colour.ts'
import { whereTheLearnerIs } from '../where.ts'
import { readArguments } from './arguments.ts'
import { sitExam } from './exam.ts'
import { exerciseAtPrompt } from './exercise-at-prompt.ts'
import { run as hint } from './hint.ts'
import { printProblem } from './print-problem.ts'

const repository = dirname(dirname(import.meta.dirname))
const engine = engineFor(
  Object.fromEntries([first, aliased, foretold].map((one) => [one.id, async () => ({ default: one })])),
)
const begin = Date.UTC(2026, 10, 23, 10)
const minute = 60_000

let root = ''
let kit: Kit
const made: string[] = []
beforeAll(() => mkdirSync(join(tmpdir(), 'lab-exams'), { recursive: true }))
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'lab-exams', 'kit-'))
  made.push(root)
  for (const name of ['exercises', 'lessons', 'package.json'])
    symlinkSync(join(repository, name), join(root, name))
  const index = await engine.indexOf(root, 'tests')
  kit = { root, index, verdicts: [], engine: async () => engine } as unknown as Kit
})
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

interface Said {
  readonly code: number
  readonly out: string
  readonly error: string
}

function callOf(line: string) {
  const parsed = readArguments(`${line} --lang en`.replace(/(--lang \w+) --lang en$/, '$1').split(' '), {})
  if (!parsed.ok) return parsed
  const out: string[] = []
  const error: string[] = []
  const language = isLanguage(parsed.lang ?? '') ? (parsed.lang as 'en' | 'ko') : 'en'
  const call = {
    ...parsed,
    language,
    kit,
    ...whereTheLearnerIs(root, {}),
    folder: root,
    show: (path: string) => path.replace(`${root}/`, ''),
    commandLine: (command: string, ...words: readonly string[]) => ['./lab', command, ...words].join(' '),
    screen: {
      columns: 80,
      colours: noColours,
      write: (text: string) => void out.push(text),
      complain: (text: string) => void error.push(text),
    },
  }
  return { ok: true, call, out, error } as const
}

async function type(line: string, after = 0): Promise<Said> {
  const read = callOf(line)
  if (!read.ok) return { code: 2, out: '', error: printProblem(read.problem, 'en') }
  const { call, out, error } = read
  const code = call.command.name === 'hint' ? await hint(call) : await sitExam(call, begin + after * minute)
  return { code, out: out.join(''), error: error.join('\n') }
}

const folder = () => join(root, 'exam', 'seed-7')
const inFolder = (path: string) => join(folder(), path)
function solve(...ids: readonly string[]): void {
  for (const id of ids) {
    for (const name of kit.index.exercises.find((entry) => entry.id === id)?.edit ?? []) {
      writeFileSync(inFolder(`${id}/${name}`), readFileSync(join(repository, 'solutions', id, name)))
    }
  }
}
const record = () => join(root, '.lab', 'exams', 'seed-7.json')
const everything = [first.id, aliased.id, foretold.id]

describe('an exam', () => {
  it('begins with its first call, and says where and how long', async () => {
    const { code, out, error } = await type('grade --exam --seed 7')
    expect(code).toBe(0)
    expect(error).toContain('Exam 7 has begun')
    expect(out).toContain('Exam 7: 90 minutes left')
    expect(out).toMatch(/01\/01 .*manifest +as given +5 points/)
    expect(readFileSync(inFolder('EXAM.md'), 'utf8')).toContain('3 tasks, 16 points, 90 minutes.')
    expect(readFileSync(inFolder('EXAM.ko.md'), 'utf8')).toContain('문제 3개, 16점, 90분.')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('tells while it runs what is kept and how much time is left, and nothing of right and wrong', async () => {
    await type('grade --exam --seed 7')
    solve(first.id)
    const { code, out } = await type('grade --exam', 30)
    expect(code).toBe(0)
    expect(out).toContain('60 minutes left')
    expect(out).toMatch(/01\/01 .*graded, kept/)
    expect(out).toMatch(/02\/05 .*as given/)
    expect(out).not.toMatch(/✓|passed|Try|What happened/)
  })

  it('tells of a file that cannot be read, because a slip is not what it asks about', async () => {
    await type('grade --exam --seed 7')
    writeFileSync(inFolder(`${first.id}/service.yaml`), 'kind: [\n')
    const { code, out } = await type('grade --exam', 1)
    expect(code).toBe(1)
    expect(out).toMatch(/✗ .*01\/01 .*cannot be read/)
    expect(out).toContain('yaml/bracket-unclosed')
  })

  it('tells everything when it is over: what was graded in time counts, the rest is late', async () => {
    await type('grade --exam --seed 7')
    solve(first.id)
    await type('grade --exam', 12)
    solve(aliased.id)
    writeFileSync(inFolder(`${first.id}/service.yaml`), 'kind: Service\n')
    const { code, out } = await type('grade --exam', 91)
    expect(code).toBe(1)
    expect(out).toContain('Exam 7: the result')
    expect(out).toMatch(/✓ +1 +01\/01 .*late +5\/5/)
    expect(out).toMatch(/Late,\s+and\s+not\s+counted:\s+0\/5\s+points/)
    expect(out).toMatch(/✗ +2 +02\/05 .*late +0\/5/)
    expect(out).toContain('Nothing of this was graded in time')
    expect(out).toContain('5/16 points')
    expect(out).toMatch(/Read again\n {2}lessons\/02-ports\/README.md: /)
    expect(out).toMatch(/Another exam +\.\/lab grade --exam --seed \d+/)
    expect(out).toContain('What happened')
    // The same afterwards, and in Korean.
    const again = await type('grade --exam --lang ko', 500)
    expect(again.out).toContain('시험 7: 결과')
    expect(again.out).toContain('5/16점')
  })

  it('ends before its time when asked to, with what is there', async () => {
    await type('grade --exam --seed 7')
    solve(...everything)
    const { code, out } = await type('grade --exam --finish', 5)
    expect(code).toBe(0)
    expect(out).toContain('16/16 points')
    expect(out).toMatch(/passed after 5 min +5\/5/)
    expect(out).not.toContain('Read again')
  })

  it('counts the last grading in time, also where an earlier one was better', async () => {
    await type('grade --exam --seed 7')
    solve(first.id)
    await type('grade --exam', 1)
    writeFileSync(inFolder(`${first.id}/service.yaml`), 'kind: Service\n')
    await type('grade --exam', 2)
    expect((await type('grade --exam --finish', 3)).out).toMatch(/✗ +1 +01\/01 .*passed after 1 min +0\/5/)
  })

  it('loses nothing with its folder', async () => {
    await type('grade --exam --seed 7')
    solve(first.id)
    await type('grade --exam', 1)
    rmSync(folder(), { recursive: true })
    const during = await type('grade --exam', 2)
    expect(during.error).toMatch(/\d+ files were missing in exam\/seed-7/)
    rmSync(folder(), { recursive: true })
    const { out } = await type('grade --exam', 91)
    expect(out).not.toMatch(/late/i)
  })

  it('grades what is there, also where nothing can be put back', async () => {
    await type('grade --exam --seed 7')
    rmSync(folder(), { recursive: true })
    writeFileSync(folder(), 'a file in its place')
    const { code, error, out } = await type('grade --exam', 2)
    expect(error).toContain('exam/seed-7 cannot be written')
    expect(out).toMatch(/01\/01 .*cannot be read/)
    expect(code).toBe(1)
  })

  it('is sat once more by who moves the folder of one that is over away and names its seed', async () => {
    await type('grade --exam --seed 7')
    await type('grade --exam --finish', 1)
    renameSync(folder(), join(root, 'mine'))
    expect((await type('grade --exam', 2)).out).toContain('the result')
    expect((await type('grade --exam --seed 7', 3)).out).toContain('90 minutes left')
    expect(readdirSync(dirname(record()))).toContain('seed-7.before-1.json')
  })

  it('makes room for a new one by its length, when it is over', async () => {
    await type('grade --exam --seed 7')
    await type('grade --exam --finish', 1)
    const { out } = await type('grade --exam --minutes 60', 2)
    expect(out).toMatch(/^Exam (?!7:)\d+: 60 minutes left/)
  })

  it('keeps a folder that stood in its place', async () => {
    mkdirSync(folder(), { recursive: true })
    writeFileSync(inFolder('mine.txt'), 'mine')
    const { error } = await type('grade --exam --seed 7')
    expect(error).toContain('exam/seed-7.before-1')
    expect(readFileSync(join(root, 'exam/seed-7.before-1/mine.txt'), 'utf8')).toBe('mine')
  })

  it('gains nothing by a clock that is set back', async () => {
    await type('grade --exam --seed 7')
    await type('grade --exam', 60)
    const { out, error } = await type('grade --exam', 10)
    expect(error).toContain('was set back')
    expect(out).toContain('30 minutes left')
  })

  it('says what became of a record that cannot be read, and leaves the files alone', async () => {
    await type('grade --exam --seed 7')
    solve(first.id)
    writeFileSync(record(), '{"format":')
    const { code, error } = await type('grade --exam', 1)
    expect(code).toBe(2)
    expect(error).toContain('.lab/exams/seed-7.corrupt-1.json')
    expect(existsSync(inFolder('EXAM.md'))).toBe(true)
    const submitted = await type('grade --exam --seed 7 --submission exam/seed-7', 1)
    expect(submitted.out).toContain('5/16 points')
  })

  it('leaves one of a newer kit alone', async () => {
    await type('grade --exam --seed 7')
    writeFileSync(record(), readFileSync(record(), 'utf8').replace('"version": 1', '"version": 2'))
    expect((await type('grade --exam', 1)).error).toContain('newer version')
    expect(existsSync(record())).toBe(true)
  })

  it('draws a seed where none is named, and goes on with it', async () => {
    const { out } = await type('grade --exam')
    const [, seed] = /Exam (\d+):/.exec(out) ?? []
    expect((await type('grade --exam', 1)).out).toContain(`Exam ${seed}: 89 minutes left`)
  })

  it.each([
    ['while it runs', 1, 7],
    ['when it is over', 91, undefined],
  ])('%s, its seed decides whose cluster `sim` opens', async (_, after, seed) => {
    await type('grade --exam --seed 7')
    const read = callOf('sim 02/05')
    const opened = read.ok ? await exerciseAtPrompt(read.call, begin + after * minute) : read
    const at = seed === undefined ? join(root, 'exercises') : folder()
    expect(opened).toMatchObject({ ok: true, value: { folder: join(at, aliased.id) } })
    const found = opened.ok ? opened.value : undefined
    // Its pods have the names that they have in grading.
    expect([found?.ofExam, found?.world.scenario.seed]).toEqual([seed, seed])
    const given = (name: string) => readFileSync(join(at, aliased.id, name), 'utf8')
    expect(found?.world.manifests).toEqual(aliased.given.map((name) => ({ name, text: given(name) })))
  })

  it('gets no hints for its tasks until it is over', async () => {
    // hint asks the machine's own clock.
    await type('grade --exam --seed 7', (Date.now() - begin) / minute)
    const { code, error } = await type('hint 01/01')
    expect(code).toBe(2)
    expect(error).toMatch(/01\/01 is part of the exam that you are sitting, 90 min more/)
  })
})

describe('what cannot be', () => {
  it.each([
    ['grade --exam 01/01', '--exam takes no exercise'],
    ['grade --exam --all', '--exam and --all do not go together'],
    ['grade --exam --debug', '--exam and --debug do not go together'],
    ['grade --exam --thorough', '--exam and --thorough do not go together'],
    ['grade --exam --seed -1', '--seed needs a value'],
    ['grade --exam --seed seven', '--seed is a whole number'],
    ['grade --exam --minutes 10', '--minutes is a whole number from 45 to 240'],
    ['grade --exam --reporter xml', '--reporter is terminal or json'],
    ['grade --exam --finish', 'No exam is running'],
    ['grade --exam --submission exercises', 'needs the seed of the exam'],
    ['grade --exam --seed 7 --submission nowhere', 'There is no folder nowhere'],
    ['grade --exam --seed 7 --submission lessons', 'holds none of the exercises'],
    ['grade --exam --seed 7 --submission exercises --finish', 'leave --finish out'],
  ])('%s: %s', async (line, sentence) => {
    const { code, error, out } = await type(line)
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain(sentence)
    expect(existsSync(join(root, '.lab', 'exams'))).toBe(false)
  })

  it.each([
    ['grade --exam --seed 8', 'Exam 7 is running (89 min left)'],
    ['grade --exam --minutes 60', 'Exam 7 was begun with 90 minutes'],
  ])('while one runs, %s: %s', async (line, sentence) => {
    await type('grade --exam --seed 7')
    const { code, error } = await type(line, 1)
    expect(code).toBe(2)
    expect(error).toContain(sentence)
  })
})

describe('for programs', () => {
  const schemaOf = (name: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'report', name), 'utf8')) as object
  const isReport = new Ajv2020({ strictTypes: false, allErrors: true })
    .addSchema(schemaOf('report.schema.json'))
    .compile(schemaOf('exam.schema.json'))

  async function report(line: string, after: number, status: string): Promise<object> {
    const { out } = await type(`${line} --json`, after)
    const json = JSON.parse(out) as object
    expect(isReport(json), JSON.stringify(isReport.errors)).toBe(true)
    expect(json).toMatchObject({ status })
    return json
  }

  it('writes what the schema says: while it runs, when it is over, and of a submission', async () => {
    await type('grade --exam --seed 7')
    solve(first.id)
    const running = await report('grade --exam', 10, 'running')
    expect(JSON.stringify(running)).not.toMatch(/passed|failed|earned/)
    expect(running).toMatchObject({ minutesLeft: 80, tasks: [{ state: 'kept' }, {}, {}] })
    solve(aliased.id)
    const over = await report('grade --exam', 91, 'failed')
    expect(over).toMatchObject({
      points: { earned: 5, possible: 16 },
      tasks: [{ firstPassedAfterSeconds: 600 }, { late: { earned: 5 }, points: { earned: 0 } }, {}],
      kinds: [{ kind: 'manifest', tasks: 2, passed: 1 }, { kind: 'predict' }],
    })
    const submitted = await report('grade --exam --seed 7 --submission exam/seed-7', 0, 'failed')
    expect(submitted).toMatchObject({ points: { earned: 10 }, ignored: [] })
  })

  it('writes it to a file, and shows the terminal the rest', async () => {
    await type('grade --exam --seed 7')
    const { out } = await type('grade --exam --finish --json --output result.json', 1)
    expect(out).toContain('the result')
    expect(isReport(JSON.parse(readFileSync(join(root, 'result.json'), 'utf8')))).toBe(true)
  })
})

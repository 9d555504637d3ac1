/** Whole stories through the real command line, as a learner lives them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DemoKit, demoKit, solution } from './demo-kit.ts'

let kit: DemoKit
beforeAll(async () => {
  kit = demoKit()
  // The first start builds.
  await kit.lab(['version'])
}, 60_000)
beforeEach(() => kit.renew())
afterAll(() => kit.remove())

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'report', 'report.schema.json'), 'utf8'))
const isReport = new Ajv2020({ strictTypes: false }).compile(schema)

function save(text: string, name = '01-web'): void {
  writeFileSync(join(kit.root, 'exercises', '01-demo', name, 'service.yaml'), text)
}

describe('a newcomer', () => {
  it('is told what to do, and how the file does now', async () => {
    const { code, out, error } = await kit.lab(['grade'])
    expect(code).toBe(1)
    expect(error).toBe('')
    expect(out).toContain('Welcome.')
    expect(out).toMatch(/Task +exercises\/01-demo\/01-web\/README\.md/)
    expect(out).toMatch(/Edit +exercises\/01-demo\/01-web\/service\.yaml/)
    expect(out).toMatch(/Grade +\.\/lab grade/)
    expect(out).toContain('service/selects-nothing')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('is greeted once', async () => {
    await kit.lab(['grade'])
    expect((await kit.lab(['grade'])).out).not.toContain('Welcome.')
  })

  it('is greeted in Korean where the locale says so', async () => {
    const { out } = await kit.lab(['grade'], { environment: { LANG: 'ko_KR.UTF-8' } })
    expect(out).toContain('환영합니다')
    expect(out).toContain('README.ko.md')
    expect(
      (await kit.lab(['grade', '--lang', 'en'], { environment: { LANG: 'ko_KR.UTF-8' } })).out,
    ).toContain('points')
  })

  it('who comes by npm reads npm commands', async () => {
    const environment = { npm_lifecycle_event: 'grade', INIT_CWD: kit.root }
    expect((await kit.lab(['grade'], { environment })).out).toMatch(/Grade +npm run grade/)
  })

  it('solves an exercise: full marks, a debrief, the next exercise', async () => {
    save(solution)
    const { code, out } = await kit.lab(['grade'])
    expect(code).toBe(0)
    expect(out).toContain('5/5 points')
    expect(out).toContain('That is what happened.')
    expect(out).toMatch(/Next +01\/02/)
    expect((await kit.lab(['list'])).out).toContain('✓ 01/01')
    expect((await kit.lab(['grade'])).out).toContain('01/02')
  })
})

describe('grade alone', () => {
  it('grades what was touched last', async () => {
    save(solution.replace('8080', '8081'), '02-again')
    expect((await kit.lab(['grade'])).out).toContain('01/02  The same again')
  })

  it('goes back to an exercise that was broken again on purpose', async () => {
    save(solution)
    await kit.lab(['grade'])
    save(solution.replace('app: web', 'app: wub'))
    const { code, out } = await kit.lab(['grade'])
    expect(code).toBe(1)
    expect(out).toContain('01/01')
    expect((await kit.lab(['list'])).out).toContain('✓ 01/01')
  })

  it('says so when there is nothing left to do', async () => {
    save(solution)
    save(solution, '02-again')
    await kit.lab(['grade', '--all'])
    expect(await kit.lab(['grade'])).toMatchObject({
      code: 0,
      out: 'Every exercise has passed. There is nothing left to do here.\n',
    })
  })

  it('works from any folder', async () => {
    const { out } = await kit.lab(['grade', '01/01'], { from: 'exercises/01-demo' })
    expect(out).toMatch(/Edit +01-web\/service\.yaml/)
    expect(out).toMatch(/Hint +\.\.\/\.\.\/lab hint\n/)
  })
})

describe('the five ways to break it, each at its line with its cause', () => {
  it.each([
    ['a misspelt label', ['app: web', 'app: wbe'], 'service.yaml:7:10', 'service/selects-nothing'],
    ['a misspelt field', ['selector:', 'selectr:'], 'service.yaml:6:3', 'field/unknown'],
    [
      'a port nobody listens on',
      ['8080', '9090'],
      'service.yaml:10:19',
      'service/target-port-nobody-listens',
    ],
    [
      'a port out of range',
      ['port: 80\n', 'port: 70000\n'],
      'service.yaml:9:13',
      'spec.ports[0].port: Invalid value: 70000',
    ],
    ['another name', ['name: web', 'name: wub'], undefined, 'check/object-missing'],
  ])('%s', async (_, [from = '', to = ''], place, cause) => {
    save(solution.replace(from, to))
    const { code, out } = await kit.lab(['grade', '01/01'])
    expect(code).toBe(1)
    expect(out).toContain(cause)
    if (place !== undefined) expect(out).toContain(place)
  })
})

describe('flags', () => {
  it('--json is a report as the schema says, for failures and for full marks', async () => {
    for (const text of [solution, solution.replace('web\n', 'wub\n'), 'kind: [']) {
      save(text)
      const { out } = await kit.lab(['grade', '--all', '--json'])
      expect(isReport(JSON.parse(out)), JSON.stringify(isReport.errors)).toBe(true)
    }
  })

  it('--output takes the report, the terminal keeps its own', async () => {
    const { out } = await kit.lab(['grade', '--json', '--output', 'out/report.json'])
    expect(out).toContain('0/5 points')
    expect(JSON.parse(readFileSync(join(kit.root, 'out/report.json'), 'utf8')).status).toBe('failed')
  })

  it('--submission grades a folder and leaves progress alone', async () => {
    const { code, out } = await kit.lab(['grade', '--submission', 'solutions', '--all'])
    expect(code).toBe(0)
    expect(out).toContain('2 of 2 exercises passed')
    expect((await kit.lab(['list'])).out).toContain('0 of 2')
  })

  it('--submission neither reads nor runs what the exercise does not ask for', async () => {
    kit.write('hand-in/01-demo/01-web/service.yaml', solution)
    kit.write('hand-in/01-demo/01-web/exercise.ts', 'throw new Error("I ran")')
    kit.write('hand-in/01-demo/01-web/deployment.yaml', 'kind: broken')
    kit.write('hand-in/evil.js', 'process.exit(0)')
    const { code, out } = await kit.lab(['grade', '--submission', 'hand-in'])
    expect(code).toBe(0)
    expect(out).toContain('neither read nor run (1 file): evil.js')
  })

  it('--seed gives the same world again', async () => {
    const grade = async (seed: string) =>
      (await kit.lab(['grade', '--json', '--seed', seed, '--submission', 'exercises', '01/01'])).out
    expect(await grade('7')).toBe(await grade('7'))
  })

  it('--exit-zero ends with 0 although something failed', async () => {
    expect((await kit.lab(['grade', '--exit-zero'])).code).toBe(0)
  })

  it.each([
    [['grdae'], 'Did you mean grade?'],
    [['grade', '--jsn'], 'Did you mean --json?'],
    [['grade', '01/9'], 'There is no exercise or chapter 01/9.'],
    [['grade', 'weeb'], 'Did you mean 01-demo/01-web?'],
    [['grade', '--seed', '-1'], '--seed needs a value'],
    [['grade', '--seed', '1.5'], '--seed is a whole number'],
    [['grade', '--submission', 'nowhere'], 'There is no folder nowhere.'],
    [['grade', '--submission', 'launcher'], 'holds none of the exercises'],
    [['grade', '--submission', 'launcher', '--all'], 'holds none of the exercises'],
    [['grade', '--submission', 'launcher', '01/01'], 'holds none of the exercises'],
    [['grade', '--reporter', 'xml'], '--reporter is terminal or json; xml is neither.'],
    [['grade', '--output', 'package.json/x'], 'cannot be written'],
    [['reset'], 'Which exercise?'],
    [['hint', '--level', '4'], '--level is a whole number from 1 to 3'],
  ])('%j ends with 2 and a sentence', async (words, sentence) => {
    const { code, error } = await kit.lab(words)
    expect(error).toContain(sentence)
    expect(error).not.toContain('    at ')
    expect(code).toBe(2)
  })

  it('help knows the commands that run from source, too', async () => {
    const { code, out } = await kit.lab(['help', 'bench'])
    expect([code, out]).toEqual([0, expect.stringContaining('bench [WORD]')])
  })

  it.each(['grade', 'hint', 'list', 'reset', 'verify', 'help', 'version'])(
    '%s --help lists every flag, in both languages',
    async (name) => {
      const { code, out } = await kit.lab([name, '--help'])
      expect(code).toBe(0)
      for (const flag of ['--lang', '--plain', '--help']) expect(out).toContain(flag)
      expect((await kit.lab([name, '--help', '--lang', 'ko'])).out).toMatch(/사용법/)
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    },
  )

  it('has no colour but on a terminal', async () => {
    expect((await kit.lab(['grade'])).out).not.toContain('\u001b')
  })
})

describe('hint', () => {
  it('tells what fails, and one hint more each time', async () => {
    const first = await kit.lab(['hint'])
    expect(first.code).toBe(0)
    expect(first.out).toContain('selects no pods')
    expect(first.out).toContain('first hint')
    expect(first.out).not.toContain('second hint')
    expect((await kit.lab(['hint'])).out).toContain('second hint')
    const third = await kit.lab(['hint'])
    expect(third.out).toContain('third hint')
    expect(third.out).toContain('last hint')
    expect((await kit.lab(['hint', '--level', '1'])).out).not.toContain('second hint')
  })

  it('has none for what passes', async () => {
    save(solution)
    expect((await kit.lab(['hint', '01/01'])).out).toContain('nothing to hint at')
  })
})

describe('reset', () => {
  it('brings the file back and keeps the learner’s', async () => {
    save('mine')
    const { code, out } = await kit.lab(['reset', '01/01'])
    expect(code).toBe(0)
    expect(out).toContain('service.yaml is again as it was given')
    expect(readFileSync(kit.file, 'utf8')).toContain('app: wbe')
    expect(readFileSync(join(kit.root, '.lab/backups/01-demo/01-web/service.yaml.1'), 'utf8')).toBe('mine')
  })

  it('does nothing to files that are as they were given', async () => {
    const { out } = await kit.lab(['reset', '01/01'])
    expect(out.match(/is as it was given/g)).toHaveLength(2)
  })
})

describe('given files', () => {
  it('are judged as they were given, and the learner is told', async () => {
    save(solution)
    kit.write('exercises/01-demo/01-web/deployment.yaml', 'kind: nothing')
    const { code, out } = await kit.lab(['grade', '01/01'])
    expect(code).toBe(0)
    expect(out).toContain('submission/given-file-changed')
  })
})

describe('an exam', () => {
  const inFolder = (path: string): string => join(kit.root, 'exam', 'seed-7', '01-demo', path)

  it('is begun in a world and a folder of its own, and finished with full marks', async () => {
    const begun = await kit.lab(['grade', '--exam', '--seed', '7'])
    expect(begun.code).toBe(0)
    expect(begun.error).toContain('Exam 7 has begun')
    expect(readFileSync(inFolder('01-web/deployment.yaml'), 'utf8')).not.toContain('replicas: 3')
    for (const name of ['01-web', '02-again']) writeFileSync(inFolder(`${name}/service.yaml`), solution)
    const { code, out } = await kit.lab(['grade', '--exam', '--finish'])
    expect(code).toBe(0)
    expect(out).toContain('10/10 points')
    expect((await kit.lab(['list'])).out).not.toContain('✓ 01/01')
  })

  it('is over when its time is, and told in Korean', async () => {
    await kit.lab(['grade', '--exam', '--seed', '7'])
    const file = join(kit.root, '.lab', 'exams', 'seed-7.json')
    const record = JSON.parse(readFileSync(file, 'utf8')) as { startedAt: number; latestAt: number }
    const before = record.startedAt - 91 * 60_000
    writeFileSync(file, JSON.stringify({ ...record, startedAt: before, latestAt: before }))
    writeFileSync(inFolder('01-web/service.yaml'), solution)
    const { code, out } = await kit.lab(['grade', '--exam', '--lang', 'ko'])
    expect(code).toBe(1)
    expect(out).toContain('시험 7: 결과')
    expect(out).toMatch(/01\/01 .*늦음 +0\/5/)
  })
})

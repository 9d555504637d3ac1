/** Exercises with functions through the real command line: what learners and authors see. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sumExercise, sumId } from './demo-function.ts'
import { type DemoKit, demoKit } from './demo-kit.ts'
import { honest } from './sandbox/red-team/attack.ts'

const stub = honest.replace('return total', 'return 0 // TODO')
const file = `exercises/${sumId}/sum.ts`

let kit: DemoKit
beforeAll(async () => {
  kit = demoKit()
  kit.write(`exercises/${sumId}/exercise.ts`, sumExercise)
  for (const name of ['README.md', 'README.ko.md']) kit.write(`exercises/${sumId}/${name}`, '# A sum\n')
  kit.write(`solutions/${sumId}/sum.ts`, honest)
  kit.write(
    `solutions/${sumId}/alt/reduce/sum.ts`,
    `export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
export const order = (texts: readonly string[]): string[] => texts.toSorted()
`,
  )
  kit.write(file, stub)
  // The first start builds.
  await kit.lab(['version'])
}, 60_000)
beforeEach(() => {
  kit.renew()
  kit.write(file, stub)
})
afterAll(() => kit.remove())

describe('a learner who writes a function', () => {
  it('sees the call, what came back, what was expected, and what was printed', async () => {
    kit.write(file, honest.replace('let total = 0', "let total = 1\n  console.log('asked', numbers)"))
    const { code, out } = await kit.lab(['grade', '01/03'])
    expect(code).toBe(1)
    expect(out).toMatch(
      /Call +sum\(\[1, 2, 3\]\)\n +Returned +7\n +Expected +6\n +Printed +asked \[1, 2, 3\]/,
    )
    expect(out).toContain('1/3 points')
  })

  it('is led to the line that threw', async () => {
    kit.write(
      file,
      honest.replace(
        'let total = 0',
        "let total = 0\n  if (numbers.length === 0) throw new TypeError('none')",
      ),
    )
    const { out } = await kit.lab(['grade', '01/03'])
    expect(out).toContain('Your code threw TypeError: none')
    expect(out).toMatch(/sum\.ts:3:\d+\n[\s\S]*\^+ thrown from here/)
  })

  it('is told the smallest generated input, and the seed that finds it again', async () => {
    kit.write(file, honest.replace('total += one', 'total += one === -7 ? 7 : one'))
    const { out } = await kit.lab(['grade', '01/03', '--seed', '5'])
    expect(out).toContain('sum([-7])')
    expect(out).toContain('--seed 5 finds it again')
  })

  it('is led to a bracket that is missing', async () => {
    kit.write(file, honest.replace('number[]): number {', 'number[]: number {'))
    const { out } = await kit.lab(['grade', '01/03'])
    expect(out).toContain('function/not-typescript')
    expect(out).toMatch(/sum\.ts:1:\d+/)
  })

  it('gets advice of the compiler beside a failure, and none beside a pass', async () => {
    kit.write(file, `${stub}\nexport const text: string = 6\n`)
    expect((await kit.lab(['grade', '01/03'])).out).toMatch(
      /Type 'number' is not\s+assignable\s+to\s+type\s+'string'/,
    )
    kit.write(file, `${honest}\nexport const text: string = 6\n`)
    const { code, out } = await kit.lab(['grade', '01/03'])
    expect(code).toBe(0)
    expect(out).not.toContain('function/type-advice')
  })

  it('passes with full marks, thoroughly too', async () => {
    kit.write(file, honest)
    expect(await kit.lab(['grade', '01/03', '--thorough'])).toMatchObject({ code: 0, error: '' })
    expect((await kit.lab(['list'])).out).toContain('✓ 01/03')
  })

  it('gets hints, in Korean too', async () => {
    const { out } = await kit.lab(['hint', '01/03', '--lang', 'ko'])
    expect(out).toContain('힌트 1/3')
  })

  it('may bring the stub back', async () => {
    await kit.lab(['verify', '--write-originals'])
    kit.write(file, honest)
    await kit.lab(['reset', '01/03'])
    expect(readFileSync(join(kit.root, file), 'utf8')).toBe(stub)
  })
})

describe('a learner who debugs', () => {
  /** As `grade --debug` starts it, but for the inspector, which would wait for a debugger. */
  const debug = (text: string): { readonly out: string; readonly error: string } => {
    kit.write(file, text)
    const order = { root: kit.root, id: sumId, seed: 5, runs: 100, language: 'en', columns: 80 }
    const script = join(import.meta.dirname, 'commands', 'debug-session.ts')
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, JSON.stringify(order)],
      {
        cwd: dirname(import.meta.dirname),
        env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
        encoding: 'utf8',
      },
    )
    return { out: stdout, error: stderr }
  }

  it('sees the same report, with what was printed before it', () => {
    const { out, error } = debug(
      honest.replace('let total = 0', "let total = 1\n  console.log('asked', numbers)"),
    )
    expect(error).toBe('')
    expect(out).toMatch(/^asked \[ 1, 2, 3 \]\n/)
    expect(out).toMatch(/Call +sum\(\[1, 2, 3\]\)\n +Returned +7\n +Expected +6\n/)
  })

  it('sees the line that threw, and the smallest input that was generated', () => {
    const text = honest.replace('total += one', "{ if (one === -7) throw new Error('seven'); total += one }")
    const { out } = debug(text)
    expect(out).toContain('Your code threw Error: seven')
    expect(out).toContain('sum([-7])')
    expect(out).toMatch(/sum\.ts:3:\d+\n[\s\S]*\^+ thrown from here/)
  })

  it('is told what to name when it is no single function', async () => {
    const { code, error } = await kit.lab(['grade', '01/01', '--debug'])
    expect(code).toBe(2)
    expect(error).not.toContain('debugger')
  })
})

describe('a program that reads the report', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'report', 'report.schema.json'), 'utf8'))
  const isReport = new Ajv2020({ strictTypes: false }).compile(schema)

  it('finds it as the schema says, the same twice, byte for byte', async () => {
    kit.write(`submission/${sumId}/sum.ts`, honest.replace('let total = 0', 'let total = 1'))
    const words = ['grade', '--submission', 'submission', '--json']
    const [once, again] = [await kit.lab(words), await kit.lab(words)]
    expect(again.out).toBe(once.out)
    const report: unknown = JSON.parse(once.out)
    expect(isReport(report)).toBe(true)
    expect(report).toMatchObject({
      exercises: [
        {
          checks: [
            {},
            { findings: [{ code: 'function/wrong-answer', shown: [{ label: 'Call' }, {}, {}] }] },
            {},
          ],
        },
      ],
    })
  })
})

describe('an author', () => {
  it('sees every promise held, and how many mutants were caught', async () => {
    const { out } = await kit.lab(['verify', '01/03', '--seeds', '2'])
    // This kit has no pages about diagnostics of its own: everything else holds.
    expect(out).toMatch(/(\d+) of \1 killed \(100 %\)/)
    expect(out).not.toContain('must ')
  })

  it('is told of a mutant that no check notices', async () => {
    kit.write(
      `solutions/${sumId}/sum.ts`,
      honest.replace('return total', 'return total === 4711 ? 4711 : total'),
    )
    const { code, out } = await kit.lab(['verify', '01/03', '--seeds', '1'])
    expect(code).toBe(1)
    expect(out).toContain('no check fails: sum.ts:4:20 4711 → 4712')
    kit.write(`solutions/${sumId}/sum.ts`, honest)
  })
})

/** Every attack ends as its row says, in time, and harms nobody who comes after it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sumExercise, sumId } from '../../demo-function.ts'
import { type DemoKit, demoKit } from '../../demo-kit.ts'
import { readSubmission } from '../../read-submission.ts'
import type { Verdict } from '../../verdict.ts'
import { type Limits, usualLimits } from '../limits.ts'
import { type JudgePool, openPool } from '../pool.ts'
import { type Attack, honest, inSum } from './attack.ts'
import { escapes } from './escapes.ts'
import { modules } from './modules.ts'
import { results } from './results.ts'
import { sources } from './sources.ts'
import { state } from './state.ts'
import { timeAndMemory } from './time-and-memory.ts'

const id = sumId
const limits: Limits = {
  ...usualLimits,
  callMilliseconds: 300,
  runMilliseconds: 900,
  graceMilliseconds: 150,
  memoryMegabytes: 64,
}

let kit: DemoKit
let pool: JudgePool
beforeAll(async () => {
  kit = demoKit()
  kit.write(`exercises/${id}/exercise.ts`, sumExercise)
  kit.write(`exercises/${id}/sum.ts`, 'export {}\n')
  // The first start builds.
  const { code, error } = await kit.lab(['version'])
  if (code !== 0) throw new Error(error)
  const { build } = JSON.parse(readFileSync(join(kit.root, 'dist/current.json'), 'utf8')) as { build: string }
  const script = join(kit.root, 'launcher/worker.cjs')
  pool = openPool({ script, build: join(kit.root, 'dist', build), size: 1 })
}, 60_000)
afterAll(async () => {
  await pool.close()
  kit.remove()
})

async function judged(text: Attack['text']): Promise<Verdict> {
  kit.write(`submission/${id}/sum.ts`, text)
  const files = readSubmission(join(kit.root, 'submission'), id, ['sum.ts'])
  const { verdict, faults } = await pool.judge({ id, given: [], files, seed: 1, runs: 100, limits })
  expect(faults).toEqual([])
  return verdict
}

/** `sums function/too-slow`; or `passed`. */
function endOf({ status, checks }: Verdict): string {
  if (status !== 'failed') return status
  const failed = checks.find((check) => check.status === 'failed')
  return failed?.status === 'failed' ? `${failed.name} ${failed.findings[0]?.diagnostic.code}` : status
}

const groups: readonly (readonly [name: string, attacks: readonly Attack[]])[] = [
  ['time and memory', timeAndMemory],
  ['escapes', escapes],
  ['modules', modules],
  ['results', results],
  ['state', state],
  ['sources', sources],
]

describe.each(groups)('%s', (_, attacks) => {
  it.each(attacks)('$name', async ({ text, ends, under = 'sums', within = 1500 }) => {
    const began = performance.now()
    const verdict = await judged(text)
    const took = performance.now() - began
    const allowed = ends === 'passed' ? [ends] : [ends].flat().map((code) => `${under} ${code}`)
    expect(allowed).toContain(endOf(verdict))
    // Other tests run beside this one, on few cores.
    expect(took).toBeLessThan(4 * within)
    expect(endOf(await judged(honest))).toBe('passed')
  })
})

it('the same submission gives the same verdict, byte for byte', async () => {
  const wrong = honest.replace('let total = 0', "console.log('asked')\n  let total = 1")
  const random = honest.replace('return total', 'return Math.random() < 0.5 ? total : 1')
  for (const text of [honest, wrong, random]) {
    expect(JSON.stringify(await judged(text))).toBe(JSON.stringify(await judged(text)))
  }
})

describe('what was printed is told of a call that', () => {
  const print = "console.log('before')\n  "
  const rows = [
    ['loops', `${print}for (;;);`, 'function/too-slow'],
    [
      'does not even hear the engine',
      `${print}const bytes = new Uint8Array(30_000_000); for (;;) bytes.fill(1)`,
      'function/too-slow',
    ],
    [
      'takes all memory',
      `${print}const all = []; for (;;) all.push(new Uint8Array(1e6))`,
      'function/out-of-memory',
    ],
    ['calls itself', `if (numbers.length === 3) ${print}return sum([1]) + sum([1, 2])`, 'function/too-deep'],
    ['throws', `${print}throw new Error()`, 'function/threw'],
  ] as const
  it.each(rows)('%s', async (_, code, ends) => {
    const failed = (await judged(inSum(code))).checks[1]
    const [finding] = failed?.status === 'failed' ? failed.findings : []
    expect(finding?.diagnostic).toMatchObject({ code: ends, params: { printed: ['before'] } })
  })

  it('is loaded', async () => {
    const [failed] = (await judged(`console.log('loading')\n${honest}for (;;);`)).checks
    expect(failed).toMatchObject({ findings: [{ diagnostic: { params: { printed: ['loading'] } } }] })
  })
})

it.each([
  ['numbers', '-0, NaN, 1n, undefined, null', '-0 NaN 1n undefined null'],
  ['what is nested', "{ a: ['x', { b: undefined }], 'c-d': {} }", '{ a: ["x", { b: undefined }], c-d: {} }'],
  ['maps and sets', "new Map([['a', 1]]), new Set([[]])", 'Map { "a" => 1 } Set { [] }'],
  ['errors and functions', "new TypeError('no'), () => 1, Symbol('s')", 'TypeError: no <function> Symbol(s)'],
  ['a list that is long', 'Array.from({ length: 1e4 }, () => 7)', `[${'7, '.repeat(100)}`.slice(0, 300)],
  ['what claims to be a map', '{ [Symbol.toStringTag]: "Map" }', '<object>'],
])('console.log shows %s', async (_, printed, shown) => {
  const failed = (await judged(inSum(`console.log(${printed})\n  return -1`))).checks[1]
  expect(failed).toMatchObject({ findings: [{ diagnostic: { params: { printed: [shown] } } }] })
})

it('the real limit is two seconds a call', async () => {
  kit.write(`submission/${id}/sum.ts`, honest.replace('let total', 'for (;;);\n  let total'))
  const files = readSubmission(join(kit.root, 'submission'), id, ['sum.ts'])
  const { verdict } = await pool.judge({ id, given: [], files, seed: 1, runs: 100, limits: usualLimits })
  expect(verdict.checks[1]).toMatchObject({
    findings: [
      { diagnostic: { code: 'function/too-slow', params: { milliseconds: 2000, call: 'sum([1, 2, 3])' } } },
    ],
  })
})

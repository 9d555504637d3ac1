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
import { type Attack, honest } from './attack.ts'
import { escapes } from './escapes.ts'
import { results } from './results.ts'
import { sources } from './sources.ts'
import { timeAndMemory } from './time-and-memory.ts'

const id = sumId
const limits: Limits = {
  ...usualLimits,
  callMilliseconds: 300,
  runMilliseconds: 1500,
  graceMilliseconds: 300,
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

async function judged(text: string): Promise<Verdict> {
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
  ['results', results],
  ['sources', sources],
]

describe.each(groups)('%s', (_, attacks) => {
  it.each(attacks)('$name', async ({ text, ends, under = 'sums', within = 1500 }) => {
    const began = performance.now()
    const verdict = await judged(text)
    const took = performance.now() - began
    expect(endOf(verdict)).toBe(ends === 'passed' ? 'passed' : `${under} ${ends}`)
    // Other tests run beside this one, on few cores.
    expect(took).toBeLessThan(4 * within)
    expect(endOf(await judged(honest))).toBe('passed')
  })
})

it('the same submission gives the same verdict, byte for byte', async () => {
  for (const text of [honest, honest.replace('let total = 0', 'let total = 1')]) {
    expect(JSON.stringify(await judged(text))).toBe(JSON.stringify(await judged(text)))
  }
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

/**
 * Whatever a function answers, a check of the kit says something about it: the solutions of all exercises, with answers
 * that were spoilt on their way in one place or another. A check that throws would be the kit's fault, not the learner's.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Random, randomFrom } from '../../sim/index.ts'
import type { AnyExercise, FunctionExercise, Learner } from '../exercise.ts'
import { wordsOf } from '../report/diagnostic-words.ts'
import { engineFrom } from '../sandbox/engine.ts'
import type { Guest, OpenGuest, Reply } from '../sandbox/guest.ts'
import { judge } from '../sandbox/judge.ts'
import { learnerFor } from '../sandbox/learner.ts'
import { type Limits, usualLimits, usualRuns } from '../sandbox/limits.ts'
import { loadedGuest } from '../sandbox/load-guest.ts'
import { preparedFiles } from '../sandbox/prepare-files.ts'
import { quickjsGuest } from '../sandbox/quickjs.ts'
import type { Run } from '../sandbox/run.ts'

const root = join(import.meta.dirname, '..', '..')
const wasm = readFileSync(createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))
const engine = engineFrom(wasm, usualLimits.memoryMegabytes)
// Nobody is to be hurried on a computer with too much to do.
const limits: Limits = { ...usualLimits, callMilliseconds: 20_000, runMilliseconds: 60_000 }

const exercises = await functionExercises()

describe.each(exercises)('$id', (exercise) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('judges spoilt answers, seed %i', async (seed) => {
    const random = randomFrom(seed)
    const faults: unknown[] = []
    const verdict = await judge(
      { exercise, given: texts(exercise, 'exercises', 'given'), submission: submissionOf(exercise) },
      {
        seed,
        runs: 50,
        limits,
        open: async (options) => spoiling(quickjsGuest(await engine(), options), random),
        onFault: (error) => faults.push(error),
      },
    )
    expect(faults).toEqual([])
    expect(verdict.status).toBe('failed')
    for (const check of verdict.checks) {
      for (const { diagnostic } of check.status === 'failed' ? check.findings : []) {
        expect(`${wordsOf(diagnostic, 'en').says} ${wordsOf(diagnostic, 'ko').says}`).not.toMatch(
          /\[object |NaN|undefined undefined/,
        )
      }
    }
  })
})

/** Enough for every hand-picked case; a check of chance asks many times more. */
const mostCalls = 12

it.each(exercises)(
  '$id has a word for nothing at all, whichever answer it takes the place of',
  async (exercise) => {
    const task = {
      exercise,
      given: texts(exercise, 'exercises', 'given'),
      submission: submissionOf(exercise),
    }
    const open: OpenGuest = async (options) => quickjsGuest(await engine(), options)
    const run: Run = {
      exercise,
      files: preparedFiles(task),
      options: { seed: 1, runs: 1, limits, open },
      deadline: Number.POSITIVE_INFINITY,
      now: () => 0,
      replies: new Map(),
    }
    const loaded = await loadedGuest(run)
    if (!loaded.ok) throw new Error(`${exercise.id} cannot be loaded`)
    for (const check of exercise.checks) {
      const solution = learnerFor(run, loaded.guest, check)
      for (const value of [undefined, null]) {
        for (let at = 0, calls = 1; at < calls && at < mostCalls; at += 1) {
          calls = 0
          const call: Learner['call'] = (args) => {
            calls += 1
            return calls === at + 1 ? { ok: true, value, printed: [] } : solution.call(args)
          }
          const ask = () => check.ask({ call, search: () => undefined })
          expect(ask, `${check.name}, call ${at}: ${value}`).not.toThrow()
        }
      }
    }
  },
)

/**
 * What an exercise may ask of its solution, so that a verdict comes at once after a save (60 ms): counted, because time
 * depends on the computer. The engine looks at the clock for each call, and every 10,000 steps.
 */
const most = { calls: 1800, kilobytes: 300, looksBetween: 150 }

it.each(exercises)('$id asks no more than can be answered at once', async (exercise) => {
  const spent = { calls: 0, kilobytes: 0 }
  let looks = 0
  const open: OpenGuest = async (options) => {
    const now = (): number => {
      looks++
      return options.now()
    }
    const guest = quickjsGuest(await engine(), { ...options, now })
    const call: Guest['call'] = (file, name, argumentsText) => {
      const reply = guest.call(file, name, argumentsText)
      spent.calls++
      spent.kilobytes += (argumentsText.length + (reply.ended === 'returned' ? reply.text.length : 0)) / 1024
      return reply
    }
    return { ...guest, call }
  }
  const given = texts(exercise, 'exercises', 'given')
  const { status } = await judge(
    { exercise, given, submission: submissionOf(exercise) },
    { seed: 1, runs: usualRuns, limits, open },
  )
  expect(status).toBe('passed')
  expect(spent.calls).toBeLessThan(most.calls)
  expect(spent.kilobytes).toBeLessThan(most.kilobytes)
  expect(looks - spent.calls).toBeLessThan(most.looksBetween)
})

async function functionExercises(): Promise<readonly FunctionExercise[]> {
  const ids = readdirSync(join(root, 'exercises'), { withFileTypes: true })
    .filter((topic) => topic.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(root, 'exercises', name)).map((exercise) => `${name}/${exercise}`),
    )
    .filter((id) => existsSync(join(root, 'exercises', id, 'exercise.ts')))
  const all = await Promise.all(
    ids.map(async (id) => {
      const loaded = (await import(pathToFileURL(join(root, 'exercises', id, 'exercise.ts')).href)) as {
        readonly default: AnyExercise
      }
      return loaded.default
    }),
  )
  return all.filter((exercise): exercise is FunctionExercise => exercise.kind === 'function')
}

function texts(exercise: FunctionExercise, folder: 'exercises' | 'solutions', which: 'given' | 'edit') {
  return exercise[which].map((name) => {
    return { name, text: readFileSync(join(root, folder, exercise.id, name), 'utf8') }
  })
}

function submissionOf(exercise: FunctionExercise) {
  return texts(exercise, 'solutions', 'edit').map((value) => ({ ok: true, value, diagnostics: [] }) as const)
}

/** Every third answer is another one, and now and then one throws. */
function spoiling(guest: Guest, random: Random): Guest {
  const spoil = (reply: Reply): Reply => {
    if (reply.ended !== 'returned' || random.below(3) > 0) return reply
    if (random.below(20) === 0) return { ended: 'threw', name: 'Error', message: 'x', stack: '', printed: [] }
    const value = spoilt(reply.value, random)
    return { ...reply, value, text: JSON.stringify({ value }) }
  }
  return { load: guest.load, call: (...call) => spoil(guest.call(...call)) }
}

const oddities: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  '10.0.0.999',
  0,
  -1,
  0.5,
  1e300,
  [],
  [null],
  [[]],
  ['x', 'x'],
  {},
  { '\0': 'undefined' },
  { '\0': 'NaN' },
  { '\0': 'Map' },
  JSON.parse('{"__proto__":null,"constructor":1,"toString":2}'),
]

function spoilt(value: unknown, random: Random): unknown {
  const odd = (): unknown => oddities[random.below(oddities.length)]
  if (typeof value !== 'object' || value === null || random.below(4) === 0) return odd()
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1)
    const item = at < value.length && random.below(2) === 0 ? spoilt(value[at], random) : odd()
    return [...value.slice(0, at), ...(random.below(3) === 0 ? [] : [item]), ...value.slice(at + 1)]
  }
  const members = Object.entries(value)
  const spoil = random.below(Math.max(1, members.length))
  return Object.fromEntries(
    members.map(([key, item], at) => [key, at === spoil ? spoilt(item, random) : item]),
  )
}

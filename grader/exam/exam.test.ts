/** Exams of the real exercises: the mix, the worlds they are set in, and what is laid out. Functions are judged elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyExercise } from '../exercise.ts'
import { gradeExercise } from '../grade-exercise.ts'
import type { ExerciseEntry, Kit } from '../kit.ts'
import { makeIndex } from '../kit-index.ts'
import { readOriginals } from '../originals.ts'
import { topicOf } from '../select-exercises.ts'
import { drawMix, fewestMinutes, minutesOf, mostMinutes, usualMinutes } from './draw-mix.ts'
import { filesOf } from './lay-out.ts'
import { drawPaper, type ExamTask } from './paper.ts'

const root = dirname(dirname(import.meta.dirname))
const originals = readOriginals(root)
const ids = [...new Set(Object.keys(originals).map((path) => path.split('/').slice(0, 2).join('/')))]
const load = async (id: string): Promise<AnyExercise> => {
  const page = (await import(join(root, 'exercises', id, 'exercise.ts'))) as { readonly default: AnyExercise }
  return page.default
}

let kit: Kit
let entries: readonly ExerciseEntry[]
beforeAll(async () => {
  const index = await makeIndex(root, 'tests', ids, load)
  entries = index.exercises
  kit = { root, index, engine: async () => ({ exercise: load }) } as unknown as Kit
}, 60_000)

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const lengths = fc.integer({ min: fewestMinutes, max: mostMinutes })

describe('the mix of an exam', () => {
  it('is within the time, hardly shorter, of every kind, and asks nothing twice', () => {
    fc.assert(
      fc.property(seeds, lengths, (seed, minutes) => {
        const mix = drawMix(entries, seed, minutes)
        expect(minutesOf(mix)).toBeLessThanOrEqual(minutes)
        const rest = entries.filter((entry) => !mix.includes(entry)).map((entry) => entry.minutes)
        expect(minutesOf(mix) + Math.min(...rest)).toBeGreaterThan(minutes)
        expect(new Set(mix.map(({ kind }) => kind)).size).toBe(5)
        expect(new Set(mix).size).toBe(mix.length)
      }),
      { numRuns: 60 },
    )
  })

  it('spreads over chapters and difficulties; incidents are of one chapter', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const mix = drawMix(entries, seed, usualMinutes)
        const chapters = mix.filter(({ kind }) => kind !== 'incident').map(({ id }) => topicOf(id))
        expect(new Set(chapters).size).toBeGreaterThanOrEqual(4)
        for (const chapter of chapters) {
          expect(chapters.filter((other) => other === chapter).length).toBeLessThanOrEqual(3)
        }
        expect(new Set(mix.map(({ difficulty }) => difficulty)).size).toBeGreaterThanOrEqual(3)
        for (const kind of ['manifest', 'function', 'incident']) {
          const share = minutesOf(mix.filter((entry) => entry.kind === kind)) / usualMinutes
          expect(share).toBeGreaterThan(0.04)
          expect(share).toBeLessThan(0.6)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('takes what there is where kinds are missing, and nothing where nothing is', () => {
    const manifests = entries.filter(({ kind }) => kind === 'manifest').slice(0, 2)
    expect(drawMix(manifests, 7, usualMinutes)).toEqual(manifests)
    expect(drawMix([], 7, usualMinutes)).toEqual([])
  })

  it('differs from seed to seed, and every exercise is drawn by some', () => {
    const mixes = Array.from({ length: 200 }, (_, seed) => drawMix(entries, seed, usualMinutes))
    expect(new Set(mixes.map((mix) => mix.map(({ id }) => id).join())).size).toBe(200)
    expect(entries.filter((entry) => !mixes.some((mix) => mix.includes(entry)))).toEqual([])
  })
})

describe('a paper', () => {
  it('is the same byte for byte, wherever and whenever it is drawn', async () => {
    const facts = { kit: '1', startedAt: Date.UTC(2026, 0, 1) }
    const laid = async (seed: number) => {
      const paper = await drawPaper(kit, originals, seed, usualMinutes)
      return { mark: paper.mark, files: [...filesOf(root, paper, facts)] }
    }
    expect(await laid(7)).toEqual(await laid(7))
    expect((await laid(7)).mark).not.toBe((await laid(8)).mark)
  })

  it('holds each task with its text in both languages, and nothing of its solution', async () => {
    const paper = await drawPaper(kit, originals, 7, usualMinutes)
    const laid = filesOf(root, paper, { kit: '1', startedAt: 0 })
    for (const { entry } of paper.tasks) {
      const names = [...laid.keys()].flatMap((path) =>
        path.startsWith(`${entry.id}/`) ? [path.split('/')[2]] : [],
      )
      expect(names.sort()).toEqual(['README.md', 'README.ko.md', ...entry.given, ...entry.edit].sort())
      for (const name of ['README.md', 'README.ko.md']) {
        const text = laid.get(`${entry.id}/${name}`) ?? ''
        expect(text).toContain('./lab grade --exam')
        expect(text).not.toMatch(/lab grade \d/)
      }
      for (const name of entry.edit) {
        expect(laid.get(`${entry.id}/${name}`)).toBe(originals[`${entry.id}/${name}`])
      }
    }
  })

  it('leads from its texts to files that are there', async () => {
    const paper = await drawPaper(kit, originals, 7, usualMinutes)
    const everything = {
      ...paper,
      tasks: entries.map((entry) => ({ number: 1, entry, given: [], edit: [] })),
    }
    const texts = [...filesOf(root, everything, { kit: '1', startedAt: 0 })]
    const targets = texts
      .filter(([path]) => path.endsWith('.md') && !path.startsWith('EXAM'))
      .flatMap(([, text]) => [...text.matchAll(/\]\(([^)#]+)/g)].map(([, target = '']) => target))
      .filter((target) => !target.startsWith('http'))
    expect(targets.length).toBeGreaterThan(0)
    for (const target of targets) {
      expect(target).toMatch(/^(?:\.\.\/){4}[a-z]/)
      expect(() => readFileSync(join(root, target.replace(/^(?:\.\.\/){4}/, '')))).not.toThrow()
    }
  })
})

describe('on 20 seeds', () => {
  const answers = (folder: 'solutions' | 'exercises', { entry }: ExamTask) =>
    entry.edit.map((name) => {
      const text =
        folder === 'exercises'
          ? (originals[`${entry.id}/${name}`] ?? '')
          : readFileSync(join(root, folder, entry.id, name), 'utf8')
      return { ok: true, value: { name, text }, diagnostics: [] } as const
    })

  /** What differs from seed to seed: tasks with variants. The others are held by verify. */
  async function verdicts(folder: 'solutions' | 'exercises') {
    const found: string[] = []
    const worlds = new Set<string>()
    for (let seed = 1; seed <= 20; seed++) {
      const paper = await drawPaper(kit, originals, seed, usualMinutes)
      for (const task of paper.tasks) {
        const exercise = await load(task.entry.id)
        if (exercise.kind === 'function' || !('variants' in exercise)) continue
        const world = JSON.stringify([exercise.id, task.given])
        if (worlds.has(world)) continue
        worlds.add(world)
        const given = task.entry.given.map((name) => ({
          name,
          text: originals[`${task.entry.id}/${name}`] ?? '',
        }))
        expect(given).not.toEqual(task.given)
        const submission = answers(folder, task)
        const graded = await gradeExercise(
          { exercise, given, shipped: [], submission },
          { seed, inExam: true },
        )
        found.push(graded.status)
      }
    }
    expect(worlds.size).toBeGreaterThan(20)
    return new Set(found)
  }

  it(
    'solutions get full marks',
    async () => expect(await verdicts('solutions')).toEqual(new Set(['passed'])),
    60_000,
  )
  it('no stub passes', async () => expect(await verdicts('exercises')).toEqual(new Set(['failed'])), 60_000)
})

it('knows every exercise', () => {
  const folders = readdirSync(join(root, 'exercises'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )
  expect(new Set(ids.map(topicOf)).size).toBe(folders.length)
})

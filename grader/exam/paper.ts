/**
 * An exam before anybody sits it: its tasks in their order, each in the world that the seed chose, with all files that are
 * laid out. The same kit, seed and minutes give the same paper, byte for byte; `mark` is how two kits find that out.
 */
import type { SourceFile } from '../../sim/index.ts'
import { changeTexts } from '../change-texts.ts'
import { fingerprint } from '../fingerprint.ts'
import type { ExerciseEntry, Kit } from '../kit.ts'
import { type Originals, originalOf } from '../originals.ts'
import { examVariant } from '../worlds.ts'
import { drawMix } from './draw-mix.ts'

export interface Paper {
  readonly seed: number
  /** The time to do it in; its tasks take no longer by their own account. */
  readonly minutes: number
  readonly tasks: readonly ExamTask[]
  /** Eight hexadecimal digits that differ when a task or what is given with it does. */
  readonly mark: string
}

export interface ExamTask {
  /** From 1. */
  readonly number: number
  readonly entry: ExerciseEntry
  /** As the seed's variant has them. */
  readonly given: readonly SourceFile[]
  /** As they were shipped: where everybody begins. */
  readonly edit: readonly SourceFile[]
}

export function drawPaper(kit: Kit, originals: Originals, seed: number, minutes: number): Promise<Paper> {
  return paperOf(kit, originals, drawMix(kit.index.exercises, seed, minutes), { seed, minutes })
}

/** The paper of an exam that was begun before: its tasks are known. */
export async function paperOf(
  kit: Kit,
  originals: Originals,
  entries: readonly ExerciseEntry[],
  { seed, minutes }: Pick<Paper, 'seed' | 'minutes'>,
): Promise<Paper> {
  const tasks: ExamTask[] = []
  for (const entry of entries) {
    const original = (name: string): SourceFile => {
      return { name, text: originalOf(kit.root, originals, entry.id, name) ?? '' }
    }
    const given = await givenIn(kit, entry, entry.given.map(original), seed)
    tasks.push({ number: tasks.length + 1, entry, given, edit: entry.edit.map(original) })
  }
  return { seed, minutes, tasks, mark: markOf(tasks) }
}

/** Only manifests and commands have variants: for the others the exercise need not be loaded. */
async function givenIn(
  kit: Kit,
  { id, kind }: ExerciseEntry,
  given: readonly SourceFile[],
  seed: number,
): Promise<readonly SourceFile[]> {
  if (kind !== 'manifest' && kind !== 'command') return given
  const exercise = await (await kit.engine()).exercise(id)
  const variant = 'variants' in exercise ? examVariant(exercise, seed) : undefined
  return variant === undefined ? given : changeTexts(given, variant.change)
}

function markOf(tasks: readonly ExamTask[]): string {
  const parts = tasks.flatMap(({ entry, given, edit }) => {
    return [entry.id, entry.source, ...[...given, ...edit].map(({ text }) => text)]
  })
  return fingerprint(parts).slice(0, 8)
}

export function pointsOfPaper({ tasks }: Paper): number {
  return tasks.reduce((sum, { entry }) => sum + entry.points, 0)
}

/**
 * Which exercises does an exam consist of? A seed draws them: every kind by its share of the time, many chapters, easy ones
 * and hard ones, never longer than asked for. The same kit, seed and minutes give the same exam everywhere.
 *
 * Greedy, an exercise at a time: the kind that lags most behind its share is next; of its exercises, the luckiest one from
 * a chapter and of a difficulty that were not asked for yet. What is left of the time in the end is less than any other
 * exercise takes.
 *
 *     drawMix(kit.index.exercises, 7, 90)
 */
import { randomFrom } from '../../sim/index.ts'
import type { ExerciseEntry } from '../kit.ts'
import { topicOf } from '../select-exercises.ts'

export const usualMinutes: number = 90
/** In less time there is no room for every kind. */
export const fewestMinutes: number = 45
export const mostMinutes: number = 240

type Kind = ExerciseEntry['kind']

/** Of the time, in hundredths. */
const shares: { readonly [K in Kind]: number } = {
  manifest: 27,
  function: 30,
  command: 10,
  predict: 11,
  incident: 22,
}

/** In course order. */
export function drawMix(
  entries: readonly ExerciseEntry[],
  seed: number,
  minutes: number,
): readonly ExerciseEntry[] {
  // Each has luck of its own: an exercise more in the kit changes nobody else's.
  const random = randomFrom(seed).fork('exam', minutes)
  const luck = new Map(entries.map(({ id }) => [id, random.fork(id).next()]))
  const drawn: ExerciseEntry[] = []
  for (;;) {
    const next = nextOf(entries, drawn, minutes, luck)
    if (next === undefined) return entries.filter((entry) => drawn.includes(entry))
    drawn.push(next)
  }
}

function nextOf(
  entries: readonly ExerciseEntry[],
  drawn: readonly ExerciseEntry[],
  minutes: number,
  luck: ReadonlyMap<string, number>,
): ExerciseEntry | undefined {
  const open = entries.filter((entry) => !drawn.includes(entry))
  const left = minutes - minutesOf(drawn)
  const fitting = open.filter((entry) => entry.minutes <= left - reservedBeside(entry, open, drawn))
  const lag = (kind: Kind): number => minutesOf(drawn.filter((other) => other.kind === kind)) / shares[kind]
  const unlikely = ({ id, difficulty }: ExerciseEntry): number => {
    const sameChapter = drawn.filter((other) => topicOf(other.id) === topicOf(id)).length
    const sameDifficulty = drawn.filter((other) => other.difficulty === difficulty).length
    return 2 * sameChapter + sameDifficulty / 4 + (luck.get(id) ?? 0)
  }
  const kind = lowest([...new Set(fitting.map((entry) => entry.kind))], lag)
  return lowest(
    fitting.filter((entry) => entry.kind === kind),
    unlikely,
  )
}

/** The first of those with the lowest figure. */
function lowest<T>(items: readonly T[], figure: (item: T) => number): T | undefined {
  const figures = items.map(figure)
  return items[figures.indexOf(Math.min(...figures))]
}

/** As long as a kind is not asked for, there must be time left for the shortest exercise of it. */
function reservedBeside(
  { kind }: ExerciseEntry,
  open: readonly ExerciseEntry[],
  drawn: readonly ExerciseEntry[],
): number {
  const missing = new Set(open.map((entry) => entry.kind))
  for (const known of [kind, ...drawn.map((entry) => entry.kind)]) missing.delete(known)
  return [...missing]
    .map((other) => Math.min(...open.filter((entry) => entry.kind === other).map((entry) => entry.minutes)))
    .reduce((sum, shortest) => sum + shortest, 0)
}

export function minutesOf(entries: readonly Pick<ExerciseEntry, 'minutes'>[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0)
}

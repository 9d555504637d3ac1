/**
 * How many broken solutions were noticed? Per cent of the mutants that behave differently, with those counted as alive that
 * are listed as equivalent: before exceptions. The floor holds for the kit as a whole, because a short solution has so few
 * mutants that one of them is many per cent.
 */
import type { MutantTally } from '../broken-promise.ts'
import type { AnyExercise } from '../exercise.ts'

/** The tally of one exercise. */
export interface Tallied {
  readonly kind: NonNullable<AnyExercise['kind']>
  readonly tally: MutantTally
}

/** In per cent, before exceptions. */
export const leastKilled = 97

export function isUnderFloor(tallied: readonly Tallied[]): boolean {
  const { all, killed } = sumOf(tallied)
  return killed * 100 < leastKilled * all
}

/** A line for each kind, and one for all. */
export function drawTallies(tallied: readonly Tallied[]): string {
  const kinds = [...new Set(tallied.map(({ kind }) => kind))].sort()
  const rows = kinds.map((kind) => [kind, sumOf(tallied.filter((one) => one.kind === kind))] as const)
  return [...rows, ['all', sumOf(tallied)] as const]
    .map(([name, tally]) => `${`mutants, ${name}`.padEnd(20)}${drawTally(tally)}${afterExceptions(tally)}\n`)
    .join('')
}

/** `41 of 43 killed (95.3 %), 2 equivalent, 3 more are the same`. */
export function drawTally({ all, killed, equivalent, same }: MutantTally): string {
  return [
    `${killed} of ${all} killed (${percent(killed, all)})`,
    ...(equivalent === 0 ? [] : [`${equivalent} equivalent`]),
    ...(same === 0 ? [] : [`${same} more are the same`]),
  ].join(', ')
}

function afterExceptions({ all, killed, equivalent }: MutantTally): string {
  return equivalent === 0 ? '' : `; ${percent(killed, all - equivalent)} of those that are not equivalent`
}

/** Rounded down: what is under the floor must not look as if it were on it. */
function percent(part: number, all: number): string {
  return `${all === 0 ? 100 : Math.floor((1000 * part) / all) / 10} %`
}

function sumOf(tallied: readonly Tallied[]): MutantTally {
  const sum = { all: 0, killed: 0, equivalent: 0, same: 0 }
  for (const { tally } of tallied) {
    sum.all += tally.all
    sum.killed += tally.killed
    sum.equivalent += tally.equivalent
    sum.same += tally.same
  }
  return sum
}

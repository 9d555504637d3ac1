/**
 * A hostile submission, and how it must end. Every row is judged as a class is judged (a thread of its own, limits of
 * 300 ms), then an honest submission in the same run, which must get full marks as if nothing had been.
 *
 * To add one: write the file's text, name the code that its report must show ('passed' where it hurts nobody but
 * itself), and leave the rest to red-team.test.ts. `honest` is a right answer to build upon.
 */
import type { DiagnosticCode } from '../../../sim/index.ts'

export interface Attack {
  readonly name: string
  /** The text of sum.ts, which is asked for `sum(numbers: number[]): number` and `order(texts: string[]): string[]`. */
  readonly text: string | Uint8Array
  /** Several where it depends on the computer which limit is met first. */
  readonly ends: DiagnosticCode | 'passed' | readonly DiagnosticCode[]
  /** The check that says so; `applies`, `sums` (the first) or `orders`. */
  readonly under?: 'applies' | 'sums' | 'orders'
  /** Milliseconds until the verdict, at most, on an idle machine; 1500 when absent. */
  readonly within?: number
}

export const honest = `export function sum(numbers: readonly number[]): number {
  let total = 0
  for (const one of numbers) total += one
  return total
}

export function order(texts: readonly string[]): string[] {
  return [...texts].sort()
}
`

/** The honest file with `code` as the first lines of `sum`. */
export function inSum(code: string): string {
  return honest.replace('  let total = 0', `  ${code}\n  let total = 0`)
}

/** The honest file with `code` behind it, at the top level. */
export function atTop(code: string): string {
  return `${honest}\n${code}\n`
}

/** The honest file, but for what \`sum\` returns. */
export function returning(expression: string): string {
  return honest.replace('  return total', `  return (${expression}) as never`)
}

/** How a benchmark says what it measured: rows for one table, timed by tinybench, several runs each. */
import { Bench } from 'tinybench'

export interface Row {
  readonly what: string
  readonly value: string
  /** Spread of the runs, growth against a smaller world, a size. */
  readonly note: string
  /** What we aim for, and whether it was met. */
  readonly aim?: { readonly text: string; readonly met: boolean }
}

/** A benchmark file exports one of these as its default. */
export type Suite = () => Promise<readonly Row[]>

export interface Timing {
  /** Milliseconds. */
  readonly median: number
  readonly least: number
  readonly most: number
  readonly runs: number
}

export interface Options {
  /** At least this many runs, and for at least this long. */
  readonly runs?: number
  readonly milliseconds?: number
  /** Before each run, not timed. */
  readonly before?: () => void
}

export async function time(
  run: () => unknown,
  { runs = 10, milliseconds = 300, before }: Options = {},
): Promise<Timing> {
  const bench = new Bench({ iterations: runs, time: milliseconds, warmup: runs > 5, throws: true })
  bench.add('it', run, before === undefined ? {} : { beforeEach: before })
  const [task] = await bench.run()
  const result = task?.result
  if (result === undefined || !('latency' in result)) throw new Error('nothing was measured')
  const { p50, min, max, samplesCount } = result.latency
  return { median: p50, least: min, most: max, runs: samplesCount }
}

export function milliseconds(amount: number): string {
  if (amount >= 100) return `${amount.toFixed(0)} ms`
  return amount >= 1 ? `${amount.toFixed(2)} ms` : `${(amount * 1000).toFixed(1)} µs`
}

export function spread({ least, most, runs }: Timing): string {
  return `${milliseconds(least)} to ${milliseconds(most)} in ${runs} runs`
}

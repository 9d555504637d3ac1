/**
 * How long does a learner wait? `./lab grade` from the shell's point of view, against `node -e 0` in the same run:
 * with nothing known (cold: the simulator is loaded, every exercise graded) and with nothing changed (cached).
 *
 * Runs in a copy of the kit, so that the author's own progress is left alone, and with a clean environment:
 * NODE_EXTRA_CA_CERTS alone adds 85 ms to every start of Node 20.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { milliseconds, type Row, type Suite } from './measure.ts'

interface Candidate {
  readonly name: string
  readonly words: readonly string[]
  readonly prepare?: () => void
  /** The aim: at most so many times `node -e 0`, medians compared. */
  readonly most?: number
}

const runs = 15

/** Interleaved, so that whatever else the machine does falls on all alike. */
const suite: Suite = async () => {
  const kit = copyOf(fileURLToPath(new URL('../', import.meta.url)))
  try {
    const candidates = candidatesIn(kit)
    // The first start builds.
    run({ name: 'build', words: [join(kit, 'lab.cjs'), 'version'] })
    for (const candidate of candidates) run(candidate)
    const times = candidates.map((): number[] => [])
    for (let round = 0; round < runs; round++) {
      for (const [index, candidate] of candidates.entries()) times[index]?.push(run(candidate))
    }
    const floor = median(times[0] ?? [])
    return candidates.map((candidate, index) => rowFor(candidate, times[index] ?? [], floor))
  } finally {
    rmSync(kit, { recursive: true, force: true })
  }
}
export default suite

function candidatesIn(kit: string): readonly Candidate[] {
  const lab = join(kit, 'lab.cjs')
  // A build comes with the verdicts on the files as shipped: they are forgotten, too.
  const forget = (): void => {
    const builds = readdirSync(join(kit, 'dist'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(kit, 'dist', name, 'verdicts'))
    for (const folder of [join(kit, '.lab', 'cache'), ...builds])
      rmSync(folder, { recursive: true, force: true })
  }
  return [
    { name: 'node -e 0', words: ['-e', '0'] },
    { name: 'lab grade, cold', words: [lab, 'grade'], prepare: forget, most: 5 },
    { name: 'lab grade, nothing changed', words: [lab, 'grade'], most: 2.5 },
    { name: 'lab grade --all, cold', words: [lab, 'grade', '--all'], prepare: forget },
    { name: 'lab grade --all, nothing changed', words: [lab, 'grade', '--all'], most: 2.5 },
  ]
}

function rowFor({ name, most }: Candidate, times: readonly number[], floor: number): Row {
  const ratio = median(times) / floor
  const spread = `${milliseconds(Math.min(...times))} to ${milliseconds(Math.max(...times))} in ${times.length} runs`
  return {
    what: `start-up: ${name}`,
    value: milliseconds(median(times)),
    note: most === undefined ? spread : `${ratio.toFixed(2)} × node -e 0; ${spread}`,
    ...(most === undefined ? {} : { aim: { text: `under ${most} ×`, met: ratio < most } }),
  }
}

function run({ words, prepare }: Candidate): number {
  prepare?.()
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, {
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const took = performance.now() - began
  if (status === null || status > 1) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
  return took
}

function copyOf(root: string): string {
  const kit = mkdtempSync(join(tmpdir(), 'lab-bench-'))
  for (const name of ['lab.cjs', 'launcher', 'package.json', 'package-lock.json', 'exercises']) {
    cpSync(join(root, name), join(kit, name), { recursive: true })
  }
  for (const name of ['sim', 'grader', 'node_modules']) symlinkSync(join(root, name), join(kit, name))
  return kit
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

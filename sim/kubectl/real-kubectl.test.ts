/**
 * Does the simulator's kubectl say what the real one says, to the letter, where no cluster is asked? The recording was made
 * by scripts/real-kubectl.ts, whose top says how its version differs from the one that is modelled.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesForLines, kubectlLines } from '../../scripts/kubectl-lines.ts'
import {
  askKubectl,
  countOfLines,
  kubectlVersion,
  type Recording,
  type Said,
  seedOfLines,
} from '../../scripts/real-kubectl.ts'
import { Cluster } from '../cluster.ts'
import { certificates } from '../tls.ts'
import { runKubectl } from './run-kubectl.ts'
import { splitWords } from './split-words.ts'

const recording = JSON.parse(
  readFileSync(new URL('real-kubectl.golden.json', import.meta.url), 'utf8'),
) as Recording

/** Where the two are meant to differ, and why. */
const exceptions: readonly { readonly why: string; readonly is: (said: Said) => boolean }[] = [
  {
    why: 'kubectl crashes; the simulator says what is wrong with the rule',
    is: ({ error }) => error === 'panic',
  },
  {
    why: 'the recorded build takes the first word behind -- for the name; v0.35 asks for a name before it',
    is: ({ line, error }) => /^run +-/.test(line) && / -- /.test(line) && !error.includes('unknown'),
  },
  {
    why: 'kubectl asks its plugins first, and then says that flags come too early; the simulator has no plugins',
    is: ({ error }) => error.startsWith('error: flags cannot be placed before plugin name'),
  },
]

const cluster = new Cluster({}, { certificates })
const io = { stdin: '', readFile: (path: string) => filesForLines[path] }

function ours(line: string): Said {
  const { stdout, stderr, exitCode } = runKubectl(cluster, splitWords(line).words, io)
  const [first = ''] = stderr.split('\n')
  return { line, stdout, error: first.replace(/^W[\d. :]+ (\w+\.go):\d+\] /, ''), exitCode }
}

/** In JSON of what it made itself, kubectl keeps the order of Go's structs; fields in order of their names say the same. */
function comparable(said: Said): unknown {
  if (!said.stdout.startsWith('{')) return said
  return { ...said, stdout: said.stdout.split(/(?<=^\})\n/m).map((text) => text.trim() && JSON.parse(text)) }
}

function compare(said: Said): void {
  const exception = exceptions.find(({ is }) => is(said))
  if (exception === undefined) expect(comparable(ours(said.line))).toEqual(comparable(said))
  else expect(ours(said.line).exitCode).not.toBe(0)
}

describe(`kubectl ${recording.kubectl}, as it was recorded`, () => {
  it('has been asked what is asked here', () => {
    expect(recording.said.map(({ line }) => line)).toEqual(kubectlLines(seedOfLines, countOfLines))
  })

  it('accepts half of the lines', () => {
    const accepted = recording.said.filter(({ exitCode }) => exitCode === 0)
    expect(accepted.length).toBeGreaterThan(recording.said.length / 2)
  })

  it('differs where it is meant to, and seldom', () => {
    const excepted = recording.said.filter((said) => exceptions.some(({ is }) => is(said)))
    expect(excepted.length).toBeLessThan(recording.said.length / 20)
  })

  it.each(recording.said.map((said) => [said.line, said] as const))('%s', (_, said) => {
    compare(said)
  })
})

const present = kubectlVersion()
if (present === undefined)
  console.warn('skipped: no kubectl on the path to compare with; its recording was compared with')

describe.skipIf(present === undefined)('the kubectl on the path', () => {
  // REAL_KUBECTL=all asks all of them: half a minute.
  const step = process.env.REAL_KUBECTL === 'all' ? 1 : 10
  const lines = kubectlLines(seedOfLines, countOfLines).filter((_, index) => index % step === 0)

  it(`says the same to ${lines.length} of the lines`, { timeout: 300_000 }, async () => {
    for (const said of await askKubectl(lines)) compare(said)
  })
})

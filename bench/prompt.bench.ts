/**
 * How long does a script at the prompt take? Thirty commands in a fresh world, from start to end, against `node -e 0` in
 * the same run; and how long one line takes in a world that is there already.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Cluster } from '../sim/index.ts'
import { newSession, runCommand } from '../sim/prompt.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'

const lines = [
  'kubectl get svc',
  'kubectl get po -A | grep core | wc -l',
  'curl -s -m 1 http://10.96.0.1 || echo no',
]
const script = Array.from({ length: 30 }, (_, index) => `${lines[index % lines.length]}\n`).join('')
const runs = 11

const suite: Suite = async () => {
  const lab = fileURLToPath(new URL('../lab.cjs', import.meta.url))
  // The first start may build.
  run([lab, 'sim', '-c', 'true'])
  const times = { node: [] as number[], script: [] as number[] }
  for (let round = 0; round < runs; round++) {
    times.node.push(run(['-e', '0']))
    times.script.push(run([lab, 'sim']))
  }
  const more = median(times.script) - median(times.node)
  return [
    {
      what: 'prompt: 30 commands, start to end',
      value: milliseconds(median(times.script)),
      note: `${milliseconds(more)} more than node -e 0; ${runs} runs`,
      aim: { text: 'under 300 ms more', met: more < 300 },
    },
    await oneLine(),
  ]
}
export default suite

async function oneLine(): Promise<Row> {
  const cluster = new Cluster()
  const session = newSession()
  const timing = await time(
    () => void runCommand(cluster, 'kubectl get svc -A | grep dns | head -1', session),
  )
  return { what: 'prompt: one line with two pipes', value: milliseconds(timing.median), note: spread(timing) }
}

function run(words: readonly string[]): number {
  const began = performance.now()
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    input: script,
  })
  const took = performance.now() - began
  const isLab = words.includes('sim') && !words.includes('-c')
  if (isLab && !String(stdout).includes('kubernetes')) throw new Error(String(stderr))
  return took
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

import { expect, it } from 'vitest'
import { Cluster } from '../sim/index.ts'
import { runCommands } from './run-commands.ts'

const source = {
  name: 'commands.sh',
  text: 'kubectl run web --image=nginx\nsleep 2\nkubectl delete pod web\n',
}

function moments(watched: boolean) {
  const cluster = new Cluster({ containerStartSeconds: 1 })
  cluster.advance(60)
  return runCommands(cluster, { source, folder: [], secondsPerCommand: 1, watched }).moments ?? []
}

it('keeps every half second of a cluster that is watched, and which command ran', async () => {
  const kept = await Promise.all(
    moments(true).map(async ({ view, seconds, command }) => {
      const pod = await view.get({ kind: 'Pod', name: 'web' })
      return [seconds, command.line, pod?.status?.phase ?? 'gone'].join(' ')
    }),
  )
  expect(kept.slice(0, 6)).toEqual([
    '0.5 1 Pending',
    '1 1 Running',
    '1.5 2 Running',
    '2 2 Running',
    '2.5 2 Running',
    '3 2 Running',
  ])
  expect(kept.at(-1)).toMatch(/ 3 gone$/)
})

it('keeps nothing of one that is not', () => {
  expect(moments(false)).toEqual([])
})

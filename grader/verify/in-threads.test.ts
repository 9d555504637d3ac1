/** Is the output the same, whatever the number of threads, and whatever becomes of them? The threads here only wait. */
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { verifyInThreads } from './in-threads.ts'

/** Answers with its own name, after a while that the name tells; dies of two of them. */
const thread = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', (id) => {
  if (id === 'throws') throw new Error('at odds')
  if (id === 'leaves') process.exit(7)
  setTimeout(() => parentPort.postMessage({ broken: [{ promise: 'texts', what: id }] }), id.length)
})`

async function told(ids: readonly string[], threads: number): Promise<readonly (readonly string[])[]> {
  const lines: (readonly string[])[] = []
  await verifyInThreads({
    ids,
    // The shortest first, so that none is done when its turn to be told comes.
    cost: (id) => -id.length,
    threads,
    start: () => new Worker(thread, { eval: true }),
    tell: (id, { broken }) => lines.push([id, ...broken.map(({ what }) => what)]),
  })
  return lines
}

const died = 'the thread that verified it died: '
const ids = ['a'.repeat(40), 'bb', 'throws', 'c'.repeat(20), 'leaves', 'd', 'e'.repeat(30)]
const expected = ids.map((id) => {
  const ends: Readonly<Record<string, string>> = { throws: `${died}at odds`, leaves: `${died}exit code 7` }
  return [id, ends[id] ?? id]
})

it.each([1, 2, 3, 20])(
  '%i threads: told in the order of the exercises, the dead ones too',
  async (threads) => {
    expect(await told(ids, threads)).toEqual(expected)
  },
)

it('nothing to verify ends at once', async () => {
  expect(await told([], 2)).toEqual([])
})

/** What does it cost to let time pass, to start pods with probes, and to have one pod change its readiness? */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Cluster, type Kind, kinds, manifestOf } from '../sim/index.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'
import { probed, scenarioFor, shops } from './worlds.ts'

const suite: Suite = async () => {
  const rows: Row[] = []
  let first: number | undefined
  for (const pods of [1_000, 10_000, 50_000]) {
    const manifests = [...shops(pods / 10, 10, probed), manifestOf(walker)]
    const heapBefore = usedHeap()
    const cluster = new Cluster(scenarioFor(pods))
    mustApply(cluster, manifests)
    rows.push(memory(cluster, pods, heapBefore))
    const flip = await readinessFlip(cluster, pods, first)
    first ??= flip.median
    rows.push(await quietHour(cluster, pods), flip.row, await forkOf(cluster, pods))
  }
  return rows
}
export default suite

/** A pod of the first Service that is ready while a file is there. */
const walker = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'walker', labels: { app: 'shop-1' } },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'nginx:1.27',
        readinessProbe: { exec: { command: ['ls', '/var/ready'] }, periodSeconds: 1, failureThreshold: 1 },
      },
    ],
  },
}

async function quietHour(cluster: Cluster, pods: number): Promise<Row> {
  const timing = await time(() => cluster.advance(3600), { runs: 20 })
  return {
    what: `an hour passes over ${pods.toLocaleString('en')} pods with probes`,
    value: milliseconds(timing.median),
    note: spread(timing),
    aim: { text: 'under 1 ms', met: timing.median < 1 },
  }
}

/** The file comes and goes; its probe sees it a second later, and the Service's slices follow. */
async function readinessFlip(cluster: Cluster, pods: number, first: number | undefined) {
  const ref = { kind: 'Pod', name: 'walker' }
  let isReady = false
  const flip = (): void => {
    isReady = !isReady
    cluster.exec(ref, 'main', isReady ? ['touch', '/var/ready'] : ['rm', '/var/ready'])
    cluster.advance(1)
  }
  flip()
  const timing = await time(flip, { runs: 100 })
  const growth = timing.median / (first ?? timing.median)
  const row: Row = {
    what: `one pod among ${pods.toLocaleString('en')} becomes ready, or ceases to be`,
    value: milliseconds(timing.median),
    note: `× ${growth.toFixed(2)} of the first; ${spread(timing)}`,
    aim: { text: 'flat: under × 2', met: growth < 2 },
  }
  return { median: timing.median, row }
}

async function forkOf(cluster: Cluster, pods: number): Promise<Row> {
  const timing = await time(() => cluster.fork(), { runs: 20 })
  return {
    what: `a fork of a cluster of ${pods.toLocaleString('en')} pods`,
    value: milliseconds(timing.median),
    note: spread(timing),
  }
}

/**
 * What a pod takes beyond objects (its own, and its part of Services, slices, ReplicaSets): indexes, lives, events. In a small
 * cluster this is mostly what any cluster takes, so the aim is for the largest.
 */
function memory(cluster: Cluster, pods: number, before: number): Row {
  const all = usedHeap() - before
  const { state } = cluster
  const heap = usedHeap()
  // One copy of everything: what objects share, their copies share.
  const copies = structuredClone((Object.keys(kinds) as Kind[]).map((kind) => state.list(kind)))
  const own = (usedHeap() - heap) / pods
  const beyond = all / pods - own
  return {
    what: `memory that one of ${pods.toLocaleString('en')} pods takes beyond objects`,
    value: `${(beyond / 1000).toFixed(2)} kB`,
    note: `objects of ${copies.length} kinds ${(own / 1000).toFixed(2)} kB, all together ${(all / pods / 1000).toFixed(2)} kB`,
    ...(pods < 50_000 ? {} : { aim: { text: 'under 1 kB', met: beyond < 1000 } }),
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function usedHeap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function mustApply(cluster: Cluster, manifests: Parameters<Cluster['apply']>[0]): void {
  const outcome = cluster.apply(manifests)
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream ?? outcome.diagnostics[0].code)
}

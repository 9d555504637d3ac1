/** How long does it take to apply a large cluster, and to change one label in it? */
import { Cluster, manifestOf } from '../sim/index.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'
import { pod, scenarioFor, shops } from './worlds.ts'

const suite: Suite = async () => [await emptyCluster(), await largeCluster(), ...(await labelChanges())]
export default suite

async function emptyCluster(): Promise<Row> {
  const timing = await time(() => new Cluster())
  return { what: 'a cluster starts', value: milliseconds(timing.median), note: spread(timing) }
}

async function largeCluster(): Promise<Row> {
  const manifests = shops(1_000, 10)
  const scenario = scenarioFor(10_000)
  const timing = await time(() => mustApply(new Cluster(scenario), manifests), { runs: 5, milliseconds: 0 })
  return {
    what: 'apply 1,000 Services and 10,000 pods of Deployments',
    value: milliseconds(timing.median),
    note: spread(timing),
    aim: { text: 'under 1 s', met: timing.median < 1000 },
  }
}

/** One pod's label goes into a Service of ten pods and out again, in clusters of growing size. */
async function labelChanges(): Promise<readonly Row[]> {
  const rows: Row[] = []
  let first: number | undefined
  for (const pods of [1_000, 10_000, 50_000]) {
    const cluster = new Cluster(scenarioFor(pods))
    mustApply(cluster, shops(pods / 10, 10))
    const inside = [manifestOf(pod('walker', { app: 'shop-1' }))]
    const outside = [manifestOf(pod('walker', { app: 'nobody' }))]
    let isInside = false
    const flip = () => {
      isInside = !isInside
      mustApply(cluster, isInside ? inside : outside)
    }
    flip()
    const timing = await time(flip, { runs: 100 })
    first ??= timing.median
    const growth = timing.median / first
    rows.push({
      what: `change one label among ${pods.toLocaleString('en')} pods`,
      value: milliseconds(timing.median),
      note: `× ${growth.toFixed(2)} of the first; ${spread(timing)}`,
      aim: { text: 'flat: under × 2', met: growth < 2 },
    })
  }
  return rows
}

function mustApply(cluster: Cluster, manifests: Parameters<Cluster['apply']>[0]): void {
  const outcome = cluster.apply(manifests)
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream ?? outcome.diagnostics[0].code)
}

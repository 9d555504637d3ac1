/** How long does kubectl take to print the pods of a large cluster, and to run a script of small commands? */
import { Cluster } from '../sim/index.ts'
import { runKubectl } from '../sim/prompt.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'
import { scenarioFor, shops } from './worlds.ts'

const io = { stdin: '', readFile: () => undefined }

const suite: Suite = async () => [await manyPods(), await script()]
export default suite

async function manyPods(): Promise<Row> {
  const cluster = new Cluster(scenarioFor(10_000))
  const outcome = cluster.apply(shops(1_000, 10))
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].code)
  const timing = await time(() => runKubectl(cluster, ['get', 'pods'], io), { runs: 20 })
  return {
    what: 'kubectl get pods prints 10,000 pods',
    value: milliseconds(timing.median),
    note: spread(timing),
    aim: { text: 'under 200 ms', met: timing.median < 200 },
  }
}

const lines = [
  'create deployment web --image=nginx --replicas=3 --port=80',
  'expose deployment web --port=80',
  'get pods -o wide',
  'get svc,endpoints',
  'describe svc web',
  'label pods --all a=b',
  'get pods -l a=b -o name',
  'scale deployment web --replicas=5',
  'rollout status deployment/web',
  'get pods -o jsonpath={.items[*].status.podIP}',
]

/** Three times ten commands on a new cluster. */
async function script(): Promise<Row> {
  const timing = await time(
    () => {
      const cluster = new Cluster()
      for (const name of ['a', 'b', 'c']) {
        for (const line of lines) runKubectl(cluster, line.replaceAll('web', name).split(' '), io)
      }
    },
    { runs: 20 },
  )
  return {
    what: 'a script of 30 kubectl commands',
    value: milliseconds(timing.median),
    note: spread(timing),
    aim: { text: 'under 300 ms', met: timing.median < 300 },
  }
}

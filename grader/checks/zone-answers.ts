/**
 * Is a client served from its own zone: by each pod of the workloads there in turn, and by nobody elsewhere? Zones are
 * those of the nodes that client and pods run on.
 */
import type { ClusterView, Diagnostic, Pod, Trace } from '../../sim/index.ts'
import { diagnose, zoneLabel } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { askUntilAllAnswered, whereItWent } from './requests.ts'
import { podsOf } from './who-stands-behind.ts'

export interface ZoneAnswers {
  /** The pod that sends the requests. */
  readonly from: string
  /** Of the sending pod and of the workloads; `default` when absent. */
  readonly namespace?: string
  readonly url: string
  readonly workloads: readonly string[]
}

export function zoneAnswers({ from, namespace = 'default', url, workloads }: ZoneAnswers): Question {
  return {
    title: {
      en: `${url} from ${from} is answered by all pods of ${workloads.join(' and ')} in its zone, and by no others`,
      ko: `${from}에서 ${url}에 요청하면 같은 존에 있는 ${workloads.join(', ')}의 모든 파드만 응답합니다`,
    },
    ask: async ({ view }) => {
      const zones = await zonesOfNodes(view)
      const zoneOf = (pod: Pod | undefined): string => zones.get(pod?.spec.nodeName ?? '') ?? ''
      const client = await view.get({ kind: 'Pod', namespace, name: from })
      const zone = zoneOf(client)
      const pods = await podsOf(view, namespace, workloads)
      const near = pods.filter((pod) => zoneOf(pod) === zone).map((pod) => pod.metadata.name)
      const whoAnswered = (trace: Trace): string | Diagnostic => {
        const hop = whereItWent(trace)
        const name = hop?.pod?.name ?? hop?.ip ?? '?'
        if (near.includes(name)) return name
        const through = trace.hops.find((one) => one.at === 'service')
        const where = through && { object: through.service, path: ['spec', 'trafficDistribution'] }
        const pod = pods.find(({ metadata }) => metadata.name === name)
        if (pod === undefined) {
          return diagnose('check/answered-by-others', { url, others: [name], workloads })
        }
        const facts = { url, from, zone, pod: name, otherZone: zoneOf(pod) }
        return diagnose('check/answered-from-elsewhere', facts, where)
      }
      return askUntilAllAnswered({ view, from, namespace, url, wanted: new Set(near), whoAnswered })
    },
  }
}

async function zonesOfNodes(view: ClusterView): Promise<ReadonlyMap<string, string>> {
  const nodes = await view.list('Node')
  return new Map(nodes.map(({ metadata }) => [metadata.name, metadata.labels?.[zoneLabel] ?? '']))
}

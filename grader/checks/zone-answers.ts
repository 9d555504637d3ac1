/**
 * Is a client served from its own zone: by each pod of the workloads there in turn, and by nobody elsewhere? Zones are
 * those of the nodes that client and pods run on.
 */
import type { ClusterView, Diagnostic, ObjectMeta, Pod, Trace } from '../../sim/index.ts'
import { diagnose, refOf, zoneLabel } from '../../sim/index.ts'
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

/** The older wish for hints; where it stands, the field is not read. */
const topologyMode = 'service.kubernetes.io/topology-mode'

export function zoneAnswers({ from, namespace = 'default', url, workloads }: ZoneAnswers): Question {
  return {
    title: {
      en: `${url} from ${from} is answered by all pods of ${workloads.join(' and ')} in its zone, and by no others`,
      ko: `${from}에서 ${url}에 요청하면 같은 영역에 있는 ${workloads.join(', ')}의 모든 파드만 응답합니다`,
    },
    ask: async ({ view }) => {
      const zones = await zonesOfNodes(view)
      const zoneOf = (pod: Pod | undefined): string => zones.get(pod?.spec.nodeName ?? '') ?? ''
      const client = await view.get({ kind: 'Pod', namespace, name: from })
      const zone = zoneOf(client)
      const services = await view.list('Service')
      const pods = await podsOf(view, namespace, workloads)
      const near = pods.filter((pod) => zoneOf(pod) === zone).map((pod) => pod.metadata.name)
      const whoAnswered = (trace: Trace): string | Diagnostic => {
        const hop = whereItWent(trace)
        const name = hop?.pod?.name ?? hop?.ip ?? '?'
        if (near.includes(name)) return name
        const pod = pods.find(({ metadata }) => metadata.name === name)
        if (pod === undefined) {
          return diagnose('check/answered-by-others', { url, others: [name], workloads })
        }
        const facts = { url, from, zone, pod: name, otherZone: zoneOf(pod) }
        const through = services.find(({ metadata }) => sameService(metadata, trace))
        const annotated = through?.metadata.annotations?.[topologyMode] !== undefined
        const path = annotated ? ['metadata', 'annotations', topologyMode] : ['spec', 'trafficDistribution']
        const where = through && { object: refOf(through), path }
        return diagnose('check/answered-from-elsewhere', { ...facts, annotated }, where)
      }
      return askUntilAllAnswered({ view, from, namespace, url, wanted: new Set(near), whoAnswered })
    },
  }
}

function sameService({ namespace, name }: ObjectMeta, { hops }: Trace): boolean {
  const hop = hops.find((one) => one.at === 'service')
  return hop?.service.namespace === namespace && hop?.service.name === name
}

async function zonesOfNodes(view: ClusterView): Promise<ReadonlyMap<string, string>> {
  const nodes = await view.list('Node')
  return new Map(nodes.map(({ metadata }) => [metadata.name, metadata.labels?.[zoneLabel] ?? '']))
}

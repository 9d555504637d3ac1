/**
 * Is a URL answered by the pods of these workloads: every request, by each of the pods in turn, and by nobody else?
 * Sends requests until every pod has answered once.
 */
import type { Diagnostic, Origin, PodHop, Trace } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Bilingual, Question } from '../exercise.ts'
import { askUntilAllAnswered, whereItWent } from './requests.ts'
import { podsOf } from './who-stands-behind.ts'

export interface PodsAnswer {
  /** The pod that sends the requests; or a client elsewhere. */
  readonly from: string | Origin
  /** Of the sending pod and of the workloads; `default` when absent. */
  readonly namespace?: string
  readonly url: string
  readonly workloads: readonly string[]
  /** The namespace of the workloads, where it is not that of the sender. */
  readonly workloadsIn?: string
  /** In place of the usual sentence, where several clients ask for the same. */
  readonly title?: Bilingual
  /** Which container of these pods must answer, where they have several. */
  readonly container?: string
}

export function podsAnswer({
  from,
  namespace = 'default',
  url,
  workloads,
  workloadsIn = namespace,
  container,
  title,
}: PodsAnswer): Question {
  const whom = container === undefined ? workloads : workloads.map((name) => `${name} (${container})`)
  return {
    title: title ?? {
      en: `${url} is answered by the pods of ${whom.join(' and ')}`,
      ko: `${url}에 ${whom.join(', ')}의 파드가 응답합니다`,
    },
    ask: async ({ view }) => {
      const pods = await podsOf(view, workloadsIn, workloads)
      const wanted = new Set(pods.map((pod) => pod.metadata.name))
      const whoAnswered = (trace: Trace): string | Diagnostic => {
        const hop = whereItWent(trace)
        const pod = hop?.pod?.name
        const isRight = pod !== undefined && wanted.has(pod) && hop?.pod?.namespace === workloadsIn
        if (isRight && (container === undefined || hop?.listener?.container === container)) return pod
        // Of another namespace's pod the name alone may be the very one that is wanted.
        const isElsewhere = hop?.pod !== undefined && hop.pod.namespace !== workloadsIn
        const facts = isElsewhere
          ? {
              url,
              others: [`${hop.pod.namespace}/${printWho(hop)}`],
              workloads: whom.map((name) => `${workloadsIn}/${name}`),
            }
          : { url, others: [printWho(hop)], workloads: whom }
        const rule = trace.hops.find((one) => one.at === 'ingress')?.chose
        if (rule !== undefined) {
          const where = { object: rule.ingress, path: rule.field }
          return diagnose('check/answered-by-others', { ...facts, byRule: true }, where)
        }
        const through = trace.hops.find((one) => one.at === 'service')
        const where = through && { object: through.service, path: ['spec', isRight ? 'ports' : 'selector'] }
        return diagnose('check/answered-by-others', facts, where)
      }
      return askUntilAllAnswered({ view, from, namespace, url, wanted, whoAnswered })
    },
  }
}

function printWho(hop: PodHop | undefined): string {
  if (hop === undefined) return '?'
  const where = hop.pod === undefined ? `${hop.ip}:${hop.port}` : hop.pod.name
  return hop.listener === undefined ? where : `${where} (${hop.listener.container})`
}

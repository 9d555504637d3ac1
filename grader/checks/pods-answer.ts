/**
 * Is a URL answered by the pods of these workloads: every request, by each of the pods in turn, and by nobody else?
 * Sends requests until every pod has answered once.
 */
import type { PodHop } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, failedBecause, passed } from './finding.ts'
import { originOf, requestsFor, requestTo, whereItWent } from './requests.ts'
import { podsOf } from './who-stands-behind.ts'

export interface PodsAnswer {
  /** The pod that sends the requests. */
  readonly from: string
  /** Of the sending pod and of the workloads; `default` when absent. */
  readonly namespace?: string
  readonly url: string
  readonly workloads: readonly string[]
  /** Which container of these pods must answer, where they have several. */
  readonly container?: string
}

export function podsAnswer({ from, namespace = 'default', url, workloads, container }: PodsAnswer): Question {
  const whom = container === undefined ? workloads : workloads.map((name) => `${name} (${container})`)
  return {
    title: {
      en: `${url} is answered by the pods of ${whom.join(' and ')}`,
      ko: `${url}에 ${whom.join(', ')}의 파드가 응답합니다`,
    },
    ask: async ({ view }) => {
      const silent = new Set((await podsOf(view, namespace, workloads)).map((pod) => pod.metadata.name))
      const wanted = new Set(silent)
      const requests = requestsFor(wanted.size)
      for (let sent = 0; sent < requests && (sent < 8 || silent.size > 0); sent++) {
        const trace = await view.request(originOf(from, namespace), requestTo(url))
        if (trace.verdict !== 'answered') {
          return failedBecause(
            trace.diagnostics,
            diagnose('check/not-answered', { url, verdict: trace.verdict }),
          )
        }
        const hop = whereItWent(trace)
        const pod = hop?.pod?.name
        const right = pod !== undefined && wanted.has(pod) && hop?.pod?.namespace === namespace
        if (!right || (container !== undefined && hop?.listener?.container !== container)) {
          return failed(
            diagnose('check/answered-by-others', { url, others: [printWho(hop)], workloads: whom }),
          )
        }
        silent.delete(pod)
      }
      if (silent.size === 0 && wanted.size > 0) return passed
      return failed(diagnose('check/not-everybody-answers', { url, silent: [...silent], requests }))
    },
  }
}

function printWho(hop: PodHop | undefined): string {
  if (hop === undefined) return '?'
  const where = hop.pod === undefined ? `${hop.ip}:${hop.port}` : hop.pod.name
  return hop.listener === undefined ? where : `${where} (${hop.listener.container})`
}

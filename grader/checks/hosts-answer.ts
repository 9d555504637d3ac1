/** Is a URL answered by these machines outside the cluster, by each of them, and by nobody else? */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, failedBecause, passed } from './finding.ts'
import { originOf, requestsFor, requestTo, whereItWent } from './requests.ts'

export interface HostsAnswer {
  readonly from: string
  readonly namespace?: string
  readonly url: string
  /** IP addresses. */
  readonly hosts: readonly string[]
  /** What every answer must say, where it matters which program answers. */
  readonly body?: string
}

export function hostsAnswer({ from, namespace = 'default', url, hosts, body }: HostsAnswer): Question {
  return {
    title: {
      en: `${url} is answered by ${hosts.join(' and ')}${body === undefined ? '' : ` (${body})`}`,
      ko: `${url}에 ${hosts.join(', ')}${body === undefined ? '' : ` (${body})`}이(가) 응답합니다`,
    },
    ask: async ({ view }) => {
      const silent = new Set(hosts)
      const requests = requestsFor(hosts.length)
      for (let sent = 0; sent < requests && (sent < 8 || silent.size > 0); sent++) {
        const trace = await view.request(originOf(from, namespace), requestTo(url))
        if (trace.verdict !== 'answered') {
          return failedBecause(
            trace.diagnostics,
            diagnose('check/not-answered', { url, verdict: trace.verdict }),
          )
        }
        const ip = whereItWent(trace)?.ip ?? '?'
        if (!hosts.includes(ip)) {
          return failed(diagnose('check/answered-by-others', { url, others: [ip], workloads: hosts }))
        }
        const said = trace.response?.body.trim() ?? ''
        if (body !== undefined && said !== body) {
          return failed(diagnose('check/body-differs', { url, body: said, wanted: body }))
        }
        silent.delete(ip)
      }
      if (silent.size === 0) return passed
      return failed(diagnose('check/not-everybody-answers', { url, silent: [...silent], requests }))
    },
  }
}

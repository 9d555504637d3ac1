/** Is a URL answered by these machines outside the cluster, by each of them, and by nobody else? */
import type { Diagnostic, Trace } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { askUntilAllAnswered, whereItWent } from './requests.ts'

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
    ask: ({ view }) => {
      const whoAnswered = (trace: Trace): string | Diagnostic => {
        const ip = whereItWent(trace)?.ip ?? '?'
        if (!hosts.includes(ip)) {
          return diagnose('check/answered-by-others', { url, others: [ip], workloads: hosts })
        }
        const said = trace.response?.body.trim() ?? ''
        if (body === undefined || said === body) return ip
        return diagnose('check/body-differs', { url, body: said, wanted: body })
      }
      return askUntilAllAnswered({ view, from, namespace, url, wanted: new Set(hosts), whoAnswered })
    },
  }
}

/** Is a URL answered by these machines outside the cluster, by each of them, and by nobody else? */
import type { Diagnostic, Trace } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { answersOf } from './name-answers.ts'
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
          const others = { url, others: [ip], workloads: hosts, machines: true }
          return throughAlias(trace, url, ip) ?? diagnose('check/answered-by-others', others)
        }
        const said = trace.response?.body.trim() ?? ''
        if (body === undefined || said === body) return ip
        return diagnose('check/body-differs', { url, body: said, wanted: body })
      }
      const wanted = new Set(hosts)
      return askUntilAllAnswered({ view, from, namespace, url, wanted, whoAnswered, machines: true })
    },
  }
}

/** A name of the cluster that led to another name: its Service is of type ExternalName. */
function throughAlias({ hops: [first] }: Trace, url: string, who: string): Diagnostic | undefined {
  if (first?.at !== 'dns') return undefined
  const name = first.tried.at(-1)?.name ?? ''
  const [service, namespace, kind] = name.split('.')
  const [alias] = answersOf(first).aliases
  if (service === undefined || namespace === undefined || kind !== 'svc' || alias === undefined)
    return undefined
  const object = { kind: 'Service', namespace, name: service }
  return diagnose('check/alias-answers', { url, who, alias }, { object, path: ['spec', 'type'] })
}

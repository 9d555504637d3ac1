/**
 * Does each of these clients find the same pod every time, and for how long does the Service remember it?
 *
 * clientsStay({ from: ['client-1', 'client-2'], url: 'http://cart' })
 * affinityLasts({ service: 'cart', seconds: 1800 })
 */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, failedBecause, missing, passed } from './finding.ts'
import { originOf, requestTo, whereItWent } from './requests.ts'

export interface ClientsStay {
  /** The pods that send the requests. */
  readonly from: readonly string[]
  /** Of the sending pods; `default` when absent. */
  readonly namespace?: string
  readonly url: string
}

/** Of three pods chosen by chance, one alone answers them all with a chance below one in three thousand million. */
const requests = 21

export function clientsStay({ from, namespace = 'default', url }: ClientsStay): Question {
  return {
    title: {
      en: `Every client of ${url} finds the same pod each time`,
      ko: `${url}의 클라이언트는 매번 같은 파드를 만납니다`,
    },
    ask: async ({ view }) => {
      for (const client of from) {
        const pods = new Set<string>()
        for (let sent = 0; sent < requests; sent++) {
          const trace = await view.request(originOf(client, namespace), requestTo(url))
          const pod = whereItWent(trace)?.pod?.name
          if (trace.verdict !== 'answered' || pod === undefined) {
            const { verdict } = trace
            return failedBecause(trace.diagnostics, diagnose('check/not-answered', { url, verdict }))
          }
          pods.add(pod)
          const through = trace.hops.find((one) => one.at === 'service')?.service
          const where = through && { object: through, path: ['spec', 'sessionAffinity'] }
          if (pods.size > 1 && sent === requests - 1) {
            return failed(diagnose('check/client-moves', { client, url, requests, pods: [...pods] }, where))
          }
        }
      }
      return passed
    },
  }
}

export interface AffinityLasts {
  readonly service: string
  readonly namespace?: string
  readonly seconds: number
}

/** The field is asked, and no time is let pass: on a live cluster a check would have to wait as long. */
export function affinityLasts({ service, namespace = 'default', seconds: wanted }: AffinityLasts): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  return {
    title: {
      en: `Service ${service} forgets a client after ${wanted} seconds of silence, and not before`,
      ko: `서비스 ${service}이(가) ${wanted}초 동안 조용한 클라이언트를 잊고, 그 전에는 잊지 않습니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found?.kind !== 'Service') return missing(view, ref)
      const { sessionAffinity, sessionAffinityConfig } = found.spec
      const seconds =
        sessionAffinity === 'ClientIP' ? sessionAffinityConfig?.clientIP?.timeoutSeconds : undefined
      if (seconds === wanted) return passed
      const path =
        seconds === undefined ? ['sessionAffinity'] : ['sessionAffinityConfig', 'clientIP', 'timeoutSeconds']
      const facts = { wanted, ...(seconds === undefined ? {} : { seconds }) }
      return failed(
        diagnose('check/affinity-seconds-differ', facts, { object: ref, path: ['spec', ...path] }),
      )
    },
  }
}

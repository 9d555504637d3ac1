/**
 * Is a door shut: does a request from there get to nobody? For tasks in which opening too much is the mistake.
 *
 * staysClosed({ from: outside, url: 'http://172.18.0.3:30999' })
 */
import { diagnose, type Origin } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, passed } from './finding.ts'
import { originOf, requestTo, whereItWent } from './requests.ts'

export interface StaysClosed {
  /** The pod that sends the request; or a client elsewhere. */
  readonly from: string | Origin
  /** Of the sending pod; `default` when absent. */
  readonly namespace?: string
  readonly url: string
}

export function staysClosed({ from, namespace = 'default', url }: StaysClosed): Question {
  return {
    title: { en: `${url} stays closed`, ko: `${url}은(는) 닫혀 있습니다` },
    ask: async ({ view }) => {
      const trace = await view.request(originOf(from, namespace), requestTo(url))
      const hop = whereItWent(trace)
      if (hop === undefined) return passed
      const rule = trace.hops.find((one) => one.at === 'firewall')?.rule
      const facts = { url, who: hop.pod?.name ?? hop.ip, ...(rule === undefined ? {} : { rule }) }
      return failed(diagnose('check/not-closed', facts))
    },
  }
}

/**
 * A question about the last of several requests to foretell: does it go to the endpoint that an earlier one went to, or to any?
 * A node that remembers the client decides for itself; for everybody else it draws.
 *
 * The pods run agnhost netexec.
 *
 * sameOrAny({ url: 'http://web', sent: [{ from: 'client' }, { from: 'client', after: 50 }] })
 */
import type { ClusterView, NonEmpty, Origin, Trace } from '../../sim/index.ts'
import type { Bilingual, Prediction } from '../exercise.ts'
import { originOf, requestTo } from './requests.ts'

export interface SameOrAny {
  /** Of every request that names none of its own. */
  readonly url: string
  /** In their order; the last one is asked about. */
  readonly sent: NonEmpty<Sent>
  readonly title: Bilingual
}

export interface Sent {
  /** A pod in `default`; or a client elsewhere. */
  readonly from: string | Origin
  readonly url?: string
  /** Seconds since the one before; none when absent. */
  readonly after?: number
}

export function sameOrAny({ url, sent, title }: SameOrAny): Prediction {
  return {
    title,
    choices: ['same', 'any'],
    observe: async (view) => {
      const traces = await sendAll(view, url, sent)
      const last = traces[traces.length - 1] ?? traces[0]
      const through = last.hops.find((hop) => hop.at === 'service')
      if (through === undefined) throw new Error(`the last request to ${url} meets no Service`)
      const answer = through.affinity?.from === 'memory' ? 'same' : 'any'
      return { answers: [answer], because: [last], see: commands(url, sent), look }
    },
  }
}

const look: Bilingual = {
  en: 'one trial proves little, for chance may draw the same pod again: write trace before the last request, which tells whether the node remembered',
  ko: '우연히 같은 파드가 다시 뽑힐 수 있으니 한 번 해 본 것으로는 알 수 없습니다. 마지막 요청 앞에 trace를 쓰면 노드가 기억했는지 나옵니다',
}

async function sendAll(view: ClusterView, url: string, sent: NonEmpty<Sent>): Promise<NonEmpty<Trace>> {
  const traces: Trace[] = []
  let moment = view
  for (const { from, after = 0, url: own = url } of sent) {
    moment = await moment.later(after)
    traces.push(await moment.request(originOf(from, 'default'), requestTo(own)))
  }
  const [first, ...others] = traces
  if (first === undefined) throw new Error('nothing was sent')
  return [first, ...others]
}

/** Type the same at a prompt: agnhost netexec tells at /hostname which pod it is. */
function commands(url: string, sent: NonEmpty<Sent>): string {
  const lines = sent.flatMap(({ from, after = 0, url: own = url }) => {
    const curl = `curl -s ${own}/hostname`
    const line = typeof from === 'string' ? `kubectl exec ${from} -- ${curl}` : curl
    return after === 0 ? [line] : [`sleep ${after}`, line]
  })
  return lines.join('; ')
}

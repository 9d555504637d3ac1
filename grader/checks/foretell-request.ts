/** Questions about a request to foretell: who answers it, how it ends, which address its receiver sees. */
import type { ClusterView, NonEmpty, Origin, Trace, Verdict } from '../../sim/index.ts'
import type { Bilingual, Prediction } from '../exercise.ts'
import { originOf, requestTo, whereItWent } from './requests.ts'

export interface Foretold {
  /** A pod's name; or a client elsewhere. */
  readonly from: string | Origin
  /** Of the sending pod; `default` when absent. */
  readonly namespace?: string
  readonly url: string
  /** In place of the usual sentence. */
  readonly title?: Bilingual
}

/** Chance picks endpoints: each of up to six is met, but for one in a thousand million times. */
const requests = 120

/**
 * Who may answer? The workloads, all of them where chance decides: `web`, or [blue, green]. A pod's own name is as good where it
 * is the only one, and so is `shop/web`. When nobody answers, the answer is how the request ends; see howItEnds.
 */
export function whoAnswers(asked: Foretold): Prediction {
  const { url } = asked
  return {
    title: asked.title ?? {
      en: `${senderOf(asked)} asks ${url}: who answers?`,
      ko: `${senderOf(asked)}에서 ${url}에 요청하면 누가 응답하나요?`,
    },
    observe: async (view) => {
      const traces = await send(view, asked, requests)
      const [first] = traces
      const workloads = new Set<string>()
      const pods = new Set<string>()
      const namespaces = new Set<string>()
      for (const trace of traces) {
        const name = whereItWent(trace)?.pod?.name ?? whereItWent(trace)?.ip
        if (trace.verdict !== 'answered' || name === undefined) {
          return { answers: spellingsOf(trace), because: [trace], see: curl(asked) }
        }
        pods.add(name)
        namespaces.add(whereItWent(trace)?.pod?.namespace ?? '')
        workloads.add(await workloadOf(view, trace, name))
      }
      const [namespace] = namespaces
      const full = (names: ReadonlySet<string>) => [...names].map((name) => `${namespace}/${name}`)
      const short = [[...workloads], [...pods]] as const
      const answers = namespaces.size === 1 ? ([...short, full(workloads), full(pods)] as const) : short
      return { answers, because: [first], see: curl(asked) }
    },
  }
}

/** `answered`, `refused`, `timed-out`, `no-such-name`, or an HTTP status that is an error: `404`. */
export function howItEnds(asked: Foretold & { readonly choices?: NonEmpty<string> }): Prediction {
  const { url, choices = ['answered', 'refused', 'timed-out', 'no-such-name'] } = asked
  return {
    title: asked.title ?? {
      en: `${senderOf(asked)} asks ${url}: how does it end?`,
      ko: `${senderOf(asked)}에서 ${url}에 요청하면 어떻게 끝나나요?`,
    },
    choices,
    observe: async (view) => {
      const [trace] = await send(view, asked, 1)
      return { answers: spellingsOf(trace), because: [trace], see: curl(asked) }
    },
  }
}

/** Which address does the pod that answers see as its client? It runs agnhost netexec, whose /clientip tells it. */
export function whichSource(asked: Foretold): Prediction {
  const { url } = asked
  return {
    title: asked.title ?? {
      en: `${senderOf(asked)} asks ${url}: which address does the pod see as its client?`,
      ko: `${senderOf(asked)}에서 ${url}에 요청하면 파드는 어떤 주소를 클라이언트로 보나요?`,
    },
    form: 'address',
    observe: async (view) => {
      const [trace] = await send(view, asked, 1)
      const source = whereItWent(trace)?.sourceIP
      if (source === undefined) throw new Error(`nobody gets the request to ${url}`)
      return { answers: [source], because: [trace], see: curl({ ...asked, url: `${url}/clientip` }) }
    },
  }
}

async function send(
  view: ClusterView,
  { from, namespace = 'default', url }: Foretold,
  count: number,
): Promise<NonEmpty<Trace>> {
  const origin = originOf(from, namespace)
  const first = await view.request(origin, requestTo(url))
  const others: Trace[] = []
  while (others.length < count - 1) others.push(await view.request(origin, requestTo(url)))
  return [first, ...others]
}

const spellings: { readonly [V in Verdict]: NonEmpty<string> } = {
  answered: ['answered', 'answers', 'ok', '200'],
  refused: ['refused', 'connection refused'],
  'timed-out': ['timed-out', 'timed out', 'timeout', 'times out'],
  'no-such-name': ['no-such-name', 'no such name', 'could not resolve host', 'nxdomain'],
  'not-understood': ['not-understood', 'not understood'],
  'not-trusted': ['not-trusted', 'not trusted'],
  'not-sent': ['not-sent'],
  'not-modelled': ['not-modelled'],
}

function spellingsOf({ verdict, response }: Trace): NonEmpty<string> {
  const status = response?.status ?? 200
  return verdict === 'answered' && status >= 400 ? [`${status}`, `HTTP ${status}`] : spellings[verdict]
}

async function workloadOf(view: ClusterView, trace: Trace, name: string): Promise<string> {
  const ref = whereItWent(trace)?.pod
  const pod = ref && (await view.get({ ...ref, kind: 'Pod' }))
  const [owner] = pod?.metadata.ownerReferences ?? []
  if (owner === undefined) return name
  return owner.kind === 'ReplicaSet' ? owner.name.replace(/-[a-z0-9]+$/, '') : owner.name
}

function senderOf({ from, namespace = 'default' }: Foretold): string {
  if (typeof from === 'string') return namespace === 'default' ? from : `${namespace}/${from}`
  return from.from === 'outside' ? from.ip : from.name
}

function curl({ from, namespace, url }: Foretold): string {
  if (typeof from !== 'string') return `curl -s ${url}`
  return `kubectl exec ${from}${namespace === undefined ? '' : ` -n ${namespace}`} -- curl -s ${url}`
}

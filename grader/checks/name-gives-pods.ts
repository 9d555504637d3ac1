/**
 * Does a name lead to these pods: is it answered with an address of each of them, and with no other address? Asked as
 * a program in a pod asks, with the search list of that pod.
 */
import type { ClusterView, Diagnostic, DnsHop, Pod } from '../../sim/index.ts'
import { diagnose, matchesSelector, refOf } from '../../sim/index.ts'
import type { Finding, Question } from '../exercise.ts'
import { failed, failedBecause, nameOf, passed } from './finding.ts'
import { answersOf, whyNoAddress } from './name-answers.ts'
import { originOf } from './requests.ts'
import { podsOf } from './who-stands-behind.ts'

export interface NameGivesPods {
  /** The pod that asks. */
  readonly from: string
  /** Of the asking pod and of the workloads; `default` when absent. */
  readonly namespace?: string
  readonly name: string
  /** Names of workloads, all of their pods; or of pods themselves. */
  readonly workloads?: readonly string[]
  readonly pods?: readonly string[]
}

export function nameGivesPods({
  from,
  namespace = 'default',
  name,
  workloads = [],
  pods: named = [],
}: NameGivesPods): Question {
  const of =
    workloads.length > 0
      ? `the pods of ${workloads.join(' and ')}`
      : `${named.length === 1 ? 'pod' : 'pods'} ${named.join(', ')}`
  return {
    title: {
      en: `The name ${name} gives the ${named.length === 1 ? 'address' : 'addresses'} of ${of}`,
      ko:
        workloads.length > 0
          ? `${name} 이름을 찾으면 ${workloads.join(', ')}의 파드 주소가 나옵니다`
          : `${name} 이름을 찾으면 파드 ${named.join(', ')}의 주소가 나옵니다`,
    },
    ask: async ({ view }) => {
      const hop = await view.lookup(originOf(from, namespace), name)
      const { addresses } = answersOf(hop)
      if (addresses.length === 0) return whyNoAddress(view, { from, namespace, name })
      const pods = await podsOf(view, namespace, [...workloads, ...named])
      const right = new Set(pods.flatMap(ipsOf))
      const others = addresses.filter((ip) => !right.has(ip))
      if (others.length > 0) {
        const [first] = await clusterIPsAmong(view, name, others)
        const facts = { name, others: await withNames(view, others), workloads: [...workloads, ...named] }
        return failed(first ?? diagnose('check/name-gives-others', facts))
      }
      const missing = pods.filter((pod) => !ipsOf(pod).some((ip) => addresses.includes(ip)))
      if (missing.length === 0 && pods.length > 0) return passed
      return lacking(view, hop, {
        name,
        wanted: pods.length,
        missing: missing.map((pod) => pod.metadata.name),
      })
    },
  }
}

function ipsOf({ status }: Pod): readonly string[] {
  return (status?.podIPs ?? []).map(({ ip }) => ip)
}

/** Addresses of pods with the pod's name behind: 10.244.1.4 (db-3). */
async function withNames(view: ClusterView, addresses: readonly string[]): Promise<readonly string[]> {
  const pods = await view.list('Pod')
  return addresses.map((ip) => {
    const pod = pods.find((one) => ipsOf(one).includes(ip))
    return pod === undefined ? ip : `${ip} (${pod.metadata.name})`
  })
}

/** Of the Services whose cluster IP is among the addresses, what is to be said. */
async function clusterIPsAmong(
  view: ClusterView,
  name: string,
  addresses: readonly string[],
): Promise<readonly Diagnostic[]> {
  const services = await view.list('Service')
  return services.flatMap((service) => {
    const ip = service.spec.clusterIPs?.find((one) => addresses.includes(one))
    if (ip === undefined) return []
    const ref = refOf(service)
    const where = { object: ref, path: ['spec', 'clusterIP'] }
    return [diagnose('check/name-gives-cluster-ip', { name, service: nameOf(ref), ip }, where)]
  })
}

interface Lacking {
  readonly name: string
  readonly wanted: number
  readonly missing: readonly string[]
}

/** Some are there and some are not: what the Service of this name has to say about that comes first. */
async function lacking(view: ClusterView, hop: DnsHop | undefined, facts: Lacking): Promise<Finding> {
  const full = hop?.tried.find(({ answers }) => answers.length > 0)?.name ?? ''
  const [, service = '', namespace = ''] = /([^.]+)\.([^.]+)\.svc\.[^.]+\./.exec(full) ?? []
  const ref = { kind: 'Service', namespace, name: service } as const
  const found = await view.get(ref)
  const { selector } = found?.kind === 'Service' ? found.spec : {}
  const pods = await podsOf(view, namespace, facts.missing)
  const isTooNarrow =
    selector !== undefined && pods.some(({ metadata }) => !matchesSelector(selector, metadata.labels ?? {}))
  const where = { object: ref, ...(isTooNarrow ? { path: ['spec', 'selector'] } : {}) }
  return failedBecause(
    await view.explain(ref),
    diagnose('check/name-lacks-pods', { ...facts, isTooNarrow }, where),
  )
}

/**
 * Do the pods behind a load balancer see the address of the client outside, whichever of its nodes a connection takes?
 *
 * seesClient({ service: 'web', port: 80 })
 */
import { type ClusterView, diagnose, type Origin, type Trace } from '../../sim/index.ts'
import type { Finding, Question } from '../exercise.ts'
import { failed, failedBecause, missing, nameOf, passed } from './finding.ts'
import { requestTo, whereItWent } from './requests.ts'

export interface SeesClient {
  readonly service: string
  readonly namespace?: string
  readonly port: number
}

/** RFC 5737 keeps this block for examples. */
const client = '203.0.113.10'
const outside: Origin = { from: 'outside', ip: client }

/** A node that does not hide a client now and then, because the pod happens to be its own, does it by chance. */
const requests = 48

export function seesClient({ service, namespace = 'default', port }: SeesClient): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  return {
    title: {
      en: `The pods behind ${service} see the client's own address, every time`,
      ko: `${service} 뒤의 파드가 매번 클라이언트 자신의 주소를 봅니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found === undefined) return missing(view, ref)
      const ip = found.status?.loadBalancer?.ingress?.[0]?.ip
      if (ip === undefined) {
        const facts = { service: nameOf(ref), type: found.spec.type }
        const where = { object: ref, path: ['spec', 'type'] }
        return failedBecause(await view.explain(ref), diagnose('check/no-outside-address', facts, where))
      }
      const url = `http://${ip.includes(':') ? `[${ip}]` : ip}:${port}`
      for (let sent = 0; sent < requests; sent++) {
        const finding = await seen(view, url, await view.request(outside, requestTo(url)))
        if (!finding.passed) return finding
      }
      return passed
    },
  }
}

async function seen(view: ClusterView, url: string, trace: Trace): Promise<Finding> {
  const hop = whereItWent(trace)
  if (trace.verdict !== 'answered' || hop?.sourceIP === undefined) {
    const { verdict } = trace
    return failedBecause(trace.diagnostics, diagnose('check/not-answered', { url, verdict }))
  }
  if (hop.sourceIP === client) return passed
  const through = trace.hops.find((one) => one.at === 'service')
  const service = through && (await view.get({ ...through.service, kind: 'Service' }))
  const isForPods = service?.spec.internalTrafficPolicy === 'Local'
  const policy = isForPods ? 'internalTrafficPolicy' : 'externalTrafficPolicy'
  const where = through && { object: through.service, path: ['spec', policy] }
  const nodes = await view.list('Node')
  const node = nodes.find(({ status }) => status?.addresses?.some(({ address }) => address === hop.sourceIP))
  const facts = {
    url,
    pod: hop.pod?.name ?? hop.ip,
    client,
    seen: hop.sourceIP,
    isForPods,
    ...(node === undefined ? {} : { node: node.metadata.name }),
  }
  return failed(diagnose('check/client-hidden', facts, where))
}

/** Is a Service answered from outside of the cluster, at the address that its load balancer has? */
import { diagnose, type Origin } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failedBecause, missing, nameOf } from './finding.ts'
import { podsAnswer } from './pods-answer.ts'

export interface BalancerAnswers {
  readonly service: string
  readonly namespace?: string
  readonly port: number
  readonly workloads: readonly string[]
}

/** RFC 5737 keeps this block for examples. */
const outside: Origin = { from: 'outside', ip: '203.0.113.10' }

export function balancerAnswers({
  service,
  namespace = 'default',
  port,
  workloads,
}: BalancerAnswers): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  return {
    title: {
      en: `From outside, ${workloads.join(' and ')} can be reached through Service ${service}, port ${port}`,
      ko: `클러스터 밖에서 서비스 ${service}의 포트 ${port}(으)로 ${workloads.join(', ')}에 닿을 수 있습니다`,
    },
    ask: async (world) => {
      const found = await world.view.get(ref)
      if (found === undefined) return missing(world.view, ref)
      const ip = found.status?.loadBalancer?.ingress?.[0]?.ip
      if (ip === undefined) {
        const facts = { service: nameOf(ref), type: found.spec.type }
        const where = { object: ref, path: ['spec', 'type'] }
        return failedBecause(
          await world.view.explain(ref),
          diagnose('check/no-outside-address', facts, where),
        )
      }
      const host = ip.includes(':') ? `[${ip}]` : ip
      return podsAnswer({ from: outside, namespace, url: `http://${host}:${port}`, workloads }).ask(world)
    },
  }
}

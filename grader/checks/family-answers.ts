/** Has a Service an address of this IP family, and do the pods of these workloads answer there? */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, missing } from './finding.ts'
import { podsAnswer } from './pods-answer.ts'

export interface FamilyAnswers {
  readonly from: string
  /** Of the sending pod, the Service and the workloads; `default` when absent. */
  readonly namespace?: string
  readonly service: string
  readonly port: number
  readonly family: 'IPv4' | 'IPv6'
  readonly workloads: readonly string[]
}

export function familyAnswers({
  from,
  namespace = 'default',
  service,
  port,
  family,
  workloads,
}: FamilyAnswers): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  return {
    title: {
      en: `Service ${service} has an ${family} address, and the pods of ${workloads.join(' and ')} answer there`,
      ko: `서비스 ${service}에 ${family} 주소가 있고, 거기에 ${workloads.join(', ')}의 파드가 응답합니다`,
    },
    ask: async (world) => {
      const found = await world.view.get(ref)
      if (found?.kind !== 'Service') return missing(world.view, ref)
      const addresses = (found.spec.clusterIPs ?? []).filter((ip) => ip !== 'None')
      const ip = addresses.find((one) => one.includes(':') === (family === 'IPv6'))
      if (ip === undefined) {
        const where = { object: ref, path: ['spec', fieldBehind(family, addresses)] }
        return failed(diagnose('check/family-without-address', { family, addresses }, where))
      }
      const url = `http://${family === 'IPv6' ? `[${ip}]` : ip}:${port}`
      return podsAnswer({ from, namespace, url, workloads }).ask(world)
    },
  }
}

/** A Service that has only IPv6 asked for that; one that has only IPv4 did not ask for more. */
function fieldBehind(family: 'IPv4' | 'IPv6', addresses: readonly string[]): string {
  if (addresses.length === 0) return 'clusterIP'
  return family === 'IPv4' ? 'ipFamilies' : 'ipFamilyPolicy'
}

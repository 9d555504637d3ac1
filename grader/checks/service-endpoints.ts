/** Does a Service lead to exactly these addresses? For lists of endpoints that are written by hand. */
import { diagnose, refOf } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failedBecause, missing, nameOf, passed } from './finding.ts'
import { behindPorts, slicesOf } from './who-stands-behind.ts'

export interface ServiceEndpoints {
  readonly service: string
  readonly namespace?: string
  /** `ip:port` each, in any order, over all ports of the Service. */
  readonly endpoints: readonly string[]
}

export function serviceEndpoints({ service, namespace = 'default', endpoints }: ServiceEndpoints): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  const want = [...endpoints].sort()
  return {
    title: {
      en: `Service ${service} leads to ${endpoints.join(' and ')}`,
      ko: `서비스 ${service}가 ${endpoints.join(', ')}(으)로 이어집니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found?.kind !== 'Service') return missing(view, ref)
      const slices = await slicesOf(view, found)
      const behind = behindPorts(found, slices).flat()
      const have = [...new Set(behind.map(({ address }) => address))].sort()
      if (have.join() === want.join()) return passed
      // The list stands in the slice; a Service that leads to the wrong addresses is not to blame for it.
      const [slice] = slices
      const where = slice
        ? { object: refOf(slice), path: ['endpoints'] }
        : { object: ref, path: ['spec', found.spec.type === 'ExternalName' ? 'type' : 'ports'] }
      return failedBecause(
        await view.explain(ref),
        diagnose('check/endpoints-differ', { service: nameOf(ref), have, want }, where),
      )
    },
  }
}

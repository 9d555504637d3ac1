/** Does a Service lead to exactly these addresses? For lists of endpoints that are written by hand. */
import { diagnose, type EndpointSlice, type ObjectRef, refOf, serviceNameLabel } from '../../sim/index.ts'
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
      ko: `서비스 ${service}이(가) ${endpoints.join(', ')}(으)로 이어집니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found?.kind !== 'Service') return missing(view, ref)
      const slices = await slicesOf(view, found)
      const behind = behindPorts(found, slices).flat()
      const have = [...new Set(behind.map(({ address }) => address))].sort()
      if (have.join() === want.join()) return passed
      const field = found.spec.type === 'ExternalName' ? 'type' : 'ports'
      const others = (await view.list('EndpointSlice', namespace)).filter((slice) => !slices.includes(slice))
      const lost = want.filter((address) => !have.includes(address))
      const astray = others.find((slice) => lost.some((address) => lists(slice, address)))
      const where =
        astray === undefined
          ? (whereItStands(slices, have, want) ?? { object: ref, path: ['spec', field] })
          : { object: refOf(astray), path: ['metadata', 'labels', serviceNameLabel] }
      return failedBecause(
        await view.explain(ref),
        diagnose('check/endpoints-differ', { service: nameOf(ref), have, want }, where),
      )
    },
  }
}

/** The list stands in the slice; a Service that leads to the wrong addresses is not to blame for it. */
function whereItStands(
  slices: readonly EndpointSlice[],
  have: readonly string[],
  want: readonly string[],
): { readonly object: ObjectRef; readonly path: readonly (string | number)[] } | undefined {
  const missing = want.filter((address) => !have.includes(address))
  // An address that is listed and is no endpoint of the Service is not ready, or its port has another number or name.
  const unmatched = slices.find((slice) => missing.some((address) => lists(slice, address)))
  if (unmatched !== undefined) {
    const heldBack = unmatched.endpoints?.findIndex(({ conditions }) => conditions?.ready === false) ?? -1
    const path = heldBack < 0 ? ['ports'] : ['endpoints', heldBack, 'conditions', 'ready']
    return { object: refOf(unmatched), path }
  }
  const surplus = have.filter((address) => !want.includes(address))
  const slice = slices.find((one) => surplus.some((address) => lists(one, address))) ?? slices[0]
  return slice && { object: refOf(slice), path: ['endpoints'] }
}

function lists({ endpoints }: EndpointSlice, address: string): boolean {
  const bare = address.replace(/[[\]]/g, '')
  return (endpoints ?? []).some(({ addresses: [ip = '?'] }) => bare.startsWith(`${ip}:`))
}

/** Does a Service offer ports of these names, numbers and protocols? For tasks in which the name is the lesson. */
import type { Protocol, ServicePort } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, missing, passed } from './finding.ts'

export interface OfferedPort {
  readonly name?: string
  readonly port: number
  readonly protocol?: Protocol
}

export interface ServiceOffers {
  readonly service: string
  readonly namespace?: string
  readonly ports: readonly OfferedPort[]
}

export function serviceOffers({ service, namespace = 'default', ports }: ServiceOffers): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  const wanted = ports.map(printPort)
  return {
    title: {
      en: `Service ${service} offers ${wanted.join(' and ')}`,
      ko: `서비스 ${service}이(가) ${wanted.join(', ')} 포트를 제공합니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found?.kind !== 'Service') return missing(view, ref)
      const offered = (found.spec.ports ?? []).map(printPort)
      const absent = wanted.find((port) => !offered.includes(port))
      if (absent === undefined) return passed
      return failed(
        diagnose('check/port-missing', { wanted: absent, offered }, { object: ref, path: ['spec', 'ports'] }),
      )
    },
  }
}

/** `web 80/TCP`, in the order of kubectl describe. */
function printPort({ name, port, protocol = 'TCP' }: OfferedPort | ServicePort): string {
  return name === undefined || name === '' ? `${port}/${protocol}` : `${name} ${port}/${protocol}`
}

/**
 * Does every pod of a workload know a Service by its environment, at the address that it has now? The variables are written
 * when a container starts: one that was started before the Service was made knows nothing of it.
 */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, missing, passed } from './finding.ts'
import { originOf } from './requests.ts'
import { podsOf } from './who-stands-behind.ts'

export interface PodsKnowService {
  readonly workload: string
  readonly service: string
  /** Of both; `default` when absent. */
  readonly namespace?: string
}

export function podsKnowService({ workload, service, namespace = 'default' }: PodsKnowService): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  const variable = `${service.replaceAll('-', '_').toUpperCase()}_SERVICE_HOST`
  return {
    title: {
      en: `Every pod of ${workload} knows Service ${service} by its environment`,
      ko: `${workload}의 모든 파드가 환경 변수로 서비스 ${service}을(를) 압니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found === undefined) return missing(view, ref)
      const wanted = found.spec.clusterIP ?? ''
      const pods = await podsOf(view, namespace, [workload])
      if (pods.length === 0) return missing(view, { kind: 'Deployment', namespace, name: workload })
      for (const { metadata } of pods) {
        const env = (await view.env(originOf(metadata.name, namespace))) ?? {}
        const value = Object.hasOwn(env, variable) ? env[variable] : undefined
        if (value === wanted) continue
        const facts = { pod: metadata.name, variable, wanted, ...(value === undefined ? {} : { value }) }
        return failed(diagnose('check/pod-told-too-late', facts))
      }
      return passed
    },
  }
}

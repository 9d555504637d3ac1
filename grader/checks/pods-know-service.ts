/**
 * Does every pod of a workload know a Service by its environment, at the address that it has now? The variables are written
 * when a container starts: one that was started before the Service was made knows nothing of it.
 */
import { diagnose, type Pod } from '../../sim/index.ts'
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
      for (const pod of pods) {
        const env = (await view.env(originOf(pod.metadata.name, namespace))) ?? {}
        const told = Object.hasOwn(env, variable) ? env[variable] : undefined
        const own = ownValue(pod, variable)
        const value = own ?? told
        if (value === wanted) continue
        const facts = { pod: pod.metadata.name, variable, wanted, ...(value === undefined ? {} : { value }) }
        return failed(diagnose('check/pod-told-too-late', { ...facts, isOwn: own !== undefined }))
      }
      return passed
    },
  }
}

/** What a container of the pod says of itself comes before anything that is told. */
function ownValue({ spec }: Pod, variable: string): string | undefined {
  const own = spec.containers.flatMap(({ env = [] }) => env).findLast(({ name }) => name === variable)
  return own && (own.value ?? '')
}

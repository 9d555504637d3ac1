/**
 * Has a workload so many pods, and are all of them ready? A pod that lost the label by which its controller knows it is
 * none of them any more; one that was made in its place is.
 */
import { diagnose, type Pod } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, passed } from './finding.ts'
import { podsOf } from './who-stands-behind.ts'

export interface PodsReady {
  /** A Deployment, ReplicaSet, ReplicationController or pod. */
  readonly workload: string
  readonly namespace?: string
  readonly pods: number
  /** These are among them, and none was made in their place. */
  readonly named?: readonly string[]
}

export function podsReady({ workload, namespace = 'default', pods, named = [] }: PodsReady): Question {
  return {
    title: {
      en:
        pods === 1
          ? `${workload} has one pod, and it is ready`
          : `${workload} has ${pods} pods, and all of them are ready`,
      ko: `${workload}의 파드 ${pods}개가 모두 준비되어 있습니다`,
    },
    ask: async ({ view }) => {
      const found = await podsOf(view, namespace, [workload])
      const unready = found.filter((pod) => !isReady(pod)).map(({ metadata }) => metadata.name)
      const names = found.map(({ metadata }) => metadata.name)
      const gone = named.filter((name) => !names.includes(name))
      if (unready.length === 0 && found.length === pods && gone.length === 0) return passed
      const made = gone.length === 0 ? [] : names.filter((name) => !named.includes(name))
      const isDown = found.some((pod) => !isReady(pod) && isContainerDown(pod))
      const facts = { workload, have: found.length, wanted: pods, unready, isDown, gone, made }
      return failed(diagnose('check/pods-not-ready', facts))
    },
  }
}

/** No probe has anything to say of a container that does not run. */
function isContainerDown({ status }: Pod): boolean {
  return status?.containerStatuses?.some(({ state }) => state?.running === undefined) ?? false
}

export function isReady({ status }: Pod): boolean {
  return status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false
}

/**
 * Does a pod that is deleted leave without a client noticing, in good time, and of its own will? Requests are sent from
 * the deletion until it is gone: none may be lost, and no container may have to be killed at the end of the grace period.
 *
 * podLeavesGently({ workload: 'web', from: 'client', url: 'http://web', within: 30 })
 */
import { type ClusterView, diagnose, type Pod, refOf } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { askThroughout, lost } from './ask-throughout.ts'
import { failed, missing, passed } from './finding.ts'
import { podsOf } from './who-stands-behind.ts'

export interface PodLeavesGently {
  /** A Deployment, one of whose pods is deleted. */
  readonly workload: string
  /** Of the Deployment and of the pod that asks; `default` when absent. */
  readonly namespace?: string
  /** The pod that sends the requests. */
  readonly from: string
  readonly url: string
  /** In how many seconds it has to be gone. */
  readonly within: number
}

/** Nobody waits for ever to tell that it takes too long. */
const patience = 60

export function podLeavesGently({
  workload,
  namespace = 'default',
  from,
  url,
  within,
}: PodLeavesGently): Question {
  const ref = { kind: 'Deployment', namespace, name: workload } as const
  return {
    title: {
      en: `A pod of ${workload} that is deleted loses no request, and ends by itself within ${within} seconds`,
      ko: `${workload}의 파드를 삭제해도 요청을 하나도 잃지 않고, 파드가 ${within}초 안에 스스로 끝납니다`,
    },
    ask: async ({ view }) => {
      const [pod] = await podsOf(view, namespace, [workload])
      if (pod === undefined) return missing(view, ref)
      const deleted = await view.after({ does: 'delete', ref: refOf(pod) })
      if (!deleted.ok) return { passed: false, diagnostics: deleted.diagnostics }
      let last: Pod = pod
      const isOver = async (now: ClusterView): Promise<boolean> => {
        const found = await now.get({ kind: 'Pod', namespace, name: pod.metadata.name })
        if (found === undefined || found.metadata.uid !== pod.metadata.uid) return true
        last = found
        return false
      }
      const most = within + patience
      const watched = await askThroughout({ view: deleted.value, from, namespace, url, isOver, most })
      const template = ['spec', 'template', 'spec']
      const facts = { pod: pod.metadata.name, seconds: watched.seconds }
      if (watched.end === 'lost') {
        const hook = pod.spec.containers.findIndex(({ lifecycle }) => lifecycle?.preStop !== undefined)
        const inHook = ['containers', hook, 'lifecycle', 'preStop']
        const where = { object: ref, path: [...template, ...(hook < 0 ? [] : inHook)] }
        const deletion = { url, during: 'deletion', what: pod.metadata.name, hasHook: hook >= 0 } as const
        return lost(watched, deletion, where)
      }
      const where = { object: ref, path: [...template, 'terminationGracePeriodSeconds'] }
      const container = wasKilled(last)
      if (container !== undefined) {
        const grace = pod.spec.terminationGracePeriodSeconds ?? 30
        return failed(diagnose('check/pod-was-killed', { ...facts, seconds: grace, container }, where))
      }
      return watched.end === 'over' && watched.seconds <= within
        ? passed
        : failed(diagnose('check/pod-leaves-late', { ...facts, within }, where))
    },
  }
}

/** 128 + 9, SIGKILL: the first container that it happened to. */
function wasKilled({ status }: Pod): string | undefined {
  return status?.containerStatuses?.find(({ state }) => state?.terminated?.exitCode === 137)?.name
}

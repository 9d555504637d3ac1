/**
 * Do exactly the right pods stand behind a Service: all pods of the named workloads, ready, and nobody else?
 * Judged by the EndpointSlices, whatever the selector looks like. With publishNotReadyAddresses those call every pod
 * ready: then the pods are asked.
 */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, failedBecause, missing, nameOf, passed } from './finding.ts'
import { isReady } from './pods-ready.ts'
import { podsBehind, podsListed, podsNotReady, podsOf, slicesOf } from './who-stands-behind.ts'

export interface ServiceSelects {
  readonly service: string
  /** `default` when absent. */
  readonly namespace?: string
  /** Names of Deployments, ReplicaSets, ReplicationControllers or pods. */
  readonly workloads: readonly string[]
  /** How many pods that is: stands in the title. */
  readonly pods: number
}

export function serviceSelects({
  service,
  namespace = 'default',
  workloads,
  pods,
}: ServiceSelects): Question {
  const ref = { kind: 'Service', namespace, name: service } as const
  return {
    title: {
      en: `Service ${service} has ${pods === 1 ? 'one ready endpoint' : `${pods} ready endpoints`}: the pods of ${workloads.join(' and ')}`,
      ko: `서비스 ${service}에 준비된 엔드포인트가 ${pods}개 있습니다: ${workloads.join(', ')}의 파드`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found?.kind !== 'Service') return missing(view, ref)
      const slices = await slicesOf(view, found)
      const behind = podsBehind(found, slices)
      const members = await podsOf(view, namespace, workloads)
      const wanted = new Set(members.map((pod) => pod.metadata.name))
      const others = podsListed(slices).filter((pod) => !wanted.has(pod))
      const left = [...wanted].filter((pod) => !behind.has(pod))
      const waiting = podsNotReady(slices)
      const unready = left.filter((pod) => waiting.includes(pod))
      const selector = { object: ref, path: ['spec', 'selector'] }
      if (others.length > 0)
        return failed(
          diagnose('check/selects-others', { others, workloads, right: wanted.size - left.length }, selector),
        )
      if (left.length === 0 && wanted.size > 0) {
        const published = members.filter((pod) => !isReady(pod)).map(({ metadata }) => metadata.name)
        const at = { object: ref, path: ['spec', 'publishNotReadyAddresses'] }
        return published.length === 0
          ? passed
          : failed(diagnose('check/not-ready-published', { pods: published }, at))
      }
      if (found.spec.type === 'ExternalName') {
        const facts = { service: nameOf(ref), externalName: found.spec.externalName ?? '' }
        return failed(
          diagnose('service/alias-selects-nobody', facts, { object: ref, path: ['spec', 'type'] }),
        )
      }
      const counts = { wanted: wanted.size, ready: wanted.size - left.length }
      // A selector that finds them all is not to blame for those that are not ready.
      const otherwise =
        unready.length > 0 && unready.length === left.length
          ? diagnose('check/some-not-ready', { service: nameOf(ref), ...counts, unready })
          : diagnose(
              'check/selects-too-few',
              { selected: counts.ready, wanted: wanted.size, missing: left },
              selector,
            )
      return failedBecause(await view.explain(ref), otherwise)
    },
  }
}

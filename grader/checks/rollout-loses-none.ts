/**
 * Is a Deployment rolled out without a client noticing? Its pods are replaced, as by `kubectl rollout restart` or by a
 * new image, and requests are sent all the while: none may be lost, and the rollout has to come to its end.
 *
 * rolloutLosesNone({ deployment: 'kubia', from: 'client', url: 'http://kubia' })
 */
import {
  type ClusterView,
  type Deployment,
  diagnose,
  matchesSelector,
  type Outcome,
  refOf,
  type Whereabouts,
} from '../../sim/index.ts'
import type { Bilingual, Question } from '../exercise.ts'
import { askThroughout, lossOf, lost } from './ask-throughout.ts'
import { failed, missing, passed } from './finding.ts'
import { isReady } from './pods-ready.ts'
import { startedAnew } from './started-anew.ts'

export interface RolloutLosesNone {
  readonly deployment: string
  /** Of the Deployment and of the pod that asks; `default` when absent. */
  readonly namespace?: string
  /** The pod that sends the requests. */
  readonly from: string
  readonly url: string
  /** How long it may take; five minutes when absent. */
  readonly seconds?: number
  /** On another day: a ConfigMap of the same namespace has another value then. */
  readonly onADay?: {
    readonly settings: string
    readonly key: string
    readonly value: string
    /** "when the program needs 40 s". */
    readonly title: Bilingual
  }
}

const template = ['spec', 'template', 'spec']

export function rolloutLosesNone({
  deployment,
  namespace = 'default',
  from,
  url,
  seconds: most = 300,
  onADay,
}: RolloutLosesNone): Question {
  const ref = { kind: 'Deployment', namespace, name: deployment } as const
  return {
    title: {
      en: `While Deployment ${deployment} is rolled out${onADay ? ` ${onADay.title.en}` : ''}, no request to ${url} is lost`,
      ko: `${onADay ? `${onADay.title.ko} ` : ''}디플로이먼트 ${deployment}의 롤아웃 동안 ${url}에 보낸 요청을 하나도 잃지 않습니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found === undefined) return missing(view, ref)
      const day = await dayOf(view, namespace, onADay)
      if (!day.ok) return { passed: false, diagnostics: day.diagnostics }
      const started = await day.value.after({ does: 'replace', object: startedAnew(found) })
      if (!started.ok) return { passed: false, diagnostics: started.diagnostics }
      const old = new Set((await podsOf(view, found)).map(({ metadata }) => metadata.uid))
      const isOver = async (now: ClusterView): Promise<boolean> => {
        const still = (await podsOf(now, found)).filter(({ metadata }) => old.has(metadata.uid)).length
        // On another day the first pod to be replaced tells all: every other one goes as it did.
        if (onADay !== undefined && still < old.size) return true
        return isComplete(await now.get(ref)) && still === 0
      }
      // Who refuses on that day and not today does so for many seconds: there is no need to look twice in one.
      const step = onADay === undefined ? {} : { step: 2 }
      const watched = await askThroughout({
        view: started.value,
        from,
        namespace,
        url,
        isOver,
        most,
        ...step,
      })
      const where = { object: refOf(found), path: template }
      if (watched.end === 'lost') {
        const facts = { url, during: 'rollout', what: deployment } as const
        if (found.spec.strategy?.type !== 'Recreate') return lost(watched, ...unprobed(found, facts, where))
        const strategy = { object: refOf(found), path: ['spec', 'strategy', 'type'] }
        return failed(lossOf(watched, { ...facts, recreate: true }, strategy))
      }
      if (watched.end === 'over') return passed
      const pods = (await podsOf(watched.view, found)).filter(({ metadata }) => !old.has(metadata.uid))
      const unready = pods.filter((pod) => !isReady(pod))
      const facts = { deployment, seconds: most, unready: unready.map(({ metadata }) => metadata.name) }
      return failed(diagnose('check/rollout-unfinished', facts, where))
    },
  }
}

/** Where no container is asked whether it is ready, that is the place to look at. */
function unprobed<Facts extends object>(
  { spec }: Deployment,
  facts: Facts,
  where: Whereabouts,
): [facts: Facts & { readonly isUnprobed: boolean }, where: Whereabouts] {
  const containers = spec.template.spec?.containers ?? []
  const isUnprobed =
    containers.length > 0 && containers.every(({ readinessProbe }) => readinessProbe === undefined)
  const path = isUnprobed ? [...template, 'containers', 0, 'name'] : template
  return [
    { ...facts, isUnprobed },
    { ...where, path },
  ]
}

/** The world on that day, before anything is rolled out. */
async function dayOf(
  view: ClusterView,
  namespace: string,
  day: RolloutLosesNone['onADay'],
): Promise<Outcome<ClusterView>> {
  const settings = day && (await view.get({ kind: 'ConfigMap', namespace, name: day.settings }))
  if (day === undefined || settings === undefined) return { ok: true, value: view, diagnostics: [] }
  const object = { ...settings, data: { ...settings.data, [day.key]: day.value } }
  return view.after({ does: 'replace', object })
}

/** As `kubectl rollout status` waits for. */
function isComplete(deployment: Deployment | undefined): boolean {
  if (deployment === undefined) return false
  const { metadata, spec, status = {} } = deployment
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = status
  const wanted = spec.replicas ?? 1
  return (
    observedGeneration >= (metadata.generation ?? 0) &&
    updatedReplicas === wanted &&
    replicas === wanted &&
    availableReplicas === wanted
  )
}

/** All that its selector finds: those that are going, too. */
async function podsOf(view: ClusterView, { metadata, spec }: Deployment) {
  const pods = await view.list('Pod', metadata.namespace)
  return pods.filter((pod) => matchesSelector(spec.selector?.matchLabels ?? {}, pod.metadata.labels))
}

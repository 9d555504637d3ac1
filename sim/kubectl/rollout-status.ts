/**
 * How far has a rollout come? One line for each step that can be seen, until it is done.
 * Models kubernetes/kubectl pkg/polymorphichelpers/rollout_status.go, in its words.
 */
import type { DaemonSet, Deployment, StatefulSet } from '../api/workload.ts'
import { quoteText } from '../quote.ts'

export type RolloutState =
  | { readonly state: 'done' | 'going'; readonly line: string }
  | { readonly state: 'failed'; readonly line: string }

const going = (line: string): RolloutState => ({ state: 'going', line })
const done = (line: string): RolloutState => ({ state: 'done', line })

export function rolloutState(object: Deployment | DaemonSet | StatefulSet, revision: number): RolloutState {
  switch (object.kind) {
    case 'Deployment':
      return deploymentState(object, revision)
    case 'DaemonSet':
      return daemonSetState(object)
    case 'StatefulSet':
      return statefulSetState(object)
  }
}

export const revisionAnnotation = 'deployment.kubernetes.io/revision'

function deploymentState({ metadata, spec, status = {} }: Deployment, revision: number): RolloutState {
  const name = quoteText(metadata.name)
  const running = Number(metadata.annotations?.[revisionAnnotation] ?? 0)
  if (revision > 0 && revision !== running) {
    return {
      state: 'failed',
      line: `desired revision (${revision}) is different from the running revision (${running})`,
    }
  }
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return going('Waiting for deployment spec update to be observed...')
  }
  const progressing = status.conditions?.find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return { state: 'failed', line: `deployment ${name} exceeded its progress deadline` }
  }
  const [updated, replicas, available] = [
    status.updatedReplicas ?? 0,
    status.replicas ?? 0,
    status.availableReplicas ?? 0,
  ]
  const finish = (what: string) => going(`Waiting for deployment ${name} rollout to finish: ${what}...`)
  if (updated < (spec.replicas ?? 1)) {
    return finish(`${updated} out of ${spec.replicas ?? 1} new replicas have been updated`)
  }
  if (replicas > updated) return finish(`${replicas - updated} old replicas are pending termination`)
  if (available < updated) return finish(`${available} of ${updated} updated replicas are available`)
  return done(`deployment ${name} successfully rolled out`)
}

function daemonSetState({ metadata, spec, status = {} }: DaemonSet): RolloutState {
  const name = quoteText(metadata.name)
  if (spec.updateStrategy?.type === 'OnDelete') {
    return { state: 'failed', line: 'rollout status is only available for RollingUpdate strategy type' }
  }
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return going('Waiting for daemon set spec update to be observed...')
  }
  const desired = status.desiredNumberScheduled ?? 0
  const [updated, available] = [status.updatedNumberScheduled ?? 0, status.numberAvailable ?? 0]
  const finish = (what: string) => going(`Waiting for daemon set ${name} rollout to finish: ${what}...`)
  if (updated < desired) return finish(`${updated} out of ${desired} new pods have been updated`)
  if (available < desired) return finish(`${available} of ${desired} updated pods are available`)
  return done(`daemon set ${name} successfully rolled out`)
}

function statefulSetState({ metadata, spec, status = {} }: StatefulSet): RolloutState {
  if (spec.updateStrategy?.type === 'OnDelete') {
    return { state: 'failed', line: 'rollout status is only available for RollingUpdate strategy type' }
  }
  const observed = status.observedGeneration ?? 0
  if (observed === 0 || (metadata.generation ?? 0) > observed) {
    return going('Waiting for statefulset spec update to be observed...')
  }
  const wanted = spec.replicas ?? 1
  const ready = status.readyReplicas ?? 0
  if (ready < wanted) return going(`Waiting for ${wanted - ready} pods to be ready...`)
  const updated = status.updatedReplicas ?? 0
  const rolling = spec.updateStrategy?.rollingUpdate
  if (rolling !== undefined) {
    const expected = wanted - (rolling.partition ?? 0)
    if (updated < expected) {
      return going(
        `Waiting for partitioned roll out to finish: ${updated} out of ${expected} new pods have been updated...`,
      )
    }
    return done(`partitioned roll out complete: ${updated} new pods have been updated...`)
  }
  if (status.updateRevision !== status.currentRevision) {
    return going(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${status.updateRevision}...`,
    )
  }
  return done(
    `statefulset rolling update complete ${status.currentReplicas ?? 0} pods at revision ${status.currentRevision}...`,
  )
}

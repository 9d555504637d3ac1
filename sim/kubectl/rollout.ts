/**
 * What do the commands of `kubectl rollout` do? They watch a rollout, start one, hold it, and go back to an earlier one.
 *
 * Models kubernetes/kubectl pkg/cmd/rollout and pkg/polymorphichelpers (history.go, rollback.go, objectrestarter.go).
 */
import type { JsonObject } from '../api/meta.ts'
import type { DaemonSet, Deployment, StatefulSet } from '../api/workload.ts'
import { sameJson } from '../state/same-json.ts'
import { timestampAt } from '../state/timestamp.ts'
import { changeObjects, withoutVersion } from './change-objects.ts'
import { isSet, numberOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { dryRunMark, dryRunOf } from './dry-run.ts'
import { failure, printFailures } from './failure.ts'
import { getObject } from './objects.ts'
import { changeLine } from './print-change.ts'
import { hasFiles } from './read-files.ts'
import { printedType } from './resources.ts'
import { describeTemplate, historyTable, revisionsOf } from './rollout-history.ts'
import { rolloutState } from './rollout-status.ts'
import { replaceObject } from './send.ts'
import type { Runner, Session } from './session.ts'
import { findTargets, type Target } from './targets.ts'

type Rolling = Deployment | DaemonSet | StatefulSet

const rollingKinds = ['Deployment', 'DaemonSet', 'StatefulSet']

function asRolling({ resource, object }: Target): Rolling | undefined {
  return rollingKinds.includes(resource.kind) ? (object as unknown as Rolling) : undefined
}

function missingName({ command }: Session): CommandOutput | undefined {
  return command.args.length === 0 && !hasFiles(command)
    ? failed('error: required resource not specified')
    : undefined
}

export const rolloutStatus: Runner = (session) => {
  const { command } = session
  const missing = missingName(session)
  if (missing !== undefined) return missing
  const targets = findTargets(session, { typeAloneMeansAll: true })
  if (!targets.ok) return targets.output
  const revision = numberOf(command, 'revision')
  const outputs = targets.value.targets.map((target) => followRollout(session, target, revision))
  const none = `No resources found in ${session.namespace} namespace.`
  if (outputs.length === 0 && targets.value.failures.length === 0) return printed('', none)
  return joined([...outputs, printFailures(targets.value.failures)])
}

function followRollout(session: Session, target: Target, revision: number): CommandOutput {
  const { cluster, command } = session
  const limit = numberOf(command, 'timeout') || 900
  const end = cluster.state.now + limit
  const lines: string[] = []
  let current: Target = target
  while (true) {
    const object = asRolling(current)
    if (object === undefined)
      return failed(`error: no status viewer has been implemented for ${target.resource.kind}`)
    const state = rolloutState(object, revision)
    if (state.state === 'failed') return joined([printed(lines.join('\n')), failed(`error: ${state.line}`)])
    if (lines.at(-1) !== state.line) lines.push(state.line)
    if (state.state === 'done' || !isSet(command, 'watch')) return printed(lines.join('\n'))
    if (cluster.state.now >= end) {
      return joined([
        printed(lines.join('\n')),
        failed(
          'error: timed out waiting for the condition',
          'see why with kubectl get pods and kubectl describe',
        ),
      ])
    }
    cluster.advance(1)
    const now = getObject(session, target.resource, target.name, target.namespace)
    if (!now.ok) return joined([printed(lines.join('\n')), failed('error: object has been deleted')])
    current = { ...target, object: now.value }
  }
}

export const rolloutRestart: Runner = (session) =>
  missingName(session) ??
  changeObjects(session, {}, (target) => {
    const { object } = target
    if (asRolling(target) === undefined) return failure(notPossible(target, 'restarting'))
    const { state } = session.cluster
    const moment = timestampAt(state.settings.epoch, state.now)
    const spec = object.spec as JsonObject
    const template = spec.template as JsonObject
    const metadata = (template.metadata ?? {}) as JsonObject
    const annotations = {
      ...((metadata.annotations ?? {}) as JsonObject),
      'kubectl.kubernetes.io/restartedAt': moment,
    }
    const changed = {
      ...object,
      spec: { ...spec, template: { ...template, metadata: { ...metadata, annotations } } },
    }
    if (sameJson(changed, object)) {
      return failure(
        `failed to create patch for ${target.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
      )
    }
    return { object: changed, done: 'restarted' }
  })

function notPossible({ resource, name }: Target, what: string): string {
  return `${resource.plural} "${name}" ${what} is not supported`
}

function pauser(paused: boolean): Runner {
  return (session) =>
    missingName(session) ??
    changeObjects(session, {}, (target) => {
      const spec = (target.object.spec ?? {}) as JsonObject
      if (target.resource.kind !== 'Deployment')
        return failure(notPossible(target, paused ? 'pausing' : 'resuming'))
      if ((spec.paused === true) === paused) {
        return failure(`deployments.apps "${target.name}" ${paused ? 'is already paused' : 'is not paused'}`)
      }
      const { paused: _, ...rest } = spec
      return {
        object: { ...target.object, spec: paused ? { ...rest, paused } : rest },
        done: paused ? 'paused' : 'resumed',
      }
    })
}

export const rolloutPause: Runner = pauser(true)
export const rolloutResume: Runner = pauser(false)

export const rolloutHistory: Runner = (session) => {
  const missing = missingName(session)
  if (missing !== undefined) return missing
  const wanted = numberOf(session.command, 'revision')
  if (wanted < 0) return failed(`error: revision must be a positive integer: ${wanted}`)
  const targets = findTargets(session, { typeAloneMeansAll: true })
  if (!targets.ok) return targets.output
  const outputs = targets.value.targets.map((target) => {
    if (asRolling(target) === undefined) {
      return failed(`error: no history viewer has been implemented for "${target.resource.kind}"`)
    }
    const revisions = revisionsOf(session, target)
    const heading = `${printedType(target.resource.kind)}/${target.name} ${wanted > 0 ? `with revision #${wanted}` : ''}`
    if (wanted > 0) {
      const one = revisions.find(({ number }) => number === wanted)
      return one === undefined
        ? failed('error: unable to find the specified revision')
        : printed(`${heading}\nPod Template:\n${describeTemplate(one)}`)
    }
    const rows = revisions.map(({ number, cause }) => [String(number), cause || '<none>'])
    return printed(`${heading}\n${historyTable([['REVISION', 'CHANGE-CAUSE'], ...rows])}\n`)
  })
  return joined([...outputs, printFailures(targets.value.failures)])
}

export const rolloutUndo: Runner = (session) => {
  const missing = missingName(session)
  if (missing !== undefined) return missing
  const dryRun = dryRunOf(session.command)
  if (!dryRun.ok) return dryRun.output
  const targets = findTargets(session)
  if (!targets.ok) return targets.output
  const outputs = targets.value.targets.map((target) => {
    const { object } = target
    if (asRolling(target) === undefined)
      return failed(`error: no rollbacker has been implemented for "${target.resource.kind}"`)
    const spec = object.spec as JsonObject
    if (spec.paused === true) {
      return failed(
        "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
      )
    }
    const revisions = revisionsOf(session, target)
    const number = numberOf(session.command, 'to-revision')
    const wanted = number === 0 ? revisions.at(-2) : revisions.find((one) => one.number === number)
    if (wanted === undefined) {
      return failed(
        number === 0
          ? `error: no rollout history found for ${target.resource.singular} "${target.name}"`
          : `error: unable to find specified revision ${number} in history`,
      )
    }
    const changed = { ...object, spec: { ...spec, template: wanted.template } }
    if (sameJson(changed, object)) {
      return printed(
        `${changeLine(object, `skipped rollback (current template already matches revision ${wanted.number})`, 'none')}`,
      )
    }
    if (dryRun.value === 'client')
      return printed(changeLine(object, `rolled back${dryRunMark.client}`, 'none'))
    const sent = replaceObject(session, withoutVersion(changed), { dryRun: dryRun.value })
    return sent.ok ? printed(changeLine(object, 'rolled back', dryRun.value)) : printFailures([sent.failure])
  })
  return joined([...outputs, printFailures(targets.value.failures)])
}

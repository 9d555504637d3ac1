/**
 * What do `kubectl cordon`, `uncordon`, `drain` and `taint` do to nodes? A cordoned node gets no new pods; one that is
 * drained loses those it has, but for those of DaemonSets; a taint keeps pods away that do not tolerate it.
 *
 * Models kubernetes/kubectl pkg/cmd/drain, pkg/drain and pkg/cmd/taint. PodDisruptionBudgets are no kind of the simulator.
 */
import type { JsonObject } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { changeObjects } from './change-objects.ts'
import { isSet, textOf } from './command.ts'
import { type CommandOutput, failed, joined } from './command-output.ts'
import { waitUntilGone } from './delete.ts'
import { failure } from './failure.ts'
import { resourceOfKind } from './resources.ts'
import type { Runner, Session } from './session.ts'
import { findTargets, targetOf } from './targets.ts'
import { usageFailure } from './usage-failure.ts'

export const cordon: Runner = (session) => setSchedulable(session, false)
export const uncordon: Runner = (session) => setSchedulable(session, true)

function setSchedulable(session: Session, isSchedulable: boolean): CommandOutput {
  const { command } = session
  const verb = isSchedulable ? 'uncordon' : 'cordon'
  if (command.args.length === 0 && textOf(command, 'selector') === '') {
    return usageFailure(command, `USAGE: ${command.path} NODE [flags]`)
  }
  return changeObjects(session, { defaultType: 'nodes' }, ({ object }) => {
    const { unschedulable, ...spec } = (object.spec ?? {}) as JsonObject
    const isAlready = (unschedulable === true) !== isSchedulable
    if (isAlready) return { object, done: `already ${verb}ed` }
    return {
      object: { ...object, spec: isSchedulable ? spec : { ...spec, unschedulable: true } },
      done: `${verb}ed`,
    }
  })
}

export const drain: Runner = (session) => {
  const { command, cluster } = session
  const cordoned = setSchedulable(session, false)
  if (cordoned.exitCode !== 0) return cordoned
  const targets = findTargets(session, { defaultType: 'nodes' })
  if (!targets.ok) return targets.output
  const outputs = targets.value.targets.map(({ name }) => {
    const pods = cluster.state.podsOnNode(name)
    const ofSets = pods.filter((pod) => ownerKind(pod) === 'DaemonSet')
    const alone = pods.filter((pod) => ownerKind(pod) === undefined)
    const left = pods.filter((pod) => !ofSets.includes(pod))
    if (ofSets.length > 0 && !isSet(command, 'ignore-daemonsets'))
      return undrained(
        name,
        ofSets,
        'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
      )
    if (alone.length > 0 && !isSet(command, 'force')) {
      return undrained(name, alone, 'cannot delete Pods that declare no controller (use --force to override)')
    }
    const lines = left.flatMap(({ metadata }) => {
      const { namespace = 'default' } = metadata
      cluster.delete({ kind: 'Pod', namespace, name: metadata.name })
      return [`evicting pod ${namespace}/${metadata.name}`]
    })
    const gone = left.map((pod) => targetOf(resourceOfKind('Pod'), pod as unknown as JsonObject))
    waitUntilGone(session, gone)
    const evicted = left.map(({ metadata }) => `pod/${metadata.name} evicted`)
    return {
      stdout: `${[...evicted, `node/${name} drained`].join('\n')}\n`,
      stderr: lines.map((line) => `${line}\n`).join(''),
      exitCode: 0,
    }
  })
  return joined([cordoned, ...outputs])
}

function undrained(node: string, pods: readonly Pod[], why: string): CommandOutput {
  const names = pods.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).join(', ')
  return failed(
    `error: unable to drain node "${node}" due to error: ${why}: ${names}, continuing command...\nThere are pending nodes to be drained:\n ${node}\n${why}: ${names}`,
  )
}

function ownerKind({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.kind
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

export const taint: Runner = (session) => {
  const { command } = session
  const at = command.args.findIndex((arg) => /[=:]|-$/.test(arg))
  const [resources, taints] =
    at < 0 ? [command.args, []] : [command.args.slice(0, at), command.args.slice(at)]
  if (resources.length === 0)
    return failed('error: one or more resources must be specified as <resource> <name>')
  if (taints.length === 0) return failed('error: at least one taint update is required')
  const wrong = taints.find((text) => !text.endsWith('-') && !effects.includes(text.split(':')[1] ?? ''))
  if (wrong !== undefined) {
    return failed(
      wrong.includes(':')
        ? `error: invalid taint effect: ${wrong.split(':')[1]}, unsupported taint effect`
        : `error: invalid taint spec: ${wrong}`,
    )
  }
  return changeObjects(
    session,
    { args: resources, typeAloneMeansAll: isSet(command, 'all') },
    ({ object, name }) => {
      const spec = (object.spec ?? {}) as JsonObject
      let list = (Array.isArray(spec.taints) ? spec.taints : []) as readonly JsonObject[]
      for (const text of taints) {
        const [pair = '', effect = ''] = text.replace(/-$/, '').split(':')
        const [key = '', value] = pair.split('=')
        const isSame = (one: JsonObject) => one.key === key && (effect === '' || one.effect === effect)
        if (text.endsWith('-')) {
          if (!list.some(isSame)) return failure(`taint "${text.replace(/-$/, '')}" not found`)
          list = list.filter((one) => !isSame(one))
        } else {
          if (list.some(isSame) && !isSet(command, 'overwrite')) {
            return failure(
              `node ${name} already has ${key} taint(s) with same effect(s) and --overwrite is false`,
            )
          }
          list = [
            ...list.filter((one) => !isSame(one)),
            { key, effect, ...(value === undefined ? {} : { value }) },
          ]
        }
      }
      const { taints: _, ...rest } = spec
      const isRemoved = taints.every((text) => text.endsWith('-'))
      return {
        object: { ...object, spec: list.length === 0 ? rest : { ...rest, taints: list } },
        done: isRemoved ? 'untainted' : 'tainted',
      }
    },
  )
}

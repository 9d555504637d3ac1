/**
 * What do `kubectl cordon`, `uncordon` and `taint` do to nodes? A cordoned node gets no new pods; a taint keeps pods away
 * that do not tolerate it.
 *
 * Models kubernetes/kubectl pkg/cmd/drain and pkg/cmd/taint.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeObjects } from './change-objects.ts'
import { isSet, textOf } from './command.ts'
import { type CommandOutput, failed } from './command-output.ts'
import { failure } from './failure.ts'
import type { Runner, Session } from './session.ts'
import { usageFailure } from './usage-failure.ts'

export const cordon: Runner = (session) => setSchedulable(session, false)
export const uncordon: Runner = (session) => setSchedulable(session, true)

/** drain does it too, before anything else. */
export function setSchedulable(session: Session, isSchedulable: boolean): CommandOutput {
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

/**
 * Which pods does `kubectl drain` take off a node? All but those of DaemonSets; pods that nobody would make anew, and
 * those whose emptyDir would be lost, only when that is said to be meant.
 *
 * Models kubernetes/kubectl pkg/drain/filters.go and pkg/cmd/drain/drain.go. Leaves out PodDisruptionBudgets, which are
 * no kind of the simulator.
 */
import type { JsonObject } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { hasEnded } from '../kubelet/phase.ts'
import { isSet } from './command.ts'
import { type CommandOutput, joined, printed } from './command-output.ts'
import { waitUntilGone } from './delete.ts'
import { setSchedulable } from './nodes.ts'
import { resourceOfKind } from './resources.ts'
import type { Runner, Session } from './session.ts'
import { findTargets, targetOf } from './targets.ts'

export const drain: Runner = (session) => {
  const cordoned = setSchedulable(session, false)
  if (cordoned.exitCode !== 0) return cordoned
  const targets = findTargets(session, { defaultType: 'nodes' })
  if (!targets.ok) return targets.output
  const nodes = targets.value.targets.map(({ name }) => drainNode(session, name))
  const left = nodes.filter(({ error }) => error !== undefined)
  const pending = left.map(({ name }) => ` ${name}\n`).join('')
  const errors = left.map(({ error }) => `${error}\n`).join('')
  const end =
    left.length === 0
      ? printed('')
      : { stdout: '', stderr: `There are pending nodes to be drained:\n${pending}${errors}`, exitCode: 1 }
  return joined([cordoned, ...nodes.map(({ output }) => output), end])
}

interface Drained {
  readonly name: string
  readonly output: CommandOutput
  readonly error: string | undefined
}

type Fate =
  | { readonly does: 'goes' | 'stays'; readonly warning?: string }
  | { readonly does: 'bars'; readonly why: string }

function drainNode(session: Session, name: string): Drained {
  const { cluster } = session
  const fates = cluster.state.podsOnNode(name).map((pod) => ({ pod, fate: fateOf(session, pod) }))
  const barred = grouped(fates.flatMap(({ pod, fate }) => (fate.does === 'bars' ? [[fate.why, pod]] : [])))
  if (barred.length > 0) {
    const all = barred.map((line) => `cannot delete ${line}`)
    const error = all.length === 1 ? (all[0] ?? '') : `[${all.join(', ')}]`
    const line = `error: unable to drain node "${name}" due to error: ${error}, continuing command...\n`
    return { name, output: { stdout: '', stderr: line, exitCode: 1 }, error }
  }
  const warned = fates.flatMap(({ pod, fate }) =>
    fate.does !== 'bars' && fate.warning !== undefined ? [[fate.warning, pod] as const] : [],
  )
  const warnings = grouped(warned).join('; ')
  const going = fates.flatMap(({ pod, fate }) => (fate.does === 'goes' ? [pod] : []))
  cluster.deleteAll(
    going.map(({ metadata }) => ({
      kind: 'Pod',
      namespace: metadata.namespace ?? 'default',
      name: metadata.name,
    })),
  )
  waitUntilGone(
    session,
    going.map((pod) => targetOf(resourceOfKind('Pod'), pod as unknown as JsonObject)),
  )
  const lines = [
    ...going.map((pod) => `evicting pod ${fullNameOf(pod)}`),
    ...going.map(({ metadata }) => `pod/${metadata.name} evicted`),
    `node/${name} drained`,
  ]
  return {
    name,
    output: printed(lines.join('\n'), warnings === '' ? '' : `Warning: ${warnings}`),
    error: undefined,
  }
}

function fateOf({ command }: Session, pod: Pod): Fate {
  const { metadata, spec } = pod
  if (hasEnded(pod)) return { does: 'goes' }
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
  if (owner?.kind === 'DaemonSet') {
    return isSet(command, 'ignore-daemonsets')
      ? { does: 'stays', warning: 'ignoring DaemonSet-managed Pods' }
      : { does: 'bars', why: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' }
  }
  const isLocal = spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) ?? false
  if (isLocal && !isSet(command, 'delete-emptydir-data'))
    return { does: 'bars', why: 'Pods with local storage (use --delete-emptydir-data to override)' }
  if (owner !== undefined) return { does: 'goes' }
  // kubectl says "cannot delete" twice here.
  return isSet(command, 'force')
    ? { does: 'goes', warning: 'deleting Pods that declare no controller' }
    : { does: 'bars', why: 'cannot delete Pods that declare no controller (use --force to override)' }
}

function fullNameOf({ metadata }: Pod): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}`
}

/** Those of one reason in one line. */
function grouped(pairs: readonly (readonly [string, Pod])[]): readonly string[] {
  const byReason = new Map<string, string[]>()
  for (const [reason, pod] of pairs) byReason.set(reason, [...(byReason.get(reason) ?? []), fullNameOf(pod)])
  return [...byReason].map(([reason, names]) => `${reason}: ${names.join(', ')}`)
}

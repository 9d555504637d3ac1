/**
 * What does `kubectl delete` do? It begins the deletion of each object, and waits until all are gone: a pod that does not
 * stop at once gets its grace period, and virtual time passes meanwhile.
 *
 * Models kubernetes/kubectl pkg/cmd/delete/delete.go. --cascade=orphan and --interactive are left out, and say so.
 */
import type { ObjectRef } from '../api/meta.ts'
import { quoteText } from '../quote.ts'
import { isGiven, isSet, listOf, numberOf, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { type DryRun, dryRunMark, dryRunOf } from './dry-run.ts'
import { type Failure, failure, printFailures } from './failure.ts'
import { getObject } from './objects.ts'
import { printedType } from './resources.ts'
import type { Runner, Session } from './session.ts'
import { findTargets, type Target } from './targets.ts'

export const deleteObjects: Runner = (session) => {
  const { command } = session
  const problem = problemIn(session)
  if (problem !== undefined) return problem
  const dryRun = dryRunOf(command)
  if (!dryRun.ok) return dryRun.output
  const grace = graceOf(session)
  const found = findTargets(session)
  if (!found.ok) return found.output
  const isIgnored = ({ line }: Failure) =>
    (isSet(command, 'ignore-not-found') || isSet(command, 'all')) &&
    line.startsWith('Error from server (NotFound)')
  const failures: Failure[] = found.value.failures
    .filter((one) => !isIgnored(one))
    .map((one) => fromFile(session, one))
  const barred = dryRun.value === 'none' ? deleteAll(session, found.value.targets, grace) : []
  failures.push(...barred.map(forbidden))
  const begun = found.value.targets.filter((target) => !barred.includes(target))
  const lines = begun.map((target) => lineFor(session, target, grace, dryRun.value))
  const warning = warningFor(session, grace)
  if (found.value.targets.length === 0 && failures.length === 0) return printed('No resources found', warning)
  const waits = isSet(command, 'wait') && dryRun.value === 'none'
  const late = waits ? waitUntilGone(session, begun) : undefined
  return joined([
    printed(lines.join('\n'), warning),
    ...(late === undefined ? [] : [late]),
    printFailures(failures),
  ])
}

function problemIn({ command }: Session): CommandOutput | undefined {
  const output = textOf(command, 'output')
  if (output !== '' && output !== 'name') {
    return failed(`error: unexpected -o output mode: ${output}. We only support '-o name'`)
  }
  for (const flag of ['selector', 'field-selector']) {
    if (isSet(command, 'all') && textOf(command, flag) !== '') {
      return failed(`error: cannot set --all and --${flag} at the same time`)
    }
  }
  if (isSet(command, 'force') && numberOf(command, 'grace-period') > 0) {
    return failed('error: --force and --grace-period greater than 0 cannot be specified together')
  }
  if (isSet(command, 'now') && isGiven(command, 'grace-period') && numberOf(command, 'grace-period') >= 0) {
    return failed('error: --now and --grace-period cannot be specified together')
  }
  if (textOf(command, 'cascade') === 'orphan') {
    return failed(
      'error: --cascade=orphan is not modelled in this simulator',
      'scale the owner to 0, or delete it with all it owns',
    )
  }
  return isSet(command, 'interactive')
    ? failed('error: --interactive is not modelled in this simulator', 'leave it out')
    : undefined
}

/** Seconds; undefined for what each pod says itself. 0 without --force is 1, so that somebody is told. */
function graceOf({ command }: Session): number | undefined {
  const given = isSet(command, 'now') ? 1 : numberOf(command, 'grace-period')
  if (isSet(command, 'force') && given < 0) return 0
  if (given < 0) return undefined
  return given === 0 && !isSet(command, 'force') ? 1 : given
}

function warningFor({ command }: Session, grace: number | undefined): string {
  return grace === 0 && isSet(command, 'force')
    ? 'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n'
    : ''
}

/** What comes from a file is named with it. */
function fromFile({ command }: Session, one: Failure): Failure {
  const [file] = listOf(command, 'filename')
  if (file === undefined) return one
  const when = `$1error when deleting ${quoteText(file === '-' ? 'STDIN' : file)}: `
  return { ...one, line: one.line.replace(/^(Error from server \(NotFound\): )/, when) }
}

/** Those that may not be deleted. */
function deleteAll(
  session: Session,
  targets: readonly Target[],
  grace: number | undefined,
): readonly Target[] {
  const options = grace === undefined ? {} : { gracePeriodSeconds: grace }
  const there = stillThere(session, targets)
  const begun = session.cluster.deleteAll(there.map(refOf), options)
  return there.filter((_, index) => begun[index] !== true)
}

function forbidden({ resource, name }: Target): Failure {
  return failure(
    `Error from server (Forbidden): ${resource.plural} ${quoteText(name)} is forbidden: this ${resource.singular} may not be deleted`,
  )
}

function refOf({ resource, name, namespace }: Target): ObjectRef {
  return { kind: resource.kind, name, ...(namespace === undefined ? {} : { namespace }) }
}

function lineFor({ command }: Session, target: Target, grace: number | undefined, dryRun: DryRun): string {
  const type = printedType(target.resource.kind)
  if (textOf(command, 'output') === 'name') return `${type}/${target.name}`
  const from = target.namespace === undefined ? '' : ` from ${target.namespace} namespace`
  return `${type} ${quoteText(target.name)} ${grace === 0 ? 'force ' : ''}deleted${from}${dryRunMark[dryRun]}`
}

/** Until nothing of it is left, or nothing more would happen by itself. */
export function waitUntilGone(session: Session, targets: readonly Target[]): CommandOutput | undefined {
  const { cluster, command } = session
  const limit = numberOf(command, 'timeout') || 600
  const end = cluster.state.now + limit
  let left = stillThere(session, targets)
  while (left.length > 0 && cluster.state.now < end) {
    cluster.advance(1)
    left = stillThere(session, left)
  }
  const [first] = left
  if (first === undefined) return undefined
  return failed(`error: timed out waiting for the condition on ${first.resource.plural}/${first.name}`)
}

function stillThere(session: Session, targets: readonly Target[]): readonly Target[] {
  return targets.filter((target) => {
    const now = getObject(session, target.resource, target.name, target.namespace)
    return now.ok && uidOf(now.value) === uidOf(target.object)
  })
}

function uidOf({ metadata }: Target['object']): unknown {
  return (metadata as { readonly uid?: unknown } | undefined)?.uid
}

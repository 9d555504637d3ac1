/**
 * What does `kubectl get -w` show? The objects as they are, then a row for each change while time passes. How long it
 * watches is for the place where it was typed to say; a terminal would wait for Ctrl-C.
 *
 * Models GetOptions.watch of kubernetes/kubectl pkg/cmd/get/get.go.
 */
import type { JsonObject } from '../api/meta.ts'
import { isSet } from './command.ts'
import { type CommandOutput, joined, printed } from './command-output.ts'
import { printFailures } from './failure.ts'
import { tableOptions } from './get.ts'
import type { Printer } from './output-format.ts'
import type { Session } from './session.ts'
import { rowsOf } from './table-rows.ts'
import { findTargets, type Target, type Targets } from './targets.ts'
import { columnWidths, layOut } from './text-table.ts'

export function watchTargets(
  session: Session,
  first: Targets,
  print: Printer | undefined,
  warnings: string,
): CommandOutput {
  const { cluster, command, io } = session
  const show = print === undefined ? tableShower(session) : wholeShower(print)
  let text = isSet(command, 'watch-only') ? '' : show(first.targets)
  let before = byKey(first.targets)
  const end = cluster.state.now + (io.watchSeconds ?? 0)
  while (cluster.state.now < end) {
    cluster.advance(1)
    const now = findTargets(session, { typeAloneMeansAll: true })
    if (!now.ok) break
    const after = byKey(now.value.targets)
    const changed = now.value.targets.filter((one) => versionOf(before.get(keyOf(one))) !== versionOf(one))
    const gone = [...before].flatMap(([key, one]) => (after.has(key) ? [] : [one]))
    text += show([...changed, ...gone])
    before = after
  }
  const watched = io.watchSeconds ?? 0
  const hint =
    watched === 0 ? '' : `hint: ${watched} seconds passed; on a real terminal it goes on until Ctrl-C\n`
  return joined([printed(text, warnings), printFailures(first.failures), { ...printed(''), stderr: hint }])
}

/** Columns only grow: what is on the screen already cannot move. */
function tableShower(session: Session): (targets: readonly Target[]) => string {
  const options = tableOptions(session, false)
  let widths: readonly number[] = []
  let isBegun = isSet(session.command, 'no-headers')
  return (targets) => {
    const [first] = targets
    if (first === undefined) return ''
    const { heading, rows } = rowsOf(first.resource, targets, session.cluster.state, options)
    const all = isBegun ? rows : [heading, ...rows]
    isBegun = true
    widths = columnWidths(all, widths)
    return layOut(all, widths)
  }
}

function wholeShower(print: Printer): (targets: readonly Target[]) => string {
  return (targets) =>
    targets
      .map(({ object }) => print(object, false))
      .flatMap((text) => (text.ok ? [text.value] : []))
      .join('')
}

function byKey(targets: readonly Target[]): ReadonlyMap<string, Target> {
  return new Map(targets.map((target) => [keyOf(target), target]))
}

function keyOf({ resource, namespace = '', name }: Target): string {
  return `${resource.kind}/${namespace}/${name}`
}

function versionOf(target: Target | undefined): string {
  const metadata = target?.object.metadata as JsonObject | undefined
  return `${metadata?.uid} ${metadata?.resourceVersion}`
}

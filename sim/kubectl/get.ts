/**
 * What does `kubectl get` print? A table a kind, or the objects themselves with -o.
 *
 * Models kubernetes/kubectl pkg/cmd/get/get.go; the tables are the API server's (sim/kubectl/tables).
 */
import type { JsonObject } from '../api/meta.ts'
import { isSet, listOf, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { relaxedPath, unexpectedPath } from './custom-columns.ts'
import { type Failure, printFailures } from './failure.ts'
import { notModelledKind } from './objects.ts'
import { type Printer, printerFor } from './output-format.ts'
import { hasFiles } from './read-files.ts'
import { fullName, isModelled, type Resource } from './resources.ts'
import { ended, found, type Runner, type Session, type Step } from './session.ts'
import { sortObjects } from './sort-objects.ts'
import { rowsOf, type TableOptions } from './table-rows.ts'
import { findTargets, type Target, type Targets } from './targets.ts'
import { textTable } from './text-table.ts'
import { typedObject } from './typed-object.ts'
import { watchTargets } from './watch.ts'

export const get: Runner = (session) => {
  const { command, io } = session
  const problem = problemIn(session)
  if (problem !== undefined) return problem
  const all = findTargets(session, { typeAloneMeansAll: true })
  if (!all.ok) return all.output
  const printer = printerFor(command, io, true)
  if (!printer.ok) return printer.output
  const wanted = withoutMissing(session, all.value)
  const sorted = inOrder(session, wanted)
  if (!sorted.ok) return sorted.output
  const targets = { ...wanted, targets: sorted.value }
  const warnings = warningsAbout(targets.resources)
  if (isSet(command, 'watch') || isSet(command, 'watch-only')) {
    if (targets.resources.length > 1) return failed('error: you may only specify a single resource type')
    return watchTargets(session, targets, printer.value, warnings)
  }
  const output =
    printer.value === undefined ? printTables(session, targets) : printWhole(session, targets, printer.value)
  return joined([{ stdout: '', stderr: warnings, exitCode: 0 }, output])
}

function problemIn({ command }: Session): CommandOutput | undefined {
  const { args } = command
  if (textOf(command, 'raw') !== '') {
    return failed(
      'error: --raw is not modelled in this simulator',
      'use -o json, which shows the same objects',
    )
  }
  const output = textOf(command, 'output')
  if (isSet(command, 'show-labels') && output !== '' && output !== 'wide') {
    return failed(`error: --show-labels option cannot be used with ${output} printer`)
  }
  if (args.length > 0 || hasFiles(command) || isSet(command, 'watch') || isSet(command, 'watch-only'))
    return undefined
  return failed(
    [
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.',
      '',
      'error: Required resource not specified.',
      'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
      "See 'kubectl get -h' for help and examples",
    ].join('\n'),
  )
}

/** --ignore-not-found; and a kind that the simulator does not have says so when it is asked for alone. */
function withoutMissing({ command }: Session, targets: Targets): Targets {
  const isMissing = ({ line }: Failure) => line.startsWith('Error from server (NotFound)')
  const [only, ...others] = targets.resources
  const isUnknown =
    targets.bySelector &&
    only !== undefined &&
    others.length === 0 &&
    !isModelled(only) &&
    only.kind !== 'Event'
  return {
    ...targets,
    failures: [
      ...targets.failures.filter((one) => !isSet(command, 'ignore-not-found') || !isMissing(one)),
      ...(isUnknown ? [notModelledKind(only)] : []),
    ],
  }
}

function inOrder({ command }: Session, { targets }: Targets): Step<readonly Target[]> {
  const field = textOf(command, 'sort-by')
  if (field === '') return found(targets)
  const path = relaxedPath(field)
  if (path === undefined) return ended(failed(`error: ${unexpectedPath}`))
  const result = sortObjects(targets, path)
  return result.ok ? found(result.value) : ended(failed(`error: ${result.error}`))
}

/** The API server warns whoever asks for a version that is on its way out. */
function warningsAbout(resources: readonly Resource[]): string {
  return resources.some(({ kind }) => kind === 'Endpoints') ? endpointsWarning : ''
}

export const endpointsWarning =
  'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n'

export function tableOptions({ command }: Session, withKind: boolean): TableOptions {
  return {
    wide: textOf(command, 'output') === 'wide',
    withKind: withKind || isSet(command, 'show-kind'),
    withNamespace: isSet(command, 'all-namespaces'),
    labelColumns: listOf(command, 'label-columns'),
    showLabels: isSet(command, 'show-labels'),
  }
}

function printTables(session: Session, { targets, failures, resources }: Targets): CommandOutput {
  const { command, cluster, namespace } = session
  const options = tableOptions(session, new Set(targets.map(({ resource }) => resource.kind)).size > 1)
  const hasHeading = !isSet(command, 'no-headers')
  const groups = groupsOf(targets)
  const tables = groups.map(({ resource, targets: group }) => {
    const { heading, rows } = rowsOf(resource, group, cluster.state, options)
    return textTable(hasHeading ? [heading, ...rows] : rows)
  })
  const text = tables.join(hasHeading ? '\n' : '')
  if (text !== '' || failures.length > 0 || isSet(command, 'ignore-not-found')) {
    return joined([printed(text), printFailures(failures)])
  }
  const isEverywhere = isSet(command, 'all-namespaces') || resources.some(({ namespaced }) => !namespaced)
  return printed('', isEverywhere ? 'No resources found' : `No resources found in ${namespace} namespace.`)
}

/** Neighbours of one kind stand in one table. */
function groupsOf(
  targets: readonly Target[],
): readonly { readonly resource: Resource; readonly targets: Target[] }[] {
  const groups: { resource: Resource; targets: Target[] }[] = []
  for (const target of targets) {
    const last = groups.at(-1)
    if (last !== undefined && fullName(last.resource) === fullName(target.resource)) last.targets.push(target)
    else groups.push({ resource: target.resource, targets: [target] })
  }
  return groups
}

function printWhole({ command }: Session, targets: Targets, print: Printer): CommandOutput {
  const [only] = targets.targets
  const isAlone = targets.isSingle && targets.targets.length === 1 && only !== undefined
  if (targets.isSingle && only === undefined) return printFailures(targets.failures)
  if (targets.targets.length === 0 && isSet(command, 'ignore-not-found'))
    return printFailures(targets.failures)
  const text = isAlone ? print(typedObject(only.object), false) : print(listOfObjects(targets.targets), true)
  if (!text.ok) return text.output
  // A jsonpath ends where it ends, without a line of its own.
  return joined([{ stdout: text.value, stderr: '', exitCode: 0 }, printFailures(targets.failures)])
}

function listOfObjects(targets: readonly Target[]): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'List',
    metadata: { resourceVersion: '' },
    items: targets.map(({ object }) => typedObject(object)),
  }
}

/**
 * The rows of a table: the cells of each kind, with the namespace before them and labels behind where they were asked for.
 * Models kubernetes/cli-runtime pkg/printers/tableprinter.go.
 */
import type { Kind, ObjectOf } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { labelsOf } from './objects.ts'
import { isModelled, printedType, type Resource } from './resources.ts'
import { printPairs, type TableOf } from './tables/column.ts'
import { eventName, eventTable, wideEventTable } from './tables/event.ts'
import { tableOfKind } from './tables/table-of-kind.ts'
import type { Target } from './targets.ts'

export interface TableOptions {
  readonly wide: boolean
  /** pod/web instead of web. */
  readonly withKind: boolean
  readonly withNamespace: boolean
  readonly labelColumns: readonly string[]
  readonly showLabels: boolean
}

export interface TableRows {
  readonly heading: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function rowsOf(
  resource: Resource,
  targets: readonly Target[],
  state: ClusterState,
  options: TableOptions,
): TableRows {
  const { wide, withNamespace, labelColumns, showLabels } = options
  const hasNamespace = withNamespace && resource.namespaced
  const columns = columnsOf(resource, wide)
  const cells = cellsFor(resource, state, wide)
  const prefix = options.withKind ? `${printedType(resource.kind)}/` : ''
  const heading = [
    ...(hasNamespace ? ['NAMESPACE'] : []),
    ...columns.map((column) => column.toUpperCase()),
    ...labelColumns.map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase()),
    ...(showLabels ? ['LABELS'] : []),
  ]
  const named = columns.indexOf('Name')
  const isPlain = !hasNamespace && labelColumns.length === 0 && !showLabels && prefix === ''
  const rows = targets.map((target): readonly string[] => {
    const own = cells(target.object)
    if (isPlain) return own
    const labels = labelsOf(target.object)
    return [
      ...(hasNamespace ? [target.namespace ?? ''] : []),
      ...own.map((cell, index) => (index === named ? prefix + cell : cell)),
      ...labelColumns.map((label) => (Object.hasOwn(labels, label) ? (labels[label] ?? '') : '')),
      ...(showLabels ? [printPairs(labels)] : []),
    ]
  })
  return { heading, rows }
}

function columnsOf(resource: Resource, wide: boolean): readonly string[] {
  if (resource.kind === 'Event') return (wide ? wideEventTable : eventTable).columns
  if (!isModelled(resource)) return ['Name', 'Age']
  const { columns, wideColumns = [] } = tableOfKind[resource.kind]
  return wide ? [...columns, ...wideColumns] : columns
}

function cellsFor(
  resource: Resource,
  state: ClusterState,
  wide: boolean,
): (object: JsonObject) => readonly string[] {
  if (resource.kind === 'Event') {
    const events = new Map(state.events().map((event) => [eventName(event), event]))
    const table = wide ? wideEventTable : eventTable
    return ({ metadata }) => {
      const event = events.get(String((metadata as JsonObject).name))
      return event === undefined ? [] : table.cells(event, state)
    }
  }
  return isModelled(resource) ? cellsOfKind(resource.kind, state, wide) : () => []
}

function cellsOfKind<K extends Kind>(kind: K, state: ClusterState, wide: boolean) {
  const table: TableOf<ObjectOf<K>> = tableOfKind[kind]
  return (object: JsonObject): readonly string[] => {
    const typed = object as unknown as ObjectOf<K>
    const cells = table.cells(typed, state)
    return wide && table.wideCells !== undefined ? [...cells, ...table.wideCells(typed, state)] : cells
  }
}

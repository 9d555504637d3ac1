/**
 * How does `kubectl get events` show what happened? Events are no objects of the store: here they get the form that the
 * API server gives them, for -o yaml and for selectors.
 *
 * Models printEvent of kubernetes/kubernetes pkg/printers/internalversion/printers.go.
 */
import type { ClusterEvent } from '../../api/event.ts'
import type { JsonObject } from '../../api/meta.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { timestampAt } from '../../state/timestamp.ts'
import { humanDuration } from '../human-duration.ts'
import { resourceOfKind } from '../resources.ts'
import type { TableOf } from './column.ts'

export const eventTable: TableOf<ClusterEvent> = {
  columns: ['Last Seen', 'Type', 'Reason', 'Object', 'Message'],
  cells: (event, { now }) => [
    humanDuration(now - event.lastSeconds),
    event.type,
    event.reason,
    `${event.object.kind.toLowerCase()}/${event.object.name}`,
    event.message.trim(),
  ],
}

export const wideEventTable: TableOf<ClusterEvent> = {
  columns: [
    'Last Seen',
    'Type',
    'Reason',
    'Object',
    'Subobject',
    'Source',
    'Message',
    'First Seen',
    'Count',
    'Name',
  ],
  cells: (event, { now }) => [
    humanDuration(now - event.lastSeconds),
    event.type,
    event.reason,
    `${event.object.kind.toLowerCase()}/${event.object.name}`,
    event.fieldPath ?? '',
    event.component,
    event.message.trim(),
    humanDuration(now - event.firstSeconds),
    String(event.count),
    eventName(event),
  ],
}

/** The object's name and a number that tells events of one object apart. */
export function eventName({ object, reason, firstSeconds, message }: ClusterEvent): string {
  let mark = 0
  for (const letter of `${reason} ${message}`) mark = (mark * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return `${object.name}.${(firstSeconds * 1000).toString(16)}${mark.toString(16).padStart(8, '0')}`
}

/** Cluster-wide objects have their events in the namespace default. */
export function eventNamespace({ object }: ClusterEvent): string {
  return object.namespace ?? 'default'
}

export function eventObject(event: ClusterEvent, { settings }: ClusterState): JsonObject {
  const { object } = event
  const moment = (seconds: number) => timestampAt(settings.epoch, seconds)
  const namespace = object.namespace === undefined ? {} : { namespace: object.namespace }
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: eventName(event),
      namespace: eventNamespace(event),
      creationTimestamp: moment(event.firstSeconds),
    },
    involvedObject: {
      apiVersion: resourceOfKind(object.kind).apiVersion,
      kind: object.kind,
      name: object.name,
      ...namespace,
      ...(event.fieldPath === undefined ? {} : { fieldPath: event.fieldPath }),
    },
    reason: event.reason,
    message: event.message,
    source: { component: event.component },
    reportingComponent: event.component,
    reportingInstance: '',
    firstTimestamp: moment(event.firstSeconds),
    lastTimestamp: moment(event.lastSeconds),
    count: event.count,
    type: event.type,
  }
}

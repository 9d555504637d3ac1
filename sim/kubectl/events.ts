/**
 * What does `kubectl events` list? What happened in a namespace, oldest first; --for asks about one object.
 * Models kubernetes/kubectl pkg/cmd/events/events.go and event_printer.go.
 */
import type { ClusterEvent } from '../api/event.ts'
import { isGiven, isSet, listOf, textOf } from './command.ts'
import { failed, printed } from './command-output.ts'
import { humanDuration } from './human-duration.ts'
import { printerFor } from './output-format.ts'
import { ended, found, type Runner, type Session, type Step } from './session.ts'
import { eventNamespace, eventObject } from './tables/event.ts'
import { resourceFor } from './targets.ts'
import { textTable } from './text-table.ts'

export const events: Runner = (session) => {
  const { cluster, command, io, namespace } = session
  const { state } = cluster
  const everywhere = isSet(command, 'all-namespaces')
  const asked = askedFor(session)
  if (!asked.ok) return asked.output
  const types = listOf(command, 'types').map((type) => type.toLowerCase())
  const wrong = types.find((type) => type !== 'normal' && type !== 'warning')
  if (wrong !== undefined) return failed('error: valid --types are Normal or Warning')
  const printer = printerFor(command, io)
  if (!printer.ok) return printer.output
  const chosen = state
    .events()
    .filter((event) => everywhere || eventNamespace(event) === namespace)
    .filter((event) => types.length === 0 || types.includes(event.type.toLowerCase()))
    .filter(asked.value)
    .sort((one, other) => one.lastSeconds - other.lastSeconds)
  if (chosen.length === 0)
    return printed('', everywhere ? 'No events found.' : `No events found in ${namespace} namespace.`)
  if (printer.value !== undefined) {
    const items = chosen.map((event) => eventObject(event, state))
    const text = printer.value({ apiVersion: 'v1', kind: 'EventList', metadata: {}, items }, true)
    return text.ok ? { stdout: text.value, stderr: '', exitCode: 0 } : text.output
  }
  const heading = [...(everywhere ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE']
  const rows = chosen.map((event) => [
    ...(everywhere ? [eventNamespace(event)] : []),
    ...cellsOf(event, state.now),
  ])
  return printed(textTable(isSet(command, 'no-headers') ? rows : [heading, ...rows]))
}

function cellsOf(
  { type, reason, object, message, firstSeconds, lastSeconds, count }: ClusterEvent,
  now: number,
) {
  const last = humanDuration(now - lastSeconds)
  const ago = count > 1 ? `${last} (x${count} over ${humanDuration(now - firstSeconds)})` : last
  return [ago, type, reason, `${object.kind}/${object.name}`, message.trim()]
}

/** --for TYPE/NAME */
function askedFor({ command }: Session): Step<(event: ClusterEvent) => boolean> {
  if (!isGiven(command, 'for')) return found(() => true)
  const [type = '', name] = textOf(command, 'for').split('/')
  if (name === undefined || name === '') return ended(failed('error: --for must be in resource/name form'))
  const resource = resourceFor(type)
  if (!resource.ok) return resource
  const { kind } = resource.value
  return found(({ object }) => object.kind === kind && object.name === name)
}

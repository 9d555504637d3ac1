/**
 * What does the API server warn about in containers: ports declared twice, variables that hide others, parts of a byte?
 *
 * Models the container part of kubernetes/kubernetes pkg/api/pod/warnings.go.
 *
 * Example: A=1 and A=2: `env[1]: hides previous definition of "A", which may be dropped when using apply`.
 */
import type { Container, ContainerPort } from '../../api/pod.ts'
import { type Diagnostic, diagnose, type FieldPath, printPath } from '../../diagnostic.ts'
import { isWhole, parseQuantity, printQuantity } from '../../quantity.ts'
import { quoteText } from '../../quote.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'

/** A container and where it stands. */
export interface Placed {
  readonly container: Container
  readonly at: FieldPath
}

const inBytes = ['memory', 'ephemeral-storage']

export function* byteWarnings({ resources }: Container, path: FieldPath): Iterable<Diagnostic> {
  for (const name of inBytes) {
    for (const side of ['limits', 'requests'] as const) {
      const amount = parseQuantity(resources?.[side]?.[name] ?? 0)
      if (amount === undefined || isWhole(amount)) continue
      const written = printQuantity(amount)
      const field = `${printPath([...path, 'resources', side])}[${name}]`
      const upstream = `${field}: fractional byte value ${quoteText(written)} is invalid, must be an integer`
      yield diagnose(
        'pod/part-of-a-byte',
        { name, amount: written },
        { path: [...path, 'resources', side, name], upstream },
      )
    }
  }
}

/** The last of a name counts. It may build upon the one before: A=$(A):more. */
export function* variableWarnings({ env }: Container, path: FieldPath): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const [index, { name: written, value, valueFrom }] of listOf(env).entries()) {
    const name = textOf(written)
    if (!seen.has(name)) {
      seen.add(name)
      continue
    }
    const reference = `$(${name})`
    const buildsUpon = textOf(value).includes(reference) && value !== reference && !isWritten(valueFrom)
    if (buildsUpon) continue
    const at = [...path, index]
    const upstream = `${printPath(at)}: hides previous definition of ${quoteText(name)}, which may be dropped when using apply`
    yield diagnose('pod/variable-hidden', { name }, { path: at, upstream })
  }
}

interface PlacedPort {
  readonly port: ContainerPort
  readonly at: FieldPath
}

function portsOf(containers: readonly Placed[]): readonly PlacedPort[] {
  return containers.flatMap(({ container, at }) =>
    listOf(container.ports).map((port, index) => ({ port, at: [...at, 'ports', index] })),
  )
}

/** All containers of a pod share one network, so one number can only be one listener's. */
export function* portWarnings(containers: readonly Placed[]): Iterable<Diagnostic> {
  const byNumber = new Map<string, PlacedPort[]>()
  for (const placed of portsOf(containers)) {
    const pair = `${numberOf(placed.port.containerPort)}/${textOf(placed.port.protocol)}`
    const others = byNumber.get(pair) ?? []
    for (const other of others) {
      const relation = relationOf(placed.port, other.port)
      if (relation === undefined) continue
      const upstream = `${printPath(placed.at)}: ${relation} port definition with ${printPath(other.at)}`
      yield diagnose(
        'pod/port-declared-twice',
        { pair, other: printPath(other.at) },
        { path: placed.at, upstream },
      )
    }
    byNumber.set(pair, [...others, placed])
  }
}

function relationOf(port: ContainerPort, other: ContainerPort): string | undefined {
  const [hostPort, otherHostPort] = [numberOf(port.hostPort), numberOf(other.hostPort)]
  const [hostIP, otherHostIP] = [textOf(port.hostIP), textOf(other.hostIP)]
  if (hostPort === otherHostPort && hostIP === otherHostIP) return 'duplicate'
  if (hostPort === 0 || otherHostPort === 0) return 'overlapping'
  const oneIsOpen = (hostIP === '') !== (otherHostIP === '')
  return hostPort === otherHostPort && oneIsOpen ? 'dangerously ambiguous' : undefined
}

/** A name may stand once in each container; across containers the first one is meant. */
export function* portNameWarnings(containers: readonly Placed[]): Iterable<Diagnostic> {
  const first = new Map<string, string>()
  for (const { port, at } of portsOf(containers)) {
    const name = textOf(port.name)
    if (name === '') continue
    const other = first.get(name)
    if (other === undefined) {
      first.set(name, printPath(at))
      continue
    }
    const upstream = `${printPath(at)}: duplicate port name ${quoteText(name)} with ${other}, services and probes that select ports by name will use ${other}`
    yield diagnose('pod/port-name-twice', { name, other }, { path: at, upstream })
  }
}

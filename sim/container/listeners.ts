/**
 * Who listens on which ports of a pod? What its containers really do decides (container-behaviour.ts), not what the
 * manifest declares. Containers of one pod share its ports: the one that starts later finds a port taken, and ends.
 *
 * Example: nginx with containerPort 8080 listens on 80.
 */
import type { Container, Pod } from '../api/pod.ts'
import type { HttpRequest, HttpResponse } from '../api/trace.ts'
import { type Behaviour, end, type Here, type Socket } from './behaviour.ts'
import { behaviourOf } from './container-behaviour.ts'
import { hostnameOf } from './hostname.ts'
import { isSidecar } from './target-port.ts'

export interface Listener extends Socket {
  readonly container: string
  /** The image or its command is not known; the port is what the manifest suggests. */
  readonly guessed: boolean
  /** Seconds since its container was started; when absent, long ago. */
  readonly age?: number
  /** How many probes its container has answered. */
  readonly requests?: number
}

/** A container of a pod and what became of it. */
export interface Started {
  readonly container: Container
  readonly behaviour: Behaviour
  /** The port that another container of the pod had taken before, which made this one end. */
  readonly portTaken?: number
}

/** How far the start of a pod's containers comes. */
export interface PodStart {
  /** Init containers that were started, sidecars among them, in order. */
  readonly init: readonly Started[]
  /** The last of them does not complete: neither later ones nor the pod's containers are started. */
  readonly held: boolean
  readonly containers: readonly Started[]
}

/** Every listener of the pod's running containers, in the order they start. */
export function listenersOf(pod: Pod): readonly Listener[] {
  return listenersAfter(startPod(pod))
}

/** The same, when it is known already how the containers started. */
export function listenersAfter({ init, containers }: PodStart): readonly Listener[] {
  return [...init, ...containers].flatMap(({ container, behaviour }) =>
    behaviour.does === 'run' && !isOver(container, init)
      ? behaviour.sockets.map((socket) => ({
          ...socket,
          container: container.name,
          guessed: behaviour.guessed,
        }))
      : [],
  )
}

/** What a listener answers to an HTTP request; undefined: it speaks another protocol and hangs up. */
export function answer(
  listener: Listener,
  pod: Pod,
  request: HttpRequest,
  client?: Here['client'],
): HttpResponse | undefined {
  const podIPs = pod.status?.podIPs?.map(({ ip }) => ip) ?? []
  return listener.respond?.(request, {
    hostname: hostnameOf(pod),
    podIPs,
    port: listener.port,
    ...(listener.age === undefined ? {} : { age: listener.age }),
    ...(listener.requests === undefined ? {} : { requests: listener.requests }),
    ...(client === undefined ? {} : { client }),
  })
}

/** Init containers one after the other, each waiting for the one before; then the pod's containers side by side. */
export function startPod(pod: Pod): PodStart {
  const open: Socket[] = []
  const init: Started[] = []
  for (const container of pod.spec?.initContainers ?? []) {
    const sidecar = isSidecar(container)
    const started = start(container, pod, sidecar ? open : [])
    init.push(started)
    if (!sidecar && !completes(started)) return { init, held: true, containers: [] }
  }
  const containers = (pod.spec?.containers ?? []).map((container) => start(container, pod, open))
  return { init, held: false, containers }
}

/** Takes its ports out of those that are still free, and ends when one of them is not. */
function start(container: Container, pod: Pod, open: Socket[]): Started {
  const behaviour = behaviourOf(container, pod)
  if (behaviour.does !== 'run') return { container, behaviour }
  const isTaken = (socket: Socket): boolean => open.some((other) => clashes(socket, other))
  const taken = behaviour.sockets.find(isTaken)
  if (taken !== undefined && !behaviour.guessed) {
    const says = `bind: address already in use: ${taken.port}`
    return { container, behaviour: end(1, says), portTaken: taken.port }
  }
  // A port that was only guessed proves nothing: whoever had it first keeps it, and nobody ends.
  const sockets = behaviour.sockets.filter((socket) => !isTaken(socket))
  open.push(...sockets)
  return { container, behaviour: { ...behaviour, sockets } }
}

/** An init container that nobody knows is taken to do its work and end. */
export function completes({ behaviour }: Started): boolean {
  if (behaviour.does === 'end') return behaviour.exitCode === 0
  return behaviour.does === 'run' && (behaviour.guessed || behaviour.endsAfter !== undefined)
}

/** An ordinary init container that was guessed to run has ended by now. */
function isOver(container: Container, init: readonly Started[]): boolean {
  return (
    !isSidecar(container) && init.some((started) => started.container === container && completes(started))
  )
}

function clashes(a: Socket, b: Socket): boolean {
  const overlap = a.address === b.address || isAny(a.address) || isAny(b.address)
  return overlap && a.port === b.port && a.protocol === b.protocol
}

function isAny(address: string): boolean {
  return address === '0.0.0.0' || address === '::'
}

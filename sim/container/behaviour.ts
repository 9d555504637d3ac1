/**
 * What does a container do once it is started? It keeps running, with or without sockets that it listens on; or it
 * ends by itself; or it cannot start at all.
 */
import type { Protocol } from '../api/meta.ts'
import type { HttpRequest, HttpResponse } from '../api/trace.ts'

export type Behaviour = Running | Ending | NotStarting

/** It runs on: for ever, or so long that it counts as for ever to whoever asks now. */
export interface Running {
  readonly does: 'run'
  readonly sockets: readonly Socket[]
  readonly guessed: boolean
  /** Seconds after its start at which it ends by itself, well; absent: never. */
  readonly endsAfter?: number
  /** What SIGTERM does to it; absent: it ends at once, well. */
  readonly onSignal?: OnSignal
}

export interface Ending {
  readonly does: 'end'
  readonly exitCode: number
  /** The last line of its log. */
  readonly says?: string
  /** Seconds after its start; at once when absent. */
  readonly afterSeconds?: number
  /** What listens until then. */
  readonly sockets?: readonly Socket[]
  readonly onSignal?: OnSignal
}

/** The first process of a container gets no default for SIGTERM from the kernel: one that does not ask for it is deaf. */
export type OnSignal = 'deaf' | { readonly afterSeconds: number; readonly exitCode: number }

export interface NotStarting {
  readonly does: 'not-start'
  /** As in state.waiting.reason: ErrImagePull, InvalidImageName, RunContainerError. */
  readonly reason: string
  readonly message: string
}

export interface Socket {
  readonly port: number
  readonly protocol: Protocol
  /** 0.0.0.0 is every address of the pod; 127.0.0.1 is seen by the pod's own containers only. */
  readonly address: string
  /** What listens, as people call it: 'nginx', 'agnhost netexec'. */
  readonly serves: string
  /** How it answers HTTP; absent: it takes the connection but speaks something else. */
  readonly respond?: Respond
  /** It answers behind TLS. */
  readonly tls?: boolean
  /** Seconds after the container's start at which it begins to listen; at once when absent. */
  readonly opensAfter?: number
  /** Seconds after the container's start at which it begins to answer otherwise. */
  readonly changesAfter?: number
  /** Requests after which it begins to answer otherwise; those of probes are counted, others are not. */
  readonly changesAfterRequests?: number
  /** It is an Ingress controller's: the Ingresses of the cluster decide what becomes of a request. */
  readonly routes?: 'ingress'
}

/** Where an answer comes from: some answers name it. */
export interface Here {
  readonly hostname: string
  readonly podIPs: readonly string[]
  readonly port: number
  /** Seconds since the container was started; when absent, long ago. */
  readonly age?: number
  /** How many probes it has answered before. */
  readonly requests?: number
  /** Who asks, as the server sees it; a request may not say. */
  readonly client?: { readonly ip: string; readonly port: number }
}

export type Respond = (request: HttpRequest, here: Here) => HttpResponse

export function run(...sockets: readonly Socket[]): Running {
  return { does: 'run', sockets, guessed: false }
}

/** The same, without an ear for SIGTERM: killed when the grace period is over. */
export function deaf(behaviour: Running): Running {
  return { ...behaviour, onSignal: 'deaf' }
}

/** From here on a program counts as running for ever to whoever asks what it does; the clock knows better. */
const longRun = 600

/** A program that does its work for so long and then ends well. */
export function lasting(seconds: number, onSignal: OnSignal = 'deaf'): Behaviour {
  if (seconds === 0) return end(0)
  if (seconds < longRun) return { does: 'end', exitCode: 0, afterSeconds: seconds, onSignal }
  return { ...run(), ...(Number.isFinite(seconds) ? { endsAfter: seconds } : {}), onSignal }
}

export function end(exitCode: number, says?: string): Ending {
  return { does: 'end', exitCode, ...(says === undefined ? {} : { says }) }
}

/** An HTTP server on every address of the pod. */
export function http(port: number, serves: string, respond: Respond, address = '0.0.0.0'): Socket {
  return { port, protocol: 'TCP', address, serves, respond }
}

/** A server of another protocol over TCP. */
export function tcp(port: number, serves: string, address = '0.0.0.0'): Socket {
  return { port, protocol: 'TCP', address, serves }
}

export function udp(port: number, serves: string): Socket {
  return { port, protocol: 'UDP', address: '0.0.0.0', serves }
}

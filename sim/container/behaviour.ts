/**
 * What does a container do once it is started? It keeps running, with or without sockets that it listens on; or it
 * ends by itself; or it cannot start at all.
 */
import type { Protocol } from '../api/meta.ts'
import type { HttpRequest, HttpResponse } from '../api/trace.ts'

export type Behaviour =
  | { readonly does: 'run'; readonly sockets: readonly Socket[]; readonly guessed: boolean }
  /** `says` is the last line of its log. */
  | { readonly does: 'end'; readonly exitCode: number; readonly says?: string }
  /** `reason` as in state.waiting.reason: ErrImagePull, InvalidImageName, RunContainerError. */
  | { readonly does: 'not-start'; readonly reason: string; readonly message: string }

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
  /** It is an Ingress controller's: the Ingresses of the cluster decide what becomes of a request. */
  readonly routes?: 'ingress'
}

/** Where an answer comes from: some answers name it. */
export interface Here {
  readonly hostname: string
  readonly podIPs: readonly string[]
  readonly port: number
  /** Who asks, as the server sees it; a request may not say. */
  readonly client?: { readonly ip: string; readonly port: number }
}

export type Respond = (request: HttpRequest, here: Here) => HttpResponse

export function run(...sockets: readonly Socket[]): Behaviour {
  return { does: 'run', sockets, guessed: false }
}

export function end(exitCode: number, says?: string): Behaviour {
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

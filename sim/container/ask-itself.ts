/**
 * What comes of a client that asks the very pod it runs in: something of the pod listens on that port, or nothing does.
 *
 * Example: `curl -f localhost:8080/healthz` ends with 22 where the pod's own server answers 404.
 */
import type { Pod } from '../api/pod.ts'
import { askedElsewhere } from './ask-others.ts'
import { flag } from './command-line.ts'
import { answer, type Listener, listenersOf } from './listeners.ts'

export interface OwnEnd {
  readonly exitCode: number
  readonly err: string
  /** The status of an HTTP answer that had to be a good one. */
  readonly status?: number
}

export interface AskedItself {
  readonly port: number
  /** Of an HTTP client; others only connect. */
  readonly path?: string
  readonly refusesErrors?: boolean
}

const clients: Readonly<Record<string, number>> = {
  'redis-cli': 6379,
  pg_isready: 5432,
  mysqladmin: 3306,
  mongosh: 27017,
  mongo: 27017,
  'rabbitmq-diagnostics': 5672,
}

/** The port of the pod itself that a client asks; undefined when it asks elsewhere, or is no client. */
export function addressAskedBy(program: string, words: readonly string[], pod: Pod): AskedItself | undefined {
  const elsewhere = askedElsewhere(program, words)?.request
  if (elsewhere !== undefined && !isItself(elsewhere.host, pod)) return undefined
  if (elsewhere?.scheme === 'tcp') return { port: elsewhere.port }
  const standard = clients[program]
  if (standard !== undefined) return { port: Number(flag(words, 'p', 'P', 'port') || standard) }
  if (program === 'nc') {
    const port = words.find((word) => /^[0-9]+$/.test(word))
    return port === undefined ? undefined : { port: Number(port) }
  }
  if (program === 'grpc_health_probe') {
    const [, port] = /:([0-9]+)$/.exec(flag(words, 'addr') ?? '') ?? []
    return port === undefined ? undefined : { port: Number(port) }
  }
  if (program !== 'curl' && program !== 'wget') return undefined
  const url = words.find((word) => word.includes(elsewhere?.host ?? 'localhost') && !word.startsWith('-'))
  const [, tls, port, path] =
    /^(?:http(s)?:\/\/)?(?:[^/[\]:]+|\[[^\]]*\])(?::([0-9]+))?(\/.*)?$/.exec(url ?? '') ?? []
  if (url === undefined) return undefined
  const failsOnErrors = program === 'wget' || words.some((word) => /^(?:--fail|-[a-zA-Z]*f)/.test(word))
  return { port: Number(port ?? (tls ? 443 : 80)), path: path ?? '/', refusesErrors: failsOnErrors }
}

function isItself(host: string, { status }: Pod): boolean {
  return ['localhost', '127.0.0.1', '::1', '0.0.0.0', status?.podIP].includes(host)
}

/** `age`: seconds since the containers were started, long ago when absent. A program opens its ports when it has booted. */
export function askItself({ port, path, refusesErrors }: AskedItself, pod: Pod, age?: number): OwnEnd {
  const listener = listenersOf(pod).find(
    (one) => one.port === port && one.protocol === 'TCP' && (one.opensAfter ?? 0) <= (age ?? Infinity),
  )
  if (listener === undefined) {
    const err = `connect to localhost port ${port}: Connection refused\n`
    return { exitCode: path === undefined ? 1 : 7, err }
  }
  if (path === undefined || !refusesErrors) return { exitCode: 0, err: '' }
  const status = statusOf(listener, pod, path)
  if (status < 400) return { exitCode: 0, err: '', status }
  return { exitCode: 22, err: `The requested URL returned error: ${status}\n`, status }
}

function statusOf(listener: Listener, pod: Pod, path: string): number {
  const request = {
    scheme: 'http',
    host: 'localhost',
    port: listener.port,
    method: 'GET',
    path,
    headers: {},
  } as const
  return answer(listener, pod, request)?.status ?? 0
}

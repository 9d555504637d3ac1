/**
 * What is at hand while one line runs? The cluster, the session as far as it has come, and the text that was written so
 * far, output and complaints in the order in which they came. When the line is done, all of it is data again.
 */
import type { HttpRequest, Origin, Trace } from '../api/trace.ts'
import type { Cluster } from '../cluster.ts'
import type { Files } from '../container/files.ts'
import type { ImageTools } from '../container/image-tools.ts'
import { parseIP } from '../ip/address.ts'
import { withAccess } from './access-log.ts'
import { addressInHosts } from './hosts-file.ts'
import type { Place } from './program.ts'
import type { Session } from './session.ts'

/** A piece of what a line wrote. */
export interface Chunk {
  readonly to: 'out' | 'err'
  readonly text: string
}

/** A program that a line came to, with variables and patterns filled in. */
export interface ProgramCall {
  readonly words: readonly string[]
  readonly exitCode: number
  /** The pod that it ran in; absent on the learner's machine. */
  readonly pod?: string
}

export interface Working {
  /** Another one after `rewind`. */
  cluster: Cluster
  session: Session
  readonly chunks: Chunk[]
  readonly calls: ProgramCall[]
  /** A limit of the session was reached. */
  stopped: boolean
  /** How many shells stand around this one. */
  depth: number
}

/** Starts a program, and keeps in mind that it was started; beyond the session's limits it starts none any more. */
export function recorded(
  working: Working,
  words: readonly string[],
  err: (text: string) => void,
  start: () => number | undefined,
  pod?: string,
): number | undefined {
  const { calls, session, cluster } = working
  const { limits } = session
  const isOver = limits !== undefined && (calls.length >= limits.calls || cluster.state.now >= limits.until)
  if (working.stopped || isOver) {
    if (!working.stopped) err('^C\n')
    working.stopped = true
    return stoppedCode
  }
  const index = calls.push({ words, exitCode: 0, ...(pod === undefined ? {} : { pod }) }) - 1
  const exitCode = start()
  const call = calls[index]
  if (call !== undefined) calls[index] = { ...call, exitCode: exitCode ?? notFoundCode }
  return exitCode
}

/** As after Ctrl-C. */
const stoppedCode = 130
const notFoundCode = 127

export function placeFor(
  working: Working,
  origin: Origin,
  base: ImageTools['base'],
  files: Files,
  inside?: Place['inside'],
): Place {
  const { cluster } = working
  return {
    cluster,
    origin,
    base,
    ...(inside === undefined ? {} : { inside }),
    send: (request) => send(working, origin, request, files),
    pass: (seconds) => cluster.advance(seconds),
    remember: (problems) => {
      working.session = { ...working.session, lastProblems: problems }
    },
  }
}

/** A name that the machine's own /etc/hosts knows needs no server. */
function send(working: Working, origin: Origin, request: HttpRequest, files: Files): Trace {
  const hosts = files.at('/etc/hosts')
  const text = hosts?.is === 'file' ? (hosts.text ?? '') : ''
  const isName = request.address === undefined && parseIP(request.host) === undefined
  const address = isName ? addressInHosts(text, request.host) : undefined
  const trace = working.cluster.request(origin, address === undefined ? request : { ...request, address })
  working.session = {
    ...working.session,
    lastTrace: trace,
    logs: withAccess(working.session.logs, trace, working.cluster.state),
    ...(trace.diagnostics.length === 0 ? {} : { lastProblems: trace.diagnostics }),
  }
  return trace
}

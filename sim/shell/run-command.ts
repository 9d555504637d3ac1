/**
 * What comes of a line that is typed at the prompt? It is read as bash reads it and run on the learner's machine, or in
 * the shell of a container that was opened before; the session that it leaves goes in with the next line.
 *
 * Example: runCommand(cluster, 'kubectl get svc | grep web && curl -s http://10.96.0.11').
 */
import type { Trace } from '../api/trace.ts'
import { withHintsInKorean } from '../catalogue/prompt-hints.ts'
import type { Cluster } from '../cluster.ts'
import type { CommandOutput } from '../kubectl/command-output.ts'
import { evaluate } from '../script/evaluate.ts'
import { parseScript } from '../script/parse.ts'
import { inputFrom, type ShellState, type Streams, type Surroundings } from '../script/surroundings.ts'
import { enter, surroundingsIn } from './in-pod.ts'
import { machineSurroundings } from './machine.ts'
import { newSession, type Session, type ShellInPod } from './session.ts'
import type { Chunk, ProgramCall, Working } from './working.ts'

export interface Ran extends CommandOutput {
  /** The one that was handed in, or after `rewind` the one that was gone back to. */
  readonly cluster: Cluster
  /** What to hand in with the next line. */
  readonly session: Session
  /** stdout and stderr once more, in the order in which they were written. */
  readonly chunks: readonly Chunk[]
  /** Every program that the line came to, in the order in which they were started. */
  readonly calls: readonly ProgramCall[]
  /** The session's limits ended the line. */
  readonly stopped: boolean
  /** The last request that the line sent. */
  readonly trace?: Trace
  /** `exit` was typed on the machine itself. */
  readonly ended: boolean
}

/** The line may be several, and a script. Changes the cluster; nothing that is typed throws. */
export function runCommand(cluster: Cluster, line: string, session: Session = newSession()): Ran {
  const { lastTrace: _, ...fresh } = session
  const working: Working = { cluster, session: fresh, chunks: [], calls: [], stopped: false, depth: 0 }
  const { exitCode, ended } = runLine(working, line)
  if (session.secondsPerCommand > 0 && line.trim() !== '') working.cluster.advance(session.secondsPerCommand)
  const chunks = session.language === 'ko' ? working.chunks.map(inKorean) : working.chunks
  const trace = working.session.lastTrace
  return {
    stdout: textTo(chunks, 'out'),
    stderr: textTo(chunks, 'err'),
    exitCode,
    cluster: working.cluster,
    session: working.session,
    chunks,
    calls: working.calls,
    stopped: working.stopped,
    ended,
    ...(trace === undefined ? {} : { trace }),
  }
}

/** Programs speak English; what helps on behind their lines does not need to. */
function inKorean({ to, text }: Chunk): Chunk {
  return { to, text: to === 'err' && text.includes('hint: ') ? withHintsInKorean(text) : text }
}

/** Whether more lines are needed before the text can be run: an open quote, an open loop, a here-document. */
export function isUnfinished(text: string): boolean {
  const parsed = parseScript(text)
  return !parsed.ok && parsed.unfinished
}

function textTo(chunks: readonly Chunk[], to: Chunk['to']): string {
  return chunks.flatMap((chunk) => (chunk.to === to ? [chunk.text] : [])).join('')
}

const mostOutput = 2_000_000

function runLine(working: Working, line: string): { readonly exitCode: number; readonly ended: boolean } {
  let length = 0
  const write =
    (to: Chunk['to']) =>
    (text: string): void => {
      length += text.length
      if (length <= mostOutput) working.chunks.push({ to, text })
      else if (!working.stopped) {
        working.chunks.push({
          to: 'err',
          text: `^C\nhint: nobody reads more than ${mostOutput} characters; the line was stopped.\n`,
        })
        working.stopped = true
      }
    }
  const streams: Streams = { input: inputFrom(undefined), out: write('out'), err: write('err') }
  const last = working.session.inside.at(-1)
  const state = last?.shell ?? working.session.shell
  const parsed = parseScript(line)
  if (!parsed.ok) {
    streams.err(`${state.name}: ${parsed.message}\n`)
    keepShell(working, { ...state, lastExitCode: 2 }, working.session.inside.length)
    return { exitCode: 2, ended: false }
  }
  const surroundings = surroundingsFor(working)
  if (surroundings === undefined) {
    streams.err(
      'command terminated with exit code 137\nhint: the container is gone, and its shell with it.\n',
    )
    leave(working)
    return { exitCode: 137, ended: false }
  }
  const depth = working.session.inside.length
  const { state: after, exitCode, ended } = evaluate(parsed.script, state, surroundings, streams)
  keepShell(working, after, depth)
  if (!ended) return { exitCode, ended: false }
  if (depth === 0) return { exitCode, ended: true }
  const left = leave(working)
  if (exitCode !== 0) streams.err(`command terminated with exit code ${exitCode}\n`)
  if (left?.removeAtEnd === true) {
    working.cluster.delete({ kind: 'Pod', namespace: left.namespace, name: left.pod })
    streams.out(`pod "${left.pod}" deleted from ${left.namespace} namespace\n`)
  }
  return { exitCode, ended: false }
}

function surroundingsFor(working: Working): Surroundings | undefined {
  const last = working.session.inside.at(-1)
  if (last === undefined) return machineSurroundings(working)
  const inside = enter(working, { kind: 'Pod', namespace: last.namespace, name: last.pod }, last.container)
  return inside && surroundingsIn(working, inside)
}

/** A shell that was opened by the line stands on top of the one that ran it. */
function keepShell(working: Working, shell: ShellState, depth: number): void {
  const { session } = working
  if (depth === 0) working.session = { ...session, shell }
  else {
    const inside = session.inside.map((one, index) => (index === depth - 1 ? { ...one, shell } : one))
    working.session = { ...session, inside }
  }
}

function leave(working: Working): ShellInPod | undefined {
  const { session } = working
  working.session = { ...session, inside: session.inside.slice(0, -1) }
  return session.inside.at(-1)
}

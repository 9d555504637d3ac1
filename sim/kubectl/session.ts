/** What every command gets: the cluster, the place where it was typed, the line as it was read, and its namespace. */
import type { Cluster } from '../cluster.ts'
import { type KubectlCommand, textOf } from './command.ts'
import type { CommandOutput, KubectlIo } from './command-output.ts'

export interface Session {
  readonly cluster: Cluster
  readonly io: KubectlIo
  readonly command: KubectlCommand
  /** Of -n, else that of the current context. */
  readonly namespace: string
}

export type Runner = (session: Session) => CommandOutput

/** A step of a command: what it found, or what the command ends with. */
export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly output: CommandOutput }

export function found<T>(value: T): Step<T> {
  return { ok: true, value }
}

export function ended<T>(output: CommandOutput): Step<T> {
  return { ok: false, output }
}

export function sessionFor(cluster: Cluster, command: KubectlCommand, io: KubectlIo): Session {
  const namespace = textOf(command, 'namespace') || io.namespace || 'default'
  return { cluster, io, command, namespace }
}

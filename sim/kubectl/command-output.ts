/**
 * What a command leaves behind, and what kubectl needs of the place where it is typed. A place has files, an editor, a
 * way into containers and a context; kubectl itself holds nothing between two commands.
 *
 * Models the IOStreams and the Factory that every command of kubernetes/kubectl gets (pkg/cmd/util/factory.go).
 */
import type { ObjectRef } from '../api/meta.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Language } from '../trace/render.ts'

export interface CommandOutput {
  readonly stdout: string
  readonly stderr: string
  /** 0 when all went well, as a shell has it in $?. */
  readonly exitCode: number
  /** What is behind a failure, where more is known than kubectl prints. */
  readonly diagnostics?: readonly Diagnostic[]
}

/** How a command runs inside of a container. */
export interface ExecOptions {
  /** -i: what was piped into kubectl goes to the command. */
  readonly stdin: boolean
  /** -t: the command has a terminal. */
  readonly tty: boolean
  /** kubectl run -i: the command is the container's own program, and kubectl says itself how it ended. */
  readonly attached?: boolean
  /** What it complains of goes where its output goes. */
  readonly asLog?: boolean
}

/** The place where kubectl runs. */
export interface KubectlIo {
  /** What was piped into the command: what `-f -` reads. */
  readonly stdin: string
  /** The text of a file of the working folder; undefined where there is none. */
  readFile(path: string): string | undefined
  /** The paths of the files in a folder, for `-f FOLDER`; undefined where it is no folder. */
  listFolder?(path: string): readonly string[] | undefined
  writeFile?(path: string, text: string): void
  /** An editor: the text as it was opened in, the text as it was saved out. */
  edit?(text: string): string
  /** Runs a command in a container of a pod (the first one where none is named). */
  exec?(
    target: ObjectRef,
    container: string | undefined,
    command: readonly string[],
    options: ExecOptions,
  ): CommandOutput
  /** What a container has written, as far as the place where it is typed knows. */
  logOf?(target: ObjectRef, container: string): readonly string[]
  /** Of what helps on behind kubectl's own lines, which are English; `en` when absent. */
  readonly language?: Language
  /** The namespace of the current context; `default` when absent. */
  readonly namespace?: string
  /** Keeps what `kubectl config set-context --current --namespace` says. */
  setNamespace?(namespace: string): void
  /** How long `get -w` watches, in virtual seconds; 0 shows the present state only. */
  readonly watchSeconds?: number
}

/** A command that went well. Text that does not end its last line gets the end. */
export function printed(text: string, stderr = ''): CommandOutput {
  return { stdout: endedLine(text), stderr: endedLine(stderr), exitCode: 0 }
}

/** kubectl's own line, then what helps on, if there is something. */
export function failed(line: string, hint = '', exitCode = 1): CommandOutput {
  const help = hint === '' ? '' : `hint: ${hint}`
  return { stdout: '', stderr: endedLine(line) + endedLine(help), exitCode }
}

/** What several steps of one command leave behind, in order; the first failure gives the exit code. */
export function joined(outputs: readonly CommandOutput[]): CommandOutput {
  const diagnostics = outputs.flatMap((output) => output.diagnostics ?? [])
  return {
    stdout: outputs.map(({ stdout }) => stdout).join(''),
    stderr: outputs.map(({ stderr }) => stderr).join(''),
    exitCode: outputs.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0,
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
  }
}

function endedLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

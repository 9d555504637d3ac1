/**
 * What went wrong with one of several objects: kubectl goes on with the others, and prints all of it at the end.
 * Models checkErr and MultipleErrors of kubernetes/kubectl pkg/cmd/util/helpers.go.
 */
import type { Diagnostic } from '../diagnostic.ts'
import { type CommandOutput, failed } from './command-output.ts'
import { hintOf } from './hint.ts'

export interface Failure {
  /** The line without `error: `, which kubectl puts before what is its own when nothing else failed. */
  readonly line: string
  /** Further lines, where one object fails for several reasons. */
  readonly others?: readonly string[]
  readonly hint?: string
  readonly diagnostics?: readonly Diagnostic[]
}

export function failure(line: string, hint?: string): Failure {
  return hint === undefined ? { line } : { line, hint }
}

/** An answer of the API server: NotFound, BadRequest. */
export function serverFailure(reason: string, message: string, hint?: string): Failure {
  return failure(`Error from server (${reason}): ${message}`, hint)
}

export function printFailures(failures: readonly Failure[]): CommandOutput {
  const all = failures.flatMap(({ line, others = [] }) => [line, ...others])
  const [first] = all
  if (first === undefined) return { stdout: '', stderr: '', exitCode: 0 }
  const hint = failures.map(hintFor).find((one) => one !== '')
  const lines = all.length === 1 ? asError(first) : all.map((line) => line.trimEnd()).join('\n')
  const diagnostics = failures.flatMap((one) => one.diagnostics ?? [])
  const output = failed(lines, hint)
  return diagnostics.length === 0 ? output : { ...output, diagnostics }
}

function hintFor({ hint, diagnostics = [] }: Failure): string {
  const [first] = diagnostics
  return hint ?? (first === undefined ? '' : hintOf(first))
}

function asError(line: string): string {
  return /^(?:error: |Error from server|The \S+ "|The request is invalid|Unable to connect)/.test(line)
    ? line
    : `error: ${line}`
}

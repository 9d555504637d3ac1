/**
 * Does a command really change the cluster? --dry-run=client asks nobody, --dry-run=server asks the API server to go
 * through all steps but the last. Models GetDryRunStrategy of kubernetes/kubectl pkg/cmd/util/helpers.go.
 */
import { type KubectlCommand, textOf } from './command.ts'
import { type CommandOutput, failed } from './command-output.ts'
import { ended, found, type Step } from './session.ts'

export type DryRun = 'none' | 'client' | 'server'

export function dryRunOf(command: KubectlCommand): Step<DryRun> {
  const value = textOf(command, 'dry-run')
  if (value === 'client' || value === 'server') return found(value)
  if (value === 'none' || value === '') return found('none')
  if (value === 'unchanged') return found('client')
  if (/^(?:1|t|T|TRUE|true|True)$/.test(value)) return found('client')
  if (/^(?:0|f|F|FALSE|false|False)$/.test(value)) return found('none')
  return ended(failed(`error: Invalid dry-run value (${value}). Must be "none", "server", or "client".`))
}

/** What kubectl logs about forms that are on their way out; its log's time is the virtual clock's. */
export function dryRunWarning(command: KubectlCommand): string {
  const value = textOf(command, 'dry-run')
  const says = (line: number, text: string) => `W0101 00:00:00.000000       1 helpers.go:${line}] ${text}\n`
  if (value === 'unchanged')
    return says(702, '--dry-run is deprecated and can be replaced with --dry-run=client.')
  if (/^(?:1|t|T|TRUE|true|True)$/.test(value)) {
    return says(
      716,
      `--dry-run=${value} is deprecated (boolean value) and can be replaced with --dry-run=client.`,
    )
  }
  if (!/^(?:0|f|F|FALSE|false|False)$/.test(value)) return ''
  return says(
    719,
    `--dry-run=${value} is deprecated (boolean value) and can be replaced with --dry-run=none.`,
  )
}

/** What is printed behind `created`. */
export const dryRunMark: Readonly<Record<DryRun, string>> = {
  none: '',
  client: ' (dry run)',
  server: ' (server dry run)',
}

/** The warning stands before whatever the command says after it has looked at --dry-run. */
export function afterDryRun(command: KubectlCommand, output: CommandOutput): CommandOutput {
  const warning = dryRunWarning(command)
  return warning === '' || output.stderr.startsWith(warning)
    ? output
    : { ...output, stderr: warning + output.stderr }
}

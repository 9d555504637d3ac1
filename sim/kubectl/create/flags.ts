/** What the commands that make an object of flags have in common: one NAME, and the namespace only where -n gave it. */
import type { JsonObject } from '../../api/meta.ts'
import { isGiven, type KubectlCommand } from '../command.ts'
import type { CommandOutput } from '../command-output.ts'
import { afterDryRun } from '../dry-run.ts'
import { changingOf } from '../print-change.ts'
import { ended, found, type Runner, type Session, type Step } from '../session.ts'
import { usageFailure } from '../usage-failure.ts'

/** Models NameFromCommandArgs of kubernetes/kubectl pkg/cmd/create/create.go: what stands behind `--` is no name. */
function nameFrom(command: KubectlCommand): Step<string> {
  const { args, dashAt = args.length } = command
  const [name] = args
  const count = dashAt
  if (count === 1 && name !== undefined) return found(name)
  return ended(usageFailure(command, `exactly one NAME is required, got ${count}`))
}

export function metadataOf(session: Session, name: string, more: JsonObject = {}): JsonObject {
  return { name, ...namespaceOf(session), ...more }
}

export function namespaceOf({ command, namespace }: Session): JsonObject {
  return isGiven(command, 'namespace') ? { namespace } : {}
}

/** Cobra names the flags that a command must have and does not. */
export function requireFlags(command: KubectlCommand, names: readonly string[]): CommandOutput | undefined {
  const missing = names.filter((name) => !isGiven(command, name))
  if (missing.length === 0) return undefined
  const list = missing.map((name) => `"${name}"`).join(', ')
  return { stdout: '', stderr: `error: required flag(s) ${list} not set\n`, exitCode: 1 }
}

/** A command whose name is right: what it says comes after what is said about --dry-run. */
export function withName(make: (session: Session, name: string) => CommandOutput): Runner {
  return (session) => {
    const name = nameFrom(session.command)
    if (!name.ok) return name.output
    const changing = changingOf(session)
    return afterDryRun(session.command, changing.ok ? make(session, name.value) : changing.output)
  }
}

/**
 * What does a command print about an object that it made or changed? `service/web created`, or the object with -o.
 * Models the NamePrinter and PrintFlags of kubernetes/cli-runtime.
 */
import type { JsonObject } from '../api/meta.ts'
import { type CommandOutput, joined, printed } from './command-output.ts'
import { type DryRun, dryRunMark, dryRunOf, dryRunWarning } from './dry-run.ts'
import { printFailures } from './failure.ts'
import { type Printer, printerFor } from './output-format.ts'
import { printedType } from './resources.ts'
import { createObject, refusalMessage } from './send.ts'
import { found, type Session, type Step } from './session.ts'
import { nameIn } from './targets.ts'
import { typedObject } from './typed-object.ts'

export interface Changing {
  readonly dryRun: DryRun
  readonly printer: Printer | undefined
}

/** --dry-run and -o, looked at before anything is done. */
export function changingOf({ command, io }: Session): Step<Changing> {
  const dryRun = dryRunOf(command)
  if (!dryRun.ok) return dryRun
  const printer = printerFor(command, io)
  if (!printer.ok) return printer
  return found({ dryRun: dryRun.value, printer: printer.value })
}

export function printChange({ dryRun, printer }: Changing, object: JsonObject, done: string): CommandOutput {
  if (printer === undefined) return printed(changeLine(object, done, dryRun))
  const text = printer(object, false)
  return text.ok ? { stdout: text.value, stderr: '', exitCode: 0 } : text.output
}

export function changeLine(object: JsonObject, done: string, dryRun: DryRun): string {
  return `${printedType(String(object.kind))}/${nameIn(object).name || '<unknown>'} ${done}${dryRunMark[dryRun]}`
}

/**
 * An object that kubectl made of its flags: printed, or sent and then printed. `failing`: how kubectl begins the line when
 * the API server refuses; without it the refusal stands alone.
 */
export function finishGenerated(
  session: Session,
  object: JsonObject,
  done: string,
  failing?: string,
): CommandOutput {
  const changing = changingOf(session)
  if (!changing.ok) return changing.output
  const warning: CommandOutput = { stdout: '', stderr: dryRunWarning(session.command), exitCode: 0 }
  if (changing.value.dryRun === 'client') {
    return joined([warning, printChange(changing.value, typedObject(object), done)])
  }
  const sent = createObject(session, object, { dryRun: changing.value.dryRun })
  if (!sent.ok) {
    const { failure } = sent
    if (failing === undefined || failure.diagnostics === undefined) return printFailures([failure])
    const ref = { kind: String(object.kind), name: nameIn(object).name }
    const line = `error: ${failing} ${refusalMessage(ref, failure.diagnostics)}`
    return printFailures([{ ...failure, line }])
  }
  const { warnings, diagnostics } = sent.value
  const notes: CommandOutput = { stdout: '', stderr: warnings, exitCode: 0, diagnostics }
  return joined([warning, notes, printChange(changing.value, sent.value.object, done)])
}

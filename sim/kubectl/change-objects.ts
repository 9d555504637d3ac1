/**
 * The way of all commands that change objects: find them, change each, send it, print what was done. With --local the
 * objects are those of the files, and no cluster is asked; with --dry-run=client nothing is sent.
 *
 * Models the Visit loops of kubernetes/kubectl pkg/cmd/{label,annotate,set,patch,scale}.
 */
import type { JsonObject } from '../api/meta.ts'
import { quoteText } from '../quote.ts'
import { isSet, textOf } from './command.ts'
import { type CommandOutput, failed, joined } from './command-output.ts'
import { type Failure, printFailures } from './failure.ts'
import { changingOf, printChange } from './print-change.ts'
import { readFiles } from './read-files.ts'
import { resourceOfKind } from './resources.ts'
import { replaceObject } from './send.ts'
import { found, type Session, type Step } from './session.ts'
import { findTargets, type Target, type TargetOptions, type Targets, targetOf } from './targets.ts'

export interface Changed {
  readonly object: JsonObject
  /** What is printed behind its name: labeled, scaled. */
  readonly done: string
  /** Instead, where the API server has kept the object as it was. */
  readonly kept?: string
  /** Lines before that. */
  readonly says?: string
  /** Another object to print than the one that is sent: scale prints the one it found. */
  readonly print?: JsonObject
}

export interface ChangeOptions extends TargetOptions {
  /** Objects of files are printed as Go's structs have them. */
  readonly typed?: (object: JsonObject) => JsonObject
}

export function changeObjects(
  session: Session,
  options: ChangeOptions,
  change: (target: Target) => Changed | Failure,
): CommandOutput {
  const changing = changingOf(session)
  if (!changing.ok) return changing.output
  const isLocal = isSet(session.command, 'local')
  const subresource = textOf(session.command, 'subresource')
  if (subresource !== '' && subresource !== 'status') {
    const known = subresource === 'scale' || subresource === 'resize'
    return known
      ? failed(`error: the subresource ${subresource} is not modelled in this simulator`, 'kubectl scale')
      : failed(
          `error: invalid subresource value: ${quoteText(subresource)}. Must be one of [status scale resize]`,
        )
  }
  const door = subresource === 'status' ? ({ subresource } as const) : {}
  const targets = isLocal ? localTargets(session) : findTargets(session, options)
  if (!targets.ok) return targets.output
  const failures: Failure[] = [...targets.value.failures]
  const outputs = targets.value.targets.flatMap((target): readonly CommandOutput[] => {
    const changed = change(target)
    if ('line' in changed) {
      failures.push(changed)
      return []
    }
    const says: CommandOutput = { stdout: changed.says ?? '', stderr: '', exitCode: 0 }
    const { dryRun } = changing.value
    if (isLocal || dryRun === 'client') {
      const shown = options.typed?.(changed.object) ?? changed.object
      return [
        says,
        printChange(
          { ...changing.value, dryRun: isLocal ? dryRun : 'client' },
          changed.print ?? shown,
          changed.done,
        ),
      ]
    }
    // None of these commands asks the API server to be strict: it leaves out what it does not know, and warns.
    const asked = { dryRun, fieldValidation: 'Warn', ...door } as const
    const sent = replaceObject(session, withoutVersion(changed.object), asked)
    if (!sent.ok) {
      failures.push(sent.failure)
      return [says]
    }
    const { warnings, diagnostics, object } = sent.value
    const notes: CommandOutput = { stdout: '', stderr: warnings, exitCode: 0, diagnostics }
    const isKept = versionOf(object) === versionOf(target.object)
    const done = isKept ? (changed.kept ?? changed.done) : changed.done
    return [says, notes, printChange(changing.value, changed.print ?? object, done)]
  })
  return joined([...outputs, printFailures(failures)])
}

function versionOf({ metadata }: JsonObject): unknown {
  return (metadata as JsonObject | undefined)?.resourceVersion
}

/** A patch does not say which version it starts from. */
export function withoutVersion(object: JsonObject): JsonObject {
  const { resourceVersion: _, ...metadata } = (object.metadata ?? {}) as JsonObject
  return { ...object, metadata }
}

/** The objects of files, for --local. */
export function localTargets({ command, io }: Session): Step<Targets> {
  const files = readFiles(command, io)
  if (!files.ok) return files
  const targets = files.value.map(({ kind, value }) => targetOf(resourceOfKind(kind), value))
  return found({ targets, failures: [], isSingle: targets.length === 1, resources: [], bySelector: false })
}

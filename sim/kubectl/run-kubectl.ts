/**
 * What does kubectl print and do? Reads the line, finds the command, lets it run on the cluster.
 *
 * Models kubernetes/kubectl v0.35. What a command does stands in its own file; here is the table of them.
 * Example: runKubectl(cluster, ['get', 'svc'], io).stdout is the table of the Services in the current namespace.
 */

import { kubectlCommandEntries } from '../catalogue/kubectl-command.ts'
import type { Cluster } from '../cluster.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { isSet } from './command.ts'
import { type CommandOutput, failed, type KubectlIo } from './command-output.ts'
import { commandsBelow, groupHelp, helpFor } from './help.ts'
import { notModelled } from './not-modelled.ts'
import { readCommand } from './parse-kubectl.ts'
import { runners } from './runners.ts'
import { sessionFor } from './session.ts'

/** The words behind `kubectl` (with or without it). */
export function runKubectl(cluster: Cluster, words: readonly string[], io: KubectlIo): CommandOutput {
  const read = readCommand(words[0] === 'kubectl' || words[0] === 'k' ? words.slice(1) : words)
  if (!read.ok) return failed(read.diagnostics[0].upstream ?? '', hintOf(read.diagnostics[0]))
  const command = read.value
  if (command.path === '') return helpFor('')
  if (isSet(command, 'help')) return helpFor(command.path)
  const runner = Object.hasOwn(runners, command.path) ? runners[command.path] : undefined
  if (runner === undefined && commandsBelow(command.path).length > 0) return groupHelp(command)
  return (runner ?? notModelled)(sessionFor(cluster, command, io))
}

/** The catalogue's one thing to try. */
function hintOf(diagnostic: Diagnostic): string {
  const about = { object: '', field: '' }
  switch (diagnostic.code) {
    case 'kubectl/command-unknown':
      return (
        kubectlCommandEntries[diagnostic.code].en(
          (diagnostic as Diagnostic<'kubectl/command-unknown'>).params,
          about,
        ).try ?? ''
      )
    case 'kubectl/flag-unknown':
      return (
        kubectlCommandEntries[diagnostic.code].en(
          (diagnostic as Diagnostic<'kubectl/flag-unknown'>).params,
          about,
        ).try ?? ''
      )
    default:
      return ''
  }
}

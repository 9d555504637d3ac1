/**
 * What does kubectl print and do? Reads the line, finds the command, lets it run on the cluster.
 *
 * Models kubernetes/kubectl v0.35. What a command does stands in its own file; here is the table of them.
 * Example: runKubectl(cluster, ['get', 'svc'], io).stdout is the table of the Services in the current namespace.
 */

import { withHintsInKorean } from '../catalogue/prompt-hints.ts'
import type { Cluster } from '../cluster.ts'
import { isSet } from './command.ts'
import { type CommandOutput, failed, type KubectlIo } from './command-output.ts'
import { contextProblem } from './config.ts'
import { commandsBelow, globalHelp, groupHelp, helpFor } from './help.ts'
import { hintOf, withHintsIn } from './hint.ts'
import { withNotes } from './left-out.ts'
import { withNextStep } from './next-step.ts'
import { notModelled } from './not-modelled.ts'
import { readCommand } from './parse-kubectl.ts'
import { runners } from './runners.ts'
import { sessionFor } from './session.ts'

/** The words behind `kubectl` (with or without it). */
export function runKubectl(cluster: Cluster, words: readonly string[], io: KubectlIo): CommandOutput {
  const output = run(cluster, words, io)
  return io.language === 'ko' ? { ...output, stderr: withHintsInKorean(output.stderr) } : output
}

function run(cluster: Cluster, words: readonly string[], io: KubectlIo): CommandOutput {
  const { language = 'en' } = io
  const own = words[0] === 'kubectl' || words[0] === 'k' ? words.slice(1) : words
  const read = readCommand(own[0] === 'help' ? [...own.slice(1), '--help'] : own)
  if (!read.ok) {
    const [first] = read.diagnostics
    const hint = hintOf(first, language)
    return { ...failed(first.upstream ?? '', hint), diagnostics: read.diagnostics }
  }
  const command = read.value
  if (command.path === '') return helpFor('')
  if (command.path === 'options') return globalHelp()
  if (isSet(command, 'help')) return helpFor(command.path)
  const problem = contextProblem(command)
  if (problem !== undefined) return problem
  const runner = Object.hasOwn(runners, command.path) ? runners[command.path] : undefined
  if (runner === undefined && commandsBelow(command.path).length > 0) return groupHelp(command)
  const session = sessionFor(cluster, command, io)
  const output = withNotes((runner ?? notModelled)(session), language)
  return withNextStep(withHintsIn(language, output), session, language)
}

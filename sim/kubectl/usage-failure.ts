/** What kubectl says when a command is written in a way that it does not take. */
import type { KubectlCommand } from './command.ts'
import { type CommandOutput, failed } from './command-output.ts'

export function missingResource(): CommandOutput {
  return failed(
    [
      'error: You must provide one or more resources by argument or filename.',
      'Example resource specifications include:',
      "   '-f rsrc.yaml'",
      "   '--filename=rsrc.json'",
      "   '<resource> <name>'",
      "   '<resource>'",
    ].join('\n'),
  )
}

/** Exactly what a command cannot do with more than one object at a time. */
export function usageFailure(command: KubectlCommand, line: string): CommandOutput {
  return failed(`error: ${line}\nSee 'kubectl ${command.path} -h' for help and examples`)
}

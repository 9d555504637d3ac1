/**
 * What does a command say about itself, with --help or with nothing behind a word like `rollout`? How it is written, its
 * flags, the commands below it. Descriptions are left out: they are the documentation's.
 */

import type { KubectlCommand } from './command.ts'
import { type CommandOutput, printed } from './command-output.ts'
import { commandRows } from './commands.ts'
import { flagSpecs } from './flag-specs.ts'
import { usageFailure } from './usage-failure.ts'

/** The commands directly below a path. */
export function commandsBelow(path: string): readonly string[] {
  const start = path === '' ? '' : `${path} `
  return commandRows.flatMap(([one]) => {
    const rest = one.slice(start.length)
    return one.startsWith(start) && rest !== '' && !rest.includes(' ') ? [rest] : []
  })
}

export function helpFor(path: string): CommandOutput {
  const row = commandRows.find(([one]) => one === path)
  const below = commandsBelow(path)
  const [, aliases = '', flags = '', usage = '[command] [flags]'] = row ?? []
  const own = flagSpecs(flags).slice(0, flagSpecs(flags).length - flagSpecs('').length + 1)
  const lines = [
    ...(below.length === 0 ? [] : ['Available Commands:', ...below.map((name) => `  ${name}`), '']),
    ...(aliases === ''
      ? []
      : ['Aliases:', `${[path.split(' ').at(-1), ...aliases.split(',')].join(', ')}`, '']),
    ...(own.length <= 1
      ? []
      : [
          'Options:',
          ...own
            .slice(0, -1)
            .map(
              ({ name, letter, otherwise }) =>
                `    ${letter === undefined ? '' : `-${letter}, `}--${name}=${otherwise}`,
            ),
          '',
        ]),
    'Usage:',
    `  kubectl ${usage}`,
  ]
  return printed(lines.join('\n'))
}

/** Words that only lead to other commands: alone they show them, with something unknown behind they refuse it. */
export function groupHelp(command: KubectlCommand): CommandOutput {
  const help = helpFor(command.path)
  // One of these words ends well, and nobody knows why.
  if (command.args.length === 0)
    return { stdout: help.stdout, stderr: '', exitCode: command.path === 'certificate' ? 0 : 1 }
  return usageFailure(command, `unknown command ${JSON.stringify(command.args.join(' '))}`)
}

/** kubectl options: the flags that every command takes. */
export function globalHelp(): CommandOutput {
  const lines = flagSpecs('').map(
    ({ name, letter, otherwise }) =>
      `    ${letter === undefined ? '' : `-${letter}, `}--${name}=${otherwise}`,
  )
  return printed(['The following options can be passed to any command:', '', ...lines].join('\n'))
}

/**
 * The kit from the inside of a process: what was typed in, an exit code out. The only place that ends the process.
 *
 * No stack trace ever reaches the learner: what goes wrong by the kit's fault is written to .lab/, one line says so.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { readArguments } from './commands/arguments.ts'
import type { ExitCode, Screen } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { ourFault } from './commands/our-fault.ts'
import { printProblem } from './commands/print-problem.ts'
import { commandWords } from './commands/words.ts'
import { type LoadBundle, openKit } from './kit.ts'
import { isLanguage, type Language, languageFrom } from './language.ts'
import { colours, noColours, wantsColour } from './report/colour.ts'
import { type JudgePool, openPool } from './sandbox/pool.ts'
import { type Output, outputTo } from './standard-output.ts'
import { warmUp } from './warm-up.ts'
import { whereTheLearnerIs } from './where.ts'

export interface Start {
  /** The repository's folder. */
  readonly root: string
  /** The folder of the build that runs. */
  readonly build: string
  /** Runs a bundle of that build. */
  readonly load: LoadBundle
}

/** For the launcher, once a build: compiles what the first start needs, says so, and judges the files as shipped. */
export async function prepare({ root, build, load }: Start, compiled: () => void): Promise<void> {
  await warmUp(openKit(root, build, load, judgesOf(root, build)), compiled)
}

/** `argv` is what stands behind the program's name. */
export async function main(argv: readonly string[], { root, build, load }: Start): Promise<ExitCode> {
  process.once('SIGINT', () => process.exit(130))
  const { write: complain } = outputTo(2, endWithoutOutput)
  const parsed = readArguments(argv, process.env)
  const language = languageFor(parsed.lang)
  const out = outputTo(1, (code) => {
    if (code !== 'EPIPE') complain(`${commandWords[language].cannotPrint(code)}\n`)
    endWithoutOutput(code)
  })
  if (!parsed.ok) {
    complain(`${printProblem(parsed.problem, language)}\n`)
    return 2
  }
  const { command, flags, words } = parsed
  const asksForHelp = flags.isOn('help')
  try {
    const { run } = await loadCommand(asksForHelp ? 'help' : command.name)
    return await run({
      words: asksForHelp ? [command.name] : words,
      flags,
      language,
      kit: openKit(root, build, load, judgesOf(root, build)),
      screen: screenOn(out, complain, flags.isOn('plain') || flags.isOn('no-color')),
      ...whereTheLearnerIs(root, process.env),
    })
  } catch (error) {
    complain(`${ourFault(root, error, commandWords[language])}\n`)
    return 3
  }
}

function judgesOf(root: string, build: string): JudgePool {
  return openPool({ script: join(root, 'launcher', 'worker.cjs'), build, size: availableParallelism() })
}

function languageFor(asked: string | undefined): Language {
  return asked !== undefined && isLanguage(asked) ? asked : languageFrom(process.env)
}

function loadCommand(name: string): ReturnType<(typeof commands)[number]['load']> {
  const command = commands.find((known) => known.name === name)
  if (command === undefined) throw new Error(`no command ${name}`)
  return command.load()
}

function screenOn(
  { isTerminal, columns = 80, write }: Output,
  complain: (text: string) => void,
  plain: boolean,
): Screen {
  return {
    // Lines longer than this are hard to read; narrower than this they cannot be drawn.
    columns: Math.min(100, Math.max(40, columns)),
    colours: !plain && wantsColour(isTerminal, process.env) ? colours : noColours,
    write,
    complain: (text) => complain(`${text}\n`),
  }
}

/** Who reads no further wants no more; anything else that stops the output is the environment's. */
function endWithoutOutput(code: string): void {
  process.exit(code === 'EPIPE' ? 0 : 2)
}

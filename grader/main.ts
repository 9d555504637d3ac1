/**
 * The kit from the inside of a process: what was typed in, an exit code out. The only place that ends the process.
 *
 * No stack trace ever reaches the learner: what goes wrong by the kit's fault is written to .lab/, one line says so.
 */
import { readArguments } from './commands/arguments.ts'
import type { ExitCode, Screen } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { ourFault } from './commands/our-fault.ts'
import { printProblem } from './commands/print-problem.ts'
import { commandWords } from './commands/words.ts'
import { type Engine, openKit } from './kit.ts'
import { isLanguage, type Language, languageFrom } from './language.ts'
import { colours, noColours, wantsColour } from './report/colour.ts'
import { warmUp } from './warm-up.ts'
import { whereTheLearnerIs } from './where.ts'

export interface Start {
  /** The repository's folder. */
  readonly root: string
  /** The folder of the build that runs. */
  readonly build: string
  /** Runs a bundle of that build. */
  readonly load: (bundle: 'engine') => Engine
}

/** For the launcher, once a build: compiles what the first start needs. */
export async function prepare({ root, build, load }: Start): Promise<void> {
  await warmUp(openKit(root, build, load))
}

/** `argv` is what stands behind the program's name. */
export async function main(argv: readonly string[], start: Start): Promise<ExitCode> {
  endWhenTold()
  const parsed = readArguments(argv, process.env)
  const language = languageFor(parsed.lang)
  if (!parsed.ok) {
    complain(printProblem(parsed.problem, language))
    return 2
  }
  const { command, flags, words } = parsed
  const asksForHelp = flags.isOn('help')
  const called = asksForHelp ? 'help' : command.name
  const screen = screenFor(flags.isOn('plain') || flags.isOn('no-color'))
  try {
    const { run } = await load(called)
    return await run({
      words: asksForHelp ? [command.name] : words,
      flags,
      language,
      kit: openKit(start.root, start.build, start.load),
      screen,
      ...whereTheLearnerIs(start.root, process.env),
    })
  } catch (error) {
    complain(ourFault(start.root, error, commandWords[language]))
    return 3
  }
}

function languageFor(asked: string | undefined): Language {
  return asked !== undefined && isLanguage(asked) ? asked : languageFrom(process.env)
}

function load(name: string): ReturnType<(typeof commands)[number]['load']> {
  const command = commands.find((known) => known.name === name)
  if (command === undefined) throw new Error(`no command ${name}`)
  return command.load()
}

function screenFor(plain: boolean): Screen {
  const { isTTY, columns } = process.stdout
  const coloured = !plain && wantsColour(isTTY === true, process.env)
  return {
    // Lines longer than this are hard to read; narrower than this they cannot be drawn.
    columns: isTTY === true ? Math.min(100, Math.max(40, columns)) : 80,
    colours: coloured ? colours : noColours,
    write: (text) => void process.stdout.write(text),
    complain,
  }
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Ctrl-C ends with 130; a reader that went away (`| head`) ends the process without a word. */
function endWhenTold(): void {
  process.once('SIGINT', () => process.exit(130))
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(error.code === 'EPIPE' ? 0 : 2)
    })
  }
}

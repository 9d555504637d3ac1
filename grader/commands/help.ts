/** `help`: every command on a page; with a command, its flags and what holds without each. */
import { nearNames } from '../../sim/index.ts'
import { visible } from '../report/sanitize.ts'
import { displayWidth, padEnd, wrap } from '../report/width.ts'
import type { Call, CommandInfo, ExitCode, FlagInfo } from './command.ts'
import { commands, commonFlags } from './index.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { words, screen, language } = call
  const [asked] = words
  if (asked === undefined) {
    screen.write(`${drawAll(call).join('\n')}\n`)
    return 0
  }
  const command = commands.find(({ name }) => name === asked)
  if (command === undefined) {
    const fromSource = rowsFromSource(call).find(([left]) => left.split(' ')[0] === asked)
    if (fromSource !== undefined) {
      screen.write(`${table([fromSource], call).join('\n')}\n`)
      return 0
    }
    const near = nearNames(
      asked,
      commands.map(({ name }) => name),
    )
    screen.complain(commandWords[language].unknownCommand(visible(asked), near))
    return 2
  }
  screen.write(`${drawOne(call, command).join('\n')}\n`)
  return 0
}

type Row = readonly [left: string, right: string]

function drawAll(call: Call): readonly string[] {
  const { language, commandLine } = call
  const say = commandWords[language]
  const rows = [
    ...commands.map(
      ({ name, words, summary }): Row => [[name, words].filter(Boolean).join(' '), summary[language]],
    ),
    ...rowsFromSource(call),
  ]
  return [
    `${say.usage}: ${commandLine('COMMAND')}`,
    '',
    say.commandsTitle,
    ...table(rows, call),
    '',
    say.flagsTitle,
    ...flagTable(commonFlags, call),
    '',
    ...wrap(say.positions, call.screen.columns),
    ...wrap(say.exitCodes, call.screen.columns),
  ]
}

/** Commands of the launcher, which run from source: they tell their flags themselves. */
function rowsFromSource({ language }: Call): readonly Row[] {
  const say = commandWords[language]
  return [
    ['test [WORD …]', say.tests],
    ['bench [WORD]', say.bench],
  ]
}

function drawOne(call: Call, { name, words, summary, flags, examples }: CommandInfo): readonly string[] {
  const { language, commandLine, screen } = call
  const say = commandWords[language]
  const rows = examples.map(([line, meaning]): Row => {
    return [commandLine(name, ...line.split(' ').filter(Boolean)), meaning[language]]
  })
  return [
    ...wrap(summary[language], screen.columns),
    '',
    `${say.usage}: ${commandLine(name, ...(words === undefined ? [] : [words]))}`,
    '',
    say.flagsTitle,
    ...flagTable([...flags, ...commonFlags], call),
    ...(rows.length === 0 ? [] : ['', say.examplesTitle, ...table(rows, call)]),
    ...(words?.includes('EXERCISE') ? ['', ...wrap(say.positions, screen.columns)] : []),
    ...(name === 'grade' ? ['', ...wrap(say.exitCodes, screen.columns)] : []),
  ]
}

function flagTable(flags: readonly FlagInfo[], call: Call): readonly string[] {
  const say = commandWords[call.language]
  const rows = flags.map(({ name, short, value, meaning, otherwise }): Row => {
    const left = [
      short === undefined ? '' : `-${short}, `,
      `--${name}`,
      value === undefined ? '' : ` ${value}`,
    ]
    return [left.join(''), `${meaning[call.language]} (${say.otherwise(otherwise[call.language])})`]
  })
  return table(rows, call)
}

/** Two columns; the right one wraps under itself. */
function table(rows: readonly Row[], { screen }: Call): readonly string[] {
  const width = Math.max(...rows.map(([left]) => displayWidth(left))) + 4
  return rows.flatMap(([left, right]) => {
    return wrap(right, screen.columns - width).map((line, index) => {
      return `${padEnd(index === 0 ? `  ${left}` : '', width)}${line}`
    })
  })
}

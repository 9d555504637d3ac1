/**
 * What comes of a script? Its commands run one after the other; programs and files are the surroundings' matter. A pipe
 * is run from left to right, each command to its end, what is sent to the background at once: nothing here takes time.
 *
 * Source: POSIX Shell Command Language, 2.9 Shell Commands. The words of complaints are bash's.
 * An endless loop is stopped after some rounds, and says so. Long because commands hold commands: the functions call
 * each other in circles.
 */
import { reckon } from './arithmetic.ts'
import { builtins, type Flow } from './builtins.ts'
import { type Expander, expandPattern, expandText, expandWords, mostText } from './expand.ts'
import { parseScript } from './parse.ts'
import { patternToRegExp } from './pattern.ts'
import { openStreams } from './redirect.ts'
import { inputFrom, type ShellState, type Streams, type Surroundings } from './surroundings.ts'
import type { Command, Pipeline, Script, Word } from './syntax.ts'

export interface Evaluated {
  readonly state: ShellState
  readonly exitCode: number
  /** `exit` was called: the shell itself ends. */
  readonly ended: boolean
}

/** Rounds of a loop that nothing would end, and of all loops of one line. */
const endlessRounds = 20
const mostRounds = 10_000
const deepest = 50
/** Commands that one line may come to. */
const mostSteps = 50_000
const mostCharacters = 20_000_000

interface Run {
  state: ShellState
  /** `stop`: the whole line ends, as after Ctrl-C. */
  flow: Flow | 'stop' | undefined
  rounds: number
  steps: number
  /** Put together out of variables and the like. */
  characters: number
  depth: number
  readonly surroundings: Surroundings
}

export function evaluate(
  script: Script,
  state: ShellState,
  surroundings: Surroundings,
  streams: Streams,
): Evaluated {
  const run: Run = { state, flow: undefined, rounds: 0, steps: 0, characters: 0, depth: 0, surroundings }
  runScript(script, run, streams)
  return { state: run.state, exitCode: run.state.lastExitCode, ended: run.flow === 'exit' }
}

function runScript(script: Script, run: Run, streams: Streams): number {
  let skip = false
  for (const pipeline of script) {
    if (!skip) runPipeline(pipeline, run, streams)
    if (run.flow !== undefined) return run.state.lastExitCode
    const failed = run.state.lastExitCode !== 0
    skip = pipeline.connection === '&&' ? failed : pipeline.connection === '||' ? !failed : false
  }
  return run.state.lastExitCode
}

function runPipeline({ negated, commands, connection }: Pipeline, run: Run, streams: Streams): number {
  let { input } = streams
  for (const [index, command] of commands.entries()) {
    if (index === commands.length - 1) {
      // The last one runs in this shell only when it stands alone.
      if (commands.length === 1) runCommand(command, run, { ...streams, input })
      else inSubshell(run, () => runCommand(command, run, { ...streams, input }))
      break
    }
    const { out, text } = gather(run, streams)
    inSubshell(run, () => runCommand(command, run, { ...streams, input, out }))
    input = inputFrom(text())
  }
  if (negated) setCode(run, run.state.lastExitCode === 0 ? 1 : 0)
  if (connection === '&') setCode(run, 0)
  return run.state.lastExitCode
}

/** What it does to variables and folders is forgotten; its exit code stays, and `exit` ends nothing but itself. */
function inSubshell(run: Run, action: () => unknown): void {
  const { state } = run
  action()
  if (run.flow === 'exit' || run.flow === 'return') run.flow = undefined
  run.state = { ...state, lastExitCode: run.state.lastExitCode }
}

/** What a command writes into a pipe, or to take its place. */
function gather(run: Run, streams: Streams): { readonly out: Streams['out']; readonly text: () => string } {
  const texts: string[] = []
  let length = 0
  const out = (text: string): void => {
    length += text.length
    if (length > mostText) overflow(run, streams)
    else texts.push(text)
  }
  return { out, text: () => texts.join('') }
}

function overflow(run: Run, { err }: Streams): void {
  if (run.flow !== 'stop')
    err(`^C\nhint: a text grew beyond ${mostText} characters, so the line was stopped.\n`)
  run.flow = 'stop'
}

function setCode(run: Run, exitCode: number): number {
  if (run.state.lastExitCode !== exitCode) run.state = { ...run.state, lastExitCode: exitCode }
  return exitCode
}

function expanderFor(run: Run, streams: Streams): Expander {
  return {
    get state() {
      return run.state
    },
    set state(state) {
      run.state = state
    },
    outputOf: (script) => {
      const { out, text } = gather(run, streams)
      inSubshell(run, () => runScript(script, run, { ...streams, out }))
      return text().replace(/\n+$/, '')
    },
    list: (folder) => run.surroundings.list(folder),
    complain: (text) => streams.err(`${run.state.name}: ${text}\n`),
    overflow: () => overflow(run, streams),
    spend: (characters) => {
      run.characters += characters
      if (run.characters > mostCharacters) overflow(run, streams)
    },
  }
}

function runCommand(command: Command, run: Run, around: Streams): number {
  if (run.depth >= deepest) {
    if (run.flow === undefined) {
      around.err(`${run.state.name}: maximum function nesting level exceeded (${deepest})\n`)
    }
    run.flow = 'stop'
    return setCode(run, 1)
  }
  if (run.surroundings.isOver?.()) {
    run.flow = 'stop'
    return setCode(run, 130)
  }
  if (++run.steps > mostSteps) {
    if (run.flow === undefined)
      around.err(`^C\nhint: this line does not come to an end, so it was stopped.\n`)
    run.flow = 'stop'
    return setCode(run, 130)
  }
  const opened = openStreams(command.redirects, around, run.surroundings, expanderFor(run, around))
  if ('problem' in opened) {
    around.err(`${run.state.name}: ${opened.problem}\n`)
    return setCode(run, 1)
  }
  run.depth++
  runOpened(command, run, opened.streams)
  run.depth--
  return run.state.lastExitCode
}

function runOpened(command: Command, run: Run, streams: Streams): number {
  switch (command.is) {
    case 'simple':
      return runSimple(command.words, command.assignments, run, streams)
    case 'group':
      if (command.subshell) inSubshell(run, () => runScript(command.script, run, streams))
      else runScript(command.script, run, streams)
      return run.state.lastExitCode
    case 'if':
      return runIf(command, run, streams)
    case 'while':
      return runWhile(command, run, streams)
    case 'for': {
      const values = expandWords(command.words, expanderFor(run, streams))
      setCode(run, 0)
      for (const value of values) {
        setVariable(run, command.name, value)
        if (!runRound(command.body, run, streams)) break
      }
      return run.state.lastExitCode
    }
    case 'count':
      return runCount(command, run, streams)
    case 'case':
      return runCase(command, run, streams)
    case 'function':
      run.state = { ...run.state, functions: { ...run.state.functions, [command.name]: command.body } }
      return setCode(run, 0)
  }
}

function setVariable(run: Run, name: string, value: string): void {
  run.state = { ...run.state, variables: { ...run.state.variables, [name]: value } }
}

function runIf(command: Extract<Command, { is: 'if' }>, run: Run, streams: Streams): number {
  for (const { condition, body } of command.branches) {
    runScript(condition, run, streams)
    if (run.flow !== undefined) return run.state.lastExitCode
    if (run.state.lastExitCode === 0) return runScript(body, run, streams)
  }
  setCode(run, 0)
  return runScript(command.otherwise, run, streams)
}

function runWhile(
  { condition, until, body }: Extract<Command, { is: 'while' }>,
  run: Run,
  streams: Streams,
): number {
  const most = isConstant(condition) ? endlessRounds : mostRounds
  let last = 0
  for (let round = 0; ; round++) {
    runScript(condition, run, streams)
    if (run.flow !== undefined || (run.state.lastExitCode === 0) === until) break
    if (round >= most) return stopLoop(run, streams, round)
    const goesOn = runRound(body, run, streams)
    last = run.state.lastExitCode
    if (!goesOn) break
  }
  if (run.flow === undefined) setCode(run, last)
  return run.state.lastExitCode
}

/** while true, while :, until false: only something inside can end it. */
function isConstant([only, ...others]: Script): boolean {
  const [command, ...piped] = only?.commands ?? []
  if (others.length > 0 || piped.length > 0 || command?.is !== 'simple') return false
  const [part] = command.words[0] ?? []
  return part?.is === 'text' && ['true', ':', 'false', 'sleep'].includes(part.text)
}

function runCount({ steps, body }: Extract<Command, { is: 'count' }>, run: Run, streams: Streams): number {
  const step = (word: Word): number => {
    const { value, set } = reckon(expandText(word, expanderFor(run, streams)), run.state.variables)
    for (const [name, number] of Object.entries(set)) setVariable(run, name, String(number))
    return value
  }
  const [first, condition, third] = steps
  step(first)
  setCode(run, 0)
  const isEndless = condition.length === 0
  for (let round = 0; isEndless || step(condition) !== 0; round++) {
    if (round >= (isEndless ? endlessRounds : mostRounds)) return stopLoop(run, streams, round)
    if (!runRound(body, run, streams)) break
    step(third)
  }
  return run.state.lastExitCode
}

/** Says whether the loop goes on. */
function runRound(body: Script, run: Run, streams: Streams): boolean {
  if (++run.rounds > mostRounds) {
    stopLoop(run, streams, mostRounds)
    return false
  }
  runScript(body, run, streams)
  const { flow } = run
  if (flow === 'break' || flow === 'continue') run.flow = undefined
  return flow === undefined || flow === 'continue'
}

function stopLoop(run: Run, { err }: Streams, rounds: number): number {
  err(`^C\nhint: this loop would not end by itself, so it was stopped after ${rounds} rounds.\n`)
  run.flow = 'stop'
  return setCode(run, 130)
}

function runCase({ word, clauses }: Extract<Command, { is: 'case' }>, run: Run, streams: Streams): number {
  const expander = expanderFor(run, streams)
  const text = expandText(word, expander)
  setCode(run, 0)
  const found = clauses.find(({ patterns }) =>
    patterns.some((pattern) => patternToRegExp(expandPattern(pattern, expander)).test(text)),
  )
  return found === undefined ? 0 : runScript(found.body, run, streams)
}

function runSimple(
  written: readonly Word[],
  assignments: Extract<Command, { is: 'simple' }>['assignments'],
  run: Run,
  streams: Streams,
): number {
  const expander = expanderFor(run, streams)
  const before = run.state
  setCode(run, before.lastExitCode)
  const words = expandWords(withoutAlias(written, run.state), expander)
  const substituted = run.state.lastExitCode
  const own: Record<string, string> = {}
  for (const { name, value } of assignments) {
    own[name] = expandText(value, expander)
    if (words.length === 0) setVariable(run, name, own[name])
  }
  if (run.flow === 'stop') return setCode(run, 130)
  if (words.length === 0)
    return setCode(
      run,
      assignments.length > 0
        ? run.state.lastExitCode * Number(hasSubstitution(assignments))
        : substituted * Number(written.length > 0),
    )
  const { variables, exported } = run.state
  run.state = {
    ...run.state,
    variables: { ...variables, ...own },
    exported: [...new Set([...exported, ...Object.keys(own)])],
  }
  runNamed(words, run, streams)
  const kept = { ...run.state.variables }
  for (const name of Object.keys(own)) {
    if (Object.hasOwn(variables, name)) kept[name] = variables[name] ?? ''
    else delete kept[name]
  }
  if (Object.keys(own).length > 0) run.state = { ...run.state, variables: kept, exported: exported }
  return run.state.lastExitCode
}

function hasSubstitution(assignments: Extract<Command, { is: 'simple' }>['assignments']): boolean {
  return assignments.some(({ value }) => value.some((part) => part.is === 'command'))
}

/** The first word, unquoted, may stand for several. */
function withoutAlias(words: readonly Word[], { aliases }: ShellState): readonly Word[] {
  const [part, ...others] = words[0] ?? []
  if (part?.is !== 'text' || part.quoted || others.length > 0 || !Object.hasOwn(aliases, part.text))
    return words
  const parsed = parseScript(aliases[part.text] ?? '')
  const [command] = parsed.ok ? (parsed.script[0]?.commands ?? []) : []
  return command?.is === 'simple' ? [...command.words, ...words.slice(1)] : words
}

function runNamed(words: readonly string[], run: Run, streams: Streams): number {
  const [name = '', ...rest] = words
  const body = Object.hasOwn(run.state.functions, name) ? run.state.functions[name] : undefined
  if (body !== undefined) return callFunction(body, rest, run, streams)
  if (name === 'eval' || name === 'source' || name === '.') return runText(name, rest, run, streams)
  if (
    (name === 'command' || name === 'exec' || name === 'builtin' || name === 'time') &&
    rest.length > 0 &&
    !rest[0]?.startsWith('-')
  ) {
    return runNamed(rest, run, streams)
  }
  if (name === 'type' || name === 'command') return runQuestion(name, rest, run, streams)
  const builtin = builtins.get(name)
  if (builtin !== undefined) {
    const { exitCode, state, flow } = builtin(rest, run.state, streams, run.surroundings)
    run.state = { ...(state ?? run.state), lastExitCode: exitCode }
    run.flow = flow
    return exitCode
  }
  const exitCode = run.surroundings.run(words, streams, run.state)
  if (exitCode === undefined)
    streams.err(
      `${run.state.name}: ${name}: ${name.includes('/') ? 'No such file or directory' : 'command not found'}\n`,
    )
  return setCode(run, exitCode ?? 127)
}

/** type NAME and command -v NAME: what would be run? */
function runQuestion(name: string, words: readonly string[], run: Run, streams: Streams): number {
  const asked = words.filter((word) => !word.startsWith('-'))
  let exitCode = 0
  for (const one of asked) {
    const told = (text: string): void => streams.out(name === 'type' ? `${one} is ${text}` : text)
    const { aliases, functions } = run.state
    if (Object.hasOwn(aliases, one))
      streams.out(
        name === 'type' ? `${one} is aliased to \`${aliases[one]}'\n` : `alias ${one}='${aliases[one]}'\n`,
      )
    else if (Object.hasOwn(functions, one))
      streams.out(name === 'type' ? `${one} is a function\n` : `${one}\n`)
    else if (builtins.has(one)) told(name === 'type' ? 'a shell builtin\n' : `${one}\n`)
    else if (run.surroundings.run(['which', one], { ...streams, out: told }, run.state) !== 0) {
      if (name === 'type') streams.err(`${run.state.name}: type: ${one}: not found\n`)
      exitCode = 1
    }
  }
  return setCode(run, exitCode)
}

function callFunction(body: Command, words: readonly string[], run: Run, streams: Streams): number {
  const { positional } = run.state
  run.state = { ...run.state, positional: words }
  runCommand(body, run, streams)
  if (run.flow === 'return') run.flow = undefined
  run.state = { ...run.state, positional }
  return run.state.lastExitCode
}

/** eval TEXT, and the lines of a file. */
function runText(name: string, words: readonly string[], run: Run, streams: Streams): number {
  const read = name === 'eval' ? { text: words.join(' ') } : run.surroundings.readFile(words[0] ?? '')
  const parsed =
    'text' in read ? parseScript(read.text) : { ok: false as const, message: `${words[0]}: ${read.problem}` }
  if (parsed.ok) return runScript(parsed.script, run, streams)
  streams.err(`${run.state.name}: ${parsed.message}\n`)
  return setCode(run, 1)
}

/**
 * What comes of a command that is run in a container beside its program, as an exec probe does? Shells, files and small
 * tools are real; clients ask the pod's own listeners. Whatever else is asked counts as done, and says that it was not
 * known. `kubectl exec` at the prompt, which may ask the whole cluster, is in sim/shell.
 *
 * Example: `ls /var/ready` fails in a container where nobody made that file.
 * Leaves out: users, and the environment but for what the manifest gives.
 */
import type { Container, Pod } from '../api/pod.ts'
import type { FileChanges } from '../api/pod-life.ts'
import type { Send } from '../api/trace.ts'
import { evaluate } from '../script/evaluate.ts'
import { parseScript } from '../script/parse.ts'
import {
  absolutePath,
  inputFrom,
  type ShellState,
  type Streams,
  type Surroundings,
} from '../script/surroundings.ts'
import { addressAskedBy, askItself } from './ask-itself.ts'
import { askedElsewhere, clientEnd } from './ask-others.ts'
import { envOf } from './command-line.ts'
import { behaviourOf } from './container-behaviour.ts'
import { filesAtStart, isLeftToPrograms } from './container-files.ts'
import { type Files, openFiles } from './files.ts'
import { toolsOf } from './image-tools.ts'
import { baseName, shells } from './programs.ts'
import { durationOf } from './script.ts'
import { filesForScripts } from './script-files.ts'
import { toolNamed } from './tools/tools.ts'

export interface Executed {
  readonly exitCode: number
  /** What it wrote, its complaints among it, without the end of the last line. */
  readonly output: string
  /** The command is not modelled: its success is assumed. */
  readonly guessed: boolean
  /** What the command changed, to be laid over what was changed before; absent: nothing. */
  readonly changes?: FileChanges
  /** Seconds that it took: what it slept, and waited for somebody who does not answer. */
  readonly takes: number
  /** It asked somebody else in the cluster: another time, it may end otherwise. */
  readonly asksOthers: boolean
}

/** The container at the moment at which the command runs. */
export interface Moment {
  /** Seconds since it was started; when absent, long ago. */
  readonly age?: number
  /** What commands have changed in it since. */
  readonly files?: FileChanges
  /** How clients ask others than the pod itself; without it, that they are answered is assumed. */
  readonly send?: Send
}

/** What the programs of one call share. */
interface Call {
  readonly container: Container
  readonly pod: Pod
  readonly files: Files
  /** Of the container when the call began. */
  readonly age: number | undefined
  readonly send: Send | undefined
  guessed: boolean
  takes: number
  asksOthers: boolean
}

export function execute(
  command: readonly string[],
  container: Container,
  pod: Pod,
  moment: Moment = {},
): Executed {
  const [path = ''] = command
  if (isMissing(baseName(path), container)) {
    const output = `exec: "${path}": executable file not found in $PATH`
    return { exitCode: 127, output, guessed: false, takes: 0, asksOthers: false }
  }
  const files = openFiles(filesAtStart(container, moment.age), moment.files)
  const { age, send } = moment
  const call: Call = { container, pod, files, age, send, guessed: false, takes: 0, asksOthers: false }
  const texts: string[] = []
  const write = (text: string): void => void texts.push(text)
  const streams: Streams = { input: inputFrom(undefined), out: write, err: write }
  const exitCode = run(command, streams, freshShell(container, pod), call)
  const { changes } = files
  return {
    exitCode,
    output: texts.join('').replace(/\n$/, ''),
    guessed: call.guessed,
    takes: call.takes,
    asksOthers: call.asksOthers,
    ...(Object.keys(changes).length === 0 ? {} : { changes }),
  }
}

function freshShell(container: Container, pod: Pod): ShellState {
  const variables = envOf(container, pod)
  const folder = container.workingDir || '/'
  return {
    name: 'sh',
    variables,
    exported: Object.keys(variables),
    folder,
    lastExitCode: 0,
    aliases: {},
    functions: {},
    positional: [],
  }
}

function run(command: readonly string[], streams: Streams, state: ShellState, call: Call): number {
  const [path = '', ...words] = command
  const program = baseName(path)
  if (shells.includes(program)) return runShell(words, streams, { ...state, name: program }, call)
  const asked = addressAskedBy(program, words, call.pod)
  if (asked !== undefined) {
    const { exitCode, err, status } = askItself(
      asked,
      call.pod,
      call.age === undefined ? undefined : call.age + call.takes,
    )
    streams.err(err)
    call.guessed ||= status !== undefined && status < 400 && isGuessed(call)
    return exitCode
  }
  if (program === 'sleep') {
    call.takes += durationOf(words)
    return 0
  }
  const elsewhere = askElsewhere(program, words, streams, call)
  if (elsewhere !== undefined) return elsewhere
  const tool = toolNamed(program)
  if (tool === undefined || mustGuess(program, words, call)) {
    call.guessed = true
    return 0
  }
  return tool({
    ...streams,
    name: program,
    words,
    files: call.files,
    folder: state.folder,
    variables: state.variables,
    flavour: toolsOf(call.container.image ?? '').flavour,
    clock: '2026-01-01T00:00:00Z',
    start: (started, input, more = {}) => run(started, { ...streams, input, ...more }, state, call),
  })
}

/** -c SCRIPT; without one the shell reads its input, which is empty. */
function runShell(words: readonly string[], streams: Streams, state: ShellState, call: Call): number {
  const script = words[words.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1] ?? ''
  const parsed = parseScript(script)
  if (!parsed.ok) {
    streams.err(`${state.name}: ${parsed.message}\n`)
    return 2
  }
  return evaluate(parsed.script, state, surroundingsOf(call), streams).exitCode
}

function surroundingsOf(call: Call): Surroundings {
  const { files, container } = call
  return {
    run: (words, streams, state) =>
      isMissing(baseName(words[0] ?? ''), container) ? undefined : run(words, streams, state, call),
    ...filesForScripts(files),
  }
}

/** Not in the image; of a program that nobody here models, only an image without a shell lets one say so. */
function isMissing(program: string, { image = '' }: Container): boolean {
  const tools = toolsOf(image)
  if (tools.base === 'unknown' || tools.has(program)) return false
  return tools.base === 'none' || shells.includes(program) || isNetworkClient.has(program)
}

const isNetworkClient: ReadonlySet<string> = new Set([
  'curl',
  'wget',
  'nc',
  'dig',
  'nslookup',
  'host',
  'ping',
])

const fileReaders: ReadonlySet<string> = new Set(['ls', 'cat', 'stat', 'head', 'tail', 'test', '[', 'grep'])

/** A file may be there that nobody here can know of; and of one that is, nobody may know what it says. */
function mustGuess(program: string, words: readonly string[], call: Call): boolean {
  if (!fileReaders.has(program)) return false
  return words.some((word) => {
    if (!word.startsWith('/')) return false
    const path = absolutePath(word, '/')
    const entry = call.files.at(path)
    if (entry !== undefined) return program === 'grep' && entry.is === 'file' && entry.text === undefined
    if (call.files.changes[path] === null) return false
    return isGuessed(call) || !isLeftToPrograms(path)
  })
}

/** A program that nobody here knows may make any file. */
function isGuessed({ container, pod }: Call): boolean {
  const behaviour = behaviourOf(container, pod)
  return behaviour.does === 'run' && behaviour.guessed
}

/** The exit code of a client that asks others; undefined where the program is none, or nobody can say. */
function askElsewhere(
  program: string,
  words: readonly string[],
  { out, err }: Streams,
  call: Call,
): number | undefined {
  const asked = askedElsewhere(program, words)
  if (asked === undefined) return undefined
  call.asksOthers = true
  if (call.send === undefined) return 0
  const { name, namespace = '' } = call.pod.metadata
  const trace = call.send({ from: 'pod', namespace, name }, asked.request)
  if (trace.verdict === 'not-modelled') return undefined
  const end = clientEnd(program, words, asked, trace, toolsOf(call.container.image ?? '').flavour)
  call.takes += end.takes
  out(end.out)
  err(end.err)
  return end.exitCode
}

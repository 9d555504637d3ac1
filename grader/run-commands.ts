/**
 * Runs a learner's commands.sh at the prompt of a simulated cluster, command by command. A command that fails stops
 * nothing, as in a shell; loops, output and virtual time have limits. Nothing outside of the simulation is run or written:
 * files are those of the exercise, and what commands write is forgotten afterwards.
 */
import { type Cluster, type Diagnostic, diagnose, type Place, type SourceFile } from '../sim/index.ts'
import { isUnfinished, newSession, type ProgramCall, parseKubectl, runCommand } from '../sim/prompt.ts'
import type { Moment, ProgramUse, RanCommand } from './exercise.ts'
import { splitCommands, type WrittenCommand } from './split-commands.ts'

/** Plenty for any task, and little enough that no script keeps a class waiting. */
const most = { commands: 100, text: 16_384, calls: 1000, output: 1_000_000, time: 86_400 } as const

export interface Script {
  readonly source: SourceFile
  /** What else lies in the folder where the commands run. */
  readonly folder: readonly SourceFile[]
  readonly secondsPerCommand: number
  /** Whether what was so while they ran is kept. */
  readonly watched?: boolean
}

export interface CommandsRun {
  /** Another one than was handed in, where a command went back to a snapshot. */
  readonly cluster: Cluster
  readonly commands: readonly RanCommand[]
  /** None of a script that is not watched. */
  readonly moments: readonly Moment[]
  /** Why the script was not run, or not to its end. */
  readonly problems: readonly Diagnostic[]
  /** Commands that failed, and may be why the cluster is not as it should be. */
  readonly failures: readonly Diagnostic[]
  /** Commands that only ask, and got no for an answer. */
  readonly remarks: readonly Diagnostic[]
}

/** Of a cluster in which no command was run. */
export function nothingRun(cluster: Cluster): CommandsRun {
  return { cluster, commands: [], moments: [], problems: [], failures: [], remarks: [] }
}

export function runCommands(cluster: Cluster, script: Script): CommandsRun {
  const { source } = script
  const refused = (problem: Diagnostic): CommandsRun => {
    return { ...nothingRun(cluster), problems: [problem] }
  }
  if (source.text.length > most.text) return refused(tooMuch('text'))
  const written = splitCommands(source.text, isUnfinished)
  if (written.length > most.commands) return refused(tooMuch('commands'))
  if (written.length === 0) return refused(diagnose('command/nothing', { file: source.name }))
  return runAll(cluster, script, written)
}

function runAll(cluster: Cluster, script: Script, written: readonly WrittenCommand[]): CommandsRun {
  const start = cluster.state.now
  const until = start + most.time
  let left: number = most.calls
  let output = 0
  let now = {
    cluster,
    session: newSession({ host: hostOf(script.folder), secondsPerCommand: script.secondsPerCommand }),
  }
  const commands: RanCommand[] = []
  const failures: Diagnostic[] = []
  const remarks: Diagnostic[] = []
  const moments: Moment[] = []
  const ended = (problems: readonly Diagnostic[]): CommandsRun => {
    return { cluster: now.cluster, commands, moments, problems, failures, remarks }
  }
  for (const command of written) {
    // A snapshot that was gone back to is another cluster.
    if (script.watched) watch(now.cluster, start, command, moments)
    const session = { ...now.session, limits: { calls: left, until } }
    const before = now.cluster.fork()
    const ran = runCommand(now.cluster, command.text, session)
    now = { cluster: ran.cluster, session: ran.session }
    left -= ran.calls.length
    output += ran.stdout.length + ran.stderr.length
    const place = placeOf(script.source.name, command)
    const { text, line } = command
    const { stdout, stderr, exitCode } = ran
    if (isNoScript(ran)) return ended([diagnose('command/unreadable', { reason: stderr.trim() }, { place })])
    if (output > most.output) return ended([tooMuch('output', place)])
    if (ran.stopped) {
      return ended([tooMuch(now.cluster.state.now >= until ? 'time' : 'calls', place)])
    }
    commands.push({ text, line, stdout, stderr, exitCode, calls: ran.calls.map(useOf) })
    if (exitCode !== 0) {
      const inKorean = () => runCommand(before, command.text, { ...session, language: 'ko' })
      const failure = failureOf(command, ran, inKorean, place)
      if (onlyAsks(ran)) remarks.push(failure)
      else failures.push(failure)
    }
    if (ran.ended) break
  }
  return ended([])
}

/** Half a second is less than anything takes that a client could notice. */
const every = 0.5
/** A quarter of an hour; who waits for longer is not looked at any more. */
const mostMoments = 1800
/** More than a check sends at one moment. */
const requestsOfAMoment = 100

function watch(cluster: Cluster, start: number, { text, line }: WrittenCommand, moments: Moment[]): void {
  const look = (): void => {
    if (moments.length >= mostMoments) return
    const view = cluster.fork().view(moments.length * requestsOfAMoment)
    moments.push({ view, seconds: cluster.state.now - start, command: { text, line } })
  }
  cluster.watch(every, look)
}

function tooMuch(what: keyof typeof most, place?: Place): Diagnostic {
  return diagnose('command/too-much', { what, most: most[what] }, place === undefined ? {} : { place })
}

/** bash could not read it: then nothing was started. */
function isNoScript({ exitCode, calls, stderr }: ReturnType<typeof runCommand>): boolean {
  return exitCode === 2 && calls.length === 0 && /^bash: .*(?:syntax error|unexpected|delimited)/.test(stderr)
}

function useOf({ words, exitCode, pod }: ProgramCall): ProgramUse {
  const [program = '', ...rest] = words
  const name = program.slice(program.lastIndexOf('/') + 1)
  const isKubectl = pod === undefined && (name === 'kubectl' || name === 'k')
  const read = isKubectl ? parseKubectl(['kubectl', ...rest].map(quoted).join(' ')) : undefined
  return {
    words: isKubectl ? ['kubectl', ...rest] : words,
    exitCode,
    ...(pod === undefined ? {} : { pod }),
    ...(read?.ok ? { kubectl: read.value } : {}),
  }
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

function failureOf(
  { text }: WrittenCommand,
  ran: ReturnType<typeof runCommand>,
  inKorean: () => ReturnType<typeof runCommand>,
  place: Place,
): Diagnostic {
  const { exitCode } = ran
  const said = linesOf(ran).filter((line) => line !== '' && !line.startsWith(hintMark))
  const en = hintIn(ran)
  // Run once more only where there is something to read in another language.
  const hint = en === undefined ? {} : { hint: { en, ko: hintIn(inKorean()) ?? en } }
  return diagnose(
    'command/failed',
    {
      command: text,
      exitCode,
      said: said.slice(-mostLines),
      ...hint,
    },
    { place },
  )
}

const hintMark = 'hint: '

/** What the prompt adds behind a program's own lines, which are English in every language. */
function hintIn(ran: ReturnType<typeof runCommand>): string | undefined {
  return linesOf(ran)
    .find((line) => line.startsWith(hintMark))
    ?.slice(hintMark.length)
}

function linesOf({ stdout, stderr }: ReturnType<typeof runCommand>): readonly string[] {
  return (stderr.trim() === '' ? stdout : stderr).trimEnd().split('\n')
}

/** The end of a long complaint is where it says what is wrong. */
const mostLines = 6

const asking = new Set(
  'get describe logs explain wait exec top events version cluster-info api-resources auth diff port-forward'.split(
    ' ',
  ),
)
const askingToo = new Set(['rollout status', 'rollout history', 'config view', 'config get-contexts'])

/** A command that changes nothing when it succeeds is no reason for the cluster to be as it is; nor is a test, which says nothing. */
function onlyAsks({ calls, stderr }: ReturnType<typeof runCommand>): boolean {
  if (stderr === '') return true
  const failed = calls.filter(({ exitCode }) => exitCode !== 0)
  if (failed.some(({ exitCode, pod }) => exitCode === 127 && pod === undefined)) return false
  return failed.length > 0 && failed.every((call) => isQuestion(useOf(call)))
}

/** What it makes or takes away is missed later, in the pod or in the folder. */
const changing = new Set('touch rm mv cp mkdir tee kill'.split(' '))
const making = new Set('gcloud minikube openssl'.split(' '))

function isQuestion({ words, kubectl }: ProgramUse): boolean {
  const [program = '', subcommand] = words
  if (program !== 'kubectl') return !making.has(program) || subcommand === 'x509'
  if (kubectl === undefined || words.some((word) => changing.has(word))) return false
  return askingToo.has(kubectl.path) || asking.has(kubectl.path.split(' ')[0] ?? '')
}

function placeOf(file: string, { text, line }: WrittenCommand): Place {
  const [first = ''] = text.split('\n')
  const indent = first.length - first.trimStart().length
  return {
    file,
    start: { line, column: indent + 1 },
    end: { line, column: Math.max(indent + 2, first.trimEnd().length + 1) },
  }
}

/** The exercise's files as the folder that the shell stands in. */
function hostOf(files: readonly SourceFile[]) {
  const texts = new Map(files.map(({ name, text }) => [name, text]))
  const normal = (path: string): string => path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
  return {
    read: (path: string) => texts.get(normal(path)),
    list: (path: string) => {
      const front = normal(path) === '.' || normal(path) === '' ? '' : `${normal(path)}/`
      const inside = [...texts.keys()].filter((name) => name.startsWith(front))
      if (inside.length === 0 && front !== '') return undefined
      return [...new Set(inside.map((name) => name.slice(front.length).split('/')[0] ?? ''))]
    },
  }
}

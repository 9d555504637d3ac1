/**
 * What comes of a command that is run in a container beside its program, as an exec probe or `kubectl exec` does?
 * A small model: files that are there or not, clients that ask the pod's own listeners, and shells around them.
 * Whatever else is asked counts as done, and says that it was not known.
 *
 * Example: `ls /var/ready` fails in a container where nobody made that file.
 * Leaves out: contents of files, users, environment. Files are those the container's own script has made by then, and
 * those that earlier commands have changed.
 */
import type { Container, Pod } from '../api/pod.ts'
import type { FileChanges } from '../api/pod-life.ts'
import { flag } from './command-line.ts'
import { behaviourOf } from './container-behaviour.ts'
import { parseImage } from './image.ts'
import { knownImage } from './known-images.ts'
import { answer, type Listener, listenersOf } from './listeners.ts'
import { baseName, shells } from './programs.ts'
import { commandsOf, filesLeftBy } from './script.ts'

export interface Executed {
  readonly exitCode: number
  readonly output: string
  /** The command is not modelled: its success is assumed. */
  readonly guessed: boolean
  /** What the command changed, to be laid over what was changed before; absent: nothing. */
  readonly changes?: FileChanges
}

/** The container at the moment at which the command runs. */
export interface Moment {
  /** Seconds since it was started; when absent, long ago. */
  readonly age?: number
  /** What commands have changed in it since. */
  readonly files?: FileChanges
}

export function execute(
  command: readonly string[],
  container: Container,
  pod: Pod,
  moment: Moment = {},
): Executed {
  const [path = '', ...words] = command
  const program = baseName(path)
  if (isMissing(program, container)) {
    return done(127, `exec: "${path}": executable file not found in $PATH`)
  }
  if (shells.includes(program)) return runShell(words, container, pod, moment)
  if (fileReaders.has(program)) return readFiles(program, words, container, pod, moment)
  const asked = addressAskedBy(program, words)
  if (asked !== undefined) return connect(asked, container, pod)
  switch (program) {
    case 'touch':
      return { ...done(0), changes: changeAll(words, moment, '') }
    case 'rm':
      return { ...done(0), changes: changeAll(words, moment, null) }
    case 'true':
    case 'echo':
    case 'sleep':
    case ':':
      return done(0)
    case 'false':
      return done(1)
    case 'exit':
      return done(Number(words[0] ?? 0) || 0)
    default:
      return { exitCode: 0, output: '', guessed: true }
  }
}

/** An image without a shell has its own program and nothing else; one with shells has just those. */
function isMissing(program: string, { image = '' }: Container): boolean {
  const known = knownImage(parseImage(image)?.repository ?? '')
  if (known === undefined || known.programs.includes(program)) return false
  return known.shells.length === 0 || (shells.includes(program) && !known.shells.includes(program))
}

/** Paths that every container has. */
const everywhere = `
  / /bin /boot /dev /etc /etc/hosts /etc/hostname /etc/resolv.conf /home /lib /media /mnt /opt /proc /root /run /sbin
  /srv /sys /tmp /usr /var /var/cache /var/lib /var/local /var/lock /var/log /var/mail /var/opt /var/run /var/spool
  /var/tmp
`
  .trim()
  .split(/\s+/)

/** The files and folders that are known to be in a running container, besides those of its image. */
function filesIn(container: Container, { age, files = {} }: Moment): ReadonlySet<string> {
  const script = [...(container.command ?? []), ...(container.args ?? [])].join('\n')
  const mounts = (container.volumeMounts ?? []).map(({ mountPath }) => mountPath)
  const found = new Set([...everywhere, ...mounts, ...filesLeftBy(script, age)])
  for (const [path, text] of Object.entries(files)) {
    if (text === null) found.delete(path)
    else found.add(path)
  }
  return found
}

/** A file that is touched keeps what it says. */
function changeAll(words: readonly string[], { files = {} }: Moment, to: '' | null): FileChanges {
  const paths = words.filter((word) => word.startsWith('/'))
  return Object.fromEntries(paths.map((path) => [path, to === null ? null : (files[path] ?? to)]))
}

const fileReaders = new Set(['ls', 'cat', 'stat', 'head', 'tail', 'test', '[', 'grep'])

function readFiles(
  program: string,
  words: readonly string[],
  container: Container,
  pod: Pod,
  moment: Moment,
): Executed {
  const files = filesIn(container, moment)
  const isTest = program === 'test' || program === '['
  const wanted = !(isTest && words[0] === '!')
  const paths = words.filter((word) => word.startsWith('/')).map((path) => path.replace(/(.)\/+$/, '$1'))
  const missing = paths.find((path) => !files.has(path))
  const isRemoved = missing !== undefined && moment.files?.[missing] === null
  const mayBeThere =
    missing !== undefined && !isRemoved && (isGuessed(container, pod) || !isLeftToPrograms(missing))
  if (mayBeThere) return { exitCode: 0, output: '', guessed: true }
  if ((missing === undefined) === wanted) return done(0)
  if (isTest) return done(1)
  return done(program === 'ls' ? 2 : 1, `${program}: ${missing}: No such file or directory`)
}

/** A program that nobody here knows may make any file. */
function isGuessed(container: Container, pod: Pod): boolean {
  const behaviour = behaviourOf(container, pod)
  return behaviour.does === 'run' && behaviour.guessed
}

/** Where no image puts files, so that one is there only when a program has made it. Elsewhere nobody can say. */
function isLeftToPrograms(path: string): boolean {
  return /^\/(?:tmp|run|var\/run|var\/tmp)\/|^\/(?:var\/)?[^/]+$/.test(path)
}

/** -c SCRIPT: its commands one after the other, && and || heeded; the last one run decides. */
function runShell(words: readonly string[], container: Container, pod: Pod, moment: Moment): Executed {
  const script = words[words.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1] ?? ''
  let last = done(0)
  let skip = false
  let guessed = false
  let changes: FileChanges = {}
  for (const { words: command, end } of commandsOf(script)) {
    if (!skip)
      last = execute(
        command.filter((word) => !/^[0-9]?[<>]/.test(word)),
        container,
        pod,
        { ...moment, files: { ...moment.files, ...changes } },
      )
    changes = { ...changes, ...last.changes, ...redirected(command) }
    guessed ||= last.guessed
    skip = end === '&&' ? last.exitCode !== 0 : end === '||' ? last.exitCode === 0 : false
    if (command[0] === 'exit' && !skip) break
  }
  return { ...last, guessed, changes }
}

/** What `> /path` makes. */
function redirected(words: readonly string[]): FileChanges {
  const paths = words.map((word) => /^1?>>?[ \t]*(\/(?!dev\/)\S+)$/.exec(word)?.[1])
  return Object.fromEntries(paths.flatMap((path) => (path === undefined ? [] : [[path, '']])))
}

interface Asked {
  readonly port: number
  /** Of an HTTP client; others only connect. */
  readonly path?: string
  readonly refusesErrors?: boolean
}

const clients: Readonly<Record<string, number>> = {
  'redis-cli': 6379,
  pg_isready: 5432,
  mysqladmin: 3306,
  mongosh: 27017,
  mongo: 27017,
  'rabbitmq-diagnostics': 5672,
}

/** The port of the pod itself that a client asks; undefined when it asks elsewhere, or is no client. */
function addressAskedBy(program: string, words: readonly string[]): Asked | undefined {
  const standard = clients[program]
  if (standard !== undefined) return { port: Number(flag(words, 'p', 'P', 'port') || standard) }
  if (program === 'nc') {
    const port = words.find((word) => /^[0-9]+$/.test(word))
    return port === undefined ? undefined : { port: Number(port) }
  }
  if (program === 'grpc_health_probe') {
    const [, port] = /:([0-9]+)$/.exec(flag(words, 'addr') ?? '') ?? []
    return port === undefined ? undefined : { port: Number(port) }
  }
  if (program !== 'curl' && program !== 'wget') return undefined
  const url = words.find((word) => /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/.test(word))
  const [, tls, port, path] =
    /^(?:http(s)?:\/\/)?(?:[^/[\]:]+|\[[^\]]*\])(?::([0-9]+))?(\/.*)?$/.exec(url ?? '') ?? []
  if (url === undefined) return undefined
  const failsOnErrors = program === 'wget' || words.some((word) => /^(?:--fail|-[a-zA-Z]*f)/.test(word))
  return { port: Number(port ?? (tls ? 443 : 80)), path: path ?? '/', refusesErrors: failsOnErrors }
}

function connect({ port, path, refusesErrors }: Asked, container: Container, pod: Pod): Executed {
  const listener = listenersOf(pod).find((one) => one.port === port && one.protocol === 'TCP')
  if (listener === undefined)
    return done(path === undefined ? 1 : 7, `connect to localhost port ${port}: Connection refused`)
  if (path === undefined || !refusesErrors) return done(0)
  const status = statusOf(listener, pod, path)
  return status < 400
    ? { ...done(0), guessed: isGuessed(container, pod) }
    : done(22, `The requested URL returned error: ${status}`)
}

function statusOf(listener: Listener, pod: Pod, path: string): number {
  const request = {
    scheme: 'http',
    host: 'localhost',
    port: listener.port,
    method: 'GET',
    path,
    headers: {},
  } as const
  return answer(listener, pod, request)?.status ?? 0
}

function done(exitCode: number, output = ''): Executed {
  return { exitCode, output, guessed: false }
}

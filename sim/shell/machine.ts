/**
 * The learner's machine: outside of the cluster, with kubectl, curl and some other programs, files that commands write,
 * and the files of the real folder, which are read and never changed.
 */
import type { FileEntry, Files } from '../container/files.ts'
import { openFiles } from '../container/files.ts'
import { filesForScripts } from '../container/script-files.ts'
import { toolNamed, toolNames } from '../container/tools/tools.ts'
import { nearNames } from '../near-names.ts'
import {
  absolutePath,
  type Input,
  type ShellState,
  type Streams,
  type Surroundings,
} from '../script/surroundings.ts'
import { clockOf } from './clock.ts'
import { guideNamed, guideNames } from './guide/guide.ts'
import { kubectl } from './kubectl-here.ts'
import { hintFor, machinePrograms, programNamed } from './programs.ts'
import { runScript } from './run-script.ts'
import { type HostFiles, homeFolder } from './session.ts'
import { which } from './which.ts'
import { placeFor, recorded, type Working } from './working.ts'

function machineFiles({ session }: Working): Files {
  const start = {
    '/etc/hosts': '127.0.0.1\tlocalhost\n127.0.1.1\tlearner\n',
    '/etc/hostname': 'learner\n',
    '/etc/resolv.conf': 'nameserver 127.0.0.53\noptions edns0 trust-ad\n',
    '/tmp/': '',
    '/var/tmp/': '',
    [`${homeFolder}/`]: '',
    [`${homeFolder}/.kube/config`]: undefined,
  }
  return withHost(openFiles(start, session.files), session.host)
}

/** What was written here comes first; else what the real folder has. */
function withHost(own: Files, host: HostFiles): Files {
  const real = (path: string): string =>
    path.startsWith(`${homeFolder}/`) ? path.slice(homeFolder.length + 1) : path === homeFolder ? '.' : path
  const isGone = (path: string): boolean => own.changes[path] === null
  const at = (path: string): FileEntry | undefined => {
    const found = own.at(path)
    if (found !== undefined || isGone(path)) return found
    const text = host.read(real(path))
    if (text !== undefined) return { is: 'file', text }
    return host.list(real(path)) === undefined ? undefined : { is: 'folder' }
  }
  return {
    at,
    list: (path) =>
      [
        ...new Set([
          ...own.list(path),
          ...(host.list(real(path)) ?? []).filter((name) => !isGone(`${path}/${name}`)),
        ]),
      ].sort(),
    write: (path, text) => {
      const folder = path.slice(0, path.lastIndexOf('/')) || '/'
      if (own.at(folder) === undefined && at(folder)?.is === 'folder') makeFolders(own, folder)
      return own.write(path, text)
    },
    makeFolder: (path) => (at(path) === undefined ? own.makeFolder(path) : 'File exists'),
    remove: (path) => {
      if (own.at(path) === undefined && at(path)?.is === 'file') {
        makeFolders(own, path.slice(0, path.lastIndexOf('/')) || '/')
        own.write(path, '')
      }
      return own.remove(path)
    },
    get changes() {
      return own.changes
    },
  }
}

function makeFolders(files: Files, folder: string): void {
  const parts = folder.split('/').filter((part) => part !== '')
  for (const index of parts.keys()) files.makeFolder(`/${parts.slice(0, index + 1).join('/')}`)
}

export function machineSurroundings(working: Working): Surroundings {
  const files = machineFiles(working)
  const keep = (): void => {
    working.session = { ...working.session, files: files.changes }
  }
  const run = (words: readonly string[], streams: Streams, state: ShellState): number | undefined => {
    const exitCode = recorded(working, words, streams.err, () =>
      runOnMachine(words, streams, state, files, working, run, surroundings),
    )
    keep()
    return exitCode
  }
  const surroundings: Surroundings = {
    run,
    ...filesForScripts(files, keep),
    isOver: () => working.stopped,
  }
  return surroundings
}

type Run = (words: readonly string[], streams: Streams, state: ShellState) => number | undefined

function runOnMachine(
  words: readonly string[],
  streams: Streams,
  state: ShellState,
  files: Files,
  working: Working,
  run: Run,
  surroundings: Surroundings,
): number | undefined {
  const [path = '', ...rest] = words
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (path === 'kubectl' || path === 'k' || /^\/usr\/(?:local\/)?bin\/kubectl$/.test(path))
    return kubectl(rest, streams, files, state, working, (line) => run(line, streams, state) ?? 127)
  if (name === 'sudo')
    return rest.length === 0
      ? 0
      : (run(
          rest.filter((word, index) => index > 0 || !word.startsWith('-')),
          streams,
          state,
        ) ?? notFound(rest[0] ?? '', streams, state))
  if (name === 'bash' || name === 'sh')
    return runScript(rest, streams, { ...state, name }, files, surroundings, working)
  if (name === 'which') return which(rest, streams, (one) => isOnMachine(one, files))
  const own = path === name ? guideNamed(name) : undefined
  if (own !== undefined)
    return own({
      words: rest,
      streams,
      working,
      run: (line) => run(line, streams, state) ?? notFound(line[0] ?? '', streams, state),
    })
  const program = programNamed(name, false)
  const tool = toolNamed(name)
  if (program === undefined && tool === undefined) {
    if (path.includes('/') && files.at(absolutePath(path, state.folder))?.is === 'file')
      return runScript(words, streams, state, files, surroundings, working)
    return notFound(path, streams, state)
  }
  const call = {
    ...streams,
    name,
    words: rest,
    files,
    folder: state.folder,
    variables: exportedIn(state),
    flavour: 'gnu' as const,
    clock: clockOf(working.cluster.state),
    start: (started: readonly string[], input: Input, more: Partial<Streams> = {}) =>
      run(started, { ...streams, input, ...more }, state) ?? notFound(started[0] ?? '', streams, state),
  }
  if (program === undefined) return tool?.(call)
  const place = placeFor(working, { from: 'outside', ip: working.session.address }, 'debian', files)
  return program({ ...call, place })
}

function isOnMachine(name: string, files: Files): boolean {
  if (name.includes('/')) return files.at(name)?.is === 'file'
  return (
    machinePrograms.includes(name) || toolNamed(name) !== undefined || ['bash', 'sh', 'sudo'].includes(name)
  )
}

export function exportedIn({ variables, exported }: ShellState): Readonly<Record<string, string>> {
  return Object.fromEntries(
    exported.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name] ?? '']] : [])),
  )
}

function notFound(name: string, { err }: Streams, state: ShellState): number {
  const hint = hintFor(name)
  const [near] =
    hint === undefined && !name.includes('/')
      ? nearNames(name, [...machinePrograms, ...toolNames, ...guideNames, 'cd', 'export', 'exit'])
      : []
  err(`${state.name}: ${name}: ${name.includes('/') ? 'No such file or directory' : 'command not found'}\n`)
  if (hint !== undefined) err(`hint: ${hint}\n`)
  else if (near !== undefined) err(`hint: is ${near} meant?\n`)
  return 127
}

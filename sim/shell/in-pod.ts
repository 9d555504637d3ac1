/**
 * A container as a place to type in: its files, the programs that its image has, its own address in the cluster.
 *
 * A program that the image does not have ends as the container runtime ends it: "executable file not found in $PATH".
 */
import type { ObjectRef } from '../api/meta.ts'
import type { Container, Pod } from '../api/pod.ts'
import { type Files, openFiles } from '../container/files.ts'
import { type ImageTools, toolsOf } from '../container/image-tools.ts'
import { filesForScripts } from '../container/script-files.ts'
import { toolNamed } from '../container/tools/tools.ts'
import type { Input, ShellState, Streams, Surroundings } from '../script/surroundings.ts'
import { clockOf } from './clock.ts'
import { environmentOf, filesOf } from './container-world.ts'
import { hintAboutFiles } from './file-hints.ts'
import { exportedIn } from './machine.ts'
import { hintFor, programNamed } from './programs.ts'
import { runScript } from './run-script.ts'
import { which } from './which.ts'
import { placeFor, recorded, type Working } from './working.ts'

export interface Inside {
  readonly pod: Pod
  readonly container: Container
  readonly tools: ImageTools
}

/** undefined where no such container runs. */
export function enter(
  { cluster }: Working,
  { namespace = 'default', name }: ObjectRef,
  containerName: string | undefined,
): Inside | undefined {
  const pod = cluster.state.get('Pod', namespace, name)
  const wanted = containerName ?? pod?.metadata.annotations?.['kubectl.kubernetes.io/default-container']
  const all = [...(pod?.spec.containers ?? []), ...(pod?.spec.initContainers ?? [])]
  const container = wanted === undefined ? all[0] : all.find((one) => one.name === wanted)
  if (pod === undefined || container === undefined || !runs(pod, container)) return undefined
  return { pod, container, tools: toolsOf(container.image ?? '') }
}

function runs({ status }: Pod, { name }: Container): boolean {
  const all = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])]
  return all.find((one) => one.name === name)?.state?.running !== undefined
}

const shells: readonly string[] = ['bash', 'sh', 'ash', 'dash', 'zsh']

export function freshShellIn(
  working: Working,
  { pod, container }: Inside,
  name: string,
  tty: boolean,
): ShellState {
  const variables = environmentOf(working.cluster.state, pod, container, tty)
  const folder = workingFolderOf(container)
  return {
    name,
    variables: { ...variables, PWD: folder },
    exported: Object.keys(variables),
    folder,
    lastExitCode: 0,
    aliases: {},
    functions: {},
    positional: [],
  }
}

function workingFolderOf(container: Container): string {
  const { workingDir } = container as Container & { readonly workingDir?: string }
  return workingDir ?? '/'
}

/** As the container runtime starts a command: no shell stands around it. */
export function execDirectly(
  working: Working,
  inside: Inside,
  command: readonly string[],
  streams: Streams,
  tty: boolean,
): number {
  const [path = ''] = command
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (!isThere(inside, name)) {
    const where = path.startsWith('/')
      ? `stat ${path}: no such file or directory`
      : 'executable file not found in $PATH'
    streams.err(
      `OCI runtime exec failed: exec failed: unable to start container process: exec: "${path}": ${where}: unknown\n`,
    )
    const hint = path.includes(' ')
      ? 'leave the quotes out: each word behind -- stands for itself'
      : instead(inside, name)
    if (hint !== undefined) streams.err(`hint: ${hint}\n`)
    return 126
  }
  const surroundings = surroundingsIn(working, inside)
  return surroundings.run(command, streams, freshShellIn(working, inside, 'sh', tty)) ?? 127
}

function instead({ tools, container }: Inside, name: string): string | undefined {
  const image = container.image ?? ''
  if (shells.includes(name)) {
    const other = shells.find((shell) => tools.has(shell))
    return other === undefined
      ? `the image ${image} has no shell; kubectl debug or another pod can look at it from outside`
      : `the image ${image} has no ${name}; it has ${other}`
  }
  return hintFor(name) ?? lackOf(name, tools, container)
}

function lackOf(name: string, tools: ImageTools, { image = '' }: Container): string {
  const other = instruments[name]?.find((one) => tools.has(one))
  return `the image ${image} does not have ${name}${other === undefined ? '' : `; it has ${other}`}`
}

/** What does nearly the same. */
const instruments: Readonly<Record<string, readonly string[]>> = {
  curl: ['wget'],
  wget: ['curl'],
  dig: ['nslookup', 'host', 'getent'],
  host: ['nslookup', 'dig', 'getent'],
  nslookup: ['dig', 'host', 'getent'],
}

function isThere({ tools }: Inside, name: string): boolean {
  return tools.base === 'unknown' ? shells.includes(name) || isKnown(name) : tools.has(name)
}

function isKnown(name: string): boolean {
  return toolNamed(name) !== undefined || programNamed(name, true) !== undefined
}

export function surroundingsIn(working: Working, inside: Inside): Surroundings {
  const { pod, container } = inside
  const ref = { kind: 'Pod', namespace: pod.metadata.namespace ?? 'default', name: pod.metadata.name }
  const before = working.cluster.state.lifeOf(pod)?.containers[container.name]?.files ?? {}
  const files = openFiles(filesOf(working.cluster.state, pod, container), before)
  const keep = (): void => {
    if (files.changes !== before) working.cluster.changeFiles(ref, container.name, files.changes)
  }
  const run = (words: readonly string[], streams: Streams, state: ShellState): number | undefined => {
    const count = Object.keys(files.changes).length
    const start = () => runInside(words, streams, state, files, inside, working, run, surroundings)
    const exitCode = recorded(working, words, streams.err, start, ref.name)
    if (count > 0 || Object.keys(files.changes).length > 0) keep()
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

function runInside(
  words: readonly string[],
  streams: Streams,
  state: ShellState,
  files: Files,
  inside: Inside,
  working: Working,
  run: Run,
  surroundings: Surroundings,
): number {
  const [path = '', ...rest] = words
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === 'busybox' && inside.tools.has('busybox') && rest.length > 0)
    return run(rest, streams, state) ?? 127
  if (shells.includes(name) && isThere(inside, name))
    return runScript(rest, streams, { ...state, name }, files, surroundings, working)
  if (name === 'which') return which(rest, streams, (one) => isThere(inside, one))
  const tool = toolNamed(name)
  const program = programNamed(name, true)
  if (!isThere(inside, name) || (tool === undefined && program === undefined))
    return notFound(path, inside, streams, state)
  const call = {
    ...streams,
    name,
    words: rest,
    files,
    folder: state.folder,
    variables: exportedIn(state),
    flavour: inside.tools.flavour,
    clock: clockOf(working.cluster.state),
    start: (started: readonly string[], input: Input, more: Partial<Streams> = {}) =>
      run(started, { ...streams, input, ...more }, state) ?? 127,
  }
  if (program === undefined) {
    const exitCode = tool?.(call) ?? 127
    hintAboutFiles(name, rest, exitCode, files, state, streams)
    return exitCode
  }
  const { pod, container, tools } = inside
  const origin = {
    from: 'pod',
    namespace: pod.metadata.namespace ?? 'default',
    name: pod.metadata.name,
  } as const
  const here = { pod, container: container.name, image: container.image ?? '' }
  return program({ ...call, place: placeFor(working, origin, tools.base, files, here) })
}

function notFound(name: string, inside: Inside, { err }: Streams, state: ShellState): number {
  if (isThere(inside, name)) {
    // It is in the image, and does nothing here: that is no error of whoever typed it.
    err(`hint: ${hintFor(name) ?? `the image has ${name}; what it does is not modelled`}\n`)
    return 1
  }
  const line = name.includes('/') ? 'No such file or directory' : 'command not found'
  // dash, which Debian calls sh, counts lines; busybox's ash does not.
  const isPlain = state.name !== 'bash'
  const dash = isPlain && inside.tools.flavour === 'gnu' ? '1: ' : ''
  err(`${state.name}: ${dash}${name}: ${isPlain ? 'not found' : line}\n`)
  const hint = isKnown(name) ? lackOf(name, inside.tools, inside.container) : hintFor(name)
  if (hint !== undefined) err(`hint: ${hint}\n`)
  return 127
}

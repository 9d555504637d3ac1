/**
 * kubectl, as it is called on the learner's machine: it reads and writes the machine's files, runs commands in
 * containers, and opens shells there that stay open until `exit`.
 */
import type { ObjectRef } from '../api/meta.ts'
import type { Files } from '../container/files.ts'
import type { CommandOutput, ExecOptions, KubectlIo } from '../kubectl/command-output.ts'
import { runKubectl } from '../kubectl/run-kubectl.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { absolutePath, inputFrom, type ShellState, type Streams } from '../script/surroundings.ts'
import { linesFor } from './access-log.ts'
import { enter, execDirectly, freshShellIn, type Inside } from './in-pod.ts'
import { openShell, shellRunIn } from './run-shell.ts'
import type { Chunk, Working } from './working.ts'

export function kubectl(
  words: readonly string[],
  streams: Streams,
  files: Files,
  { folder, variables }: ShellState,
  working: Working,
  run: (words: readonly string[]) => number,
): number {
  const readsInput = words.some(
    (word, index) =>
      word === '-' ||
      word === '-f-' ||
      word === '--filename=-' ||
      (word === '-i' && index > 0) ||
      /^-(?:it|ti)$/.test(word) ||
      word === '--stdin',
  )
  const stdin = readsInput && streams.input.given ? streams.input.read() : ''
  const editor = variables.KUBE_EDITOR ?? variables.EDITOR
  // What a command in a container writes keeps its order; kubectl itself gives output and complaints apart.
  const written: Chunk[] = []
  const io: KubectlIo = {
    ...(editor === undefined ? {} : { edit: (text: string) => editedBy(editor, text, files, run) }),
    stdin,
    readFile: (path) => {
      const entry = files.at(absolutePath(path, folder))
      return entry?.is === 'file' ? entry.text : undefined
    },
    listFolder: (path) => {
      const absolute = absolutePath(path, folder)
      if (files.at(absolute)?.is !== 'folder') return undefined
      const front = path.replace(/\/+$/, '')
      return files.list(absolute).map((name) => `${front}/${name}`)
    },
    writeFile: (path, text) => void files.write(absolutePath(path, folder), text),
    namespace: working.session.namespace,
    setNamespace: (namespace) => {
      working.session = { ...working.session, namespace }
    },
    watchSeconds: 30,
    language: working.session.language,
    logOf: (target, container) => linesFor(working.session.logs, working.cluster.state, target, container),
    exec: (target, container, command, options) =>
      execInPod(working, target, container, command, options, stdin, written),
  }
  const shellRun = streams.input.given ? undefined : shellRunIn(words)
  if (shellRun !== undefined) {
    const made = runKubectl(working.cluster, shellRun.words, io)
    if (made.exitCode === 0) return openShell(working, shellRun, namespaceIn(words, working), streams)
  }
  const { stdout, stderr, exitCode } = runKubectl(working.cluster, words, io)
  // Warnings and which container it is come before anything else is printed; kubectl's own complaints come last.
  const lines = stderr.split(/(?<=\n)/)
  const warnings = lines.filter((line) =>
    /^(?:Warning|Defaulted container|All commands and output|If you don't see)\b/.test(line),
  )
  const others = lines.filter((line) => !warnings.includes(line))
  if (warnings.length > 0) streams.err(warnings.join(''))
  for (const { to, text } of written) (to === 'out' ? streams.out : streams.err)(text)
  if (stdout !== '') streams.out(stdout)
  if (others.join('') !== '') streams.err(others.join(''))
  return exitCode
}

function namespaceIn(words: readonly string[], { session }: Working): string {
  const at = words.findIndex((word) => word === '-n' || word === '--namespace')
  const joined = words.find((word) => word.startsWith('--namespace='))
  return (
    joined?.slice('--namespace='.length) ??
    (at < 0 ? session.namespace : (words[at + 1] ?? session.namespace))
  )
}

const editedFile = '/tmp/kubectl-edit.yaml'

/** An editor is any program that changes a file: KUBE_EDITOR='sed -i s/old/new/' kubectl edit … */
function editedBy(
  editor: string,
  text: string,
  files: Files,
  run: (words: readonly string[]) => number,
): string {
  files.write(editedFile, text)
  run(['sh', '-c', `${editor} ${editedFile}`])
  const entry = files.at(editedFile)
  files.remove(editedFile)
  return entry?.is === 'file' ? (entry.text ?? text) : text
}

interface Entered {
  readonly inside: Inside
  readonly working: Working
}

function execInPod(
  around: Working,
  target: Parameters<NonNullable<KubectlIo['exec']>>[0],
  container: string | undefined,
  command: readonly string[],
  { stdin: takesInput, tty, attached = false, asLog = false }: ExecOptions,
  stdin: string,
  written: Chunk[],
): CommandOutput {
  const running = enter(around, target, container)
  const entered =
    running === undefined && attached
      ? enterEnded(around, target, container)
      : running && { inside: running, working: around }
  if (entered === undefined) {
    return {
      stdout: '',
      stderr: `error: Internal error occurred: unable to upgrade connection: container not found ("${container ?? ''}")\n`,
      exitCode: 1,
    }
  }
  const { inside, working } = entered
  const [path = '', ...rest] = command
  const name = path.slice(path.lastIndexOf('/') + 1)
  const isShell =
    /^(?:ba|a|da|z)?sh$/.test(name) && !rest.some((word) => !word.startsWith('-') || /^-[a-z]*c$/.test(word))
  if (isShell && takesInput && tty && stdin === '' && inside.tools.has(name)) {
    const shell = {
      namespace: inside.pod.metadata.namespace ?? 'default',
      pod: inside.pod.metadata.name,
      container: inside.container.name,
      shell: freshShellIn(working, inside, name, true),
    }
    working.session = { ...working.session, inside: [...working.session.inside, shell] }
    return { stdout: '', stderr: '', exitCode: 0 }
  }
  const streams: Streams = {
    input: inputFrom(takesInput ? stdin : undefined),
    out: (text) => void written.push({ to: 'out', text }),
    err: (text) => void written.push({ to: asLog ? 'out' : 'err', text }),
  }
  const exitCode = execDirectly(working, inside, command, streams, tty)
  if (exitCode !== 0 && !attached) endWith(written, exitCode)
  return { stdout: '', stderr: '', exitCode }
}

/**
 * `kubectl run -it POD -- COMMAND` attaches to a container whose own program the command is, and which has ended by now:
 * it is run again in a world beside this one, where the container waits.
 */
function enterEnded(working: Working, target: ObjectRef, container: string | undefined): Entered | undefined {
  const { namespace = 'default', name } = target
  const pod = working.cluster.state.get('Pod', namespace, name)
  if (pod === undefined) return undefined
  const cluster = working.cluster.fork()
  cluster.delete(target, { gracePeriodSeconds: 0 })
  const { labels } = pod.metadata
  const { volumes } = pod.spec as { readonly volumes?: unknown }
  const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const containers = all.map(({ args: _, restartPolicy: __, ...one }) => ({ ...one, command: ['pause'] }))
  const value = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, ...(labels === undefined ? {} : { labels }) },
    spec: { containers, ...(volumes === undefined ? {} : { volumes }) },
  }
  cluster.create(manifestOf(JSON.parse(JSON.stringify(value))))
  cluster.rest(60)
  const beside: Working = { ...working, cluster }
  const inside = enter(beside, target, container)
  return inside && { inside, working: beside }
}

/** kubectl's last line when a command fails; what helps on stands behind it. */
function endWith(written: Chunk[], exitCode: number): void {
  const isHint = ({ text }: Chunk): boolean => text.startsWith('hint: ')
  const hints = written.filter(isHint)
  const others = written.filter((chunk) => !isHint(chunk))
  const end: Chunk = { to: 'err', text: `command terminated with exit code ${exitCode}\n` }
  written.splice(0, written.length, ...others, end, ...hints)
}

/**
 * What does a prompt remember from one line to the next? The learner's machine with its files and variables, the shells
 * that were opened inside of pods, the namespace that kubectl uses. Plain data, never changed: a line gives a new one,
 * so that a session can be kept and gone back to. The cluster, which does change, stands beside it.
 */
import type { FileChanges } from '../api/pod-life.ts'
import type { Trace } from '../api/trace.ts'
import type { Cluster } from '../cluster.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ShellState } from '../script/surroundings.ts'
import type { Language } from '../trace/render.ts'
import type { LogLine } from './access-log.ts'

export interface Session {
  /** The shell on the learner's machine. */
  readonly shell: ShellState
  /** What was written there; the files of the real folder are read, never changed. */
  readonly files: FileChanges
  /** Shells inside of containers, as `kubectl exec -it POD -- bash` opens them; lines go to the last one. */
  readonly inside: readonly ShellInPod[]
  /** Of kubectl's current context. */
  readonly namespace: string
  /** The machine's own address, from outside of the cluster. */
  readonly address: string
  /** How long a command takes by the cluster's clock. 0: time passes only where a command waits. */
  readonly secondsPerCommand: number
  /** Where nobody watches: what one line may come to. */
  readonly limits?: LineLimits
  readonly host: HostFiles
  /** Of what the prompt itself says; programs speak English. */
  readonly language: Language
  /** Worlds to go back to, by name. */
  readonly snapshots: Readonly<Record<string, Snapshot>>
  /** What containers wrote about requests. */
  readonly logs: readonly LogLine[]
  /** The last request that was sent, and what the last failure is about. */
  readonly lastTrace?: Trace
  readonly lastProblems?: readonly Diagnostic[]
}

/** Programs that one line may start, and the moment of the cluster's clock, in seconds, from which on it starts none. */
export interface LineLimits {
  readonly calls: number
  readonly until: number
}

/** How everything stood at one moment. */
export interface Snapshot {
  readonly cluster: Cluster
  readonly session: Session
}

export interface ShellInPod {
  readonly namespace: string
  readonly pod: string
  readonly container: string
  readonly shell: ShellState
  /** The pod was made for this shell (kubectl run --rm -it), and goes with it. */
  readonly removeAtEnd?: boolean
}

/** The real folder behind the machine's working folder. Paths are relative to it, or absolute. */
export interface HostFiles {
  readonly read: (path: string) => string | undefined
  readonly list: (path: string) => readonly string[] | undefined
}

export interface SessionOptions {
  readonly namespace?: string
  readonly address?: string
  readonly secondsPerCommand?: number
  readonly limits?: LineLimits
  readonly host?: HostFiles
  readonly language?: Language
}

export const homeFolder = '/home/learner'
const noFiles: HostFiles = { read: () => undefined, list: () => undefined }

export function newSession(options: SessionOptions = {}): Session {
  return {
    shell: freshShell(),
    files: {},
    inside: [],
    namespace: options.namespace ?? 'default',
    // RFC 5737 keeps this block for examples.
    address: options.address ?? '203.0.113.10',
    secondsPerCommand: options.secondsPerCommand ?? 0,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    host: options.host ?? noFiles,
    language: options.language ?? 'en',
    snapshots: {},
    logs: [],
  }
}

function freshShell(): ShellState {
  const variables = {
    HOME: homeFolder,
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    PWD: homeFolder,
    SHELL: '/bin/bash',
    USER: 'learner',
    LANG: 'C.UTF-8',
  }
  return {
    name: 'bash',
    variables,
    exported: Object.keys(variables),
    folder: homeFolder,
    lastExitCode: 0,
    aliases: { k: 'kubectl' },
    functions: {},
    positional: [],
  }
}

/** What stands in front of the line: `$ ` on the machine, `root@POD:/# ` inside. */
export function promptOf({ inside }: Session): string {
  const last = inside.at(-1)
  if (last === undefined) return '$ '
  const { name, folder } = last.shell
  return name === 'bash' ? `root@${last.pod}:${folder}# ` : `${folder === '/' ? '/' : folder} # `
}

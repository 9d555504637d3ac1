/**
 * kubectl run -it NAME --image=IMAGE -- sh: a pod is made, and its shell stays open until `exit`; with --rm the pod goes
 * with it. Here the pod waits while its shell is open, because nobody types into the container itself.
 *
 * Source: kubernetes/kubectl pkg/cmd/run/run.go.
 */
import { attachNotice } from '../kubectl/attach.ts'
import type { Streams } from '../script/surroundings.ts'
import { enter, execDirectly, freshShellIn } from './in-pod.ts'
import type { Working } from './working.ts'

export interface ShellRun {
  /** The words of kubectl for a pod that waits. */
  readonly words: readonly string[]
  readonly name: string
  readonly shell: string
  readonly removeAtEnd: boolean
  readonly isQuiet: boolean
}

const attaching = /^(?:-it|-ti|-i|-t|--stdin|--tty|--rm|--command|--attach|-q|--quiet)(?:=true)?$/

/** undefined: another command, or one that runs something else than a shell. */
export function shellRunIn(words: readonly string[]): ShellRun | undefined {
  if (words[0] !== 'run') return undefined
  const at = words.indexOf('--')
  const own = at < 0 ? words : words.slice(0, at)
  const command = at < 0 ? [] : words.slice(at + 1)
  const [shell = 'sh', ...more] = command
  const has = (pattern: RegExp): boolean => own.some((word) => pattern.test(word))
  const isInteractive = has(/^-(?:it|ti|i)$|^--stdin(?:=true)?$/) && has(/^-(?:it|ti|t)$|^--tty(?:=true)?$/)
  const name = own.slice(1).find((word) => !word.startsWith('-'))
  const isDry = has(/^--dry-run/)
  const isShell =
    /^(?:\/(?:usr\/)?bin\/)?(?:ba|a|da|z)?sh$/.test(shell) && more.every((word) => /^-[il]+$/.test(word))
  if (!isInteractive || !isShell || isDry || name === undefined) return undefined
  const rest = own.filter((word) => !attaching.test(word))
  return {
    words: [...rest, '--command', '--', 'sleep', 'infinity'],
    name,
    shell,
    removeAtEnd: has(/^--rm(?:=true)?$/),
    isQuiet: has(/^(?:-q|--quiet)(?:=true)?$/),
  }
}

/** The pod is there by now: waits for its container, and opens the shell in it. */
export function openShell(
  working: Working,
  { name, shell, removeAtEnd, isQuiet }: ShellRun,
  namespace: string,
  streams: Streams,
): number {
  working.cluster.rest(60)
  const inside = enter(working, { kind: 'Pod', namespace, name }, undefined)
  if (inside === undefined) {
    streams.err(
      `error: timed out waiting for the condition\nhint: kubectl describe pod ${name} says why it does not start\n`,
    )
    return 1
  }
  const program = shell.slice(shell.lastIndexOf('/') + 1)
  if (!inside.tools.has(program)) return execDirectly(working, inside, [shell], streams, true)
  const opened = {
    namespace,
    pod: name,
    container: inside.container.name,
    shell: freshShellIn(working, inside, program, true),
    removeAtEnd,
  }
  working.session = { ...working.session, inside: [...working.session.inside, opened] }
  if (!isQuiet) streams.err(attachNotice)
  return 0
}
